import Box from '@mui/material/Box'
import Checkbox from '@mui/material/Checkbox'
import FormControlLabel from '@mui/material/FormControlLabel'
import TextField from '@mui/material/TextField'
import type { HTMLInputTypeAttribute } from 'react'
import type { CustomerDraft } from './customer-draft.js'

interface Props {
  readonly draft: CustomerDraft
  readonly onChange: (draft: CustomerDraft) => void
}

interface Field {
  readonly name: Exclude<keyof CustomerDraft, 'lifeSupport' | 'senior'>
  readonly label: string
  readonly type?: HTMLInputTypeAttribute
  readonly wide?: boolean
  readonly required?: boolean
  readonly max: number
}

const FIELDS: readonly Field[] = [
  { name: 'phone', label: 'Telephone', type: 'tel', max: 60 },
  { name: 'email', label: 'E-mail', type: 'email', max: 254 },
  { name: 'mailLine1', label: 'Street or box', wide: true, required: true, max: 200 },
  { name: 'mailLine2', label: 'Second line', wide: true, max: 200 },
  { name: 'mailCity', label: 'City', required: true, max: 200 },
  { name: 'mailState', label: 'State', max: 100 },
  { name: 'mailPostcode', label: 'Postcode', max: 40 },
  { name: 'mailCountry', label: 'Country', required: true, max: 100 },
  { name: 'language', label: 'Language (code)', required: true, max: 20 },
]

/** The fields of a customer's contact data. */
export function CustomerFields({ draft, onChange }: Props) {
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' }, columnGap: 1.5 }}>
      {FIELDS.map((field) => (
        <TextField
          key={field.name}
          label={field.label}
          type={field.type}
          required={field.required}
          value={draft[field.name]}
          onChange={(event) => onChange({ ...draft, [field.name]: event.target.value })}
          margin="dense"
          sx={field.wide ? { gridColumn: '1 / -1' } : undefined}
          slotProps={{ htmlInput: { maxLength: field.max } }}
        />
      ))}
      <TextField
        label="Remarks"
        value={draft.notes}
        onChange={(event) => onChange({ ...draft, notes: event.target.value })}
        multiline
        minRows={2}
        margin="dense"
        sx={{ gridColumn: '1 / -1' }}
        slotProps={{ htmlInput: { maxLength: 20_000 } }}
      />
      <FormControlLabel
        control={
          <Checkbox
            size="small"
            checked={draft.lifeSupport}
            onChange={(event) => onChange({ ...draft, lifeSupport: event.target.checked })}
          />
        }
        label="Life-support equipment at home"
      />
      <FormControlLabel
        control={
          <Checkbox
            size="small"
            checked={draft.senior}
            onChange={(event) => onChange({ ...draft, senior: event.target.checked })}
          />
        }
        label="Registered as 65 or older"
      />
    </Box>
  )
}
