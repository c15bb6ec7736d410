import type { ConsoleSlice } from '../console-slice.js'
import { AccountShow } from './account/AccountShow.js'
import { AccountList } from './AccountList.js'
import { CustomerList } from './CustomerList.js'
import { CustomerShow } from './CustomerShow.js'
import { StatementPage } from './statement/StatementPage.js'
import { InteractionList } from './InteractionList.js'

export const customers: ConsoleSlice = {
  rail: [
    { job: 'Customers', label: 'Accounts', to: '/accounts', permission: 'customers.read', order: 1 },
    { job: 'Customers', label: 'Customers', to: '/customers', permission: 'customers.read', order: 2 },
    { job: 'Customers', label: 'Notes', to: '/interactions', permission: 'customers.read', order: 9 },
  ],
  resources: [
    { name: 'accounts', permission: 'customers.read', list: AccountList, show: AccountShow, recordRepresentation: 'id' },
    { name: 'customers', permission: 'customers.read', list: CustomerList, show: CustomerShow, recordRepresentation: 'name' },
    { name: 'interactions', permission: 'customers.read', list: InteractionList },
  ],
  routes: [{ path: '/accounts/:id/statement', permission: 'ledger.read', element: <StatementPage /> }],
}
