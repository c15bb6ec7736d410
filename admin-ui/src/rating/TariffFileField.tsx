import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import { useRef } from 'react'

interface Props {
  readonly file: { readonly name: string } | undefined
  readonly onFile: (file: { name: string; text: string }) => void
}

/** Chooses a file and reads it as text. Choosing the same file again reads it again. */
export function TariffFileField({ file, onFile }: Props) {
  const field = useRef<HTMLInputElement>(null)
  const take = async (chosen: File | undefined): Promise<void> => {
    if (chosen !== undefined) onFile({ name: chosen.name, text: await chosen.text() })
    if (field.current !== null) field.current.value = ''
  }
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.5, mt: 1.5 }}>
      <Button variant="outlined" sx={{ flexShrink: 0 }} onClick={() => field.current?.click()}>
        {file === undefined ? 'Choose a file' : 'Choose another'}
      </Button>
      <span>{file?.name ?? 'A tariff file, JSON, as docs/tariffs.md describes it'}</span>
      <input
        ref={field}
        type="file"
        accept=".json,application/json"
        hidden
        onChange={(event) => void take(event.target.files?.[0])}
      />
    </Box>
  )
}
