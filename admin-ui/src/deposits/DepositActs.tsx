import { useState } from 'react'
import type { DepositPageJson } from '../../../api/deposits/contract.js'
import { ActionButton } from '../presentation/ActionButton.js'
import { ApplyDepositDialog } from './ApplyDepositDialog.js'
import { certificateUrl } from './deposit-words.js'
import { DivideDepositDialog } from './DivideDepositDialog.js'
import { PlainActDialog } from './PlainActDialog.js'
import { RefundDepositDialog } from './RefundDepositDialog.js'
import { TransferDepositDialog } from './TransferDepositDialog.js'
import { WaiveDepositDialog } from './WaiveDepositDialog.js'

type Dialog = 'waive' | 'divide' | 'apply' | 'refund' | 'transfer' | 'review' | 'take-interest-back'

/** What can be done about a deposit now; what may not be done says why. */
export function DepositActs({ deposit }: { readonly deposit: DepositPageJson }) {
  const [dialog, setDialog] = useState<Dialog>()
  const close = () => setDialog(undefined)
  const { acts } = deposit
  const isStanding = deposit.state === 'asked' || deposit.state === 'held'
  const button = (which: Dialog, label: string, act: { readonly because: string | null }) => (
    <ActionButton
      permission={which === 'waive' || which === 'divide' ? 'deposits.demand' : 'deposits.release'}
      variant="outlined"
      disabledBecause={act.because ?? undefined}
      onClick={() => setDialog(which)}
    >
      {label}
    </ActionButton>
  )
  return (
    <>
      <ActionButton
        variant="outlined"
        onClick={() => window.open(certificateUrl(deposit.id), '_blank', 'noopener')}
        disabledBecause={deposit.state === 'held' ? undefined : 'Only a deposit that is held can be certified.'}
      >
        Certificate
      </ActionButton>
      {deposit.state === 'asked' && button('waive', 'Waive…', acts.waive)}
      {deposit.state === 'asked' && button('divide', 'In parts…', inParts(deposit))}
      {isStanding && button('apply', 'Pay what is owed…', acts.apply)}
      {(isStanding || acts.refund.may) && button('refund', 'Give it back…', acts.refund)}
      {isStanding && button('review', 'Review now…', acts.review)}
      {isStanding && button('transfer', 'Move to another account…', otherAccount(deposit))}
      {isStanding && deposit.interest.length > 0 && button('take-interest-back', 'Take interest back…', acts.take_interest_back)}
      {dialog === 'waive' && <WaiveDepositDialog deposit={deposit} onClose={close} />}
      {dialog === 'divide' && <DivideDepositDialog deposit={deposit} onClose={close} />}
      {dialog === 'apply' && <ApplyDepositDialog deposit={deposit} onClose={close} />}
      {dialog === 'refund' && <RefundDepositDialog deposit={deposit} onClose={close} />}
      {dialog === 'transfer' && <TransferDepositDialog deposit={deposit} onClose={close} />}
      {(dialog === 'review' || dialog === 'take-interest-back') && (
        <PlainActDialog act={dialog} deposit={deposit} onClose={close} />
      )}
    </>
  )
}

function inParts({ acts, mostInstalments }: DepositPageJson): { readonly because: string | null } {
  if (!acts.divide.may || mostInstalments > 1) return acts.divide
  return { because: 'The policy knows no instalments of a deposit.' }
}

function otherAccount({ acts, otherAccounts }: DepositPageJson): { readonly because: string | null } {
  if (!acts.transfer.may || otherAccounts.length > 0) return acts.transfer
  return { because: 'The customer has no other open account.' }
}
