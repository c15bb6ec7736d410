import Button from '@mui/material/Button'
import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import MenuItem from '@mui/material/MenuItem'
import TextField from '@mui/material/TextField'
import { type FormEvent, useEffect, useState } from 'react'
import { useCommand } from '../presentation/use-command.js'
import { HAND_QUEUES, queueText } from './task-words.js'

interface Props {
  readonly open: boolean
  /** The account it is about; asked for where it is not given. */
  readonly accountId?: string
  readonly onClose: () => void
}

/** Puts something to be done into a queue. */
export function NewTaskDialog({ open, accountId, onClose }: Props) {
  const [queue, setQueue] = useState<(typeof HAND_QUEUES)[number]>('call_back')
  const [title, setTitle] = useState('')
  const [account, setAccount] = useState(accountId ?? '')
  const [dueOn, setDueOn] = useState('')
  const { begin, send, isSending } = useCommand({ said: 'The task is in its queue.', onDone: onClose })
  useEffect(() => {
    if (!open) return
    begin()
    setTitle('')
    setDueOn('')
    setAccount(accountId ?? '')
  }, [open, accountId, begin])
  const isReady = title.trim().length >= 3
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (!isReady || isSending) return
    send({
      path: '/tasks',
      body: {
        queue,
        title: title.trim(),
        accountId: account.trim() === '' ? null : account.trim().toUpperCase(),
        dueOn: dueOn === '' ? null : dueOn,
      },
    })
  }
  return (
    <Dialog open={open} onClose={onClose} fullWidth maxWidth="xs">
      <form onSubmit={submit}>
        <DialogTitle>Put a task into a queue</DialogTitle>
        <DialogContent>
          <TextField
            select
            label="Queue"
            value={queue}
            onChange={(event) => setQueue(event.target.value as typeof queue)}
            fullWidth
            margin="dense"
          >
            {HAND_QUEUES.map((one) => (
              <MenuItem key={one} value={one}>
                {queueText(one)}
              </MenuItem>
            ))}
          </TextField>
          <TextField
            label="What is to be done"
            value={title}
            onChange={(event) => setTitle(event.target.value)}
            required
            autoFocus
            fullWidth
            multiline
            margin="dense"
            slotProps={{ htmlInput: { maxLength: 300 } }}
          />
          {accountId === undefined && (
            <TextField
              label="Account, if it is about one"
              value={account}
              onChange={(event) => setAccount(event.target.value)}
              fullWidth
              margin="dense"
              slotProps={{ htmlInput: { maxLength: 64 } }}
            />
          )}
          <TextField
            label="By"
            type="date"
            value={dueOn}
            onChange={(event) => setDueOn(event.target.value)}
            margin="dense"
            slotProps={{ inputLabel: { shrink: true } }}
          />
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>Close without adding</Button>
          <Button type="submit" variant="contained" disabled={!isReady || isSending}>
            Put it into the queue
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
