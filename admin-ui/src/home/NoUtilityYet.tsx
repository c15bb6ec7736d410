import Button from '@mui/material/Button'
import { Link } from 'react-router-dom'
import { EmptyState } from '../presentation/EmptyState.js'
import { usePermission } from '../shell/use-permission.js'

/** Before the first import there is nothing to do but that. */
export function NoUtilityYet() {
  const mayImport = usePermission('imports.read')
  return (
    <EmptyState
      title="There is no utility here yet"
      sentence="Import one from the command line with “penstock import DIR”, or make a synthetic one with “penstock demo generate --accounts 1000”. Its findings are shown here under Set-up › Imports."
      act={
        mayImport && (
          <Button component={Link} to="/imports" variant="outlined">
            Show imports
          </Button>
        )
      }
    />
  )
}
