import Button from '@mui/material/Button'
import { Link } from 'react-router-dom'
import { usePermission } from '../../shell/use-permission.js'
import { counterPath } from '../payment-words.js'

/** Leads to the counter with this account chosen; absent for who takes no money. */
export function TakePaymentButton({ accountId }: { readonly accountId: string }) {
  if (!usePermission('payments.take')) return null
  return (
    <Button component={Link} to={counterPath(accountId)} variant="contained">
      Take payment
    </Button>
  )
}
