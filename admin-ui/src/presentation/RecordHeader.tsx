import Box from '@mui/material/Box'
import Typography from '@mui/material/Typography'
import type { ReactNode } from 'react'
import { useDocumentTitle } from './use-document-title.js'

interface Props {
  /** What it is: "Account". */
  readonly kind: string
  /** Its number, as people read it out. */
  readonly number: string
  /** Who or what: a name, an address. */
  readonly name?: ReactNode
  readonly state?: ReactNode
  /** One quiet line under the name: how to reach them, where it is. */
  readonly below?: ReactNode
  /** The three figures that matter, as `Figure`s. */
  readonly figures?: ReactNode
  /** Primary act first. */
  readonly acts?: ReactNode
}

/** The head of a record page. It never scrolls away: who or what, how it stands, the figures, what can be done. */
export function RecordHeader({ kind, number, name, state, below, figures, acts }: Props) {
  useDocumentTitle(`${kind} ${number}`)
  return (
    <Box
      component="header"
      sx={{
        position: { md: 'sticky' },
        top: { md: 48 },
        zIndex: 5,
        bgcolor: 'background.paper',
        borderBottom: 1,
        borderColor: 'divider',
        px: 2,
        py: 1,
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        columnGap: 3,
        rowGap: 1,
      }}
    >
      <Box sx={{ flex: '1 1 280px', minWidth: 0 }}>
        <Box
          sx={{
            display: 'flex',
            flexWrap: 'wrap',
            alignItems: 'center',
            columnGap: 1,
            rowGap: 0.5,
            color: 'text.secondary',
            fontSize: '0.8125rem',
          }}
        >
          <span>
            {kind} <strong>{number}</strong>
          </span>
          {state}
        </Box>
        <Typography
          variant="h1"
          sx={{ overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: { md: 'nowrap' }, overflowWrap: 'anywhere' }}
        >
          {name ?? number}
        </Typography>
        {below}
      </Box>
      {figures !== undefined && <Box sx={{ display: 'flex', gap: 3, flexWrap: 'wrap' }}>{figures}</Box>}
      {acts !== undefined && <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, flexWrap: 'wrap' }}>{acts}</Box>}
    </Box>
  )
}
