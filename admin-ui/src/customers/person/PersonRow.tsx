import Box from '@mui/material/Box'
import type { ReactNode } from 'react'

interface Props {
  readonly label: string
  readonly children: ReactNode
  /** Quiet words behind it: since when, what for. */
  readonly note?: ReactNode
  readonly acts?: ReactNode
}

/** One thing known about a person: what it is, itself, what can be done with it. */
export function PersonRow({ label, children, note, acts }: Props) {
  return (
    <Box
      component="li"
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        columnGap: 1,
        px: 1.5,
        py: 0.5,
        fontSize: '0.8125rem',
        borderBottom: 1,
        borderColor: 'divider',
        '&:last-child': { borderBottom: 0 },
      }}
    >
      <Box component="span" sx={{ color: 'text.secondary', minWidth: 120 }}>
        {label}
      </Box>
      <Box component="span" sx={{ flex: 1, minWidth: 0, overflowWrap: 'anywhere' }}>
        {children}{' '}
        <Box component="span" sx={{ color: 'text.secondary' }}>
          {note}
        </Box>
      </Box>
      {acts}
    </Box>
  )
}
