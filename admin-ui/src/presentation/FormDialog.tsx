import Button from '@mui/material/Button'
import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import type { ReactNode } from 'react'

interface Props {
  readonly open: boolean
  readonly title: ReactNode
  readonly children: ReactNode
  /** The verb on the button: "Put up the alert". */
  readonly confirmLabel: string
  readonly cancelLabel?: string
  readonly isReady: boolean
  readonly isSending: boolean
  readonly wide?: boolean
  readonly onConfirm: () => void
  readonly onClose: () => void
}

/** A few fields and one act; Enter confirms where they are filled in. */
export function FormDialog(props: Props) {
  const blocked = !props.isReady || props.isSending
  return (
    <Dialog open={props.open} onClose={props.onClose} fullWidth maxWidth={props.wide === true ? 'sm' : 'xs'}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          event.stopPropagation()
          if (!blocked) props.onConfirm()
        }}
      >
        <DialogTitle>{props.title}</DialogTitle>
        <DialogContent>{props.children}</DialogContent>
        <DialogActions>
          <Button onClick={props.onClose}>{props.cancelLabel ?? 'Close without keeping'}</Button>
          <Button type="submit" variant="contained" disabled={blocked}>
            {props.isSending ? 'Sending…' : props.confirmLabel}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
