import { useEffect, useState } from 'react'
import type { DepositPageJson } from '../../../api/deposits/contract.js'
import { channelText } from '../payments/payment-words.js'
import { ChoiceField } from '../presentation/ChoiceField.js'
import { Money } from '../presentation/Money.js'
import { ReasonDialog } from '../presentation/ReasonDialog.js'
import { useCommand } from '../presentation/use-command.js'
import { depositAct } from './deposit-words.js'

const MEANS = ['original_means', 'cheque'] as const

/** Gives a deposit back: what is owed is paid first, the rest is paid out. */
export function RefundDepositDialog({ deposit, onClose }: { readonly deposit: DepositPageJson; readonly onClose: () => void }) {
  const canGoBack = deposit.refundMeans !== 'cheque'
  const [by, setBy] = useState<(typeof MEANS)[number]>(canGoBack ? 'original_means' : 'cheque')
  const { begin, send, isSending } = useCommand<{ sentence: string }>({ said: ({ sentence }) => sentence, onDone: onClose })
  useEffect(begin, [begin])
  const textOf = (one: (typeof MEANS)[number]) =>
    one === 'cheque' ? 'Cheque' : `The way it came: ${channelText(deposit.refundMeans).toLowerCase()}`
  return (
    <ReasonDialog
      open
      title={`Give deposit ${deposit.id} back`}
      confirmLabel="Give it back"
      isSending={isSending}
      suggestions={['Good history', 'The customer asks for it']}
      onConfirm={(reason) => send({ path: depositAct(deposit.id, 'refund'), body: { version: deposit.version, by, reason } })}
      onClose={onClose}
    >
      {deposit.state === 'held' ? (
        <>
          <Money amount={deposit.amount} /> and its interest are credited to the account and pay what it owes; what is left is
          paid out.
        </>
      ) : (
        <>
          <Money amount={deposit.creditLeft} /> of its credit is left and is paid out.
        </>
      )}
      <ChoiceField
        label="How it is paid"
        value={by}
        choices={canGoBack ? MEANS : (['cheque'] as const)}
        textOf={textOf}
        onChoose={setBy}
      />
    </ReasonDialog>
  )
}
