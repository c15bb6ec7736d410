import ChevronLeft from '@mui/icons-material/ChevronLeft'
import ChevronRight from '@mui/icons-material/ChevronRight'
import Box from '@mui/material/Box'
import IconButton from '@mui/material/IconButton'
import { Period } from '../../presentation/Period.js'
import { Day } from '../../presentation/Day.js'
import { type Span, spanStep } from './span-days.js'

interface Props {
  readonly span: Span
  readonly day: string
  readonly from: string
  readonly to: string
  readonly today: string
  readonly onDay: (day: string) => void
}

/** The days shown, with one step back and forth. */
export function SpanSteps({ span, day, from, to, today, onDay }: Props) {
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 0.5, fontSize: '0.8125rem' }}>
      <IconButton size="small" aria-label={`The ${span} before`} onClick={() => onDay(spanStep(span, day, -1))}>
        <ChevronLeft fontSize="small" />
      </IconButton>
      <Box component="span" sx={{ minWidth: 96, textAlign: 'center', fontVariantNumeric: 'tabular-nums' }}>
        {span === 'day' ? <Day date={from} /> : <Period from={from} to={to} />}
      </Box>
      <IconButton
        size="small"
        aria-label={`The ${span} after`}
        disabled={to >= today}
        onClick={() => onDay(spanStep(span, day, 1))}
      >
        <ChevronRight fontSize="small" />
      </IconButton>
    </Box>
  )
}
