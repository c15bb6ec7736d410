import type { ConsoleSlice } from '../console-slice.js'
import { EntryList } from './EntryList.js'
import { EntryShow } from './EntryShow.js'
import { LedgerCheckPage } from './LedgerCheckPage.js'
import { PeriodList } from './PeriodList.js'
import { TrialBalancePage } from './TrialBalancePage.js'

export const ledger: ConsoleSlice = {
  rail: [
    { job: 'Money', label: 'Trial balance', to: '/trial-balance', permission: 'ledger.read', order: 50 },
    { job: 'Money', label: 'Journal', to: '/journal-entries', permission: 'ledger.read', order: 60 },
    { job: 'Money', label: 'Accounting periods', to: '/accounting-periods', permission: 'ledger.read', order: 70 },
    { job: 'Money', label: 'Check of the books', to: '/ledger-check', permission: 'ledger.check', order: 80 },
  ],
  resources: [
    { name: 'journal-entries', list: EntryList, show: EntryShow, permission: 'ledger.read' },
    { name: 'accounting-periods', list: PeriodList, permission: 'ledger.read' },
  ],
  routes: [
    { path: '/trial-balance', permission: 'ledger.read', element: <TrialBalancePage /> },
    { path: '/ledger-check', permission: 'ledger.check', element: <LedgerCheckPage /> },
  ],
}
