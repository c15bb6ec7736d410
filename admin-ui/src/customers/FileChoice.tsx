import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import { sizeText } from './size-text.js'

interface Props {
  readonly files: readonly File[]
  readonly onChoose: (files: readonly File[]) => void
}

const TAKEN = '.pdf,.png,.jpg,.jpeg,.webp,.heic,.txt,.csv'

/** Files that go with a note: pictures, PDF, plain text. */
export function FileChoice({ files, onChoose }: Props) {
  return (
    <Box sx={{ mt: 1, fontSize: '0.8125rem' }}>
      <Button component="label" variant="outlined">
        Attach files…
        <input
          type="file"
          multiple
          hidden
          accept={TAKEN}
          onChange={(event) => onChoose([...files, ...(event.target.files ?? [])])}
        />
      </Button>
      <Box component="span" sx={{ color: 'text.secondary', ml: 1 }}>
        {files.length === 0 ? 'Pictures, PDF or plain text, up to 10 MB each' : ''}
      </Box>
      {files.map((file, index) => (
        <Box key={`${file.name}-${index}`} sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
          {file.name}, {sizeText(file.size)}
          <Button
            size="small"
            aria-label={`Leave out ${file.name}`}
            onClick={() => onChoose(files.filter((one) => one !== file))}
          >
            Leave out
          </Button>
        </Box>
      ))}
    </Box>
  )
}
