import { useState } from 'react'
import type { AgreementBanksJson } from '../../../../api/billing/bank-contract.js'
import { ActionButton } from '../../presentation/ActionButton.js'
import { OpenBankDialog } from './OpenBankDialog.js'

interface Props {
  readonly agreementId: string
  readonly banks: AgreementBanksJson['mayOpen']
}

/** The way to enter an opening, where one may still be entered. */
export function OpenBankButton({ agreementId, banks }: Props) {
  const [isOpen, setOpen] = useState(false)
  if (banks.length === 0) return null
  return (
    <>
      <ActionButton permission="billing.correct" variant="text" onClick={() => setOpen(true)}>
        Enter an opening…
      </ActionButton>
      {isOpen && <OpenBankDialog agreementId={agreementId} banks={banks} onClose={() => setOpen(false)} />}
    </>
  )
}
