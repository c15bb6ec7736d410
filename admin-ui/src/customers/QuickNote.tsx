import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import InputBase from '@mui/material/InputBase'
import { useCallback, useRef, useState } from 'react'
import { useCommand } from '../presentation/use-command.js'
import { useHotKey } from '../shell/use-hot-key.js'
import { NoteDialog } from './NoteDialog.js'

/** One line to note a call while talking; `n` puts the cursor here, Enter keeps it. More (kind, details, a day to come back) in a dialog. */
export function QuickNote({ path }: { readonly path: string }) {
  const [summary, setSummary] = useState('')
  const [isDialogOpen, setDialogOpen] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const focus = useCallback(() => field.current?.focus(), [])
  useHotKey('n', focus)
  const { send, isSending } = useCommand({ said: 'Note kept.', onDone: () => setSummary('') })
  const isReady = summary.trim().length >= 3
  return (
    <Box
      component="form"
      onSubmit={(event) => {
        event.preventDefault()
        if (isReady && !isSending) send({ path, body: { kind: 'call', direction: 'in', summary: summary.trim() } })
      }}
      sx={{
        display: 'flex',
        gap: 0.5,
        px: 1.25,
        py: 0.75,
        borderBottom: 1,
        borderColor: 'divider',
        position: 'sticky',
        top: 0,
        bgcolor: 'background.paper',
        zIndex: 1,
      }}
    >
      <InputBase
        inputRef={field}
        value={summary}
        onChange={(event) => setSummary(event.target.value)}
        placeholder="What did the caller say?"
        inputProps={{ 'aria-label': 'Note of a call', maxLength: 500 }}
        sx={{
          flex: 1,
          minWidth: 0,
          px: 1,
          height: 32,
          border: 1,
          borderColor: 'divider',
          borderRadius: 1,
          fontSize: '0.8125rem',
          '&.Mui-focused': { borderColor: 'primary.main' },
        }}
      />
      <Button type="submit" variant="contained" disabled={!isReady || isSending}>
        Keep
      </Button>
      <Button variant="outlined" onClick={() => setDialogOpen(true)} aria-label="Note with more details">
        More…
      </Button>
      <NoteDialog
        open={isDialogOpen}
        path={path}
        firstSummary={summary}
        onClose={() => setDialogOpen(false)}
        onKept={() => setSummary('')}
      />
    </Box>
  )
}
