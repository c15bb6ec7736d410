import type { CollectionsHomeJson } from '../../../api/collections/contract.js'
import { type DenseColumn, DenseTable } from '../presentation/DenseTable.js'
import { EmptyState } from '../presentation/EmptyState.js'
import { Money } from '../presentation/Money.js'
import { Panel } from '../presentation/Panel.js'
import { TextLink } from '../presentation/TextLink.js'
import { stageText } from './collection-words.js'

type Stage = CollectionsHomeJson['pipeline'][number]

const casesAt = ({ state, stage }: Stage): string =>
  `/collections?filter=${encodeURIComponent(JSON.stringify(state === 'dunning' ? { state, step: stage } : { state }))}`

const COLUMNS: readonly DenseColumn<Stage>[] = [
  {
    label: 'Stands at',
    render: (row) => (
      <TextLink to={casesAt(row)}>{row.state === 'dunning' ? `Before: ${stageText(row.stage)}` : stageText(row.stage)}</TextLink>
    ),
  },
  { label: 'Cases', align: 'right', render: (row) => row.cases },
  { label: 'Owed', align: 'right', render: (row) => <Money amount={row.owed} /> },
]

/** Open cases by where they stand, with the money behind them. */
export function PipelinePanel({ stages }: { readonly stages: readonly Stage[] }) {
  return (
    <Panel title="Pipeline" aside={<TextLink to="/collections">All cases</TextLink>}>
      {stages.length === 0 ? (
        <EmptyState
          dense
          title="No open case"
          sentence="Cases are opened each night for accounts whose debt has come to what the policy says."
        />
      ) : (
        <DenseTable label="Pipeline" rows={stages} columns={COLUMNS} rowKey={(row) => `${row.state}-${row.stage}`} />
      )}
    </Panel>
  )
}
