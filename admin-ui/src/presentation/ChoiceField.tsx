import MenuItem from '@mui/material/MenuItem'
import TextField from '@mui/material/TextField'

interface Props<Value extends string> {
  readonly label: string
  readonly value: Value
  readonly choices: readonly Value[]
  readonly textOf: (value: Value) => string
  readonly onChoose: (value: Value) => void
  readonly helperText?: string
}

/** One of a few values, in a form. */
export function ChoiceField<Value extends string>({ label, value, choices, textOf, onChoose, helperText }: Props<Value>) {
  return (
    <TextField
      select
      label={label}
      value={value}
      onChange={(event) => onChoose(event.target.value as Value)}
      fullWidth
      margin="dense"
      helperText={helperText}
    >
      {choices.map((choice) => (
        <MenuItem key={choice} value={choice}>
          {textOf(choice)}
        </MenuItem>
      ))}
    </TextField>
  )
}
