import { useGetIdentity } from 'react-admin'
import type { TaskRecordJson } from '../../../api/tasks/contract.js'
import { ActionButton } from '../presentation/ActionButton.js'
import { useCommand } from '../presentation/use-command.js'

/** Takes a task, or gives it back. Both are undone by the other, so neither asks. */
export function ClaimButton({ task }: { readonly task: TaskRecordJson }) {
  const { identity } = useGetIdentity()
  const { send, isSending } = useCommand()
  if (task.state !== 'open' && task.state !== 'claimed') return null
  const isMine = task.claimedBy === identity?.id
  const act = task.state === 'claimed' && isMine ? 'release' : 'claim'
  const label = act === 'release' ? 'Give back' : task.state === 'claimed' ? 'Take over' : 'Take it'
  return (
    <ActionButton
      permission="tasks.work"
      variant="outlined"
      sx={{ minHeight: 26, py: 0 }}
      loading={isSending}
      onClick={() => send({ path: `/tasks/${task.id}/${act}`, body: {} })}
    >
      {label}
    </ActionButton>
  )
}
