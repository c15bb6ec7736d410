import Box from '@mui/material/Box'
import Typography from '@mui/material/Typography'
import type { ReactNode } from 'react'

interface Props {
  readonly label: string
  readonly children: ReactNode
  /** A few words under the figure: since when, of what. */
  readonly note?: ReactNode
  /** Draws the eye: what needs a person. */
  readonly emphasis?: boolean
}

/** One figure that matters, with its name above it. */
export function Figure({ label, children, note, emphasis = false }: Props) {
  return (
    <Box sx={{ minWidth: 0 }}>
      <Typography variant="caption" component="div" color="text.secondary" noWrap>
        {label}
      </Typography>
      <Box sx={{ fontSize: '1.125rem', fontWeight: 650, lineHeight: 1.25, color: emphasis ? 'secondary.main' : 'text.primary' }}>
        {children}
      </Box>
      {note !== undefined && (
        <Typography variant="caption" component="div" color="text.secondary" noWrap>
          {note}
        </Typography>
      )}
    </Box>
  )
}
