import Alert from '@mui/material/Alert'
import Box from '@mui/material/Box'
import Checkbox from '@mui/material/Checkbox'
import FormControlLabel from '@mui/material/FormControlLabel'
import type { ReadCheckJson, ReadWarningJson } from '../../../api/metering/contract.js'
import { dayText } from '../presentation/date-text.js'
import { numberText } from '../presentation/money-text.js'
import { plainSentence } from '../presentation/plain-sentence.js'
import { quantityText } from '../presentation/quantity-text.js'
import { problemOf } from '../http.js'

interface Props {
  readonly check: ReadCheckJson | undefined
  readonly error: unknown
  readonly confirmed: ReadonlySet<ReadWarningJson['code']>
  readonly onConfirm: (code: ReadWarningJson['code'], isConfirmed: boolean) => void
}

/** What the typed read means: the use it makes beside what is usual, and each oddity with a box to stand by it. */
export function ReadPlausibility({ check, error, confirmed, onConfirm }: Props) {
  const problem = problemOf(error)
  if (problem !== undefined) return <Alert severity="error">{plainSentence(problem.detail ?? problem.title)}</Alert>
  if (check === undefined) return <Box sx={{ minHeight: 44 }} />
  return (
    <Box aria-live="polite" sx={{ minHeight: 44, fontSize: '0.8125rem' }}>
      {check.use !== null && check.days !== null && (
        <Box>
          Makes a use of <strong>{quantityText(check.use, check.unit)}</strong> in {check.days} days
          {check.last !== null && ` since ${dayText(check.last.on)} (${numberText(check.last.value)})`}.
        </Box>
      )}
      {check.usual !== null && check.days !== null && (
        <Box sx={{ color: 'text.secondary' }}>
          Usual here for so many days: {quantityText(usualFor(check.usual, check.days), check.unit)}.
        </Box>
      )}
      {check.warnings.map((warning) => (
        <Alert key={warning.code} severity="warning" sx={{ mt: 1 }}>
          {plainSentence(warning.sentence)}
          <FormControlLabel
            sx={{ display: 'block', mt: 0.25 }}
            control={
              <Checkbox
                size="small"
                checked={confirmed.has(warning.code)}
                onChange={(event) => onConfirm(warning.code, event.target.checked)}
              />
            }
            label="I have checked it; it is right"
          />
        </Alert>
      ))}
    </Box>
  )
}

/** For people only: what is kept and billed is computed on the server. */
function usualFor(usual: { readonly use: string; readonly days: number }, days: number): string {
  return ((Number(usual.use) / usual.days) * days).toFixed(0)
}
