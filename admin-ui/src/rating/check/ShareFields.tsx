import TextField from '@mui/material/TextField'
import { ChosenFileField } from '../../presentation/ChosenFileField.js'
import type { RateCheckForm } from './rate-check-request.js'

interface Props {
  readonly form: RateCheckForm
  readonly set: (part: Partial<RateCheckForm>) => void
}

/** A share of a generator elsewhere: what it gave, and how much of that is the customer's. */
export function ShareFields({ form, set }: Props) {
  return (
    <>
      <ChosenFileField
        label="Generation the customer has a share of"
        hint="CSV as the usage; only where the tariff credits shares"
        accept=".csv,text/csv"
        file={form.generation}
        onFile={(generation) => set({ generation })}
        optional
      />
      {form.generation !== undefined && (
        <TextField
          label="Share in percent"
          value={form.sharePercent}
          onChange={(event) => set({ sharePercent: event.target.value })}
          slotProps={{ htmlInput: { inputMode: 'decimal' } }}
        />
      )}
    </>
  )
}
