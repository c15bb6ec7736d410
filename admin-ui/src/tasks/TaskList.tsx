import { useState } from 'react'
import { useGetIdentity } from 'react-admin'
import type { TaskRecordJson } from '../../../api/tasks/contract.js'
import { ActionButton } from '../presentation/ActionButton.js'
import { AgeCell } from '../presentation/AgeCell.js'
import { DueDay } from '../presentation/DueDay.js'
import type { ListColumn, ListFilter } from '../presentation/list-column.js'
import { ListPage } from '../presentation/ListPage.js'
import { RecordLink } from '../presentation/RecordLink.js'
import { StateChip } from '../presentation/StateChip.js'
import { BulkTaskActs } from './BulkTaskActs.js'
import { ClaimButton } from './ClaimButton.js'
import { NewTaskDialog } from './NewTaskDialog.js'
import { HAND_QUEUES, queueText } from './task-words.js'

const COLUMNS: readonly ListColumn<TaskRecordJson>[] = [
  { id: 'title', label: 'What', sort: 'title', render: (row) => row.title, text: (row) => row.title, phone: 'title' },
  { id: 'queue', label: 'Queue', sort: 'queue', render: (row) => queueText(row.queue), text: (row) => row.queue },
  {
    id: 'account',
    label: 'Account',
    render: (row) => (row.accountId === null ? '–' : <RecordLink resource="accounts" id={row.accountId} />),
    text: (row) => row.accountId,
  },
  {
    id: 'customer',
    label: 'Customer',
    render: (row) => row.customerName ?? '–',
    text: (row) => row.customerName,
    phone: 'hidden',
  },
  {
    id: 'due',
    label: 'Due',
    sort: 'dueOn',
    render: (row) => <DueDay date={row.dueOn} daysOverdue={row.daysOverdue} />,
    text: (row) => row.dueOn,
  },
  {
    id: 'age',
    label: 'Waits',
    sort: 'createdAt',
    align: 'right',
    render: (row) => <AgeCell since={row.createdAt} />,
    text: (row) => row.createdAt,
  },
  {
    id: 'state',
    label: 'State',
    sort: 'state',
    render: (row) => (
      <StateChip state={row.state} label={row.state === 'claimed' ? (row.claimedByName ?? 'Claimed') : undefined} />
    ),
    text: (row) => row.state,
  },
  { id: 'act', label: 'Act', render: (row) => <ClaimButton task={row} />, text: () => '', phone: 'hidden' },
]

const FILTERS: readonly ListFilter[] = [
  {
    source: 'queue',
    label: 'Queue',
    choices: [...HAND_QUEUES, 'supervisor', 'processes'].map((value) => ({ value, label: queueText(value) })),
  },
]

/** What waits for somebody, oldest first: take one, do it, say what came of it. */
export function TaskList() {
  const [isAdding, setAdding] = useState(false)
  const { identity } = useGetIdentity()
  return (
    <>
      <ListPage<TaskRecordJson>
        resource="tasks"
        title="Tasks"
        columns={COLUMNS}
        sort={{ field: 'createdAt', order: 'ASC' }}
        rowTo={(row) => `/tasks/${row.id}/show`}
        searchFor="Words or account"
        filters={FILTERS}
        saved={[
          { label: 'Waiting', filter: { isWaiting: true } },
          { label: 'Nobody’s yet', filter: { state: 'open' } },
          ...(identity === undefined ? [] : [{ label: 'Mine', filter: { state: 'claimed', claimedBy: identity.id } }]),
          { label: 'Overdue', filter: { isOverdue: true } },
          { label: 'Sent to supervisors', filter: { isWaiting: true, isEscalated: true } },
          { label: 'Being worked on', filter: { state: 'claimed' } },
          { label: 'Done', filter: { state: ['done', 'cancelled'] } },
        ]}
        bulkActs={(ids) => <BulkTaskActs ids={ids} />}
        initially={{ isWaiting: true }}
        refreshMs={30_000}
        acts={
          <ActionButton permission="tasks.work" variant="outlined" onClick={() => setAdding(true)}>
            Put a task into a queue
          </ActionButton>
        }
        empty={{
          title: 'No tasks yet',
          sentence: 'Tasks come from notes with a day to come back, from processes, and from people.',
        }}
      />
      <NewTaskDialog open={isAdding} onClose={() => setAdding(false)} />
    </>
  )
}
