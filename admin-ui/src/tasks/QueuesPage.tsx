import Box from '@mui/material/Box'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from 'react-router-dom'
import type { TaskQueueJson } from '../../../api/tasks/contract.js'
import { taskPath } from '../home/queue-words.js'
import { callApi } from '../http.js'
import { useRefreshMs } from '../live/live-standing.js'
import { AgeCell } from '../presentation/AgeCell.js'
import { Day } from '../presentation/Day.js'
import { type DenseColumn, DenseTable } from '../presentation/DenseTable.js'
import { EmptyState } from '../presentation/EmptyState.js'
import { ErrorState } from '../presentation/ErrorState.js'
import { numberText } from '../presentation/money-text.js'
import { PageHeader } from '../presentation/PageHeader.js'
import { Panel } from '../presentation/Panel.js'
import { RowSkeletons } from '../presentation/Skeletons.js'
import { StateChip } from '../presentation/StateChip.js'
import { TextLink } from '../presentation/TextLink.js'
import { promiseText, queueText } from './task-words.js'

const waiting = (queue: string, more: object = {}): string => taskPath({ isWaiting: true, queue, ...more })
const figure = (value: number) => (value === 0 ? '–' : numberText(value))

const COLUMNS: readonly DenseColumn<TaskQueueJson>[] = [
  {
    label: 'Queue',
    render: (row) => (
      <TextLink to={waiting(row.queue)} strong>
        {queueText(row.queue)}
      </TextLink>
    ),
  },
  { label: 'Waiting', align: 'right', render: (row) => figure(row.waiting) },
  { label: 'Nobody’s yet', align: 'right', render: (row) => figure(row.unclaimed), desktopOnly: true },
  { label: 'Due today', align: 'right', render: (row) => figure(row.dueToday), desktopOnly: true },
  {
    label: 'Overdue',
    align: 'right',
    render: (row) => (row.overdue === 0 ? '–' : <StateChip state="overdue" label={numberText(row.overdue)} />),
  },
  { label: 'Next due', render: (row) => <Day date={row.nextDueOn} />, desktopOnly: true },
  { label: 'Oldest', align: 'right', render: (row) => <AgeCell since={row.oldestSince} />, desktopOnly: true },
  { label: 'To be done', render: (row) => promiseText(row), desktopOnly: true },
]

/** Every work queue: what waits, how old it is, and whether it is done in the time the utility promises. */
export function QueuesPage() {
  const navigate = useNavigate()
  const refetchInterval = useRefreshMs('tasks', 15_000)
  const { data, error, refetch } = useQuery({
    queryKey: ['tasks', 'queues'],
    queryFn: async ({ signal }) => (await callApi<TaskQueueJson[]>('/task-queues', { signal })).body,
    refetchInterval,
  })
  return (
    <>
      <PageHeader title="Work queues" subtitle="What waits in which queue, and until when the settings promise it is done" />
      <Box sx={{ px: { xs: 0, sm: 2 }, pb: 3 }}>
        <Panel title="Queues">
          {data === undefined && error === null && <RowSkeletons rows={6} />}
          {data === undefined && error !== null && <ErrorState error={error} what="The queues" onRetry={() => void refetch()} />}
          {data?.length === 0 && (
            <EmptyState
              dense
              title="Nothing waits"
              sentence="Queues appear here with the first task, or where the settings promise something."
            />
          )}
          {data !== undefined && data.length > 0 && (
            <DenseTable
              label="Work queues"
              rows={data}
              columns={COLUMNS}
              rowKey={(row) => row.queue}
              onOpen={(row) => navigate(waiting(row.queue))}
            />
          )}
        </Panel>
      </Box>
    </>
  )
}
