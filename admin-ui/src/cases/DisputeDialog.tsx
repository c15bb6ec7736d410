import TextField from '@mui/material/TextField'
import { useEffect, useState } from 'react'
import type { CasePageJson } from '../../../api/cases/contract.js'
import { ReasonDialog } from '../presentation/ReasonDialog.js'
import { useCommand } from '../presentation/use-command.js'

/** What the case disputes: not collected while it is open. */
export function DisputeDialog({ entry, onClose }: { readonly entry: CasePageJson; readonly onClose: () => void }) {
  const [amount, setAmount] = useState(entry.disputed ?? '')
  const { begin, send, isSending } = useCommand({ method: 'PUT', said: 'The disputed amount is changed.', onDone: onClose })
  useEffect(begin, [begin])
  const wanted = amount.trim() === '' ? null : amount.trim()
  const isAmount = wanted === null || /^\d{1,12}(\.\d{1,2})?$/.test(wanted)
  return (
    <ReasonDialog
      open
      title="What is disputed"
      confirmLabel={wanted === null ? 'Let go of it' : 'Hold this amount'}
      reasonComesLast
      isSending={isSending}
      blockedBecause={isAmount ? undefined : 'An amount like 120.00, or nothing'}
      onConfirm={(reason) => send({ path: `/cases/${entry.id}/dispute`, body: { amount: wanted, reason } })}
      onClose={onClose}
    >
      <TextField
        label="Disputed amount"
        helperText="Not collected while the case is open; left empty, all of it may be collected again"
        value={amount}
        onChange={(event) => setAmount(event.target.value)}
        autoFocus
        fullWidth
        margin="dense"
        slotProps={{ htmlInput: { maxLength: 20, inputMode: 'decimal' } }}
      />
    </ReasonDialog>
  )
}
