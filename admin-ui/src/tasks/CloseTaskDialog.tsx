import { useEffect } from 'react'
import type { TaskRecordJson } from '../../../api/tasks/contract.js'
import { ReasonDialog } from '../presentation/ReasonDialog.js'
import { useCommand } from '../presentation/use-command.js'

interface Props {
  readonly task: TaskRecordJson
  readonly closing: 'done' | 'cancelled' | undefined
  readonly onClose: () => void
}

/** Ends a task with what came of it. */
export function CloseTaskDialog({ task, closing, onClose }: Props) {
  const { begin, send, isSending } = useCommand({ said: 'The task is closed.', onDone: onClose })
  useEffect(() => {
    if (closing !== undefined) begin()
  }, [closing, begin])
  return (
    <ReasonDialog
      open={closing !== undefined}
      title={closing === 'cancelled' ? 'Not needed any more' : 'What came of it?'}
      confirmLabel={closing === 'cancelled' ? 'Close the task as not needed' : 'Close the task as done'}
      reasonLabel={closing === 'cancelled' ? 'Why it is not needed' : 'What came of it'}
      isSending={isSending}
      onConfirm={(result) => send({ path: `/tasks/${task.id}/close`, body: { state: closing, result } })}
      onClose={onClose}
    >
      {task.title}
    </ReasonDialog>
  )
}
