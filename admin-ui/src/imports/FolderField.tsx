import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import { useRef } from 'react'

/** Chooses a folder, or files one by one where the browser knows no folders. */
export function FolderField({ onFiles }: { readonly onFiles: (files: readonly File[]) => void }) {
  const folder = useRef<HTMLInputElement>(null)
  const files = useRef<HTMLInputElement>(null)
  const take = (chosen: FileList | null): void => onFiles([...(chosen ?? [])])
  return (
    <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
      <Button variant="outlined" onClick={() => folder.current?.click()}>
        Choose a folder
      </Button>
      <Button variant="text" onClick={() => files.current?.click()}>
        Choose files
      </Button>
      <input
        ref={(element) => {
          folder.current = element
          // React knows no such property; browsers have had it for long.
          element?.setAttribute('webkitdirectory', '')
        }}
        type="file"
        multiple
        hidden
        onChange={(event) => take(event.target.files)}
      />
      <input
        ref={files}
        type="file"
        multiple
        hidden
        accept=".csv,.json"
        aria-label="Files of the import"
        onChange={(event) => take(event.target.files)}
      />
    </Box>
  )
}
