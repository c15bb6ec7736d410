import Box from '@mui/material/Box'
import GlobalStyles from '@mui/material/GlobalStyles'
import type { ReactNode } from 'react'

const PRINT = {
  '@media print': {
    '@page': { size: 'landscape', margin: '12mm' },
    'body *': { visibility: 'hidden' },
    '#printed-part, #printed-part *': { visibility: 'visible' },
    '#printed-part': { position: 'absolute', left: 0, top: 0, width: '100%', padding: 0, color: '#000' },
    '#printed-part section': { breakInside: 'avoid', border: 'none' },
    '#printed-part *': { overflow: 'visible !important' },
    '#printed-part thead': { display: 'table-header-group' },
    '#printed-part th, #printed-part td': { padding: '2px 6px', fontSize: '9pt' },
  },
} as const

/** The part of a page that goes onto paper: nothing else of the console is printed. */
export function PrintedPart({ children }: { readonly children: ReactNode }) {
  return (
    <>
      <GlobalStyles styles={PRINT} />
      <Box id="printed-part" sx={{ display: 'grid', gap: 1.5, px: 1.5, pb: 3, gridTemplateColumns: 'minmax(0, 1fr)' }}>
        {children}
      </Box>
    </>
  )
}
