import Box from '@mui/material/Box'
import Tooltip from '@mui/material/Tooltip'
import { ageText, instantText } from './instant-text.js'

/** How long something has waited; the exact moment on hover. Stands in every list of things that wait. */
export function AgeCell({ since }: { readonly since: string | null | undefined }) {
  if (since === null || since === undefined) return <Box component="span">–</Box>
  return (
    <Tooltip describeChild title={`since ${instantText(since)}`}>
      <Box component="span" sx={{ whiteSpace: 'nowrap' }}>
        {ageText(since)}
      </Box>
    </Tooltip>
  )
}
