import Box from '@mui/material/Box'
import { StateChip } from '../presentation/StateChip.js'
import { stateText } from '../presentation/state-tone.js'
import type { Priority } from './field-words.js'

/** How urgent an order is: what is urgent draws the eye, what is not stays quiet. */
export function PriorityMark({ priority }: { readonly priority: Priority }) {
  if (priority === 'emergency' || priority === 'high') return <StateChip state={priority} />
  return (
    <Box component="span" sx={{ color: 'text.secondary' }}>
      {stateText(priority)}
    </Box>
  )
}
