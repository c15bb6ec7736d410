import Box from '@mui/material/Box'
import type { TaskRecordJson } from '../../../api/tasks/contract.js'
import { DueDay } from '../presentation/DueDay.js'
import { StateChip } from '../presentation/StateChip.js'
import { queueText } from './task-words.js'
import { TextLink } from '../presentation/TextLink.js'

/** A task in one or two lines, as a panel of another record shows it. */
export function TaskLine({ task }: { readonly task: TaskRecordJson }) {
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, fontSize: '0.8125rem' }}>
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <TextLink to={`/tasks/${task.id}/show`} strong>
          {task.title}
        </TextLink>
        <Box sx={{ color: 'text.secondary' }}>
          {queueText(task.queue)}
          {task.dueOn !== null && (
            <>
              {' '}
              · by <DueDay date={task.dueOn} daysOverdue={task.daysOverdue} />
            </>
          )}
        </Box>
      </Box>
      <StateChip state={task.state} label={task.state === 'claimed' ? (task.claimedByName ?? 'Claimed') : 'Task'} />
    </Box>
  )
}
