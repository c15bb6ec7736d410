import { useState } from 'react'
import type { CasePageJson } from '../../../api/cases/contract.js'
import { ActionButton } from '../presentation/ActionButton.js'
import { useCommand } from '../presentation/use-command.js'
import { type CaseAct, CaseActDialog } from './CaseActDialog.js'
import { DisputeDialog } from './DisputeDialog.js'

/** What can be done about a case now, the most usual first. */
export function CaseActs({ entry }: { readonly entry: CasePageJson }) {
  const [dialog, setDialog] = useState<CaseAct | 'dispute'>()
  const take = useCommand({ said: 'You have it now.' })
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
      {button('note', 'Note…')}
      {!isClosed &&
        (entry.state === 'waiting' ? button('resume', 'The customer answered…') : button('wait', 'Wait for the customer…'))}
      {!isClosed && entry.holdsCollection && (
        <ActionButton permission="cases.work" variant="outlined" onClick={() => setDialog('dispute')}>
          Disputed amount…
        </ActionButton>
      )}
      {isClosed ? button('reopen', 'Open again…') : button('close', 'Close…', entry.ownerId === null ? 'outlined' : 'contained')}
      {dialog !== undefined && dialog !== 'dispute' && (
        <CaseActDialog caseId={entry.id} act={dialog} onClose={() => setDialog(undefined)} />
      )}
      {dialog === 'dispute' && <DisputeDialog entry={entry} onClose={() => setDialog(undefined)} />}
    </>
  )
}
