import { useState } from 'react'
import type { TaskRecordJson } from '../../../api/tasks/contract.js'
import { ActionButton } from '../presentation/ActionButton.js'
import { ReasonDialog } from '../presentation/ReasonDialog.js'
import { useCommand } from '../presentation/use-command.js'
import { HandOverDialog } from './HandOverDialog.js'

/** Gives a task to a colleague, or asks the supervisors. */
export function HandingActs({ task }: { readonly task: TaskRecordJson }) {
  const [asking, setAsking] = useState<'hand-over' | 'escalate'>()
  const command = useCommand({
    said: () => (asking === 'escalate' ? 'The task is with the supervisors.' : 'The task is handed over.'),
    onDone: () => setAsking(undefined),
  })
  const ask = (what: 'hand-over' | 'escalate'): void => {
    command.begin()
    setAsking(what)
  }
  const close = (): void => setAsking(undefined)
  return (
    <>
      <ActionButton permission="tasks.work" variant="outlined" onClick={() => ask('hand-over')}>
        Hand over…
      </ActionButton>
      <ActionButton
        permission="tasks.work"
        variant="outlined"
        disabledBecause={task.escalatedFrom === null ? undefined : 'It is in the supervisors’ queue already.'}
        onClick={() => ask('escalate')}
      >
        Ask a supervisor…
      </ActionButton>
      <HandOverDialog
        open={asking === 'hand-over'}
        what="the task"
        isSending={command.isSending}
        onConfirm={(toUserId, reason) => command.send({ path: `/tasks/${task.id}/hand-over`, body: { toUserId, reason } })}
        onClose={close}
      />
      <ReasonDialog
        open={asking === 'escalate'}
        title="Ask a supervisor"
        confirmLabel="Send it to the supervisors"
        reasonLabel="What they should decide"
        isSending={command.isSending}
        onConfirm={(reason) => command.send({ path: `/tasks/${task.id}/escalate`, body: { reason } })}
        onClose={close}
      >
        The task goes into the supervisors’ queue. Who has it keeps it.
      </ReasonDialog>
    </>
  )
}
