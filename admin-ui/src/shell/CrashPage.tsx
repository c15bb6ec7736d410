import Button from '@mui/material/Button'
import { EmptyState } from '../presentation/EmptyState.js'

/** Shown when the page itself failed. Nothing was changed by that: writes happen on the server, whole or not at all. */
export function CrashPage({ resetErrorBoundary }: { readonly resetErrorBoundary: (cause?: unknown) => void }) {
  return (
    <EmptyState
      tone="action"
      title="This page failed to draw itself"
      sentence="Nothing of yours was lost: what you saved is saved. Try again; if it fails again, tell support which page and when."
      act={
        <Button variant="outlined" onClick={() => resetErrorBoundary()}>
          Try again
        </Button>
      }
    />
  )
}
