import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import MenuItem from '@mui/material/MenuItem'
import TextField from '@mui/material/TextField'
import { type FormEvent, useEffect, useState } from 'react'
import { ChoiceField } from '../presentation/ChoiceField.js'
import { useCommand } from '../presentation/use-command.js'
import { interactionText, topicText } from './customer-words.js'
import { FileChoice } from './FileChoice.js'
import { NOTE_TYPES, type NoteType } from './note-types.js'
import { useAttachments } from './use-attachments.js'

interface Props {
  readonly open: boolean
  readonly path: string
  readonly firstSummary: string
  readonly onClose: () => void
  readonly onKept: () => void
}

const KINDS = ['call', 'visit', 'email', 'letter', 'sms', 'note'] as const

/** A note with its kind, details and a day to come back to it, which makes a task. Notes are kept as they are: nobody edits them later. */
export function NoteDialog({ open, path, firstSummary, onClose, onKept }: Props) {
  const [kind, setKind] = useState<(typeof KINDS)[number]>('call')
  const [type, setType] = useState<NoteType>('general')
  const [files, setFiles] = useState<readonly File[]>([])
  const [direction, setDirection] = useState<'in' | 'out'>('in')
  const [summary, setSummary] = useState('')
  const [body, setBody] = useState('')
  const [followUpOn, setFollowUpOn] = useState('')
  const attach = useAttachments()
  const { begin, send, isSending } = useCommand<{ interactionId: number; taskId: number | null }>({
    said: (answer) => (answer.taskId === null ? 'Note kept.' : 'Note kept, and a task to come back to it.'),
    onDone: ({ interactionId }) => {
      if (files.length > 0) void attach(interactionId, files)
      onKept()
      onClose()
    },
  })
  useEffect(() => {
    if (!open) return
    begin()
    setSummary(firstSummary)
    setBody('')
    setFiles([])
    setFollowUpOn('')
  }, [open, firstSummary, begin])
  const isReady = summary.trim().length >= 3
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    event.stopPropagation()
    if (!isReady || isSending) return
    send({
      path,
      body: {
        kind,
        type,
        direction: kind === 'note' ? null : direction,
        summary: summary.trim(),
        body: body.trim() === '' ? null : body.trim(),
        followUpOn: followUpOn === '' ? null : followUpOn,
      },
    })
  }
  return (
    <Dialog open={open} onClose={onClose} fullWidth maxWidth="sm">
      <form onSubmit={submit}>
        <DialogTitle>Note or contact</DialogTitle>
        <DialogContent>
          <Box sx={{ display: 'flex', gap: 1.5 }}>
            <TextField
              select
              label="Channel"
              value={kind}
              onChange={(event) => setKind(event.target.value as typeof kind)}
              fullWidth
              margin="dense"
            >
              {KINDS.map((value) => (
                <MenuItem key={value} value={value}>
                  {interactionText(value)}
                </MenuItem>
              ))}
            </TextField>
            {kind !== 'note' && (
              <TextField
                select
                label="Direction"
                value={direction}
                onChange={(event) => setDirection(event.target.value as typeof direction)}
                fullWidth
                margin="dense"
              >
                <MenuItem value="in">From the customer</MenuItem>
                <MenuItem value="out">To the customer</MenuItem>
              </TextField>
            )}
          </Box>
          <ChoiceField label="About" value={type} choices={NOTE_TYPES} textOf={topicText} onChoose={setType} />
          <TextField
            label="In one line"
            value={summary}
            onChange={(event) => setSummary(event.target.value)}
            required
            autoFocus
            fullWidth
            margin="dense"
            slotProps={{ htmlInput: { maxLength: 500 } }}
          />
          <TextField
            label="Details"
            value={body}
            onChange={(event) => setBody(event.target.value)}
            fullWidth
            multiline
            minRows={3}
            margin="dense"
            slotProps={{ htmlInput: { maxLength: 20_000 } }}
          />
          <TextField
            label="Come back to it on"
            helperText="Makes a task in the call-back queue"
            type="date"
            value={followUpOn}
            onChange={(event) => setFollowUpOn(event.target.value)}
            margin="dense"
            slotProps={{ inputLabel: { shrink: true } }}
          />
          <FileChoice files={files} onChoose={setFiles} />
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>Close without keeping</Button>
          <Button type="submit" variant="contained" disabled={!isReady || isSending}>
            {isSending ? 'Keeping…' : 'Keep the note'}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
