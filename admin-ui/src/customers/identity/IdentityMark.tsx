import Button from '@mui/material/Button'
import Tooltip from '@mui/material/Tooltip'
import { useState } from 'react'
import type { IdentityJson } from '../../../../api/customers/identity-contract.js'
import { instantText } from '../../presentation/instant-text.js'
import { StateChip } from '../../presentation/StateChip.js'
import { usePermission } from '../../shell/use-permission.js'
import { verifiedCaller } from './identity-words.js'
import { VerifyIdentityDialog } from './VerifyIdentityDialog.js'

interface Props {
  readonly identity: IdentityJson
  /** The account the caller speaks about; absent on a customer's own page. */
  readonly accountId?: string
}

/** Whether somebody made sure today of who is calling; where nobody did, it asks. */
export function IdentityMark({ identity, accountId }: Props) {
  const [isOpen, setOpen] = useState(false)
  const mayVerify = usePermission('customers.verify')
  const caller = verifiedCaller(identity)
  if (caller?.verified) {
    const who = accountId === undefined || caller.role === 'main' ? '' : `${caller.name} `
    return (
      <Tooltip
        describeChild
        title={`${instantText(caller.verified.at)}, by ${caller.verified.method === 'pin' ? 'PIN' : 'questions'}`}
      >
        <span>
          <StateChip
            state="verified"
            tone="done"
            label={`${who}${who === '' ? 'Verified' : 'verified'} today by ${caller.verified.by}`}
          />
        </span>
      </Tooltip>
    )
  }
  if (!mayVerify || identity.callers.length === 0)
    return <StateChip state="not_verified" tone="idle" label="Not verified today" />
  return (
    <>
      <Button size="small" variant="outlined" color="secondary" onClick={() => setOpen(true)} sx={{ py: 0, minHeight: 22 }}>
        Verify the caller…
      </Button>
      <VerifyIdentityDialog open={isOpen} identity={identity} accountId={accountId} onClose={() => setOpen(false)} />
    </>
  )
}
