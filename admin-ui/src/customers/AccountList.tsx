import type { AccountRecordJson } from '../../../api/customers/contract.js'
import { Day } from '../presentation/Day.js'
import type { ListColumn, ListFilter } from '../presentation/list-column.js'
import { ListPage } from '../presentation/ListPage.js'
import { Money } from '../presentation/Money.js'
import { RecordLink } from '../presentation/RecordLink.js'
import { serviceText } from '../presentation/service-words.js'
import { StateChip } from '../presentation/StateChip.js'
import { usePrefetchPage } from '../presentation/use-record-page.js'
import { classText, deliveryText } from './customer-words.js'

const COLUMNS: readonly ListColumn<AccountRecordJson>[] = [
  {
    id: 'id',
    label: 'Account',
    sort: 'id',
    render: (row) => <RecordLink resource="accounts" id={row.id} />,
    text: (row) => row.id,
    phone: 'detail',
  },
  {
    id: 'customer',
    label: 'Customer',
    sort: 'customerName',
    render: (row) => row.customerName,
    text: (row) => row.customerName,
    phone: 'title',
  },
  {
    id: 'address',
    label: 'Address of service',
    render: (row) => `${row.serviceAddress ?? '–'}${row.premises > 1 ? ` and ${row.premises - 1} more` : ''}`,
    text: (row) => row.serviceAddress,
  },
  {
    id: 'services',
    label: 'Services',
    render: (row) => row.services.map(serviceText).join(', '),
    text: (row) => row.services.join(' '),
    phone: 'hidden',
  },
  {
    id: 'class',
    label: 'Class',
    sort: 'customerClass',
    render: (row) => classText(row.customerClass),
    text: (row) => row.customerClass,
    phone: 'hidden',
  },
  {
    id: 'cycle',
    label: 'Cycle',
    sort: 'billCycle',
    render: (row) => row.billCycle,
    text: (row) => row.billCycle,
    phone: 'hidden',
  },
  { id: 'status', label: 'Status', sort: 'status', render: (row) => <StateChip state={row.status} />, text: (row) => row.status },
  {
    id: 'balance',
    label: 'Balance',
    sort: 'balance',
    align: 'right',
    render: (row) => <Money amount={row.balance} sayCredit />,
    text: (row) => row.balance,
  },
  {
    id: 'pastDue',
    label: 'Past due',
    sort: 'pastDue',
    align: 'right',
    render: (row) => <Money amount={row.pastDue} />,
    text: (row) => row.pastDue,
  },
  {
    id: 'delivery',
    label: 'Bills go',
    sort: 'delivery',
    optional: true,
    render: (row) => deliveryText(row.delivery),
    text: (row) => row.delivery,
    phone: 'hidden',
  },
  {
    id: 'opened',
    label: 'Opened',
    sort: 'openedOn',
    optional: true,
    render: (row) => <Day date={row.openedOn} />,
    text: (row) => row.openedOn,
    phone: 'hidden',
  },
  {
    id: 'closed',
    label: 'Closed',
    sort: 'closedOn',
    optional: true,
    render: (row) => <Day date={row.closedOn} />,
    text: (row) => row.closedOn,
    phone: 'hidden',
  },
]

const FILTERS: readonly ListFilter[] = [
  {
    source: 'customerClass',
    label: 'Class',
    choices: ['residential', 'commercial', 'industrial', 'public_authority'].map((value) => ({ value, label: classText(value) })),
  },
  { source: 'billCycle', label: 'Cycle', kind: 'text' },
]

const SAVED = [
  { label: 'Active', filter: { status: 'active' } },
  { label: 'Past due', filter: { isPastDue: true } },
  { label: 'In credit', filter: { hasCredit: true } },
  { label: 'Closed, still owing', filter: { status: 'closed', owes: true } },
  { label: 'Life support', filter: { lifeSupport: true } },
]

/** Who pays, with where they take service and how they stand. */
export function AccountList() {
  return (
    <ListPage<AccountRecordJson>
      resource="accounts"
      title="Accounts"
      columns={COLUMNS}
      sort={{ field: 'id', order: 'ASC' }}
      rowTo={(row) => `/accounts/${row.id}/show`}
      searchFor="Number, name or address"
      filters={FILTERS}
      saved={SAVED}
      prefetch={usePrefetchPage('accounts')}
      empty={{ title: 'No accounts yet', sentence: 'Accounts come with the import of a utility’s data: Set-up › Imports.' }}
    />
  )
}
