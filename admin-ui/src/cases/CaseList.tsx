import type { CaseRecordJson } from '../../../api/cases/contract.js'
import { AgeCell } from '../presentation/AgeCell.js'
import { Day } from '../presentation/Day.js'
import type { ListColumn, ListFilter } from '../presentation/list-column.js'
import { ListPage } from '../presentation/ListPage.js'
import { Money } from '../presentation/Money.js'
import { RecordLink } from '../presentation/RecordLink.js'
import { usePrefetchPage } from '../presentation/use-record-page.js'
import { casePath } from './case-words.js'
import { CaseClock } from './CaseClock.js'
import { CaseStateChip } from './CaseStateChip.js'

const COLUMNS: readonly ListColumn<CaseRecordJson>[] = [
  { id: 'id', label: 'Case', sort: 'id', render: (row) => <RecordLink resource="cases" id={row.id} />, text: (row) => row.id },
  { id: 'type', label: 'Type', sort: 'typeName', render: (row) => row.typeName, text: (row) => row.typeName },
  { id: 'summary', label: 'About', render: (row) => row.summary, text: (row) => row.summary, phone: 'title' },
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
  },
  { id: 'state', label: 'State', sort: 'state', render: (row) => <CaseStateChip entry={row} />, text: (row) => row.state },
  { id: 'owner', label: 'Owner', render: (row) => row.ownerName ?? 'nobody', text: (row) => row.ownerName },
  {
    id: 'due',
    label: 'Due',
    sort: 'dueOn',
    render: (row) => <CaseClock entry={row} />,
    text: (row) => row.dueOn,
  },
  {
    id: 'age',
    label: 'Age',
    render: (row) => (row.state === 'closed' ? <Day date={row.closedOn} /> : <AgeCell since={row.openedAt} />),
    text: (row) => row.openedOn,
    phone: 'hidden',
  },
  {
    id: 'disputed',
    label: 'Disputed',
    align: 'right',
    render: (row) => (row.disputed === null ? '–' : <Money amount={row.disputed} />),
    text: (row) => row.disputed,
    phone: 'hidden',
  },
]

const FILTERS: readonly ListFilter[] = [
  {
    source: 'kind',
    label: 'Kind',
    choices: [
      { value: 'complaint', label: 'Complaint' },
      { value: 'enquiry', label: 'Enquiry' },
      { value: 'dispute', label: 'Dispute' },
      { value: 'regulator', label: 'Regulator' },
    ],
  },
  { source: 'accountId', label: 'Account', kind: 'text' },
]

const SAVED = [
  { label: 'Open', filter: { isOpen: true } },
  { label: 'Overdue', filter: { isOverdue: true } },
  { label: 'Nobody has it', filter: { isUnowned: true } },
  { label: 'Waiting for the customer', filter: { state: 'waiting' } },
  { label: 'Closed', filter: { state: 'closed' } },
]

/** What customers have raised and is not settled, the most urgent first. */
export function CaseList() {
  return (
    <ListPage<CaseRecordJson>
      resource="cases"
      title="Cases"
      columns={COLUMNS}
      sort={{ field: 'dueOn', order: 'ASC' }}
      rowTo={(row) => casePath(row.id)}
      searchFor="Words of a case, or an account"
      filters={FILTERS}
      saved={SAVED}
      initially={{ isOpen: true }}
      prefetch={usePrefetchPage('cases')}
      refreshMs={60_000}
      empty={{
        title: 'No case here',
        sentence: 'A complaint, an enquiry or a dispute is opened on the page of its account: More ▾.',
      }}
    />
  )
}
