import Box from '@mui/material/Box'
import { useParams } from 'react-router-dom'
import type { AccountPageJson } from '../../../../api/customers/account-page-contract.js'
import { RecordPage } from '../../presentation/RecordPage.js'
import { useRecordPage } from '../../presentation/use-record-page.js'
import { AlertStrip } from '../alerts/AlertStrip.js'
import { AlertsToRead } from '../alerts/AlertsToRead.js'
import { AccountHeader } from './AccountHeader.js'
import { AccountPanels } from './AccountPanels.js'

/** Answers a caller within one screen: how the account stands, its services, bills, money, what was said and what comes next. */
export function AccountShow() {
  const { id = '' } = useParams()
  const query = useRecordPage<AccountPageJson>('accounts', id, { refreshMs: 30_000 })
  return (
    <RecordPage query={query} what={`Account ${id}`} listPath="/accounts">
      {(account) => (
        <Box sx={{ display: 'flex', flexDirection: 'column', height: { lg: 'calc(100vh - 48px)' }, minHeight: { lg: 640 } }}>
          <AccountHeader account={account} />
          <AlertsToRead alerts={account.alerts} />
          <AlertStrip alerts={account.alerts} />
          <AccountPanels account={account} />
        </Box>
      )}
    </RecordPage>
  )
}
