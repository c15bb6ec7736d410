import Box from '@mui/material/Box'
import { Mark } from './Mark.js'

/** Mark and name, as on the sign-in page and at the head of the rail. */
export function Wordmark({ size = 24 }: { readonly size?: number }) {
  return (
    <Box
      sx={{ display: 'flex', alignItems: 'center', gap: 1, fontWeight: 680, fontSize: size * 0.68, letterSpacing: '-0.015em' }}
    >
      <Mark size={size} />
      Penstock
    </Box>
  )
}
