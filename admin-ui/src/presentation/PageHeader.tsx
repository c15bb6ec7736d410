import Box from '@mui/material/Box'
import Typography from '@mui/material/Typography'
import type { ReactNode } from 'react'
import { useDocumentTitle } from './use-document-title.js'

interface Props {
  readonly title: string
  /** One line under the title: what is shown, since when. */
  readonly subtitle?: ReactNode
  readonly acts?: ReactNode
}

/** The head of a page that is no record: a list, a report, a queue. */
export function PageHeader(props: Props) {
  useDocumentTitle(props.title)
  return <Head {...props} level={1} />
}

/** The head of a list that is part of a record page: the page has its title already. */
export function PartHeader(props: Props) {
  return <Head {...props} level={2} />
}

function Head({ title, subtitle, acts, level }: Props & { readonly level: 1 | 2 }) {
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, px: 2, pt: 1.5, pb: 1 }}>
      <Box sx={{ flex: '1 1 240px', minWidth: 0 }}>
        <Typography variant={level === 1 ? 'h1' : 'h2'}>{title}</Typography>
        {subtitle !== undefined && (
          <Typography variant="body2" color="text.secondary">
            {subtitle}
          </Typography>
        )}
      </Box>
      {acts !== undefined && <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', alignItems: 'center' }}>{acts}</Box>}
    </Box>
  )
}
