import Box from '@mui/material/Box'
import type { DepositQuoteJson } from '../../../api/deposits/contract.js'
import { Citation } from './Citation.js'

/** What was looked at, in its order; each rule with where it stands. A citation stands once, below the last sentence it is for. */
export function TraceList({ trace }: { readonly trace: DepositQuoteJson['trace'] }) {
  return (
    <Box component="ol" sx={{ m: 0, pl: 2.5, display: 'grid', gap: 0.75, fontSize: '0.875rem' }}>
      {trace.map((row, index) => (
        <li key={`${row.rule}/${row.sentence}`}>
          <Box component="span" sx={{ fontWeight: row.effect === 'spares' ? 600 : undefined }}>
            {row.sentence}
          </Box>
          {row.decidedBy !== null && row.decidedBy.row !== trace[index + 1]?.decidedBy?.row && <Citation rule={row.decidedBy} />}
        </li>
      ))}
    </Box>
  )
}
