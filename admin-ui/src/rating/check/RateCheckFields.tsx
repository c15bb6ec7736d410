import Box from '@mui/material/Box'
import Checkbox from '@mui/material/Checkbox'
import FormControlLabel from '@mui/material/FormControlLabel'
import { DayField } from '../../presentation/DayField.js'
import { ChosenFileField } from '../../presentation/ChosenFileField.js'
import { PairsField } from '../PairsField.js'
import { EarlierFields } from './EarlierFields.js'
import { ShareFields } from './ShareFields.js'
import type { RateCheckForm } from './rate-check-request.js'

interface Props {
  readonly form: RateCheckForm
  readonly onChange: (form: RateCheckForm) => void
}

/** The files and choices of a rate check. */
export function RateCheckFields({ form, onChange }: Props) {
  const set = (part: Partial<RateCheckForm>) => onChange({ ...form, ...part })
  return (
    <Box sx={{ display: 'grid', gap: 2 }}>
      <ChosenFileField
        label="Tariff"
        hint="Penstock JSON, an OpenEI URDB object, or an OWRS file"
        accept=".json,.yaml,.yml,application/json"
        file={form.tariff}
        onFile={(tariff) => set({ tariff })}
      />
      <ChosenFileField
        label="Usage"
        hint="CSV: start,kwh with offsets, or start,end and a unit; or a meter file (Green Button, NEM12, MSCONS …)"
        accept=".csv,.xml,.txt,.edi,.nem12,.nem13,text/csv,text/plain,text/xml,application/xml"
        file={form.usage}
        onFile={(usage) => set({ usage })}
      />
      <ChosenFileField
        label="Holidays and events"
        hint="JSON; none where it is left out"
        accept=".json,application/json"
        file={form.calendar}
        onFile={(calendar) => set({ calendar })}
        optional
      />
      <EarlierFields form={form} set={set} />
      <ShareFields form={form} set={set} />
      <Box sx={{ display: 'grid', gap: 1, gridTemplateColumns: '1fr 1fr' }}>
        <DayField label="First day" value={form.from} onChange={(from) => set({ from })} />
        <DayField label="Last day" value={form.last} onChange={(last) => set({ last })} />
      </Box>
      <FormControlLabel
        control={<Checkbox checked={form.isMonthly} onChange={(_event, isMonthly) => set({ isMonthly })} />}
        label="A bill for each calendar month, with what the one before left"
      />
      <PairsField
        label="Facts about the customer"
        placeholder={'meter_size=5/8\ncustomer_class=residential'}
        value={form.attributes}
        onChange={(attributes) => set({ attributes })}
      />
      <PairsField
        label="Choices the tariff leaves open"
        placeholder="tier_allocation=chronological"
        value={form.options}
        onChange={(options) => set({ options })}
        hint="the answer lists what can be chosen"
      />
    </Box>
  )
}
