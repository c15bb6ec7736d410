import Button from '@mui/material/Button'
import { Link } from 'react-router-dom'
import { EmptyState } from '../presentation/EmptyState.js'

export function NotFoundPage() {
  return (
    <EmptyState
      title="There is nothing at this address"
      sentence="The link may be old or mistyped. Search finds customers, accounts, meters and bills: press /."
      act={
        <Button component={Link} to="/" variant="outlined">
          Go to Today
        </Button>
      }
    />
  )
}
