import { cancelSupplierCharge } from '../../activities/suppliers/cancel-supplier-charge.js'
import { enterSupplierCharges } from '../../activities/suppliers/enter-supplier-charges.js'
import { listSupplierCharges, SUPPLIER_CHARGE_COLUMNS } from '../../db/suppliers/supplier-charge-reads.js'
import { closed, reason, serial, text } from '../fields.js'
import { listAnswer, listQuery, parseList, sendList } from '../list.js'
import { type Route, route } from '../route.js'
import { supplierCharge, supplierFileAnswer } from './contract.js'

const TAG = 'suppliers'
const FILE_MAX = 900_000

const list = route({
  method: 'GET',
  url: '/supplier-charges',
  permission: 'billing.read',
  tag: TAG,
  summary: 'List what suppliers charge',
  query: listQuery,
  response: listAnswer(supplierCharge),
  handler: async ({ deps, query, reply }) => {
    const window = parseList(query, SUPPLIER_CHARGE_COLUMNS)
    const page = await listSupplierCharges(deps.pool, window)
    const rows = page.rows.map(({ enteredAt, ...charge }) => ({ ...charge, enteredAt: enteredAt.toISOString() }))
    return sendList(reply, { rows, total: page.total, resource: 'supplier-charges', offset: window.offset })
  },
})

const enter = route({
  method: 'POST',
  url: '/supplier-charges/import',
  permission: 'billing.supply',
  tag: TAG,
  summary: 'Enter a file of what a supplier charges',
  description:
    'CSV with the columns agreement, from, to, charge and amount, all of it or none. The same file again changes nothing. Accounts that were parked for want of a charge are tried again.',
  idempotent: true,
  status: 201,
  body: closed({
    supplier: text(100, { min: 1, description: 'Whose charges they are' }),
    file: text(FILE_MAX, { min: 1, description: 'The file as it is' }),
    reason: reason(),
  }),
  response: supplierFileAnswer,
  handler: async ({ deps, body: { reason: why, ...input }, command }) => {
    const { accountsTriedAgain, ...answer } = await enterSupplierCharges(deps.pool, command(input, why))
    return { ...answer, accountsTriedAgain: [...accountsTriedAgain] }
  },
})

const cancel = route({
  method: 'POST',
  url: '/supplier-charges/:id/cancel',
  permission: 'billing.supply',
  tag: TAG,
  summary: 'Cancel a charge of a supplier',
  description: 'Before it is billed. It stays on record.',
  idempotent: true,
  params: closed({ id: serial() }),
  body: closed({ reason: reason() }),
  response: closed({ chargeId: serial() }),
  handler: async ({ deps, params: { id }, body, command }) =>
    cancelSupplierCharge(deps.pool, command({ chargeId: id }, body.reason)),
})

export const supplierRoutes: readonly Route[] = [list, enter, cancel]
