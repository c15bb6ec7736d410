import type { DepositRecordJson } from '../../../api/deposits/contract.js'
import { Day } from '../presentation/Day.js'
import type { ListColumn, ListFilter } from '../presentation/list-column.js'
import { ListPage } from '../presentation/ListPage.js'
import { Money } from '../presentation/Money.js'
import { RecordLink } from '../presentation/RecordLink.js'
import { usePrefetchPage } from '../presentation/use-record-page.js'
import { depositPath, depositStateText } from './deposit-words.js'
import { DepositStateChip } from './DepositStateChip.js'

const COLUMNS: readonly ListColumn<DepositRecordJson>[] = [
  {
    id: 'id',
    label: 'Deposit',
    sort: 'id',
    render: (row) => <RecordLink resource="deposits" id={row.id} />,
    text: (row) => row.id,
  },
  {
    id: 'account',
    label: 'Account',
    sort: 'accountId',
    render: (row) => (
      <>
        <RecordLink resource="accounts" id={row.accountId} /> {row.customerName}
      </>
    ),
    text: (row) => row.accountId,
    phone: 'title',
  },
  {
    id: 'state',
    label: 'State',
    sort: 'state',
    render: (row) => <DepositStateChip state={row.state} />,
    text: (row) => depositStateText(row.state),
  },
  {
    id: 'amount',
    label: 'Amount',
    align: 'right',
    sort: 'amount',
    render: (row) => <Money amount={row.amount} currency={row.currency} />,
    text: (row) => row.amount,
  },
  {
    id: 'paid',
    label: 'Paid of it',
    align: 'right',
    render: (row) => <Money amount={row.paid} currency={row.currency} />,
    text: (row) => row.paid,
    phone: 'hidden',
  },
  {
    id: 'nextDueOn',
    label: 'Next due',
    sort: 'nextDueOn',
    render: (row) => <Day date={row.nextDueOn} />,
    text: (row) => row.nextDueOn,
  },
  {
    id: 'heldSince',
    label: 'Held since',
    sort: 'heldSince',
    render: (row) => (row.state === 'asked' ? null : <Day date={row.heldSince} />),
    text: (row) => (row.state === 'asked' ? null : row.heldSince),
  },
  {
    id: 'reviewed',
    label: 'Reviewed',
    sort: 'lastReviewedOn',
    render: (row) => <Day date={row.lastReviewedOn} />,
    text: (row) => row.lastReviewedOn,
    phone: 'hidden',
  },
]

const FILTERS: readonly ListFilter[] = [
  { source: 'accountId', label: 'Account', kind: 'text' },
  { source: 'heldFrom', label: 'Held from', kind: 'day' },
  { source: 'heldTo', label: 'Held to', kind: 'day' },
]

const SAVED = [
  { label: 'Held', filter: { state: 'held' } },
  { label: 'Asked for', filter: { state: 'asked' } },
  { label: 'Overdue', filter: { isOverdue: true } },
  { label: 'Not reviewed for 11 months', filter: { isLongHeld: true } },
  { label: 'Credited', filter: { state: 'applied' } },
]

/** Deposits that are held and asked for. */
export function DepositList() {
  return (
    <ListPage<DepositRecordJson>
      resource="deposits"
      title="Deposits"
      subtitle="Held for customers, no part of what they owe"
      columns={COLUMNS}
      sort={{ field: 'heldSince', order: 'ASC' }}
      rowTo={(row) => depositPath(row.id)}
      searchFor="A deposit, an account or a name"
      filters={FILTERS}
      saved={SAVED}
      initially={{ state: 'held' }}
      prefetch={usePrefetchPage('deposits')}
      refreshMs={60_000}
      empty={{ title: 'No deposit here', sentence: 'A deposit is asked for on the page of its account: More ▾.' }}
    />
  )
}
