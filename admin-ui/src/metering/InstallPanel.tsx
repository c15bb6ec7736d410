import type { MeterPageJson } from '../../../api/metering/contract.js'
import { Day } from '../presentation/Day.js'
import { type DenseColumn, DenseTable } from '../presentation/DenseTable.js'
import { EmptyState } from '../presentation/EmptyState.js'
import { numberText } from '../presentation/money-text.js'
import { Panel } from '../presentation/Panel.js'
import { RecordLink } from '../presentation/RecordLink.js'

type Row = MeterPageJson['installs'][number]

const COLUMNS: readonly DenseColumn<Row>[] = [
  {
    label: 'Where',
    render: (row) => (
      <RecordLink resource="premises" id={row.premiseId}>
        {row.address}
      </RecordLink>
    ),
  },
  { label: 'Register', render: (row) => row.register, desktopOnly: true },
  { label: 'Installed', render: (row) => <Day date={row.installedOn} /> },
  { label: 'Dial then', align: 'right', render: (row) => numberText(row.installRead) },
  { label: 'Removed', render: (row) => (row.removedOn === null ? 'in place' : <Day date={row.removedOn} />) },
  { label: 'Dial at removal', align: 'right', render: (row) => (row.removalRead === null ? '' : numberText(row.removalRead)) },
]

/** Where the meter served, with its reads at both ends. */
export function InstallPanel({ installs }: { readonly installs: MeterPageJson['installs'] }) {
  return (
    <Panel title="Installed at">
      {installs.length === 0 ? (
        <EmptyState dense title="Never installed" sentence="It has hung nowhere yet." />
      ) : (
        <DenseTable label="Installs" rows={installs} columns={COLUMNS} rowKey={(row) => `${row.register}-${row.installedOn}`} />
      )}
    </Panel>
  )
}
