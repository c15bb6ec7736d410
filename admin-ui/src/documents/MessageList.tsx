import type { MessageRecordJson } from '../../../api/documents/contract.js'
import { Instant } from '../presentation/Instant.js'
import type { ListColumn } from '../presentation/list-column.js'
import { ListPage } from '../presentation/ListPage.js'
import { usePrefetchPage } from '../presentation/use-record-page.js'
import { channelText, messageState } from './message-words.js'
import { MessageStateChip } from './MessageStateChip.js'

const COLUMNS: readonly ListColumn<MessageRecordJson>[] = [
  { id: 'subject', label: 'Subject', phone: 'title', render: (row) => row.subject, text: (row) => row.subject },
  {
    id: 'state',
    label: 'State',
    sort: 'state',
    phone: 'title',
    render: (row) => <MessageStateChip message={row} />,
    text: (row) => messageState(row).label,
  },
  { id: 'accountId', label: 'Account', render: (row) => row.accountId ?? '–', text: (row) => row.accountId },
  { id: 'customerName', label: 'To', render: (row) => row.customerName, text: (row) => row.customerName },
  {
    id: 'channel',
    label: 'By',
    sort: 'channel',
    render: (row) => channelText(row.channel),
    text: (row) => row.channel,
  },
  { id: 'templateTitle', label: 'Template', render: (row) => row.templateTitle, text: (row) => row.templateCode },
  {
    id: 'version',
    label: 'Version',
    align: 'right',
    optional: true,
    render: (row) => row.version,
    text: (row) => row.version,
  },
  {
    id: 'attempts',
    label: 'Attempts',
    align: 'right',
    sort: 'attempts',
    optional: true,
    render: (row) => row.attempts,
    text: (row) => row.attempts,
  },
  { id: 'createdBy', label: 'Asked for by', optional: true, render: (row) => row.createdBy, text: (row) => row.createdBy },
  {
    id: 'createdAt',
    label: 'Written',
    sort: 'createdAt',
    render: (row) => <Instant at={row.createdAt} />,
    text: (row) => row.createdAt,
  },
]

const choices = (values: readonly string[]) => values.map((value) => ({ value, label: channelText(value) }))

/** Everything that was said to customers in writing: to whom, by which way, and how it ended. */
export function MessageList() {
  const prefetch = usePrefetchPage('messages')
  return (
    <ListPage<MessageRecordJson>
      resource="messages"
      title="Messages"
      subtitle="Letters, e-mails and text messages as they were sent"
      columns={COLUMNS}
      sort={{ field: 'id', order: 'DESC' }}
      rowTo={(row) => `/messages/${row.id}/show`}
      prefetch={prefetch}
      searchFor="Subject or name"
      saved={[
        { label: 'Waiting', filter: { state: 'pending' } },
        { label: 'Did not arrive', filter: { state: ['bounced', 'failed'] } },
        { label: 'To be called', filter: { state: 'to_call' } },
        { label: 'Letters to print', filter: { state: 'pending', channel: 'post' } },
      ]}
      filters={[
        { source: 'accountId', label: 'Account', kind: 'text' },
        { source: 'channel', label: 'By', choices: choices(['email', 'sms', 'post', 'phone', 'none']) },
        { source: 'templateCode', label: 'Template code', kind: 'text' },
        { source: 'from', label: 'From', kind: 'day' },
        { source: 'to', label: 'To', kind: 'day' },
      ]}
      refreshMs={30_000}
      empty={{
        title: 'Nothing was sent yet',
        sentence:
          'Messages are written by the processes that have something to say (a move, an appointment, a case), and by you: open an account and choose More ▾, Send a message.',
      }}
    />
  )
}
