import Link from '@mui/material/Link'
import type { ReactNode } from 'react'
import { Link as RouterLink } from 'react-router-dom'

/** A link to a record's page. */
export function RecordLink({
  resource,
  id,
  children,
}: {
  readonly resource: string
  readonly id: string | number
  readonly children?: ReactNode
}) {
  return (
    <Link component={RouterLink} to={`/${resource}/${encodeURIComponent(String(id))}/show`}>
      {children ?? id}
    </Link>
  )
}
