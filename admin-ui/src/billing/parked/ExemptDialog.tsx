import FormControlLabel from '@mui/material/FormControlLabel'
import Radio from '@mui/material/Radio'
import RadioGroup from '@mui/material/RadioGroup'
import { useState } from 'react'
import { ReasonDialog } from '../../presentation/ReasonDialog.js'
import { reasonText } from '../billing-words.js'
import type { MendDialogProps } from './dialog-props.js'

/** Exempts the check that holds the account, for the agreement it was found on or for the whole account. */
export function ExemptDialog({ account, offer, isSending, onSend, onClose }: MendDialogProps) {
  const [scope, setScope] = useState<'agreement' | 'account'>(account.agreementId === null ? 'account' : 'agreement')
  return (
    <ReasonDialog
      open={offer !== undefined}
      title={`Bill ${account.accountId} although: ${reasonText(account.reasonCode).toLowerCase()}`}
      confirmLabel={offer?.label ?? ''}
      isSending={isSending}
      suggestions={['Checked with the customer', 'The reads are right']}
      onConfirm={(reason) =>
        onSend({
          checkCode: account.reasonCode ?? '',
          ...(scope === 'agreement' && account.agreementId !== null ? { agreementId: account.agreementId } : {}),
          reason,
        })
      }
      onClose={onClose}
    >
      {offer?.consequence}
      {account.agreementId !== null && (
        <RadioGroup
          value={scope}
          onChange={(event) => setScope(event.target.value === 'account' ? 'account' : 'agreement')}
          aria-label="For what"
        >
          <FormControlLabel
            value="agreement"
            control={<Radio size="small" />}
            label={`For agreement ${account.agreementId} only`}
          />
          <FormControlLabel value="account" control={<Radio size="small" />} label="For every service of the account" />
        </RadioGroup>
      )}
    </ReasonDialog>
  )
}
