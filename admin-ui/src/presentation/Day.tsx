import Box from '@mui/material/Box'
import Tooltip from '@mui/material/Tooltip'
import { dayText, relativeDayText } from './date-text.js'
import { useToday } from './use-utility.js'

/** A day, short and absolute; how far it is from the business date on hover. A dash where there is none. */
export function Day({ date }: { readonly date: string | null | undefined }) {
  const today = useToday()
  if (date === null || date === undefined || date === '') return <Box component="span">–</Box>
  const text = (
    <Box component="time" dateTime={date} sx={{ whiteSpace: 'nowrap' }}>
      {dayText(date)}
    </Box>
  )
  return today === undefined ? (
    text
  ) : (
    <Tooltip describeChild title={relativeDayText(date, today)}>
      {text}
    </Tooltip>
  )
}
