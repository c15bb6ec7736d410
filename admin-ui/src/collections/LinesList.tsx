import Box from '@mui/material/Box'
import type { ReactNode } from 'react'

interface Line {
  readonly id: number | string
  readonly head: ReactNode
  readonly text: ReactNode
}

/** What happened, a line each. */
export function LinesList({ lines }: { readonly lines: readonly Line[] }) {
  return (
    <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {lines.map((line) => (
        <Box
          component="li"
          key={line.id}
          sx={{
            px: 1.5,
            py: 0.75,
            borderBottom: 1,
            borderColor: 'divider',
            fontSize: '0.8125rem',
            '&:last-child': { borderBottom: 0 },
          }}
        >
          <Box sx={{ color: 'text.secondary', fontSize: '0.75rem' }}>{line.head}</Box>
          <Box sx={{ overflowWrap: 'anywhere' }}>{line.text}</Box>
        </Box>
      ))}
    </Box>
  )
}
