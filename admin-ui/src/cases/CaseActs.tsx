import { useState } from 'react'
import type { CasePageJson } from '../../../api/cases/contract.js'
import { ActionButton } from '../presentation/ActionButton.js'
import { useCommand } from '../presentation/use-command.js'
import { HandOverDialog } from '../tasks/HandOverDialog.js'
import { type CaseAct, CaseActDialog } from './CaseActDialog.js'
import { DisputeDialog } from './DisputeDialog.js'

/** What can be done about a case now, the most usual first. */
export function CaseActs({ entry }: { readonly entry: CasePageJson }) {
  const [dialog, setDialog] = useState<CaseAct | 'dispute' | 'hand_over'>()
  const take = useCommand({ said: 'You have it now.' })
  const handOver = useCommand({
    said: 'It is handed over; it stands in the log of the case.',
    onDone: () => setDialog(undefined),
  })
  const isClosed = entry.state === 'closed'
  const button = (act: CaseAct, label: string, variant: 'contained' | 'outlined' = 'outlined') => (
    <ActionButton permission="cases.work" variant={variant} onClick={() => setDialog(act)}>
      {label}
    </ActionButton>
  )
  return (
    <>
      {!isClosed && (
        <ActionButton
          permission="cases.work"
          variant={entry.ownerId === null ? 'contained' : 'outlined'}
          onClick={() => take.send({ path: `/cases/${entry.id}/acts`, body: { act: 'take' } })}
        >
          Take it
        </ActionButton>
      )}
      {!isClosed && (
        <ActionButton
          permission="cases.work"
          variant="outlined"
          onClick={() => {
            handOver.begin()
            setDialog('hand_over')
          }}
        >
          Hand over…
        </ActionButton>
      )}
      {button('note', 'Note…')}
      {!isClosed &&
        (entry.state === 'waiting' ? button('resume', 'The customer answered…') : button('wait', 'Wait for the customer…'))}
      {!isClosed && entry.holdsCollection && (
        <ActionButton permission="cases.work" variant="outlined" onClick={() => setDialog('dispute')}>
          Disputed amount…
        </ActionButton>
      )}
      {isClosed ? button('reopen', 'Open again…') : button('close', 'Close…', entry.ownerId === null ? 'outlined' : 'contained')}
      {dialog !== undefined && dialog !== 'dispute' && dialog !== 'hand_over' && (
        <CaseActDialog caseId={entry.id} act={dialog} onClose={() => setDialog(undefined)} />
      )}
      <HandOverDialog
        of="case"
        open={dialog === 'hand_over'}
        what={`case ${entry.id}`}
        isSending={handOver.isSending}
        onConfirm={(toUserId, body) =>
          handOver.send({ path: `/cases/${entry.id}/acts`, body: { act: 'hand_over', toUserId, body } })
        }
        onClose={() => setDialog(undefined)}
      />
      {dialog === 'dispute' && <DisputeDialog entry={entry} onClose={() => setDialog(undefined)} />}
    </>
  )
}
