import Alert from '@mui/material/Alert'
import Box from '@mui/material/Box'
import { Link } from 'react-router-dom'
import type { AccountRecordJson } from '../../../../api/customers/contract.js'
import { Figure } from '../../presentation/Figure.js'
import { Money } from '../../presentation/Money.js'

/** Who stands at the counter: balance, past due, address; a closed account is said. */
export function AccountStanding({ account }: { readonly account: AccountRecordJson }) {
  return (
    <Box>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 3, alignItems: 'end' }}>
        <Figure label="Balance">
          <Money amount={account.balance} sayCredit />
        </Figure>
        <Figure label="Past due" emphasis={Number(account.pastDue) > 0}>
          <Money amount={account.pastDue} />
        </Figure>
        <Box sx={{ fontSize: '0.8125rem', color: 'text.secondary' }}>
          <Link to={`/accounts/${account.id}/show`}>{account.customerName}</Link>
          <Box>{account.serviceAddress}</Box>
        </Box>
      </Box>
      {account.status === 'closed' && (
        <Alert severity="warning" sx={{ mt: 1 }}>
          This account is closed. The payment is accepted and pays what is still open on it.
        </Alert>
      )}
    </Box>
  )
}
