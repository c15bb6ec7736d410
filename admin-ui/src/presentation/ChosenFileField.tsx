import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Typography from '@mui/material/Typography'
import { useId, useRef } from 'react'

export interface ChosenFile {
  readonly name: string
  readonly text: string
}

interface Props {
  readonly label: string
  /** What the file is, where none is chosen. */
  readonly hint: string
  readonly accept: string
  readonly file: ChosenFile | undefined
  readonly onFile: (file: ChosenFile | undefined) => void
  /** It may be taken away again. */
  readonly optional?: boolean
}

/** Chooses a file and reads it as text; the name of the file, or what it should be, stands beside the button. */
export function ChosenFileField({ label, hint, accept, file, onFile, optional = false }: Props) {
  const field = useRef<HTMLInputElement>(null)
  const name = useId()
  const take = async (chosen: File | undefined): Promise<void> => {
    if (chosen !== undefined) onFile({ name: chosen.name, text: await chosen.text() })
    if (field.current !== null) field.current.value = ''
  }
  return (
    <Box role="group" aria-labelledby={name} sx={{ minWidth: 0 }}>
      <Typography id={name} variant="body2" sx={{ fontWeight: 600, mb: 0.5 }}>
        {label}
      </Typography>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
        <Button variant="outlined" onClick={() => field.current?.click()} sx={{ flexShrink: 0 }}>
          {file === undefined ? 'Choose a file' : 'Choose another'}
        </Button>
        {optional && file !== undefined && (
          <Button variant="text" color="inherit" onClick={() => onFile(undefined)}>
            Remove
          </Button>
        )}
        <Typography
          variant="body2"
          color={file === undefined ? 'text.secondary' : 'text.primary'}
          sx={{ minWidth: 0, overflowWrap: 'anywhere' }}
        >
          {file?.name ?? hint}
        </Typography>
      </Box>
      <input
        ref={field}
        type="file"
        accept={accept}
        hidden
        aria-label={label}
        onChange={(event) => void take(event.target.files?.[0])}
      />
    </Box>
  )
}
