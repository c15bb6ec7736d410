import Box from '@mui/material/Box'
import type { TaskRecordJson } from '../../../api/tasks/contract.js'
import { DueDay } from '../presentation/DueDay.js'
import { StateChip } from '../presentation/StateChip.js'
import { queueText } from './task-words.js'
import { TextLink } from '../presentation/TextLink.js'

interface Props {
  readonly task: TaskRecordJson
  /** Whose it is stands in the title of the panel already. */
  readonly hidesState?: boolean
}

/** A task in one or two lines, as a panel of another record shows it. */
export function TaskLine({ task, hidesState = false }: Props) {
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
      {!hidesState && (
        <StateChip state={task.state} label={task.state === 'claimed' ? (task.claimedByName ?? 'Claimed') : 'Task'} />
      )}
    </Box>
  )
}
