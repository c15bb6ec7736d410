import Alert from '@mui/material/Alert'
import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import { useState } from 'react'
import { MONO } from '../shell/theme.js'

interface Props {
  readonly title: string
  /** What to do with it. */
  readonly sentence: string
  readonly secret: string
  readonly onClose: () => void
}

/** A password or token that is shown this once and kept nowhere. */
export function SecretOnce({ title, sentence, secret, onClose }: Props) {
  const [isCopied, setCopied] = useState(false)
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm">
      <DialogTitle>{title}</DialogTitle>
      <DialogContent>
        {sentence}
        <Box
          sx={{
            my: 1.5,
            p: 1.5,
            border: 1,
            borderColor: 'divider',
            borderRadius: 1,
            fontFamily: MONO,
            overflowWrap: 'anywhere',
            userSelect: 'all',
          }}
        >
          {secret}
        </Box>
        <Alert severity="warning">It is shown this once. Nobody can look it up again; a new one can be made.</Alert>
      </DialogContent>
      <DialogActions>
        <Button
          variant="outlined"
          onClick={() => {
            void navigator.clipboard.writeText(secret).then(() => setCopied(true))
          }}
        >
          {isCopied ? 'Copied' : 'Copy'}
        </Button>
        <Button variant="contained" onClick={onClose}>
          I have it
        </Button>
      </DialogActions>
    </Dialog>
  )
}
