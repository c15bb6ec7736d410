import Box from '@mui/material/Box'
import { useGetIdentity, useGetList } from 'react-admin'
import type { TaskRecordJson } from '../../../api/tasks/contract.js'
import { EmptyState } from '../presentation/EmptyState.js'
import { Panel } from '../presentation/Panel.js'
import { RowSkeletons } from '../presentation/Skeletons.js'
import { TaskLine } from '../tasks/TaskLine.js'
import { taskPath } from './queue-words.js'
import { TextLink } from '../presentation/TextLink.js'

const SHOWN = 8

/** Tasks I have taken and not finished, the one due first at the top. */
export function MyTasksPanel() {
  const { identity } = useGetIdentity()
  const { data, total } = useGetList<TaskRecordJson>(
    'tasks',
    {
      filter: { state: 'claimed', claimedBy: identity?.id },
      pagination: { page: 1, perPage: SHOWN },
      sort: { field: 'dueOn', order: 'ASC' },
    },
    { enabled: identity !== undefined },
  )
  return (
    <Panel
      title={total === undefined || total === 0 ? 'My tasks' : `My tasks: ${total}`}
      aside={<TextLink to={taskPath({ isWaiting: true })}>All tasks</TextLink>}
    >
      {data === undefined && <RowSkeletons rows={2} />}
      {data?.length === 0 && <EmptyState dense title="You have no task" sentence="Take one from a queue, or be given one." />}
      {data?.map((task) => (
        <Box
          key={task.id}
          sx={{ px: 1.5, py: 0.75, borderBottom: 1, borderColor: 'divider', '&:last-child': { borderBottom: 0 } }}
        >
          <TaskLine task={task} hidesState />
        </Box>
      ))}
    </Panel>
  )
}
