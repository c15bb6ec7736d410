import { waiveFee } from '../../activities/late-fees/waive-fee.js'
import { LATE_FEE_COLUMNS, listLateFees } from '../../db/late-fees/late-fee-list.js'
import { amount, closed, reason, serial, text } from '../fields.js'
import { listAnswer, listQuery, parseList, sendList } from '../list.js'
import { type Route, route } from '../route.js'
import { lateFeeRecord } from './contract.js'

const list = route({
  method: 'GET',
  url: '/late-fees',
  permission: 'ledger.read',
  tag: 'late-fees',
  summary: 'List late fees',
  description: 'Each with the debt it is for and the row of the policy that decided it.',
  query: listQuery,
  response: listAnswer(lateFeeRecord),
  handler: async ({ deps, query, reply }) => {
    const window = parseList(query, LATE_FEE_COLUMNS)
    const page = await listLateFees(deps.pool, window)
    return sendList(reply, { ...page, resource: 'late-fees', offset: window.offset })
  },
})

const waive = route({
  method: 'POST',
  url: '/late-fees/:id/waive',
  permission: 'collections.waive_fee',
  tag: 'late-fees',
  summary: 'Waive a late fee',
  description:
    'Within the limits of the policy for representatives; a supervisor waives any. What was paid on it pays what else is owed.',
  idempotent: true,
  params: closed({ id: serial() }),
  body: closed({ reason: reason() }),
  response: closed({ lateFeeId: serial(), accountId: text(64), amount: amount() }),
  handler: async ({ deps, params, body, command, may }) =>
    waiveFee(deps.pool, command({ lateFeeId: params.id, mayWaiveAny: may('collections.waive_any_fee') }, body.reason)),
})

export const lateFeeRoutes: readonly Route[] = [list, waive]
