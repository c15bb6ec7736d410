import { Link } from 'react-router-dom'
import { periodText } from '../../presentation/date-text.js'
import { type DenseColumn, DenseTable } from '../../presentation/DenseTable.js'
import { EmptyState } from '../../presentation/EmptyState.js'
import { Money } from '../../presentation/Money.js'
import { Quantity } from '../../presentation/Quantity.js'
import { stateText } from '../../presentation/state-tone.js'
import type { RecentPeriod } from '../billing-records.js'
import { billPath } from '../run-words.js'

const SHOWN = 13

const COLUMNS: readonly DenseColumn<RecentPeriod>[] = [
  { label: 'Period', render: (row) => <Link to={billPath(row.billId)}>{periodText(row.periodFrom, row.periodTo)}</Link> },
  { label: 'Service', render: (row) => stateText(row.service), desktopOnly: true },
  { label: 'Quantity', align: 'right', render: (row) => <Quantity value={row.quantity} unit={row.unit} /> },
  { label: 'Amount', align: 'right', render: (row) => <Money amount={row.amount} /> },
]

/** What was billed before, latest first, so that a figure can be judged against its own history. */
export function LastPeriods({ periods }: { readonly periods: readonly RecentPeriod[] }) {
  if (periods.length === 0) return <EmptyState dense title="No bill yet" sentence="This would be the first." />
  const latest = [...periods].sort((one, other) => (one.periodTo < other.periodTo ? 1 : -1)).slice(0, SHOWN)
  return <DenseTable label="Last bills" rows={latest} columns={COLUMNS} rowKey={(row) => `${row.billId} ${row.agreementId}`} />
}
