import Box from '@mui/material/Box'
import type { ReactNode } from 'react'

export interface Fact {
  readonly label: string
  readonly value: ReactNode
}

/** Names and values in two columns. A fact without a value is left out rather than shown as a blank. */
export function FactList({ facts, labelWidth = 120 }: { readonly facts: readonly Fact[]; readonly labelWidth?: number }) {
  const shown = facts.filter(({ value }) => value !== null && value !== undefined && value !== '')
  return (
    <Box
      component="dl"
      sx={{
        m: 0,
        display: 'grid',
        gridTemplateColumns: `${labelWidth}px minmax(0, 1fr)`,
        columnGap: 1.5,
        rowGap: '5px',
        fontSize: '0.8125rem',
      }}
    >
      {shown.map(({ label, value }) => (
        <Box key={label} sx={{ display: 'contents' }}>
          <Box component="dt" sx={{ color: 'text.secondary' }}>
            {label}
          </Box>
          <Box component="dd" sx={{ m: 0, minWidth: 0, overflowWrap: 'anywhere' }}>
            {value}
          </Box>
        </Box>
      ))}
    </Box>
  )
}
