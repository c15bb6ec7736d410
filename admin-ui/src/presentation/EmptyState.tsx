import Box from '@mui/material/Box'
import Typography from '@mui/material/Typography'
import type { ReactNode } from 'react'

interface Props {
  readonly title: string
  /** What is missing, why, and what to do about it. */
  readonly sentence?: ReactNode
  readonly act?: ReactNode
  /** `action` marks a failure; the default is calm. */
  readonly tone?: 'calm' | 'action'
  /** Inside a panel rather than on a page of its own. */
  readonly dense?: boolean
}

/** Nothing to show, said in words: why, and the next act. */
export function EmptyState({ title, sentence, act, tone = 'calm', dense = false }: Props) {
  return (
    <Box role={tone === 'action' ? 'alert' : undefined} sx={{ px: 2, py: dense ? 2 : 8, textAlign: dense ? 'left' : 'center' }}>
      <Typography
        variant={dense ? 'body2' : 'h2'}
        component="p"
        sx={{ fontWeight: 600, color: tone === 'action' ? 'error.main' : undefined }}
      >
        {title}
      </Typography>
      {sentence !== undefined && (
        <Typography variant="body2" color="text.secondary" sx={{ mt: 0.5, mx: dense ? 0 : 'auto', maxWidth: '60ch' }}>
          {sentence}
        </Typography>
      )}
      {act !== undefined && <Box sx={{ mt: dense ? 1 : 2 }}>{act}</Box>}
    </Box>
  )
}
