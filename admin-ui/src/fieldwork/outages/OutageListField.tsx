import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import TextField from '@mui/material/TextField'
import { useRef } from 'react'
import { countText } from '../../presentation/count-text.js'
import { summaryOf } from './outage-list-text.js'

const LIST_MAX = 900_000

/** The list of places: pasted, or read from a file. */
export function OutageListField({ list, onList }: { readonly list: string; readonly onList: (list: string) => void }) {
  const file = useRef<HTMLInputElement>(null)
  const { lines, twice } = summaryOf(list)
  const says = lines === 0 ? 'Premises or service points, one a line; more columns are passed over' : countText(lines, 'place')
  return (
    <>
      <TextField
        label="Places without service"
        value={list}
        onChange={(event) => onList(event.target.value)}
        required
        fullWidth
        multiline
        minRows={4}
        maxRows={8}
        margin="dense"
        helperText={twice.length === 0 ? says : `${says}; twice: ${twice.slice(0, 5).join(', ')}`}
        slotProps={{ htmlInput: { maxLength: LIST_MAX, spellCheck: false } }}
      />
      <Box>
        <input
          ref={file}
          type="file"
          hidden
          accept=".csv,.txt"
          aria-label="File with the places"
          onChange={(event) => {
            void event.target.files?.[0]?.text().then(onList)
            event.target.value = ''
          }}
        />
        <Button variant="outlined" onClick={() => file.current?.click()}>
          Take the list from a file
        </Button>
      </Box>
    </>
  )
}
