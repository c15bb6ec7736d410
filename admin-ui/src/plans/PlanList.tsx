import type { PlanRecordJson } from '../../../api/plans/contract.js'
import { Day } from '../presentation/Day.js'
import type { ListColumn, ListFilter } from '../presentation/list-column.js'
import { ListPage } from '../presentation/ListPage.js'
import { Money } from '../presentation/Money.js'
import { RecordLink } from '../presentation/RecordLink.js'
import { usePrefetchPage } from '../presentation/use-record-page.js'
import { planPath } from './plan-words.js'
import { PlanStateChip } from './PlanStateChip.js'

const COLUMNS: readonly ListColumn<PlanRecordJson>[] = [
  {
    id: 'id',
    label: 'Plan',
    sort: 'id',
    render: (row) => <RecordLink resource="payment-plans" id={row.id} />,
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
  { id: 'state', label: 'State', sort: 'state', render: (row) => <PlanStateChip plan={row} />, text: (row) => row.state },
  {
    id: 'next',
    label: 'Next due',
    sort: 'nextDueOn',
    render: (row) => <Day date={row.nextDueOn} />,
    text: (row) => row.nextDueOn,
  },
  {
    id: 'amount',
    label: 'Due then',
    align: 'right',
    render: (row) => <Money amount={row.nextAmount} />,
    text: (row) => row.nextAmount,
  },
  { id: 'open', label: 'Still to pay', align: 'right', render: (row) => <Money amount={row.open} />, text: (row) => row.open },
  {
    id: 'arrears',
    label: 'Taken over',
    align: 'right',
    sort: 'arrears',
    render: (row) => <Money amount={row.arrears} />,
    text: (row) => row.arrears,
    phone: 'hidden',
  },
  {
    id: 'made',
    label: 'Made',
    sort: 'madeOn',
    render: (row) => <Day date={row.madeOn} />,
    text: (row) => row.madeOn,
    phone: 'hidden',
  },
]

const FILTERS: readonly ListFilter[] = [{ source: 'accountId', label: 'Account', kind: 'text' }]

const SAVED = [
  { label: 'Being paid', filter: { state: 'active' } },
  { label: 'At risk', filter: { isAtRisk: true } },
  { label: 'Broken', filter: { state: 'broken' } },
  { label: 'Kept', filter: { state: 'kept' } },
]

/** Debts that are being paid off, what falls due next first. */
export function PlanList() {
  return (
    <ListPage<PlanRecordJson>
      resource="payment-plans"
      title="Payment plans"
      columns={COLUMNS}
      sort={{ field: 'nextDueOn', order: 'ASC' }}
      rowTo={(row) => planPath(row.id)}
      searchFor="An account or a name"
      filters={FILTERS}
      saved={SAVED}
      initially={{ state: 'active' }}
      prefetch={usePrefetchPage('payment-plans')}
      refreshMs={60_000}
      empty={{ title: 'No plan here', sentence: 'A payment plan is made on the page of its account: More ▾.' }}
    />
  )
}
