import { type Static, Type } from 'typebox'
import { loadDrawer } from '../../db/payments/drawer-store.js'
import { loadUtility } from '../../db/utility/utility-store.js'
import { decimal, sum } from '../../domain/kernel/decimal.js'
import { amountText } from '../../domain/kernel/money.js'
import { TENDER_KINDS } from '../../domain/payments/payment-facts.js'
import { found } from '../errors.js'
import { amount, closed, listOf, localDate, oneOf, text } from '../fields.js'
import { type Route, route } from '../route.js'

const COUNTER = 'counter'

const drawer = closed({
  receivedOn: localDate('The business date'),
  currency: text(3),
  total: amount(),
  tenders: listOf(
    closed({ kind: oneOf([...TENDER_KINDS, 'none']), payments: Type.Integer({ minimum: 0 }), amount: amount() }),
    10,
  ),
})
export type DrawerJson = Static<typeof drawer>

const read = route({
  method: 'GET',
  url: '/payments/drawer',
  permission: 'payments.take',
  tag: 'payments',
  summary: 'Read my drawer',
  description:
    'What the one who asks has taken at the counter on the business date, by kind of tender; reversed payments left out.',
  response: drawer,
  handler: async ({ deps, actor }) => {
    const utility = found(await loadUtility(deps.pool))
    const tenders = await loadDrawer(deps.pool, { channel: COUNTER, receivedOn: utility.today, recordedBy: actor.id })
    const total = sum(tenders.map((row) => decimal(row.amount)))
    return { receivedOn: utility.today, currency: utility.currency, total: amountText(total, utility.currency), tenders }
  },
})

export const drawerRoutes: readonly Route[] = [read]
