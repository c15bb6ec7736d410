import Box from '@mui/material/Box'
import { minutesText } from '../field-words.js'

interface Props {
  readonly planned: number
  /** 0 where the crew does not work. */
  readonly minutes: number
}

/** How full a crew's day is: a bar and the figures. Over its time it says so in words too. */
export function CapacityBar({ planned, minutes }: Props) {
  const isOver = planned > minutes
  const percent = minutes === 0 ? (planned > 0 ? 100 : 0) : Math.min(100, (planned / minutes) * 100)
  const says = isOver
    ? `${minutesText(planned - minutes)} too much`
    : planned === 0
      ? `${minutesText(minutes)} free`
      : `${minutesText(planned)} of ${minutesText(minutes)}`
  return (
    <Box sx={{ fontSize: '0.75rem' }}>
      <Box sx={{ height: 5, borderRadius: 3, bgcolor: 'divider', overflow: 'hidden' }} aria-hidden>
        <Box sx={{ height: '100%', width: `${percent}%`, bgcolor: isOver ? 'error.main' : 'primary.main' }} />
      </Box>
      <Box sx={{ mt: 0.25, color: isOver ? 'error.main' : 'text.secondary', fontWeight: isOver ? 600 : undefined }}>{says}</Box>
    </Box>
  )
}
