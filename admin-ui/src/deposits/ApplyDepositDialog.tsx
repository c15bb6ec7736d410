import TextField from '@mui/material/TextField'
import { useEffect, useState } from 'react'
import type { DepositPageJson } from '../../../api/deposits/contract.js'
import { ChoiceField } from '../presentation/ChoiceField.js'
import { moneyText } from '../presentation/money-text.js'
import { Money } from '../presentation/Money.js'
import { ReasonDialog } from '../presentation/ReasonDialog.js'
import { useCommand } from '../presentation/use-command.js'
import { useCurrency } from '../presentation/use-utility.js'
import { depositAct, isAmount } from './deposit-words.js'

/** Pays what the account owes from a deposit; what is left stays held. */
export function ApplyDepositDialog({ deposit, onClose }: { readonly deposit: DepositPageJson; readonly onClose: () => void }) {
  const [amount, setAmount] = useState('')
  const currency = useCurrency()
  const [bill, setBill] = useState(WHATEVER)
  const { begin, send, isSending } = useCommand<{ sentence: string }>({ said: ({ sentence }) => sentence, onDone: onClose })
  useEffect(begin, [begin])
  const blocked = amount.trim() !== '' && !isAmount(amount) ? 'An amount like 40.00, or nothing' : undefined
  return (
    <ReasonDialog
      open
      title="Pay what is owed from the deposit"
      confirmLabel="Pay it"
      reasonComesLast
      isSending={isSending}
      {...(blocked === undefined ? {} : { blockedBecause: blocked })}
      suggestions={['Agreed with the customer on the phone']}
      onConfirm={(reason) =>
        send({
          path: depositAct(deposit.id, 'apply'),
          body: {
            version: deposit.version,
            amount: amount.trim() === '' ? null : amount.trim(),
            billId: bill === WHATEVER ? null : Number(bill),
            reason,
          },
        })
      }
      onClose={onClose}
    >
      <Money amount={deposit.amount} /> is held. What is not needed stays held.
      <TextField
        label="Amount"
        value={amount}
        onChange={(event) => setAmount(event.target.value)}
        helperText="Left empty: all that is owed"
        autoFocus
        fullWidth
        margin="dense"
        slotProps={{ htmlInput: { inputMode: 'decimal', maxLength: 12 } }}
      />
      <ChoiceField
        label="What it pays"
        value={bill}
        choices={[WHATEVER, ...deposit.openBills.map(({ id }) => String(id))]}
        textOf={(id) => billText(deposit, id, currency)}
        onChoose={setBill}
      />
    </ReasonDialog>
  )
}

/** The value of the first choice: no bill of its own. */
const WHATEVER = 'whatever'

function billText(deposit: DepositPageJson, id: string, currency: string): string {
  const bill = deposit.openBills.find((each) => String(each.id) === id)
  if (bill === undefined) return 'Whatever the account owes, in the order of payment'
  return `Bill ${bill.number}: ${moneyText(bill.open, currency)} open`
}
