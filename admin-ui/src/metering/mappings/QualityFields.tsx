import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import TextField from '@mui/material/TextField'
import { useState } from 'react'
import { ChoiceField } from '../../presentation/ChoiceField.js'
import { ColumnField } from './ColumnField.js'
import { type Draft, type Quality, QUALITY_CHOICES } from './mapping-draft.js'

interface Props {
  readonly draft: Draft
  readonly columns: readonly string[]
  readonly onChange: (changes: Partial<Draft>) => void
}

const VALUES = QUALITY_CHOICES.map((choice) => choice.value)
const textOf = (value: Quality): string => QUALITY_CHOICES.find((choice) => choice.value === value)?.label ?? value

/** What the file's own words for quality mean; a row with another word is left out and said. */
export function QualityFields({ draft, columns, onChange }: Props) {
  const [printed, setPrinted] = useState('')
  const set = (word: string, quality: Quality | undefined): void => {
    const { [word]: _former, ...rest } = draft.qualities
    onChange({ qualities: quality === undefined ? rest : { ...rest, [word]: quality } })
  }
  return (
    <>
      <ColumnField
        label="Column of the quality"
        value={draft.qualityColumn}
        columns={columns}
        onChange={(qualityColumn) => onChange({ qualityColumn })}
        helperText="Without one, nothing is said of it"
      />
      {draft.qualityColumn !== null && (
        <>
          {Object.entries(draft.qualities).map(([word, quality]) => (
            <Box key={word} sx={{ display: 'grid', gridTemplateColumns: '1fr 1.4fr auto', gap: 1, alignItems: 'center' }}>
              <code>{word === '' ? '(empty)' : word}</code>
              <ChoiceField
                label="Means"
                value={quality}
                choices={VALUES}
                textOf={textOf}
                onChoose={(value) => set(word, value)}
              />
              <Button variant="text" onClick={() => set(word, undefined)}>
                Remove
              </Button>
            </Box>
          ))}
          <Box sx={{ display: 'flex', gap: 1, alignItems: 'center' }}>
            <TextField
              label="A word of the file"
              value={printed}
              onChange={(event) => setPrinted(event.target.value)}
              margin="dense"
              helperText="Leave it empty for rows without one"
              slotProps={{ htmlInput: { maxLength: 40 } }}
            />
            <Button
              variant="outlined"
              onClick={() => {
                set(printed.trim(), 'A')
                setPrinted('')
              }}
            >
              Say what it means
            </Button>
          </Box>
        </>
      )}
    </>
  )
}
