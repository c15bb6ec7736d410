import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import type { ReactNode } from 'react'

interface Props {
  readonly open: boolean
  readonly title: string
  /** What it will do: how many, how much, whom it reaches. */
  readonly children: ReactNode
  /** The verb on the button: "Approve 287 bills". */
  readonly confirmLabel: string
  readonly cancelLabel?: string
  readonly dangerous?: boolean
  readonly isSending?: boolean
  /** Why it is not possible yet. */
  readonly blockedBecause?: string
  readonly onConfirm: () => void
  readonly onClose: () => void
}

/** Shows what an act will do before it is done, for acts that need no reason. Enter confirms. */
export function ConfirmDialog(props: Props) {
  const {
    open,
    title,
    children,
    confirmLabel,
    cancelLabel = 'Keep as it is',
    dangerous = false,
    isSending = false,
    blockedBecause,
  } = props
  const blocked = isSending || blockedBecause !== undefined
  return (
    <Dialog open={open} onClose={props.onClose} fullWidth maxWidth="sm">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (!blocked) props.onConfirm()
        }}
      >
        <DialogTitle>{title}</DialogTitle>
        <DialogContent>
          {children}
          {blockedBecause !== undefined && <Box sx={{ mt: 1.5, color: 'text.secondary' }}>{blockedBecause}</Box>}
        </DialogContent>
        <DialogActions>
          <Button onClick={props.onClose}>{cancelLabel}</Button>
          <Button type="submit" variant="contained" color={dangerous ? 'error' : 'primary'} disabled={blocked} autoFocus>
            {isSending ? 'Sending…' : confirmLabel}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
