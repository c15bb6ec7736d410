import Checkbox from '@mui/material/Checkbox'
import FormControlLabel from '@mui/material/FormControlLabel'
import { useState } from 'react'
import type { PaymentPageJson } from '../../../api/payments/contract.js'
import { ActionButton } from '../presentation/ActionButton.js'
import { ConsequenceList } from '../presentation/ConsequenceList.js'
import { countText } from '../presentation/count-text.js'
import { moneyText } from '../presentation/money-text.js'
import { ReasonDialog } from '../presentation/ReasonDialog.js'
import { useCommand } from '../presentation/use-command.js'

/** Takes a payment back: a returned cheque, a slip at the counter. With the utility's fee where it is the payer's doing. */
export function ReverseButton({ payment }: { readonly payment: PaymentPageJson }) {
  const [isOpen, setOpen] = useState(false)
  const [withFee, setWithFee] = useState(false)
  const command = useCommand({ said: 'The payment is reversed.', onDone: () => setOpen(false) })
  const paid = payment.allocations.length
  return (
    <>
      <ActionButton
        permission="payments.reverse"
        variant="outlined"
        color="error"
        onClick={() => {
          command.begin()
          setWithFee(false)
          setOpen(true)
        }}
      >
        Reverse…
      </ActionButton>
      <ReasonDialog
        open={isOpen}
        title={`Reverse the payment of ${moneyText(payment.amount, payment.currency)}?`}
        confirmLabel="Reverse the payment"
        dangerous
        isSending={command.isSending}
        suggestions={['Returned by the bank: insufficient funds', 'Entered for the wrong account']}
        onConfirm={(reason) =>
          command.send({ path: `/payments/${payment.id}/reverse`, body: { reason, ...(withFee ? { fee: 'settings' } : {}) } })
        }
        onClose={() => setOpen(false)}
      >
        <ConsequenceList
          consequences={[
            `${paid === 0 ? 'Nothing it paid' : countText(paid, 'item')} it paid ${paid === 1 ? 'is' : 'are'} open again with the due date it had; nothing is deleted.`,
            'The ledger gets the exact mirror of the payment’s entries.',
          ]}
        />
        <FormControlLabel
          control={<Checkbox size="small" checked={withFee} onChange={(event) => setWithFee(event.target.checked)} />}
          label="Charge the fee for a returned payment"
        />
      </ReasonDialog>
    </>
  )
}
