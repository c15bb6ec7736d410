import { useEffect, useState } from 'react'
import type { LateFeeRecordJson } from '../../../api/late-fees/contract.js'
import { ActionButton } from '../presentation/ActionButton.js'
import { Money } from '../presentation/Money.js'
import { ReasonDialog } from '../presentation/ReasonDialog.js'
import { useCommand } from '../presentation/use-command.js'

/** Waives a fee that has not been taken back. */
export function WaiveFeeButton({ fee }: { readonly fee: LateFeeRecordJson }) {
  const [isOpen, setOpen] = useState(false)
  if (fee.state === 'waived' || fee.state === 'cancelled') return null
  return (
    <>
      <ActionButton permission="collections.waive_fee" size="small" onClick={() => setOpen(true)}>
        Waive…
      </ActionButton>
      {isOpen && <WaiveDialog fee={fee} onClose={() => setOpen(false)} />}
    </>
  )
}

function WaiveDialog({ fee, onClose }: { readonly fee: LateFeeRecordJson; readonly onClose: () => void }) {
  const { begin, send, isSending } = useCommand({ said: 'The fee is waived.', onDone: onClose })
  useEffect(begin, [begin])
  return (
    <ReasonDialog
      open
      title={`Waive the late fee of ${fee.accountId}`}
      confirmLabel="Waive it"
      isSending={isSending}
      suggestions={['Courtesy, first time', 'Paid in time, posted late', 'Our mistake']}
      onConfirm={(reason) => send({ path: `/late-fees/${fee.id}/waive`, body: { reason } })}
      onClose={onClose}
    >
      <Money amount={fee.amount} /> is taken back{fee.state === 'paid' ? '; what was paid on it pays what else is owed' : ''}. It
      is not charged again.
    </ReasonDialog>
  )
}
