import Box from '@mui/material/Box'
import type { WorkOrderPageJson } from '../../../../api/fieldwork/contract.js'
import { Day } from '../../presentation/Day.js'
import { Instant } from '../../presentation/Instant.js'
import { Panel } from '../../presentation/Panel.js'
import { plainSentence } from '../../presentation/plain-sentence.js'
import { OrderStateChip } from '../OrderStateChip.js'

/** Every change of the order, the newest first, with who made it and why. */
export function OrderLogPanel({ events }: { readonly events: WorkOrderPageJson['events'] }) {
  return (
    <Panel title="Log">
      <Box component="ol" reversed sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {[...events]
          .sort((left, right) => right.id - left.id)
          .map((event) => (
            <Box
              component="li"
              key={event.id}
              sx={{
                px: 1.5,
                py: 0.75,
                borderBottom: 1,
                borderColor: 'divider',
                fontSize: '0.8125rem',
                '&:last-child': { borderBottom: 0 },
              }}
            >
              <Box sx={{ display: 'flex', gap: 1, alignItems: 'center' }}>
                <Day date={event.businessDate} />
                {event.toState !== event.fromState && <OrderStateChip state={event.toState} />}
              </Box>
              <Box sx={{ overflowWrap: 'anywhere' }}>{plainSentence(event.sentence)}</Box>
              <Box sx={{ color: 'text.secondary', fontSize: '0.75rem', overflowWrap: 'anywhere' }}>
                {event.reason} · {event.recordedBy} · <Instant at={event.recordedAt} />
              </Box>
            </Box>
          ))}
      </Box>
    </Panel>
  )
}
