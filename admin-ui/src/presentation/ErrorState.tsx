import Button from '@mui/material/Button'
import { problemOf } from '../http.js'
import { EmptyState } from './EmptyState.js'

interface Props {
  readonly error: unknown
  /** What could not be shown: "The reads of this meter". */
  readonly what: string
  readonly onRetry?: () => void
  readonly dense?: boolean
}

/** A part of the page that could not be loaded: what, why, and a way to try again. The rest of the page stays. */
export function ErrorState({ error, what, onRetry, dense }: Props) {
  const problem = problemOf(error)
  const why = problem === undefined ? 'The answer could not be read.' : `${problem.detail ?? problem.title} (${problem.code})`
  return (
    <EmptyState
      tone="action"
      dense={dense}
      title={`${what} could not be shown`}
      sentence={why}
      act={
        onRetry === undefined ? undefined : (
          <Button variant="outlined" onClick={onRetry}>
            Try again
          </Button>
        )
      }
    />
  )
}
