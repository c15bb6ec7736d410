import { EmptyState } from '../presentation/EmptyState.js'

export function AccessDeniedPage() {
  return (
    <EmptyState
      title="Your role does not open this page"
      sentence="An administrator can give you a role that does: Set-up › Users. Everything your role opens is in the rail at the left."
    />
  )
}
