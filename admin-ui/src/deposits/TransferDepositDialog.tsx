import { useEffect, useState } from 'react'
import type { DepositPageJson } from '../../../api/deposits/contract.js'
import { ChoiceField } from '../presentation/ChoiceField.js'
import { Money } from '../presentation/Money.js'
import { ReasonDialog } from '../presentation/ReasonDialog.js'
import { useCommand } from '../presentation/use-command.js'
import { depositAct } from './deposit-words.js'

/** Moves a deposit with its customer to another account of theirs. */
export function TransferDepositDialog({ deposit, onClose }: { readonly deposit: DepositPageJson; readonly onClose: () => void }) {
  const [toAccountId, setTo] = useState(deposit.otherAccounts[0] ?? '')
  const { begin, send, isSending } = useCommand<{ sentence: string }>({ said: ({ sentence }) => sentence, onDone: onClose })
  useEffect(begin, [begin])
  return (
    <ReasonDialog
      open
      title={`Move deposit ${deposit.id} to another account`}
      confirmLabel="Move it"
      isSending={isSending}
      suggestions={['The customer moves']}
      onConfirm={(reason) =>
        send({ path: depositAct(deposit.id, 'transfer'), body: { version: deposit.version, toAccountId, reason } })
      }
      onClose={onClose}
    >
      <Money amount={deposit.amount} /> goes along and bears interest from the day it was first held.
      <ChoiceField label="To account" value={toAccountId} choices={deposit.otherAccounts} textOf={(id) => id} onChoose={setTo} />
    </ReasonDialog>
  )
}
