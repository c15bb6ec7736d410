import Box from '@mui/material/Box'
import Link from '@mui/material/Link'
import type { InteractionRecordJson } from '../../../api/customers/contract.js'
import { Day } from '../presentation/Day.js'
import { Instant } from '../presentation/Instant.js'
import { sizeText } from './size-text.js'
import { interactionText, topicText } from './customer-words.js'

/** One entry of what was said: kind and moment, who wrote it, the words. */
export function InteractionItem({ entry }: { readonly entry: InteractionRecordJson }) {
  const direction = entry.direction === 'in' ? ' from the customer' : entry.direction === 'out' ? ' to the customer' : ''
  return (
    <Box
      component="li"
      sx={{
        px: 1.25,
        py: 0.75,
        borderBottom: 1,
        borderColor: 'divider',
        fontSize: '0.8125rem',
        '&:last-child': { borderBottom: 0 },
      }}
    >
      <Box sx={{ color: 'text.secondary', fontSize: '0.75rem' }}>
        {interactionText(entry.kind)}
        {direction}
        {entry.type === 'general' ? '' : ` · ${topicText(entry.type)}`} · <Instant at={entry.recordedAt} /> · {entry.recordedBy}
      </Box>
      <Box sx={{ overflowWrap: 'anywhere' }}>{entry.summary}</Box>
      {entry.body !== null && (
        <Box sx={{ color: 'text.secondary', whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{entry.body}</Box>
      )}
      {entry.files.map((file) => (
        <Box key={file.id}>
          <Link href={`/api/v1/interactions/${entry.id}/files/${file.id}`} download={file.name}>
            {file.name}
          </Link>
          <Box component="span" sx={{ color: 'text.secondary' }}>
            {file.sizeBytes === null ? '' : ` ${sizeText(file.sizeBytes)}`}
          </Box>
        </Box>
      ))}
      {entry.followUpOn !== null && (
        <Box sx={{ color: 'secondary.main', fontWeight: 600 }}>
          Come back on <Day date={entry.followUpOn} />
        </Box>
      )}
    </Box>
  )
}
