import { type DenseColumn, DenseTable } from '../presentation/DenseTable.js'
import { EmptyState } from '../presentation/EmptyState.js'
import { Money } from '../presentation/Money.js'
import { numberText } from '../presentation/money-text.js'
import { Panel } from '../presentation/Panel.js'
import { percentText, type RevenueSum } from './what-if-words.js'

interface Props {
  readonly title: string
  readonly first: string
  readonly rows: readonly RevenueSum[]
  readonly labelOf: (key: string) => string
}

/** What was billed, what the released tariffs come to, and what the draft would have brought in. */
export function RevenueTable({ title, first, rows, labelOf }: Props) {
  const columns: readonly DenseColumn<RevenueSum>[] = [
    { label: first, render: (row) => labelOf(row.key) },
    { label: 'Bills', align: 'right', render: (row) => numberText(row.bills), desktopOnly: true },
    { label: 'Billed', align: 'right', render: (row) => <Money amount={row.billed} />, desktopOnly: true },
    { label: 'Released', align: 'right', render: (row) => <Money amount={row.released} />, desktopOnly: true },
    { label: 'Draft', align: 'right', render: (row) => <Money amount={row.draft} /> },
    { label: 'Difference', align: 'right', render: (row) => <Money amount={row.difference} sx={{ fontWeight: 600 }} /> },
    { label: 'Of it taxes', align: 'right', render: (row) => <Money amount={row.taxes} />, desktopOnly: true },
    { label: 'Change', align: 'right', render: (row) => percentText(row.released, row.draft) },
  ]
  return (
    <Panel title={title}>
      {rows.length === 0 ? (
        <EmptyState dense title="No bill was rated yet" />
      ) : (
        <DenseTable label={title} rows={rows} columns={columns} rowKey={(row) => row.key} />
      )}
    </Panel>
  )
}
