import Box from '@mui/material/Box'
import type { PlanPageJson } from '../../../api/plans/contract.js'
import { Day } from '../presentation/Day.js'
import { Instant } from '../presentation/Instant.js'
import { Panel } from '../presentation/Panel.js'

/** What happened with a plan, the latest first. */
export function PlanLogPanel({ log }: { readonly log: PlanPageJson['log'] }) {
  return (
    <Panel title="What happened">
      <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {log.map((one) => (
          <Box
            component="li"
            key={one.id}
            sx={{
              px: 1.5,
              py: 0.75,
              borderBottom: 1,
              borderColor: 'divider',
              fontSize: '0.8125rem',
              '&:last-child': { borderBottom: 0 },
            }}
          >
            <Box sx={{ color: 'text.secondary', fontSize: '0.75rem' }}>
              <Day date={one.businessDate} /> · {one.actor} · <Instant at={one.recordedAt} />
            </Box>
            {one.sentence}
          </Box>
        ))}
      </Box>
    </Panel>
  )
}
