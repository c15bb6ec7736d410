/** Every workflow of Penstock: what the worker bundles. */
export { billCycle } from './billing/bill-cycle.js'
export { deliverBill } from './billing/deliver-bill.js'
export { importData } from './imports/import-data.js'
