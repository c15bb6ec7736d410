import TextField from '@mui/material/TextField'
import { useEffect, useState } from 'react'
import type { DepositPageJson } from '../../../api/deposits/contract.js'
import { ChoiceField } from '../presentation/ChoiceField.js'
import { Money } from '../presentation/Money.js'
import { ReasonDialog } from '../presentation/ReasonDialog.js'
import { useCommand } from '../presentation/use-command.js'
import { depositAct, groundText } from './deposit-words.js'

/** Waives a deposit that is asked for, with what was shown for it. */
export function WaiveDepositDialog({ deposit, onClose }: { readonly deposit: DepositPageJson; readonly onClose: () => void }) {
  const [ground, setGround] = useState(deposit.grounds[0] ?? '')
  const [evidence, setEvidence] = useState('')
  const { begin, send, isSending } = useCommand({ said: 'The deposit is waived; it is asked for no more.', onDone: onClose })
  useEffect(begin, [begin])
  const blocked =
    ground === ''
      ? 'The policy knows no ground to waive a deposit: ask a supervisor.'
      : evidence.trim().length < 2
        ? 'What was shown?'
        : undefined
  return (
    <ReasonDialog
      open
      title={`Waive deposit ${deposit.id}`}
      confirmLabel="Waive it"
      reasonComesLast
      isSending={isSending}
      {...(blocked === undefined ? {} : { blockedBecause: blocked })}
      onConfirm={(reason) =>
        send({
          path: depositAct(deposit.id, 'waive'),
          body: { version: deposit.version, ground, evidence: evidence.trim(), reason },
        })
      }
      onClose={onClose}
    >
      <Money amount={deposit.amount} /> is asked for no more; what was paid of it is credit of the account.
      {deposit.grounds.length > 0 && (
        <ChoiceField label="Ground" value={ground} choices={deposit.grounds} textOf={groundText} onChoose={setGround} />
      )}
      <TextField
        label="What was shown"
        value={evidence}
        onChange={(event) => setEvidence(event.target.value)}
        placeholder="Letter of the county, number, date"
        required
        fullWidth
        margin="dense"
        slotProps={{ htmlInput: { maxLength: 1000 } }}
      />
    </ReasonDialog>
  )
}
