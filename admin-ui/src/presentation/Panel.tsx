import Box from '@mui/material/Box'
import Typography from '@mui/material/Typography'
import { type ReactNode, useId } from 'react'

interface Props {
  readonly title: ReactNode
  /** Right of the title: a link to all of it, a small act. */
  readonly aside?: ReactNode
  readonly children: ReactNode
  /** Space around the content; tables bring their own. */
  readonly padded?: boolean
}

/** A part of a page: a title over a hairline, no box in a box. */
export function Panel({ title, aside, children, padded = false }: Props) {
  const heading = useId()
  return (
    <Box
      component="section"
      aria-labelledby={heading}
      sx={{
        bgcolor: 'background.paper',
        border: 1,
        borderColor: 'divider',
        borderRadius: 1,
        minWidth: 0,
        display: 'flex',
        flexDirection: 'column',
      }}
    >
      <Box
        sx={{ display: 'flex', alignItems: 'center', gap: 1, minHeight: 36, px: 1.5, borderBottom: 1, borderColor: 'divider' }}
      >
        <Typography id={heading} variant="h3" component="h2" sx={{ flex: 1, minWidth: 0 }} noWrap>
          {title}
        </Typography>
        {aside}
      </Box>
      <Box sx={{ minWidth: 0, overflow: 'auto', flex: 1, ...(padded ? { p: 1.5 } : {}) }}>{children}</Box>
    </Box>
  )
}
