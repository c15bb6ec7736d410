import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import TextField from '@mui/material/TextField'
import { type ReactNode, useEffect, useState } from 'react'

interface Props {
  readonly open: boolean
  readonly title: string
  /** What it will do: how many, how much, whom it reaches. */
  readonly children?: ReactNode
  /** The verb on the button: "Approve 287 bills". */
  readonly confirmLabel: string
  /** Name of the field, where "Reason" is not the word. */
  readonly reasonLabel?: string
  readonly dangerous?: boolean
  readonly isSending?: boolean
  /** Ready sentences to choose from; the reason stays free to edit. */
  readonly suggestions?: readonly string[]
  /** Why the act is not possible yet, although a reason is given. */
  readonly blockedBecause?: string
  /** What stands above the reason is filled in first and takes the focus itself. */
  readonly reasonComesLast?: boolean
  readonly onConfirm: (reason: string) => void
  readonly onClose: () => void
}

const REASON_MIN = 3

/** Asks for the reason of an act that matters, and shows what the act will do. Ctrl+Enter confirms. */
export function ReasonDialog(props: Props) {
  const {
    open,
    title,
    children,
    confirmLabel,
    dangerous = false,
    isSending = false,
    suggestions = [],
    onConfirm,
    onClose,
  } = props
  const [reason, setReason] = useState('')
  useEffect(() => {
    if (open) setReason('')
  }, [open])
  const missing = reason.trim().length < REASON_MIN
  const blocked = missing || isSending || props.blockedBecause !== undefined
  return (
    <Dialog open={open} onClose={onClose} fullWidth maxWidth="sm">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (!blocked) onConfirm(reason.trim())
        }}
      >
        <DialogTitle>{title}</DialogTitle>
        <DialogContent>
          {children}
          <TextField
            label={props.reasonLabel ?? 'Reason'}
            helperText="Kept in the audit with your name"
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !blocked) onConfirm(reason.trim())
            }}
            autoFocus={props.reasonComesLast !== true}
            required
            fullWidth
            multiline
            minRows={2}
            sx={{ mt: 1.5 }}
            slotProps={{ htmlInput: { maxLength: 500 } }}
          />
          {suggestions.map((suggestion) => (
            <Button key={suggestion} variant="outlined" onClick={() => setReason(suggestion)} sx={{ mr: 1, mt: 1 }}>
              {suggestion}
            </Button>
          ))}
          {props.blockedBecause !== undefined && <Box sx={{ mt: 1.5, color: 'text.secondary' }}>{props.blockedBecause}</Box>}
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>Keep as it is</Button>
          <Button type="submit" variant="contained" color={dangerous ? 'error' : 'primary'} disabled={blocked}>
            {isSending ? 'Sending…' : confirmLabel}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
