import { type DenseColumn, DenseTable } from '../presentation/DenseTable.js'
import { EmptyState } from '../presentation/EmptyState.js'
import { Money } from '../presentation/Money.js'
import { numberText } from '../presentation/money-text.js'
import { Panel } from '../presentation/Panel.js'
import type { EffectSum } from './effect-words.js'

interface Props {
  readonly title: string
  readonly first: string
  readonly rows: readonly EffectSum[]
  readonly empty: string
  readonly showsMoney?: boolean
}

/** What would have been, what the packs in force would have done, and what is on record, beside each other. */
export function EffectTable({ title, first, rows, empty, showsMoney = false }: Props) {
  const hasHappened = rows.some(({ happened }) => happened !== null)
  const columns: readonly DenseColumn<EffectSum>[] = [
    { label: first, render: (row) => row.label },
    ...(hasHappened
      ? [
          {
            label: 'Happened',
            align: 'right' as const,
            render: (row: EffectSum) => (row.happened === null ? '–' : numberText(row.happened.cases)),
          },
        ]
      : []),
    { label: 'In force', align: 'right', render: (row) => numberText(row.governed.cases) },
    { label: 'This pack', align: 'right', render: (row) => <strong>{numberText(row.tried.cases)}</strong> },
    { label: 'Difference', align: 'right', render: (row) => differenceText(row.tried.cases - row.governed.cases) },
    ...(showsMoney
      ? [
          {
            label: 'Past due, this pack',
            align: 'right' as const,
            desktopOnly: true,
            render: (row: EffectSum) => <Money amount={row.tried.amount} />,
          },
        ]
      : []),
  ]
  return (
    <Panel title={title}>
      {rows.length === 0 ? (
        <EmptyState dense title={empty} />
      ) : (
        <DenseTable label={title} rows={rows} columns={columns} rowKey={(row) => row.key} />
      )}
    </Panel>
  )
}

function differenceText(difference: number): string {
  if (difference === 0) return 'none'
  return difference > 0 ? `+${numberText(difference)}` : numberText(difference)
}
