import Box from '@mui/material/Box'
import Typography from '@mui/material/Typography'
import type { ReadableRuleJson } from '../../../api/rating/contract.js'
import { dayText } from '../presentation/date-text.js'
import { PriceTable } from './PriceTable.js'
import { sentenceCase } from './sentence-case.js'

/** One rule of a version: what it is called, what it says, its prices. */
export function RuleBlock({ rule, today }: { readonly rule: ReadableRuleJson; readonly today: string }) {
  const [first, ...others] = rule.sentences
  return (
    <Box component="li" sx={{ px: 1.5, py: 1.25, borderBottom: 1, borderColor: 'divider', '&:last-child': { borderBottom: 0 } }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1.5, alignItems: 'baseline' }}>
        <Typography variant="h3" component="h4">
          {sentenceCase(rule.label)}
        </Typography>
        <Box component="span" sx={{ color: 'text.secondary', fontSize: '0.75rem' }}>
          {[...rule.lineCodes, rule.as === 'charge' ? '' : rule.as].filter((word) => word !== '').join(' · ')}
        </Box>
        {(rule.from !== null || rule.to !== null) && (
          <Box component="span" sx={{ color: 'text.secondary', fontSize: '0.75rem' }}>
            {rule.from === null ? '' : `from ${dayText(rule.from)} `}
            {rule.to === null ? '' : `until ${dayText(rule.to)}`}
          </Box>
        )}
      </Box>
      {first !== undefined && <Typography variant="body1">{first}</Typography>}
      {rule.tables.map((table) => (
        <PriceTable key={table.caption} table={table} today={today} />
      ))}
      {others.map((sentence) => (
        <Typography key={sentence} variant="body2" color="text.secondary" sx={{ mt: 0.25 }}>
          {sentence}
        </Typography>
      ))}
      {rule.note !== null && (
        <Typography variant="body2" color="text.secondary" sx={{ mt: 0.5, fontStyle: 'italic' }}>
          {rule.note}
        </Typography>
      )}
    </Box>
  )
}
