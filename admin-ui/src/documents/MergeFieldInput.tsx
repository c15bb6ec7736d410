import TextField from '@mui/material/TextField'
import type { MergeFieldJson } from '../../../api/documents/contract.js'
import { fieldLabel } from './send-draft.js'

interface Props {
  readonly field: MergeFieldJson
  readonly value: string
  readonly onChange: (value: string) => void
}

/** The field a value is typed into: a day, an amount, or words. */
export function MergeFieldInput({ field, value, onChange }: Props) {
  const isDay = field.kind === 'day'
  return (
    <TextField
      label={fieldLabel(field.name)}
      type={isDay ? 'date' : 'text'}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      helperText={isDay ? field.means : `${field.means}, for example “${field.example}”`}
      required={field.isOptional !== true}
      multiline={field.name === 'text'}
      minRows={field.name === 'text' ? 4 : undefined}
      fullWidth
      margin="dense"
      slotProps={{
        inputLabel: isDay ? { shrink: true } : {},
        htmlInput: { maxLength: 5_000, ...(field.kind === 'money' ? { inputMode: 'decimal' } : {}) },
      }}
    />
  )
}
