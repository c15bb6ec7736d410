import Button from '@mui/material/Button'
import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import MenuItem from '@mui/material/MenuItem'
import TextField from '@mui/material/TextField'
import { type FormEvent, useEffect, useState } from 'react'
import { useCommand } from '../presentation/use-command.js'

const KINDS = [
  { value: 'mobile', label: 'Mobile telephone' },
  { value: 'phone', label: 'Telephone' },
  { value: 'email', label: 'E-mail' },
  { value: 'post', label: 'Postal address' },
] as const

/** A further way to reach a customer. */
export function AddContactDialog({
  open,
  customerId,
  onClose,
}: {
  readonly open: boolean
  readonly customerId: string
  readonly onClose: () => void
}) {
  const [kind, setKind] = useState<(typeof KINDS)[number]['value']>('mobile')
  const [value, setValue] = useState('')
  const [label, setLabel] = useState('')
  const { begin, send, isSending } = useCommand({ said: 'Contact added.', onDone: onClose })
  useEffect(() => {
    if (!open) return
    begin()
    setValue('')
    setLabel('')
  }, [open, begin])
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    send({
      path: `/customers/${customerId}/contacts`,
      body: { kind, value: value.trim(), label: label.trim() === '' ? null : label.trim() },
    })
  }
  return (
    <Dialog open={open} onClose={onClose} fullWidth maxWidth="xs">
      <form onSubmit={submit}>
        <DialogTitle>Add a contact</DialogTitle>
        <DialogContent>
          <TextField
            select
            label="Kind"
            value={kind}
            onChange={(event) => setKind(event.target.value as typeof kind)}
            fullWidth
            margin="dense"
          >
            {KINDS.map((one) => (
              <MenuItem key={one.value} value={one.value}>
                {one.label}
              </MenuItem>
            ))}
          </TextField>
          <TextField
            label="Number or address"
            value={value}
            onChange={(event) => setValue(event.target.value)}
            required
            autoFocus
            fullWidth
            margin="dense"
            slotProps={{ htmlInput: { maxLength: 300 } }}
          />
          <TextField
            label="Whose or when"
            helperText="For example: daughter, only evenings"
            value={label}
            onChange={(event) => setLabel(event.target.value)}
            fullWidth
            margin="dense"
            slotProps={{ htmlInput: { maxLength: 100 } }}
          />
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>Close without adding</Button>
          <Button type="submit" variant="contained" disabled={value.trim().length < 3 || isSending}>
            Add the contact
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
