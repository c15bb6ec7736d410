import { useState } from 'react'
import { type Identifier, useUnselectAll } from 'react-admin'
import type { WorkedTaskJson } from '../../../api/tasks/contract.js'
import { ActionButton } from '../presentation/ActionButton.js'
import { countText } from '../presentation/count-text.js'
import { ReasonDialog } from '../presentation/ReasonDialog.js'
import { useCommand } from '../presentation/use-command.js'
import { HandOverDialog } from './HandOverDialog.js'
import { WorkedTasksDialog } from './WorkedTasksDialog.js'

type Asking = 'claim' | 'hand_over' | 'close'

/** Takes, hands over or closes all chosen tasks; what came of each is said. */
export function BulkTaskActs({ ids }: { readonly ids: readonly Identifier[] }) {
  const [asking, setAsking] = useState<Asking>()
  const [worked, setWorked] = useState<readonly WorkedTaskJson[]>()
  const unselectAll = useUnselectAll('tasks')
  const command = useCommand<WorkedTaskJson[]>({
    onDone: (answer) => {
      setAsking(undefined)
      setWorked(answer)
    },
  })
  const what = countText(ids.length, 'task')
  const ask = (act: Asking): void => {
    command.begin()
    setAsking(act)
  }
  const send = (body: Readonly<Record<string, unknown>>): void =>
    command.send({ path: '/tasks/work', body: { taskIds: ids, ...body } })
  return (
    <>
      <ActionButton permission="tasks.work" variant="outlined" onClick={() => send({ act: 'claim', reason: 'Taken together' })}>
        Take {what}
      </ActionButton>
      <ActionButton permission="tasks.work" variant="outlined" onClick={() => ask('hand_over')}>
        Hand over…
      </ActionButton>
      <ActionButton permission="tasks.work" variant="outlined" onClick={() => ask('close')}>
        Close…
      </ActionButton>
      <HandOverDialog
        open={asking === 'hand_over'}
        what={what}
        isSending={command.isSending}
        onConfirm={(toUserId, reason) => send({ act: 'hand_over', toUserId, reason })}
        onClose={() => setAsking(undefined)}
      />
      <ReasonDialog
        open={asking === 'close'}
        title={`Close ${what} as not needed`}
        confirmLabel={`Close ${what}`}
        reasonLabel="Why none of them is needed"
        isSending={command.isSending}
        onConfirm={(reason) => send({ act: 'close', state: 'cancelled', reason })}
        onClose={() => setAsking(undefined)}
      >
        The one reason is kept with each of them.
      </ReasonDialog>
      <WorkedTasksDialog
        worked={worked}
        onClose={() => {
          setWorked(undefined)
          unselectAll()
        }}
      />
    </>
  )
}
