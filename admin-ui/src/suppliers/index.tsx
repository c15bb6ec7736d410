import type { ConsoleSlice } from '../console-slice.js'
import { SupplierChargeList } from './SupplierChargeList.js'

export const suppliers: ConsoleSlice = {
  rail: [{ job: 'Billing', label: 'Supplier charges', to: '/supplier-charges', permission: 'billing.read', order: 66 }],
  resources: [{ name: 'supplier-charges', list: SupplierChargeList, permission: 'billing.read' }],
}
