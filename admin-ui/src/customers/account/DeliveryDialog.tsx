import Alert from '@mui/material/Alert'
import Button from '@mui/material/Button'
import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import FormControlLabel from '@mui/material/FormControlLabel'
import Radio from '@mui/material/Radio'
import RadioGroup from '@mui/material/RadioGroup'
import { useEffect, useState } from 'react'
import type { AccountPageJson } from '../../../../api/customers/account-page-contract.js'
import { useCommand } from '../../presentation/use-command.js'
import { ConflictNotice } from '../ConflictNotice.js'
import { conflictOf } from '../conflict.js'
import { deliveryText } from '../customer-words.js'

interface Props {
  readonly open: boolean
  readonly account: AccountPageJson
  readonly onClose: () => void
}

const CHOICES = ['email', 'post', 'both'] as const

/** How the bills of an account are delivered, from the next one on. */
export function DeliveryDialog({ open, account, onClose }: Props) {
  const [delivery, setDelivery] = useState<AccountPageJson['delivery']>(account.delivery)
  const command = useCommand({
    method: 'PATCH',
    said: `Bills go ${deliveryText(delivery)} from the next one on.`,
    onDone: onClose,
    handles: (error) => conflictOf(error) !== undefined,
  })
  const { begin, reset } = command
  useEffect(() => {
    if (!open) return
    begin()
    reset()
    setDelivery(account.delivery)
  }, [open, account.delivery, begin, reset])
  const conflict = conflictOf(command.error)
  return (
    <Dialog open={open} onClose={onClose} fullWidth maxWidth="xs">
      <DialogTitle>Bills of account {account.id}</DialogTitle>
      <DialogContent>
        {conflict !== undefined && <ConflictNotice conflict={conflict} />}
        <RadioGroup value={delivery} onChange={(_event, value) => setDelivery(value as typeof delivery)} aria-label="Delivery">
          {CHOICES.map((choice) => (
            <FormControlLabel
              key={choice}
              value={choice}
              control={<Radio size="small" />}
              label={`Bills go ${deliveryText(choice)}`}
              disabled={choice !== 'post' && account.email === null}
            />
          ))}
        </RadioGroup>
        {account.email === null && (
          <Alert severity="info">The main customer has no e-mail address. Add one to their contact data first.</Alert>
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>Keep as it is</Button>
        <Button
          variant="contained"
          disabled={delivery === account.delivery || command.isSending}
          onClick={() =>
            command.send({ path: `/accounts/${account.id}`, body: { version: conflict?.version ?? account.version, delivery } })
          }
        >
          Change the delivery
        </Button>
      </DialogActions>
    </Dialog>
  )
}
