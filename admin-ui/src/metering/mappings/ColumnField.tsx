import Autocomplete from '@mui/material/Autocomplete'
import TextField from '@mui/material/TextField'

interface Props {
  readonly label: string
  readonly value: string | null
  readonly columns: readonly string[]
  readonly onChange: (column: string | null) => void
  readonly helperText?: string
}

/** One of the columns of the file; typed in where no file is chosen. */
export function ColumnField({ label, value, columns, onChange, helperText }: Props) {
  return (
    <Autocomplete
      freeSolo
      options={[...columns]}
      inputValue={value ?? ''}
      onInputChange={(_event, typed) => onChange(typed === '' ? null : typed)}
      renderInput={(parameters) => <TextField {...parameters} label={label} margin="dense" fullWidth helperText={helperText} />}
    />
  )
}
