import type { UseQueryResult } from '@tanstack/react-query'
import Button from '@mui/material/Button'
import type { ReactNode } from 'react'
import { Link } from 'react-router-dom'
import { problemOf } from '../http.js'
import { EmptyState } from './EmptyState.js'
import { ErrorState } from './ErrorState.js'
import { RecordSkeleton } from './Skeletons.js'

interface Props<Page> {
  readonly query: UseQueryResult<Page>
  /** What it is, for when it is not there: "Account A000001". */
  readonly what: string
  /** Where its kind is listed. */
  readonly listPath: string
  readonly children: (page: Page) => ReactNode
}

/** A record page in its three states: loading in its own shape, not there or failed, shown. Old content stays while it is refreshed. */
export function RecordPage<Page>({ query, what, listPath, children }: Props<Page>) {
  if (query.data !== undefined) return children(query.data)
  if (query.isPending) return <RecordSkeleton />
  if (problemOf(query.error)?.status === 404) {
    return (
      <EmptyState
        title={`${what} does not exist`}
        sentence="The number may be mistyped. Search finds by part of a name, an address or a number: press /."
        act={
          <Button component={Link} to={listPath} variant="outlined">
            Show the list
          </Button>
        }
      />
    )
  }
  return <ErrorState error={query.error} what={what} onRetry={() => void query.refetch()} />
}
