import TextField from '@mui/material/TextField'
import { useEffect, useState } from 'react'
import { ChoiceField } from '../presentation/ChoiceField.js'
import { DayField } from '../presentation/DayField.js'
import { ReasonDialog } from '../presentation/ReasonDialog.js'
import { useCommand } from '../presentation/use-command.js'
import { useToday } from '../presentation/use-utility.js'
import { isAmount, nonCashKindText } from './deposit-words.js'

const KINDS = ['guarantor', 'letter_of_credit', 'surety_bond'] as const

/** Records that somebody stands in for an account in place of money. */
export function RecordNonCashDialog({ accountId, onClose }: { readonly accountId: string; readonly onClose: () => void }) {
  const today = useToday() ?? ''
  const [kind, setKind] = useState<(typeof KINDS)[number]>('guarantor')
  const [issuer, setIssuer] = useState('')
  const [reference, setReference] = useState('')
  const [amount, setAmount] = useState('')
  const [expiresOn, setExpiresOn] = useState('')
  const { begin, send, isSending } = useCommand({ said: 'It is recorded and counts from today.', onDone: onClose })
  useEffect(begin, [begin])
  const blocked =
    issuer.trim().length < 2
      ? 'Who stands in?'
      : reference.trim() === ''
        ? 'Under which number or name?'
        : isAmount(amount)
          ? undefined
          : 'An amount like 200.00'
  const field = (label: string, value: string, change: (text: string) => void, helperText: string) => (
    <TextField
      label={label}
      value={value}
      onChange={(event) => change(event.target.value)}
      helperText={helperText}
      required
      fullWidth
      margin="dense"
      slotProps={{ htmlInput: { maxLength: 200 } }}
    />
  )
  return (
    <ReasonDialog
      open
      title={`Who stands in for account ${accountId}`}
      confirmLabel="Record it"
      reasonComesLast
      isSending={isSending}
      {...(blocked === undefined ? {} : { blockedBecause: blocked })}
      onConfirm={(reason) =>
        send({
          path: '/non-cash-deposits',
          body: {
            accountId,
            kind,
            issuer: issuer.trim(),
            reference: reference.trim(),
            amount: amount.trim(),
            validFrom: today,
            expiresOn: expiresOn === '' ? null : expiresOn,
            reason,
          },
        })
      }
      onClose={onClose}
    >
      <ChoiceField label="Kind" value={kind} choices={KINDS} textOf={nonCashKindText} onChoose={setKind} />
      {field('By', issuer, setIssuer, 'The guarantor, the bank, the insurer')}
      {field('Reference', reference, setReference, 'The guarantor’s account, the number of the letter or bond')}
      {field('Up to', amount, setAmount, 'For how much they stand in')}
      <DayField label="Last day" value={expiresOn} onChange={setExpiresOn} helperText="Left empty: until further notice" />
    </ReasonDialog>
  )
}
