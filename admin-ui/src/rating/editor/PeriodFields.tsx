import Box from '@mui/material/Box'
import TextField from '@mui/material/TextField'
import { JsonField } from './JsonField.js'
import { isObject, type Json, type JsonObject, listAt, textAt } from './tariff-text.js'
import { TierFields } from './TierFields.js'
import { ValueField } from './ValueField.js'

interface Props {
  readonly periods: JsonObject
  readonly unit: string
  readonly priceLabel: string
  readonly onChange: (periods: JsonObject) => void
}

/** The periods of the day of a schedule, each with its price or blocks. Which hours they are the schedule says. */
export function PeriodFields({ periods, unit, priceLabel, onChange }: Props) {
  return (
    <Box role="group" aria-label="Periods of the day" sx={{ display: 'grid', gap: 1.5 }}>
      {Object.entries(periods).map(([name, period]) => (
        <Box key={name} sx={{ borderLeft: 3, borderColor: 'divider', pl: 1.25 }}>
          <Box sx={{ fontSize: '0.75rem', color: 'text.secondary', mb: 0.75 }}>{name.replaceAll('_', ' ')}</Box>
          {isObject(period) ? (
            <Period
              period={period}
              unit={unit}
              priceLabel={priceLabel}
              onChange={(changed) => onChange({ ...periods, [name]: changed })}
            />
          ) : (
            <JsonField label={name} value={period} onChange={(changed) => onChange({ ...periods, [name]: changed })} />
          )}
        </Box>
      ))}
    </Box>
  )
}

interface PeriodProps {
  readonly period: JsonObject
  readonly unit: string
  readonly priceLabel: string
  readonly onChange: (period: JsonObject) => void
}

function Period({ period, unit, priceLabel, onChange }: PeriodProps) {
  const set = (name: string, value: Json) => onChange({ ...period, [name]: value })
  if (period['tiers'] !== undefined) {
    return (
      <TierFields
        tiers={listAt(period, ['tiers'])}
        unit={unit}
        priceLabel={priceLabel}
        onChange={(tiers) => set('tiers', tiers)}
      />
    )
  }
  return (
    <Box sx={{ display: 'grid', gap: 1.25, gridTemplateColumns: { xs: '1fr 1fr', sm: '120px minmax(0, 1fr) minmax(0, 1fr)' } }}>
      {(['line', 'label'] as const).map((name) => (
        <TextField
          key={name}
          label={name === 'line' ? 'Line code' : 'Printed as'}
          size="small"
          value={textAt(period, [name])}
          onChange={(event) => set(name, event.target.value)}
          slotProps={{ inputLabel: { shrink: true } }}
        />
      ))}
      <ValueField label={priceLabel} value={period['price']} onChange={(value) => set('price', value)} />
    </Box>
  )
}
