import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import { useRef, useState } from 'react'
import { Panel } from '../../presentation/Panel.js'
import { SAMPLE_BYTES } from './mapping-draft.js'

/** Chooses the file whose first lines the mapping is tried on. */
export function MappingSample({ onText }: { readonly onText: (text: string) => void }) {
  const field = useRef<HTMLInputElement>(null)
  const [name, setName] = useState('')
  const take = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return
    const text = await file.slice(0, SAMPLE_BYTES).text()
    setName(file.name)
    // The last line is cut off as a rule.
    onText(file.size > SAMPLE_BYTES ? text.slice(0, text.lastIndexOf('\n') + 1) : text)
  }
  return (
    <Panel title="A file to try it on" padded>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.5, flexWrap: 'wrap' }}>
        <Button variant="outlined" onClick={() => field.current?.click()}>
          Choose a file…
        </Button>
        <Box component="span" sx={{ color: 'text.secondary', overflowWrap: 'anywhere' }}>
          {name === '' ? 'Its first lines are read here' : name}
        </Box>
        <input
          ref={field}
          type="file"
          accept=".csv,.txt,text/csv"
          aria-label="File to try the mapping on"
          hidden
          onChange={(event) => void take(event.target.files?.[0])}
        />
      </Box>
    </Panel>
  )
}
