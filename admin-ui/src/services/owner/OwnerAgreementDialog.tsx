import Box from '@mui/material/Box'
import Checkbox from '@mui/material/Checkbox'
import FormControlLabel from '@mui/material/FormControlLabel'
import { useState } from 'react'
import { isLocalDate } from '../../../../domain/kernel/local-date.js'
import type { AccountRecordJson } from '../../../../api/customers/contract.js'
import type { OwnerAgreementRecordJson } from '../../../../api/services/owner-agreement-routes.js'
import { AccountField } from '../../payments/counter/AccountField.js'
import { DayField } from '../../presentation/DayField.js'
import { ReasonDialog } from '../../presentation/ReasonDialog.js'
import { useCommand } from '../../presentation/use-command.js'
import { useToday } from '../../presentation/use-utility.js'

interface Props {
  readonly premiseId: string
  readonly current: OwnerAgreementRecordJson | undefined
  readonly onClose: () => void
}

/** Says to whose account service goes back when a tenant leaves, or that it no longer does. */
export function OwnerAgreementDialog({ premiseId, current, onClose }: Props) {
  const today = useToday()
  const [account, setAccount] = useState<AccountRecordJson | null>(null)
  const [ends, setEnds] = useState(false)
  const [chosenOn, setChosenOn] = useState<string>()
  const fromOn = chosenOn ?? today ?? ''
  const { send, isSending } = useCommand({
    said: ends ? 'The owner agreement ends.' : 'Agreed: service goes back to the owner between tenants.',
    onDone: onClose,
  })
  return (
    <ReasonDialog
      open
      title={`Between tenants at ${premiseId}`}
      confirmLabel={ends ? 'End the agreement' : 'Agree with the owner'}
      reasonComesLast
      isSending={isSending}
      suggestions={['Signed owner agreement', 'Owner sold the place']}
      blockedBecause={blockedBecause(ends, account, fromOn)}
      onConfirm={(reason) =>
        send({
          path: `/premises/${encodeURIComponent(premiseId)}/owner-agreement`,
          body: { accountId: ends ? null : (account?.id ?? null), fromOn, reason },
        })
      }
      onClose={onClose}
    >
      {current === undefined
        ? 'When a tenant leaves, service goes on in the owner’s account from the next day, without a gap.'
        : `Now: ${current.customerName}, account ${current.accountId}. That agreement ends the day before.`}
      {current !== undefined && (
        <FormControlLabel
          sx={{ display: 'block' }}
          control={<Checkbox size="small" checked={ends} onChange={(event) => setEnds(event.target.checked)} />}
          label="End it; nobody takes service back"
        />
      )}
      {!ends && (
        <Box sx={{ mt: 1.5 }}>
          <AccountField label="Account of the owner" account={account} onAccount={setAccount} autoFocus />
        </Box>
      )}
      <DayField label={ends ? 'No longer from' : 'From'} value={fromOn} onChange={setChosenOn} required />
    </ReasonDialog>
  )
}

function blockedBecause(ends: boolean, account: AccountRecordJson | null, fromOn: string): string | undefined {
  if (!ends && account === null) return 'Choose the account of the owner.'
  return isLocalDate(fromOn) ? undefined : 'Choose the day.'
}
