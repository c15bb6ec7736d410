import TextField from '@mui/material/TextField'

interface Props {
  readonly label: string
  /** `YYYY-MM-DD`, or empty. */
  readonly value: string
  readonly onChange: (value: string) => void
  readonly helperText?: string
  readonly required?: boolean
}

/** A day, in a form. */
export function DayField({ label, value, onChange, helperText, required = false }: Props) {
  return (
    <TextField
      label={label}
      type="date"
      value={value}
      onChange={(event) => onChange(event.target.value)}
      fullWidth
      margin="dense"
      helperText={helperText}
      required={required}
      slotProps={{ inputLabel: { shrink: true } }}
    />
  )
}
