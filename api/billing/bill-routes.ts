import { Type } from 'typebox'
import { proposeCorrection } from '../../activities/billing/propose-correction.js'
import { decideCorrection } from '../../activities/billing/decide-correction.js'
import { decideDraft, draftOffCycleBill } from '../../activities/billing/off-cycle-bill.js'
import { loadSettings } from '../../activities/billing/billing-rules.js'
import { BILL_COLUMNS, type BillRecord, listBills, loadStoredBills } from '../../db/billing/bill-reads.js'
import { printedPeriod, type PeriodPrinting } from '../../domain/utility/period-printing.js'
import { found } from '../errors.js'
import { amount, closed, key, listOf, localDate, nullable, oneOf, optional, reason, serial, text } from '../fields.js'
import { listAnswer, listQuery, parseList, sendList } from '../list.js'
import { type Route, route } from '../route.js'
import { billPageOf } from './bill-page.js'
import { billPage, type BillRecordJson, billRecord } from './contract.js'

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

const checks = () => optional(listOf(key('Code of a check that must not hold the bill'), 20))

const propose = route({
  method: 'POST',
  url: '/bills/:id/corrections',
  permission: 'billing.correct',
  tag: 'billing',
  summary: 'Prepare the correction of an issued bill',
  description:
    'Rates the same days again and keeps the result as a draft beside the old bill. Nothing is posted until it is approved.',
  idempotent: true,
  status: 201,
  params: closed({ id: serial() }),
  body: closed({ reason: reason(), rebill: optional(Type.Boolean()), exemptChecks: checks() }),
  response: closed({
    correctionId: serial(),
    billId: serial(),
    rebillId: nullable(serial()),
    oldTotal: amount(),
    newTotal: amount(),
    difference: amount(),
  }),
  handler: async ({ deps, params, body, command }) =>
    proposeCorrection(
      deps.pool,
      command({ billId: params.id, rebill: body.rebill ?? true, exemptChecks: body.exemptChecks ?? [] }, body.reason),
    ),
})

function decision(name: 'approve' | 'withdraw', summary: string): Route {
  return route({
    method: 'POST',
    url: `/bill-corrections/:id/${name}`,
    permission: name === 'approve' ? 'billing.approve_correction' : 'billing.correct',
    tag: 'billing',
    summary,
    idempotent: true,
    params: closed({ id: serial() }),
    body: closed({ reason: optional(reason()) }),
    response: closed({
      correctionId: serial(),
      state: oneOf(['approved', 'withdrawn']),
      billId: serial(),
      rebillId: nullable(serial()),
    }),
    handler: async ({ deps, params, body, command }) =>
      decideCorrection(deps.pool, command({ correctionId: params.id, decision: name }, body.reason)),
  })
}

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
    exemptChecks: checks(),
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
  propose,
  decision('approve', 'Approve a correction'),
  decision('withdraw', 'Withdraw a correction'),
  offCycle,
  draftDecision('issue', 'Issue a draft made outside a run'),
  draftDecision('drop', 'Drop a draft made outside a run'),
]
