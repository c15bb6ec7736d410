import Box from '@mui/material/Box'
import TextField from '@mui/material/TextField'
import type { AddressDraft } from './address-draft.js'

interface Props {
  readonly draft: AddressDraft
  readonly onChange: (draft: AddressDraft) => void
}

const FIELDS = [
  { name: 'line1', label: 'Street or box', wide: true, required: true, max: 200 },
  { name: 'line2', label: 'Second line', wide: true, required: false, max: 200 },
  { name: 'city', label: 'City', wide: false, required: true, max: 100 },
  { name: 'state', label: 'State', wide: false, required: true, max: 100 },
  { name: 'postcode', label: 'Postcode', wide: false, required: true, max: 20 },
] as const

/** A postal address, line by line. */
export function AddressFields({ draft, onChange }: Props) {
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '2fr 1fr 1fr' }, columnGap: 1.5 }}>
      {FIELDS.map((field) => (
        <TextField
          key={field.name}
          label={field.label}
          required={field.required}
          value={draft[field.name]}
          onChange={(event) => onChange({ ...draft, [field.name]: event.target.value })}
          margin="dense"
          sx={field.wide ? { gridColumn: '1 / -1' } : undefined}
          slotProps={{ htmlInput: { maxLength: field.max } }}
        />
      ))}
    </Box>
  )
}
