import Box from '@mui/material/Box'
import type { AccountPageJson } from '../../../../api/customers/account-page-contract.js'
import { AccountBills } from './AccountBills.js'
import { AccountNext } from './AccountNext.js'
import { AccountPayments } from './AccountPayments.js'
import { AccountServices } from './AccountServices.js'
import { AccountTalk } from './AccountTalk.js'
import { AccountUsage } from './AccountUsage.js'

/**
 * Six panels that fill the window under the header exactly: at 1440 × 900 nothing has to be scrolled but a long panel itself. On a
 * smaller window they stand below each other, what a caller asks first at the top.
 */
export function AccountPanels({ account }: { readonly account: AccountPageJson }) {
  return (
    <Box
      sx={{
        display: 'grid',
        gap: 1.5,
        p: 1.5,
        gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1.3fr) minmax(0, 1.15fr) minmax(0, 0.95fr)' },
        gridTemplateRows: { lg: 'minmax(250px, 1fr) minmax(250px, 1fr)' },
        flex: 1,
        minHeight: { lg: 540 },
      }}
    >
      <AccountServices services={account.services} banksOf={account.bills === null ? undefined : account.id} />
      {account.usage !== null && <AccountUsage usage={account.usage} />}
      <AccountNext account={account} />
      {account.bills !== null && <AccountBills account={account} bills={account.bills} />}
      {account.payments !== null && <AccountPayments account={account} payments={account.payments} />}
      <AccountTalk account={account} />
    </Box>
  )
}
