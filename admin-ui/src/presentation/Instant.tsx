import Box from '@mui/material/Box'
import { instantText } from './instant-text.js'

/** When something was recorded, in the reader's own time. */
export function Instant({ at }: { readonly at: string | null | undefined }) {
  if (at === null || at === undefined || at === '') return <Box component="span">–</Box>
  return (
    <Box component="time" dateTime={at} sx={{ whiteSpace: 'nowrap' }}>
      {instantText(at)}
    </Box>
  )
}
