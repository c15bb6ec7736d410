import { addDays } from '../../../../domain/kernel/local-date.js'
import type { ServiceRequestRecordJson } from '../../../../api/services/request-contract.js'
import { Day } from '../../presentation/Day.js'
import type { ListColumn, ListFilter } from '../../presentation/list-column.js'
import { ListPage } from '../../presentation/ListPage.js'
import { RecordLink } from '../../presentation/RecordLink.js'
import { StateChip } from '../../presentation/StateChip.js'
import { stateText } from '../../presentation/state-tone.js'
import { usePrefetchPage } from '../../presentation/use-record-page.js'
import { useToday } from '../../presentation/use-utility.js'
import { REQUEST_KINDS, requestKindText } from '../request-words.js'
import { requestPage } from '../service-paths.js'
import { NewRequestButtons } from './NewRequestButtons.js'
import { RequestStateChip } from './RequestStateChip.js'

const COLUMNS: readonly ListColumn<ServiceRequestRecordJson>[] = [
  {
    id: 'id',
    label: 'Request',
    sort: 'id',
    phone: 'title',
    render: (row) => <RecordLink resource="service-requests" id={row.id} />,
    text: (row) => row.id,
  },
  {
    id: 'kind',
    label: 'Kind',
    sort: 'kind',
    phone: 'title',
    render: (row) => requestKindText(row.kind),
    text: (row) => row.kind,
  },
  { id: 'customer', label: 'Customer', render: (row) => row.customerName, text: (row) => row.customerName },
  {
    id: 'account',
    label: 'Account',
    sort: 'accountId',
    phone: 'hidden',
    render: (row) => <RecordLink resource="accounts" id={row.accountId} />,
    text: (row) => row.accountId,
  },
  { id: 'where', label: 'Where', render: whereText, text: whereText },
  {
    id: 'stopOn',
    label: 'Last day',
    sort: 'stopOn',
    render: (row) => <Day date={row.stopOn} />,
    text: (row) => row.stopOn,
  },
  {
    id: 'startOn',
    label: 'First day',
    sort: 'startOn',
    render: (row) => <Day date={row.startOn} />,
    text: (row) => row.startOn,
  },
  {
    id: 'state',
    label: 'State',
    sort: 'state',
    phone: 'title',
    render: (row) => <RequestStateChip request={row} />,
    text: (row) => row.state,
  },
  { id: 'waitsFor', label: 'Waits for', render: (row) => row.waitsFor ?? '–', text: (row) => row.waitsFor },
  {
    id: 'requestedOn',
    label: 'Asked for',
    sort: 'requestedOn',
    phone: 'hidden',
    render: (row) => <Day date={row.requestedOn} />,
    text: (row) => row.requestedOn,
  },
  {
    id: 'processState',
    label: 'Process',
    optional: true,
    render: (row) => (row.processState === null ? '–' : <StateChip state={row.processState} />),
    text: (row) => row.processState,
  },
]

/** What a request may wait for, as its process has it. */
const WAITS = [
  { value: 'prerequisites', label: 'Deposit, identity, debts' },
  { value: 'date', label: 'Its day' },
  { value: 'field_work', label: 'The crew' },
  { value: 'reads', label: 'Reads' },
  { value: 'correction', label: 'A correction' },
  { value: 'next_bill', label: 'The next bill' },
  { value: 'payment', label: 'A payment' },
  { value: 'refund', label: 'A refund' },
  { value: 'resumption', label: 'Being resumed' },
]

const FILTERS: readonly ListFilter[] = [
  { source: 'kind', label: 'Kind', choices: REQUEST_KINDS.map((value) => ({ value, label: requestKindText(value) })) },
  {
    source: 'state',
    label: 'State',
    choices: ['open', 'completed', 'cancelled'].map((value) => ({ value, label: stateText(value) })),
  },
  { source: 'waitingFor', label: 'Waits for', choices: WAITS },
  { source: 'startFrom', label: 'First day from', kind: 'day' },
  { source: 'startTo', label: 'First day to', kind: 'day' },
  { source: 'stopFrom', label: 'Last day from', kind: 'day' },
  { source: 'stopTo', label: 'Last day to', kind: 'day' },
]

/** What was asked for: moves in and out, transfers and suspensions, with what each waits for. */
export function RequestList() {
  const today = useToday()
  return (
    <ListPage<ServiceRequestRecordJson>
      resource="service-requests"
      title="Service requests"
      subtitle="Moves in and out, transfers and suspensions, from the call to the last bill"
      columns={COLUMNS}
      sort={{ field: 'id', order: 'DESC' }}
      rowTo={(row) => requestPage(row.id)}
      searchFor="Number, account, name or address"
      filters={FILTERS}
      saved={today === undefined ? [] : savedFor(today)}
      prefetch={usePrefetchPage('service-requests')}
      refreshMs={10_000}
      acts={<NewRequestButtons />}
      empty={{
        title: 'No service request yet',
        sentence:
          'When somebody calls to move in, move out or move house, begin it here or on the page of the account or the place.',
      }}
    />
  )
}

/** Filters of the day: what is open, what is due next, and what should have happened already. */
function savedFor(today: string) {
  const weekOn = addDays(today, 7)
  return [
    { label: 'Open', filter: { state: 'open' } },
    { label: 'Moves in this week', filter: { state: 'open', startFrom: today, startTo: weekOn } },
    { label: 'Moves out this week', filter: { state: 'open', stopFrom: today, stopTo: weekOn } },
    { label: 'Overdue', filter: { isOverdue: true } },
    { label: 'Waits for the customer', filter: { waitingFor: ['prerequisites', 'payment'] } },
  ]
}

/** The place, or both where one is left for the other. */
function whereText({ address, fromAddress }: ServiceRequestRecordJson): string {
  return [fromAddress, address].filter((each) => each !== null).join(' → ')
}
