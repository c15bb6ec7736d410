import Box from '@mui/material/Box'
import { Day } from './Day.js'
import { Instant } from './Instant.js'
import { Panel } from './Panel.js'
import { plainSentence } from './plain-sentence.js'

interface Happening {
  readonly id: number
  readonly businessDate: string
  readonly actor: string
  readonly recordedAt: string
  readonly sentence: string
  /** Words that were exchanged, or what is to be remembered of it. */
  readonly body?: string | null
}

/** What happened, in the order of the log, with who did it and when. */
export function HappeningsPanel({ log }: { readonly log: readonly Happening[] }) {
  return (
    <Panel title="What happened">
      <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {log.map(({ id, businessDate, actor, recordedAt, sentence, body = null }) => (
          <Box
            component="li"
            key={id}
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
              <Day date={businessDate} /> · {actor} · <Instant at={recordedAt} />
            </Box>
            <Box sx={{ fontWeight: body === null ? 450 : 600 }}>{plainSentence(sentence)}</Box>
            {body !== null && <Box sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{body}</Box>}
          </Box>
        ))}
      </Box>
    </Panel>
  )
}
