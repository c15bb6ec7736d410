import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import TextField from '@mui/material/TextField'
import { useState } from 'react'
import { ReasonDialog } from '../../presentation/ReasonDialog.js'
import { useCommand } from '../../presentation/use-command.js'
import { cleaned, type Draft, whyNotReady } from './mapping-draft.js'

interface Props {
  readonly name: string
  readonly onName: (name: string) => void
  readonly draft: Draft
  readonly onSaved: () => void
}

/** Saves the mapping under its name, as the next version. */
export function SaveMappingBar({ name, onName, draft, onSaved }: Props) {
  const [isAsking, setAsking] = useState(false)
  const command = useCommand<{ id: number; version: number }>({
    said: (answer) => `${name}, version ${answer.version}, is saved.`,
    onDone: onSaved,
  })
  const missing = name.trim() === '' ? 'Give the mapping a name.' : whyNotReady(draft)
  return (
    <Box sx={{ display: 'flex', gap: 1.5, alignItems: 'flex-start', px: { xs: 2, sm: 0 } }}>
      <TextField
        label="Name of the mapping"
        value={name}
        onChange={(event) => onName(event.target.value)}
        fullWidth
        helperText={missing ?? 'Saving makes the next version of this name'}
        slotProps={{ htmlInput: { maxLength: 100 } }}
      />
      <Button
        variant="contained"
        disabled={missing !== undefined}
        sx={{ minHeight: 40, flexShrink: 0 }}
        onClick={() => {
          command.begin()
          setAsking(true)
        }}
      >
        Save…
      </Button>
      <ReasonDialog
        open={isAsking}
        title={`Save ${name.trim()}`}
        confirmLabel="Save as the next version"
        isSending={command.isSending}
        suggestions={['First version', 'The sender changed the file']}
        onConfirm={(reason) =>
          command.send({ path: '/csv-mappings', body: { name: name.trim(), mapping: cleaned(draft), reason } })
        }
        onClose={() => setAsking(false)}
      >
        Files that were read keep the version they were read with.
      </ReasonDialog>
    </Box>
  )
}
