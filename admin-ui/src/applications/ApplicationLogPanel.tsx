import Box from '@mui/material/Box'
import type { ApplicationPageJson } from '../../../api/applications/contract.js'
import { Day } from '../presentation/Day.js'
import { Instant } from '../presentation/Instant.js'
import { Panel } from '../presentation/Panel.js'
import { plainSentence } from '../presentation/plain-sentence.js'

/** What happened, the newest first, with the words that were exchanged. */
export function ApplicationLogPanel({ entry }: { readonly entry: ApplicationPageJson }) {
  return (
    <Panel title="What happened">
      <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {entry.log.map((one) => (
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
            <Box sx={{ fontWeight: one.body === null ? 450 : 600 }}>{plainSentence(one.sentence)}</Box>
            {one.body !== null && <Box sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{one.body}</Box>}
          </Box>
        ))}
      </Box>
    </Panel>
  )
}
