import Box from '@mui/material/Box'
import { periodText } from './date-text.js'

/** A service period, first and last day included: `12 Aug – 11 Sep 2026 (31 days)`. */
export function Period({ from, to }: { readonly from: string; readonly to: string }) {
  return (
    <Box component="span" sx={{ whiteSpace: 'nowrap' }}>
      {periodText(from, to)}
    </Box>
  )
}
