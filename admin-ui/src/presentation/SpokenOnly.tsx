import Box from '@mui/material/Box'
import type { ReactNode } from 'react'

/** Words for screen readers alone. They stay in the flow: what is taken out of it can widen the page from inside a panel that scrolls. */
export function SpokenOnly({ children }: { readonly children: ReactNode }) {
  return (
    <Box
      component="span"
      sx={{
        display: 'inline-block',
        width: '1px',
        height: '1px',
        m: '-1px',
        overflow: 'hidden',
        clipPath: 'inset(50%)',
        whiteSpace: 'nowrap',
        verticalAlign: 'bottom',
      }}
    >
      {children}
    </Box>
  )
}
