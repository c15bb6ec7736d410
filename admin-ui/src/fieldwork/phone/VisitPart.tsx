import Box from '@mui/material/Box'
import { type ReactNode, useId } from 'react'
import type { VisitPart as Part } from './visit-draft.js'

interface Props {
  readonly part: Part
  readonly title: string
  readonly children: ReactNode
}

/** Where the big button leads to when this part is what comes next. */
export const partId = (part: Part): string => `visit-${part}`

/** A part of the page of a visit. */
export function VisitPart({ part, title, children }: Props) {
  const heading = useId()
  return (
    <Box
      component="section"
      id={partId(part)}
      aria-labelledby={heading}
      tabIndex={-1}
      sx={{
        px: 2,
        py: 1.5,
        borderBottom: 1,
        borderColor: 'divider',
        bgcolor: 'background.paper',
        scrollMarginTop: 56,
        outline: 'none',
      }}
    >
      <Box component="h2" id={heading} sx={{ m: 0, mb: 1, fontSize: '1.0625rem', fontWeight: 650 }}>
        {title}
      </Box>
      {children}
    </Box>
  )
}
