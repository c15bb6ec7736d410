import { useEffect, useState } from 'react'
import { useNavigate } from 'react-router-dom'
import type { DepositPageJson } from '../../../api/deposits/contract.js'
import { ChoiceField } from '../presentation/ChoiceField.js'
import { DayField } from '../presentation/DayField.js'
import { Money } from '../presentation/Money.js'
import { ReasonDialog } from '../presentation/ReasonDialog.js'
import { useCommand } from '../presentation/use-command.js'
import { depositAct } from './deposit-words.js'

/** Asks for a deposit in parts, as the policy lets a customer ask for. */
export function DivideDepositDialog({ deposit, onClose }: { readonly deposit: DepositPageJson; readonly onClose: () => void }) {
  const [count, setCount] = useState('2')
  const [firstDueOn, setFirstDueOn] = useState('')
  const navigate = useNavigate()
  const { begin, send, isSending } = useCommand<{ sentence: string }>({
    said: ({ sentence }) => sentence,
    onDone: () => {
      onClose()
      void navigate(`/accounts/${encodeURIComponent(deposit.accountId)}/show`)
    },
  })
  useEffect(begin, [begin])
  const counts = Array.from({ length: deposit.mostInstalments - 1 }, (_, index) => String(index + 2))
  return (
    <ReasonDialog
      open
      title={`Deposit ${deposit.id} in parts`}
      confirmLabel="Ask for it in parts"
      isSending={isSending}
      suggestions={['The customer asked for it']}
      onConfirm={(reason) =>
        send({
          path: depositAct(deposit.id, 'divide'),
          body: {
            version: deposit.version,
            count: Number(count),
            firstDueOn: firstDueOn === '' ? null : firstDueOn,
            reason,
          },
        })
      }
      onClose={onClose}
    >
      <Money amount={deposit.amount} /> is asked for anew, and the customer is written to. Service begins once the first part is
      paid.
      <ChoiceField label="Paid in" value={count} choices={counts} textOf={(one) => `${one} parts`} onChoose={setCount} />
      <DayField label="First due on" value={firstDueOn} onChange={setFirstDueOn} helperText="Left empty: in two weeks" />
    </ReasonDialog>
  )
}
