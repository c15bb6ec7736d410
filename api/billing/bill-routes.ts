import { decideDraft, draftOffCycleBill } from '../../activities/billing/off-cycle-bill.js'
import { loadSettings } from '../../activities/billing/billing-rules.js'
import { BILL_COLUMNS, type BillRecord, listBills, loadStoredBills } from '../../db/billing/bill-reads.js'
import { printedPeriod, type PeriodPrinting } from '../../domain/utility/period-printing.js'
import { found } from '../errors.js'
import { amount, closed, key, localDate, oneOf, optional, reason, serial, text } from '../fields.js'
import { listAnswer, listQuery, parseList, sendList } from '../list.js'
import { type Route, route } from '../route.js'
import { billPageOf } from './bill-page.js'
import { billPage, type BillRecordJson, billRecord, exemptChecks } from './contract.js'

const list = route({
  method: 'GET',
  url: '/bills',
  permission: 'billing.read',
  tag: 'billing',
  summary: 'List bills',
  query: listQuery,
  response: listAnswer(billRecord),
  handler: async ({ deps, query, reply }) => {
    const window = parseList(query, BILL_COLUMNS)
    const [page, settings] = await Promise.all([listBills(deps.pool, window), loadSettings(deps.pool)])
    const rows = page.rows.map((bill) => recordJson(bill, settings?.periodPrinting))
    return sendList(reply, { rows, total: page.total, resource: 'bills', offset: window.offset })
  },
})

const one = route({
  method: 'GET',
  url: '/bills/:id',
  permission: 'billing.read',
  tag: 'billing',
  summary: 'Read a bill with its lines and why they are what they are',
  params: closed({ id: serial() }),
  response: billPage,
  handler: async ({ deps, params }) => {
    const [stored] = await loadStoredBills(deps.pool, [params.id])
    return billPageOf(deps.pool, found(stored))
  },
})

const offCycle = route({
  method: 'POST',
  url: '/accounts/:id/off-cycle-bill',
  permission: 'billing.correct',
  tag: 'billing',
  summary: 'Make a bill of one account outside its cycle',
  description: 'The result is a draft; issue or drop it by its own routes. `final` bills only services that have a last day.',
  idempotent: true,
  status: 201,
  params: closed({ id: key() }),
  body: closed({
    kind: oneOf(['off_cycle', 'final']),
    readOn: localDate('Day of the closing read'),
    exemptChecks: exemptChecks(),
    reason: reason(),
  }),
  response: closed({ billId: serial(), total: amount() }),
  handler: async ({ deps, params, body, command }) =>
    draftOffCycleBill(
      deps.pool,
      command({ accountId: params.id, kind: body.kind, readOn: body.readOn, exemptChecks: body.exemptChecks ?? [] }, body.reason),
    ),
})

function draftDecision(name: 'issue' | 'drop', summary: string): Route {
  return route({
    method: 'POST',
    url: `/bills/:id/${name}`,
    permission: name === 'issue' ? 'billing.approve' : 'billing.correct',
    tag: 'billing',
    summary,
    idempotent: true,
    params: closed({ id: serial() }),
    body: closed({ reason: optional(reason()) }),
    response: closed({ billId: serial(), state: text(20) }),
    handler: async ({ deps, params, body, command }) =>
      decideDraft(deps.pool, command({ billId: params.id, decision: name }, body.reason)),
  })
}

function recordJson(bill: BillRecord, printing: PeriodPrinting | undefined): BillRecordJson {
  const period = printedPeriod({ from: bill.periodFrom, to: bill.periodTo }, printing)
  return { ...bill, periodFrom: period.from, periodTo: period.to } as BillRecordJson
}

export const billRoutes: readonly Route[] = [
  list,
  one,
  offCycle,
  draftDecision('issue', 'Issue a draft made outside a run'),
  draftDecision('drop', 'Drop a draft made outside a run'),
]
