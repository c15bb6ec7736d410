import Box from '@mui/material/Box'
import type { FieldOrderJson } from '../../../../api/fieldwork/contract.js'
import { dayText } from '../../presentation/date-text.js'
import { numberText } from '../../presentation/money-text.js'
import { minutesText, RESULT_FIELDS } from '../field-words.js'
import { dialKey } from './dial.js'

/** What there will be to do, for the way: steps, meters with their last readings, what must be brought back. */
export function VisitPreview({ order }: { readonly order: FieldOrderJson }) {
  const { steps, requiredFields } = order.type
  return (
    <Box sx={{ px: 2, py: 1.5, display: 'grid', gap: 1.5 }}>
      <Box sx={{ color: 'text.secondary' }}>
        Takes about {minutesText(order.expectedMinutes)}
        {requiredFields.length > 0 &&
          ` · bring back: ${requiredFields.map((field) => RESULT_FIELDS[field].toLowerCase()).join(', ')}`}
      </Box>
      {steps.length > 0 && (
        <Box component="ol" sx={{ m: 0, pl: 3, display: 'grid', gap: 0.5 }}>
          {steps.map((step) => (
            <li key={step.code}>{step.text}</li>
          ))}
        </Box>
      )}
      {order.registers.map((dial) => (
        <Box key={dialKey(dial)}>
          Meter <strong>{dial.meterId}</strong>
          {dial.lastValue !== null &&
            dial.lastReadOn !== null &&
            `: last ${numberText(dial.lastValue)} on ${dayText(dial.lastReadOn)}`}
        </Box>
      ))}
    </Box>
  )
}
