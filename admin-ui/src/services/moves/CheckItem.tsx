import Box from '@mui/material/Box'
import type { ReactNode } from 'react'
import { SpokenOnly } from '../../presentation/SpokenOnly.js'

interface Props {
  /** `there`: done; `missing`: to be filled in; `later`: to be met after the request is opened. */
  readonly standing: 'there' | 'missing' | 'later'
  readonly children: ReactNode
}

const MARKS = { there: '✓', missing: '○', later: '◌' } as const
const SPOKEN = { there: 'There', missing: 'Missing', later: 'Before service begins' } as const

/** One line of the list of what has to be there; the mark never stands alone. */
export function CheckItem({ standing, children }: Props) {
  return (
    <Box component="li" sx={{ display: 'flex', gap: 1, fontSize: '0.8125rem' }}>
      <Box
        component="span"
        aria-hidden
        sx={{
          width: 16,
          flex: 'none',
          fontWeight: 700,
          color: standing === 'there' ? 'success.main' : standing === 'missing' ? 'secondary.main' : 'text.secondary',
        }}
      >
        {MARKS[standing]}
      </Box>
      <Box sx={{ minWidth: 0, color: standing === 'there' ? 'text.secondary' : 'text.primary' }}>
        <SpokenOnly>{SPOKEN[standing]}: </SpokenOnly>
        {children}
      </Box>
    </Box>
  )
}
