import Box from '@mui/material/Box'
import { StateChip } from '../presentation/StateChip.js'

/** What must not be overlooked about a customer: equipment that keeps somebody alive, age. */
export function SpecialCareChips({ lifeSupport, senior }: { readonly lifeSupport: boolean; readonly senior: boolean }) {
  if (!lifeSupport && !senior) return null
  return (
    <Box component="span" sx={{ display: 'inline-flex', gap: 0.5 }}>
      {lifeSupport && <StateChip state="life_support" tone="action" />}
      {senior && <StateChip state="senior" tone="running" />}
    </Box>
  )
}
