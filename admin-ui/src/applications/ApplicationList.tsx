import type { ApplicationRecordJson } from '../../../api/applications/contract.js'
import { AgeCell } from '../presentation/AgeCell.js'
import { Day } from '../presentation/Day.js'
import type { ListColumn, ListFilter } from '../presentation/list-column.js'
import { ListPage } from '../presentation/ListPage.js'
import { RecordLink } from '../presentation/RecordLink.js'
import { usePrefetchPage } from '../presentation/use-record-page.js'
import { applicationKindText, applicationPath, servicesText } from './application-words.js'
import { ApplicationStateChip } from './ApplicationStateChip.js'

const isWaiting = (row: ApplicationRecordJson): boolean => row.state === 'submitted' || row.state === 'asked'

const COLUMNS: readonly ListColumn<ApplicationRecordJson>[] = [
  {
    id: 'id',
    label: 'Application',
    sort: 'id',
    render: (row) => <RecordLink resource="applications" id={row.id} />,
    text: (row) => row.id,
  },
  { id: 'applicant', label: 'Applicant', render: (row) => row.applicant, text: (row) => row.applicant, phone: 'title' },
  { id: 'address', label: 'Place', render: (row) => row.address, text: (row) => row.address },
  {
    id: 'services',
    label: 'Wants',
    render: (row) => (row.kind === 'connection' ? `Connection: ${servicesText(row.services)}` : servicesText(row.services)),
    text: (row) => row.services.join(' '),
  },
  { id: 'startOn', label: 'From', sort: 'startOn', render: (row) => <Day date={row.startOn} />, text: (row) => row.startOn },
  { id: 'state', label: 'State', sort: 'state', render: (row) => <ApplicationStateChip entry={row} />, text: (row) => row.state },
  {
    id: 'due',
    label: 'Due',
    sort: 'dueOn',
    render: (row) => (row.dueOn === null ? '–' : <Day date={row.dueOn} />),
    text: (row) => row.dueOn,
  },
  {
    id: 'age',
    label: 'Age',
    sort: 'submittedAt',
    render: (row) => (isWaiting(row) ? <AgeCell since={row.submittedAt} /> : <Day date={row.closedOn} />),
    text: (row) => row.submittedOn,
    phone: 'hidden',
  },
  {
    id: 'files',
    label: 'Documents',
    align: 'right',
    render: (row) => String(row.files),
    text: (row) => String(row.files),
    phone: 'hidden',
  },
  {
    id: 'became',
    label: 'Became',
    render: (row) => {
      if (row.requestId !== null) return <RecordLink resource="service-requests" id={row.requestId} />
      return row.connectionId === null ? '–' : <RecordLink resource="connections" id={row.connectionId} />
    },
    text: (row) => row.requestId ?? row.connectionId,
    phone: 'hidden',
  },
]

const FILTERS: readonly ListFilter[] = [
  {
    source: 'kind',
    label: 'Kind',
    choices: [
      { value: 'service', label: applicationKindText('service') },
      { value: 'connection', label: applicationKindText('connection') },
    ],
  },
  { source: 'premiseId', label: 'Premise', kind: 'text' },
]

const SAVED = [
  { label: 'To decide', filter: { state: 'submitted' } },
  { label: 'Overdue', filter: { isOverdue: true } },
  { label: 'Waiting for the applicant', filter: { state: 'asked' } },
  { label: 'Accepted', filter: { state: 'accepted' } },
  { label: 'Refused', filter: { state: 'refused' } },
]

/** What people sent from the public page, the most urgent first. */
export function ApplicationList() {
  return (
    <ListPage<ApplicationRecordJson>
      resource="applications"
      title="Applications"
      columns={COLUMNS}
      sort={{ field: 'dueOn', order: 'ASC' }}
      rowTo={(row) => applicationPath(row.id)}
      searchFor="A name, an e-mail, an address or a number"
      filters={FILTERS}
      saved={SAVED}
      initially={{ isWaiting: true }}
      prefetch={usePrefetchPage('applications')}
      refreshMs={60_000}
      empty={{
        title: 'No application here',
        sentence: 'People apply for service at /apply; what they send stands here until it is decided.',
      }}
    />
  )
}
