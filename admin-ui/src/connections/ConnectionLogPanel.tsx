import Box from '@mui/material/Box'
import type { ConnectionPageJson } from '../../../api/connections/contract.js'
import { Day } from '../presentation/Day.js'
import { Panel } from '../presentation/Panel.js'
import { plainSentence } from '../presentation/plain-sentence.js'

/** Everything that happened, the newest first, with who did it and why. */
export function ConnectionLogPanel({ log }: { readonly log: ConnectionPageJson['log'] }) {
  return (
    <Panel title="Log">
      <Box component="ol" reversed sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {[...log].reverse().map((step) => (
          <Box
            component="li"
            key={step.id}
            sx={{
              px: 1.5,
              py: 0.75,
              borderBottom: 1,
              borderColor: 'divider',
              fontSize: '0.8125rem',
              '&:last-child': { borderBottom: 0 },
            }}
          >
            <Box sx={{ overflowWrap: 'anywhere' }}>{plainSentence(step.sentence)}</Box>
            <Box sx={{ color: 'text.secondary', fontSize: '0.75rem', overflowWrap: 'anywhere' }}>
              <Day date={step.businessDate} /> · {step.actor}
              {step.reason !== null && ` · ${step.reason}`}
            </Box>
          </Box>
        ))}
      </Box>
    </Panel>
  )
}
