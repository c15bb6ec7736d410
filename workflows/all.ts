/** Every workflow of Penstock: what the worker bundles. */
export { billCycle } from './billing/bill-cycle.js'
export { watchCase } from './cases/watch-case.js'
export { deliverBills } from './documents/deliver-bills.js'
export { deliverMessages } from './documents/deliver-messages.js'
export { importData } from './imports/import-data.js'
export { serviceConnection } from './connections/service-connection.js'
export { workOrder } from './fieldwork/work-order.js'
export { move } from './services/move.js'
