import TextField from '@mui/material/TextField'

interface Props {
  readonly label: string
  /** `name=value`, one on a line. */
  readonly value: string
  readonly onChange: (value: string) => void
  readonly placeholder?: string
  /** What is to be known beside the form: `OWRS files hold several classes`. */
  readonly hint?: string
}

/** Names with their values, one on a line: facts about a customer, choices that a file leaves open. */
export function PairsField({ label, value, onChange, placeholder, hint }: Props) {
  return (
    <TextField
      label={label}
      size="small"
      placeholder={placeholder}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      multiline
      minRows={2}
      fullWidth
      helperText={`name=value, one on a line${hint === undefined ? '' : `; ${hint}`}`}
      slotProps={{ inputLabel: { shrink: true } }}
    />
  )
}
