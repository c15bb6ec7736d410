import MenuItem from '@mui/material/MenuItem'
import TextField from '@mui/material/TextField'
import { useTariffs } from './use-tariffs.js'

interface Props {
  readonly label: string
  readonly service: string
  /** Empty: none is chosen. */
  readonly value: string
  readonly onChange: (tariffCode: string) => void
  readonly disabled?: boolean
}

/** A tariff for one service. One that is no longer in the rate book stays to be seen. */
export function TariffField({ label, service, value, onChange, disabled = false }: Props) {
  const fitting = useTariffs().filter((tariff) => tariff.service === service)
  const isKnown = value === '' || fitting.some((tariff) => tariff.id === value)
  return (
    <TextField
      select
      label={label}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      disabled={disabled}
      size="small"
      fullWidth
      slotProps={{ inputLabel: { shrink: true }, select: { displayEmpty: true } }}
    >
      {value === '' && <MenuItem value="">Choose one</MenuItem>}
      {!isKnown && <MenuItem value={value}>{value}</MenuItem>}
      {fitting.map((tariff) => (
        <MenuItem key={tariff.id} value={tariff.id}>
          {tariff.id} – {tariff.name}
        </MenuItem>
      ))}
    </TextField>
  )
}
