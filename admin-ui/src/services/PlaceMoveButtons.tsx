import Button from '@mui/material/Button'
import { Link } from 'react-router-dom'
import { usePermission } from '../shell/use-permission.js'
import { startServicePath, stopServicePath } from './service-paths.js'

interface Props {
  readonly premiseId: string
  /** Accounts that are served at the place now. */
  readonly accountIds: readonly string[]
}

/** Somebody moves in here, or the one who is here moves out. */
export function PlaceMoveButtons({ premiseId, accountIds }: Props) {
  const [only, ...others] = accountIds
  if (!usePermission('services.request')) return null
  return (
    <>
      <Button component={Link} to={startServicePath({ premise: premiseId })} variant="contained">
        Start service here
      </Button>
      {only !== undefined && (
        <Button
          component={Link}
          to={stopServicePath(others.length === 0 ? { account: only, premise: premiseId } : {})}
          variant="outlined"
        >
          Stop service
        </Button>
      )}
    </>
  )
}
