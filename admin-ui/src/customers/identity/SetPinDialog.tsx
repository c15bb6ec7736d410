import Button from '@mui/material/Button'
import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import TextField from '@mui/material/TextField'
import { type FormEvent, useEffect, useState } from 'react'
import { useCommand } from '../../presentation/use-command.js'

interface Props {
  readonly open: boolean
  readonly customerId: string
  readonly name: string
  readonly onClose: () => void
}

/** A PIN the customer has chosen; nobody can read it afterwards. */
export function SetPinDialog({ open, customerId, name, onClose }: Props) {
  const [pin, setPin] = useState('')
  const { begin, send, isSending } = useCommand({ method: 'PUT', said: 'The PIN is set.', onDone: onClose })
  useEffect(() => {
    if (!open) return
    begin()
    setPin('')
  }, [open, begin])
  const isReady = /^\d{4,8}$/.test(pin)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (isReady && !isSending) send({ path: `/customers/${customerId}/pin`, body: { pin } })
  }
  return (
    <Dialog open={open} onClose={onClose} fullWidth maxWidth="xs">
      <form onSubmit={submit} autoComplete="off">
        <DialogTitle>PIN of {name}</DialogTitle>
        <DialogContent>
          <TextField
            label="New PIN"
            helperText="4 to 8 digits the customer chooses. It takes the place of an earlier one and cannot be read afterwards."
            type="password"
            value={pin}
            onChange={(event) => setPin(event.target.value)}
            autoFocus
            required
            fullWidth
            margin="dense"
            slotProps={{ htmlInput: { maxLength: 8, inputMode: 'numeric', autoComplete: 'new-password' } }}
          />
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>Keep as it is</Button>
          <Button type="submit" variant="contained" disabled={!isReady || isSending}>
            Set the PIN
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
