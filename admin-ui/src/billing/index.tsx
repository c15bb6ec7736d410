import type { ConsoleSlice } from '../console-slice.js'
import { BillList } from './BillList.js'
import { BillWindowsPage } from './BillWindowsPage.js'
import { BillShow } from './bill/BillShow.js'
import { CorrectionPage } from './bill/CorrectionPage.js'
import { CorrectionList } from './CorrectionList.js'
import { ParkedQueuePage } from './parked/ParkedQueuePage.js'
import { RunAccountList } from './RunAccountList.js'
import { RunList } from './RunList.js'
import { RunShow } from './RunShow.js'

export const billing: ConsoleSlice = {
  rail: [
    { job: 'Billing', label: 'Bill cycles', to: '/bill-windows', permission: 'billing.read', order: 10 },
    { job: 'Billing', label: 'Bill runs', to: '/bill-runs', permission: 'billing.read', order: 20, alsoAt: ['/run-accounts'] },
    { job: 'Billing', label: 'Parked accounts', to: '/parked', permission: 'billing.read', order: 30 },
    { job: 'Billing', label: 'Bills', to: '/bills', permission: 'billing.read', order: 40 },
    { job: 'Billing', label: 'Corrections', to: '/bill-corrections', permission: 'billing.read', order: 50 },
  ],
  resources: [
    { name: 'bill-runs', list: RunList, show: RunShow, permission: 'billing.read' },
    { name: 'run-accounts', list: RunAccountList, permission: 'billing.read' },
    { name: 'bills', list: BillList, show: BillShow, permission: 'billing.read' },
    { name: 'bill-corrections', list: CorrectionList, permission: 'billing.read' },
  ],
  routes: [
    { path: '/bill-windows', permission: 'billing.read', element: <BillWindowsPage /> },
    { path: '/parked', permission: 'billing.read', element: <ParkedQueuePage /> },
    { path: '/bills/:id/correction', permission: 'billing.read', element: <CorrectionPage /> },
  ],
}
