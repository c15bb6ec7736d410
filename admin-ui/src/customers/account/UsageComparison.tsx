import Box from '@mui/material/Box'
import type { AccountUsageJson } from '../../../../api/customers/account-page-contract.js'
import { dayText } from '../../presentation/date-text.js'
import { compareUse } from './usage-comparison.js'

/** What to say first when a caller asks why the bill is higher. */
export function UsageComparison({ series }: { readonly series: AccountUsageJson }) {
  const comparison = compareUse(series.points)
  const last = series.points.at(-1)
  if (comparison === undefined || last === undefined) return null
  const parts = [
    comparison.sinceLastYear === undefined ? undefined : `${comparison.sinceLastYear} on last year`,
    comparison.sincePeriodBefore === undefined ? undefined : `${comparison.sincePeriodBefore} on the bill before`,
  ].filter((part) => part !== undefined)
  return (
    <Box sx={{ fontSize: '0.8125rem', color: 'text.secondary' }}>
      <Box component="strong" sx={{ color: 'text.primary', fontWeight: 650 }}>
        {comparison.perDay} {series.unit} a day
      </Box>{' '}
      to {dayText(last.periodTo)}
      {parts.length > 0 && <Box>{parts.join(', ')}</Box>}
    </Box>
  )
}
