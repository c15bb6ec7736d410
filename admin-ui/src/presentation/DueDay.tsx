import Box from '@mui/material/Box'
import { spanText } from './date-text.js'
import { Day } from './Day.js'

interface Props {
  readonly date: string | null
  /** null: it is not overdue. */
  readonly daysOverdue: number | null
}

/** The day until which something is to be done; marked with how late it is. */
export function DueDay({ date, daysOverdue }: Props) {
  if (daysOverdue === null) return <Day date={date} />
  return (
    <Box component="span" sx={{ color: 'error.main', fontWeight: 600, whiteSpace: 'nowrap' }}>
      <Day date={date} /> · {spanText(daysOverdue)} late
    </Box>
  )
}
