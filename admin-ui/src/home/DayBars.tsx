import Box from '@mui/material/Box'
import type { DayPageJson } from '../../../api/home/contract.js'
import { dayText, shortDayText } from '../presentation/date-text.js'
import { EmptyState } from '../presentation/EmptyState.js'
import { moneyText } from '../presentation/money-text.js'
import { SpokenOnly } from '../presentation/SpokenOnly.js'
import { useCurrency } from '../presentation/use-utility.js'

type Day = NonNullable<DayPageJson['money']>['byDay'][number]

const HEIGHT = 56

/** Money of the last days as small bars; each says its day and amount, so that the drawing can be read without being seen. */
export function DayBars({ days }: { readonly days: readonly Day[] }) {
  const currency = useCurrency()
  if (days.every((day) => day.payments === 0)) {
    return (
      <EmptyState
        dense
        title="Nothing came in during two weeks"
        sentence="Payments of the counter and of files show here day by day."
      />
    )
  }
  const most = Math.max(1, ...days.map((day) => Number(day.amount)))
  return (
    <Box
      component="ul"
      aria-label="Money received by day"
      sx={{ listStyle: 'none', m: 0, p: 0, display: 'flex', alignItems: 'flex-end', gap: '3px', height: HEIGHT + 18 }}
    >
      {days.map((day, index) => (
        <Box
          component="li"
          key={day.day}
          title={`${dayText(day.day)}: ${moneyText(day.amount, currency)}`}
          sx={{ flex: 1, minWidth: 0, textAlign: 'center' }}
        >
          <Box
            sx={{
              height: Math.max(2, (Number(day.amount) / most) * HEIGHT),
              borderRadius: '2px 2px 0 0',
              bgcolor: index === days.length - 1 ? 'primary.main' : 'divider',
            }}
          />
          <Box sx={{ height: 16, fontSize: 11, color: 'text.secondary', whiteSpace: 'nowrap', overflow: 'visible' }}>
            {index === 0 || index === days.length - 1 || index === Math.floor(days.length / 2) ? shortDayText(day.day) : ''}
            <SpokenOnly>
              {dayText(day.day)}: {moneyText(day.amount, currency)}
            </SpokenOnly>
          </Box>
        </Box>
      ))}
    </Box>
  )
}
