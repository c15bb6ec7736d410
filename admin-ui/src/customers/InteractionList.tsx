import type { InteractionRecordJson } from '../../../api/customers/contract.js'
import { Day } from '../presentation/Day.js'
import { Instant } from '../presentation/Instant.js'
import type { ListColumn, ListFilter } from '../presentation/list-column.js'
import { NOTE_TYPES } from './note-types.js'
import { ListPage } from '../presentation/ListPage.js'
import { RecordLink } from '../presentation/RecordLink.js'
import { interactionText, topicText } from './customer-words.js'

const COLUMNS: readonly ListColumn<InteractionRecordJson>[] = [
  {
    id: 'recorded',
    label: 'When',
    sort: 'recordedAt',
    render: (row) => <Instant at={row.recordedAt} />,
    text: (row) => row.recordedAt,
  },
  { id: 'kind', label: 'Channel', sort: 'kind', render: (row) => interactionText(row.kind), text: (row) => row.kind },
  { id: 'type', label: 'About', sort: 'type', render: (row) => topicText(row.type), text: (row) => row.type },
  {
    id: 'account',
    label: 'Account',
    render: (row) => (row.accountId === null ? '–' : <RecordLink resource="accounts" id={row.accountId} />),
    text: (row) => row.accountId,
  },
  { id: 'summary', label: 'What', render: (row) => row.summary, text: (row) => row.summary, phone: 'title' },
  { id: 'body', label: 'Details', optional: true, render: (row) => row.body ?? '', text: (row) => row.body, phone: 'hidden' },
  {
    id: 'followUp',
    label: 'Come back on',
    sort: 'followUpOn',
    render: (row) => <Day date={row.followUpOn} />,
    text: (row) => row.followUpOn,
  },
  { id: 'by', label: 'By', render: (row) => row.recordedBy, text: (row) => row.recordedBy },
]

const FILTERS: readonly ListFilter[] = [
  {
    source: 'kind',
    label: 'Channel',
    choices: ['note', 'call', 'visit', 'email', 'letter', 'sms', 'system'].map((value) => ({
      value,
      label: interactionText(value),
    })),
  },
  { source: 'type', label: 'About', choices: NOTE_TYPES.map((value) => ({ value, label: topicText(value) })) },
  { source: 'accountId', label: 'Account', kind: 'text' },
  { source: 'recordedFrom', label: 'From', kind: 'day' },
  { source: 'recordedTo', label: 'To', kind: 'day' },
]

/** Everything that was said or noted, across accounts. */
export function InteractionList() {
  return (
    <ListPage<InteractionRecordJson>
      resource="interactions"
      title="Notes and contacts"
      columns={COLUMNS}
      sort={{ field: 'recordedAt', order: 'DESC' }}
      rowTo={(row) => (row.accountId === null ? `/customers/${row.customerId}/show` : `/accounts/${row.accountId}/show`)}
      searchFor="Words of a note"
      filters={FILTERS}
      empty={{ title: 'Nothing was noted yet', sentence: 'Notes are written on an account or a customer: press n there.' }}
    />
  )
}
