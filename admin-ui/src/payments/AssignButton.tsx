import { useState } from 'react'
import type { AccountRecordJson } from '../../../api/customers/contract.js'
import type { PaymentRecordJson } from '../../../api/payments/contract.js'
import { ActionButton } from '../presentation/ActionButton.js'
import { moneyText } from '../presentation/money-text.js'
import { ReasonDialog } from '../presentation/ReasonDialog.js'
import { useCommand } from '../presentation/use-command.js'
import { AllocationTable } from './AllocationTable.js'
import { AccountField } from './counter/AccountField.js'
import { usePaymentPreview } from './counter/use-payment-preview.js'

type Assignable = Pick<PaymentRecordJson, 'id' | 'amount' | 'currency' | 'statedAccount'>

/** Gives a payment in suspense its account; shows what it will pay there before it is done. */
export function AssignButton({ payment, isQuiet = false }: { readonly payment: Assignable; readonly isQuiet?: boolean }) {
  const [isOpen, setOpen] = useState(false)
  const [account, setAccount] = useState<AccountRecordJson | null>(null)
  const preview = usePaymentPreview(isOpen ? account?.id : undefined, payment.amount)
  const command = useCommand({
    said: `The payment is assigned to ${account?.id ?? 'the account'}.`,
    onDone: () => setOpen(false),
  })
  return (
    <>
      <ActionButton
        permission="payments.allocate"
        variant={isQuiet ? 'outlined' : 'contained'}
        onClick={() => {
          command.begin()
          setAccount(null)
          setOpen(true)
        }}
      >
        Assign to an account…
      </ActionButton>
      <ReasonDialog
        open={isOpen}
        title={`Assign ${moneyText(payment.amount, payment.currency)} for “${payment.statedAccount}”`}
        confirmLabel={account === null ? 'Assign' : `Assign to ${account.id}`}
        isSending={command.isSending}
        reasonComesLast
        suggestions={['Account number misread', 'Payer named the account by telephone']}
        blockedBecause={account === null ? 'Choose the account first.' : undefined}
        onConfirm={(reason) =>
          command.send({ path: `/payments/${payment.id}/resolve`, body: { accountId: account?.id, reason } })
        }
        onClose={() => setOpen(false)}
      >
        <AccountField account={account} onAccount={setAccount} autoFocus />
        {account !== null && preview.data !== undefined && (
          <AllocationTable allocations={preview.data.allocations} unapplied={preview.data.unapplied} />
        )}
      </ReasonDialog>
    </>
  )
}
