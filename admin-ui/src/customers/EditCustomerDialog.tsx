import Button from '@mui/material/Button'
import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import { type FormEvent, useEffect, useState } from 'react'
import type { CustomerPageJson } from '../../../api/customers/contract.js'
import { useCommand } from '../presentation/use-command.js'
import { ConflictNotice } from './ConflictNotice.js'
import { conflictOf } from './conflict.js'
import { CustomerFields } from './CustomerFields.js'
import { changesOf, draftOf } from './customer-draft.js'

interface Props {
  readonly open: boolean
  readonly customer: CustomerPageJson
  readonly onClose: () => void
}

/** Contact data of a customer. Only what was changed is sent; a change by somebody else in the meantime is shown, never overwritten. */
export function EditCustomerDialog({ open, customer, onClose }: Props) {
  const [draft, setDraft] = useState(() => draftOf(customer))
  const [original, setOriginal] = useState(customer)
  const command = useCommand({
    method: 'PATCH',
    said: 'Contact data kept.',
    onDone: onClose,
    handles: (error) => conflictOf(error) !== undefined,
  })
  const { begin, reset } = command
  useEffect(() => {
    if (!open) return
    begin()
    reset()
    // What was on the screen when the dialog opened is what a change is measured against, even if the page behind is refreshed.
    setOriginal(customer)
    setDraft(draftOf(customer))
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- a refreshed record must not overwrite what is being typed
  }, [open, begin, reset])
  const conflict = conflictOf(command.error)
  const changes = changesOf(original, draft)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    command.send({ path: `/customers/${customer.id}`, body: { version: conflict?.version ?? original.version, changes } })
  }
  return (
    <Dialog open={open} onClose={onClose} fullWidth maxWidth="sm">
      <form onSubmit={submit}>
        <DialogTitle>Contact data of {customer.name}</DialogTitle>
        <DialogContent>
          {conflict !== undefined && <ConflictNotice conflict={conflict} />}
          <CustomerFields draft={draft} onChange={setDraft} />
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>Keep as it was</Button>
          <Button type="submit" variant="contained" disabled={Object.keys(changes).length === 0 || command.isSending}>
            {command.isSending ? 'Saving…' : 'Save the contact data'}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
