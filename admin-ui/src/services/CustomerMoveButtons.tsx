import Button from '@mui/material/Button'
import { Link } from 'react-router-dom'
import { usePermission } from '../shell/use-permission.js'
import { startServicePath, stopServicePath, transferPath } from './service-paths.js'

interface Props {
  readonly customerId: string
  /** Accounts of the customer that are not closed. */
  readonly accountIds: readonly string[]
}

/** A customer takes another place; where there is one account only, it can be stopped and moved from here too. */
export function CustomerMoveButtons({ customerId, accountIds }: Props) {
  const only = accountIds.length === 1 ? accountIds[0] : undefined
  if (!usePermission('services.request')) return null
  return (
    <>
      <Button component={Link} to={startServicePath({ customer: customerId })} variant="outlined">
        Start service
      </Button>
      {only !== undefined && (
        <>
          <Button component={Link} to={stopServicePath({ account: only })} variant="outlined">
            Stop service
          </Button>
          <Button component={Link} to={transferPath({ account: only })} variant="outlined">
            Move
          </Button>
        </>
      )}
    </>
  )
}
