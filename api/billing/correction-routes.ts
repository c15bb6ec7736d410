import { Type } from 'typebox'
import { decideCorrection } from '../../activities/billing/decide-correction.js'
import { proposeCorrection } from '../../activities/billing/propose-correction.js'
import { CORRECTION_COLUMNS, listCorrections } from '../../db/billing/correction-reads.js'
import { amount, closed, nullable, oneOf, optional, reason, serial } from '../fields.js'
import { listAnswer, listQuery, parseList, sendList } from '../list.js'
import { type Route, route } from '../route.js'
import { correctionRecord, exemptChecks } from './contract.js'

const list = route({
  method: 'GET',
  url: '/bill-corrections',
  permission: 'billing.read',
  tag: 'billing',
  summary: 'List corrections of bills',
  description: 'Those that wait longest first; `difference` is the new total less the old one.',
  query: listQuery,
  response: listAnswer(correctionRecord),
  handler: async ({ deps, query, reply }) => {
    const window = parseList(query, CORRECTION_COLUMNS)
    const page = await listCorrections(deps.pool, window)
    return sendList(reply, { ...page, resource: 'bill-corrections', offset: window.offset })
  },
})

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
  body: closed({ reason: reason(), rebill: optional(Type.Boolean()), exemptChecks: exemptChecks() }),
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

export const correctionRoutes: readonly Route[] = [
  list,
  propose,
  decision('approve', 'Approve a correction'),
  decision('withdraw', 'Withdraw a correction'),
]
