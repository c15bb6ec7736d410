import TextField from '@mui/material/TextField'
import { ChoiceField } from '../presentation/ChoiceField.js'

interface Props {
  readonly sizes: readonly string[]
  readonly value: string
  readonly onChange: (size: string) => void
}

/** One of the sizes that have a capacity charge, or any where the service has none. */
export function MeterSizeField({ sizes, value, onChange }: Props) {
  return sizes.length > 0 ? (
    <ChoiceField label="Meter size" value={value} choices={sizes} textOf={(size) => size} onChoose={onChange} />
  ) : (
    <TextField
      label="Meter size"
      value={value}
      onChange={(event) => onChange(event.target.value)}
      required
      fullWidth
      margin="dense"
      slotProps={{ htmlInput: { maxLength: 20 } }}
    />
  )
}
