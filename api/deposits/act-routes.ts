import { Type } from 'typebox'
import { applyDeposit } from '../../activities/deposits/apply-deposit.js'
import { divideDeposit } from '../../activities/deposits/divide-deposit.js'
import { demandDeposit } from '../../activities/deposits/demand-deposit.js'
import { endNonCash, recordNonCash } from '../../activities/deposits/non-cash-deposit.js'
import { refundDeposit } from '../../activities/deposits/refund-deposit.js'
import { reviewNow } from '../../activities/deposits/review-deposit.js'
import { takeInterestBack } from '../../activities/deposits/take-interest-back.js'
import { transferDeposit } from '../../activities/deposits/transfer-deposit.js'
import { recordWaiver, waiveDeposit } from '../../activities/deposits/waive-deposit.js'
import { NON_CASH_ENDS, NON_CASH_KINDS } from '../../domain/deposits/non-cash.js'
import { DEPOSIT_WAIVERS } from '../../domain/policy/deposit-parameters.js'
import { amount, closed, key, localDate, nullable, oneOf, optional, reason, serial, text } from '../fields.js'
import { type Route, route } from '../route.js'

const params = closed({ id: key() })
/** The version that was on the screen: somebody else's act in the meantime is told, not overwritten. */
const version = Type.Integer({ minimum: 1, maximum: 2_000_000_000 })
const answer = closed({ depositId: key(), sentence: text(500) })
const waiver = {
  ground: oneOf(DEPOSIT_WAIVERS),
  evidence: text(1000, { min: 2 }),
  reason: reason(),
}

const demand = route({
  method: 'POST',
  url: '/deposits',
  permission: 'deposits.demand',
  tag: 'deposits',
  summary: 'Ask an account for a deposit',
  description:
    'Only what the policy requires, in at most as many parts as it lets customers ask for. The customer is written to.',
  idempotent: true,
  status: 201,
  body: closed({
    accountId: key(),
    amount: amount('What was shown would be asked'),
    count: Type.Integer({ minimum: 1, maximum: 60, description: 'In how many parts it is paid' }),
    firstDueOn: optional(nullable(localDate())),
    reason: reason(),
  }),
  response: closed({ depositId: key() }),
  handler: async ({ deps, body, command }) => {
    const { accountId, count, firstDueOn = null } = body
    return demandDeposit(deps.pool, command({ accountId, amount: body.amount, count, firstDueOn }, body.reason))
  },
})

const waive = route({
  method: 'POST',
  url: '/deposits/:id/waive',
  permission: 'deposits.demand',
  tag: 'deposits',
  summary: 'Waive a deposit that is asked for',
  description: 'On a ground of the policy, with what was shown for it; a supervisor on any.',
  idempotent: true,
  params,
  body: closed({ version, ...waiver }),
  response: closed({ depositId: key() }),
  handler: async ({ deps, params: { id }, body, command, may }) => {
    const { ground, evidence } = body
    const input = { depositId: id, version: body.version, ground, evidence, isSupervisor: may('deposits.override') }
    return waiveDeposit(deps.pool, command(input, body.reason))
  },
})

const divide = route({
  method: 'POST',
  url: '/deposits/:id/divide',
  permission: 'deposits.demand',
  tag: 'deposits',
  summary: 'Ask for a deposit in parts',
  description:
    'In at most as many as the policy lets a customer ask for; a move that waits for the deposit waits for the first part.',
  idempotent: true,
  params,
  body: closed({
    version,
    count: Type.Integer({ minimum: 2, maximum: 60 }),
    firstDueOn: optional(nullable(localDate('When the first part is due; in two weeks where it is not said'))),
    reason: reason(),
  }),
  response: answer,
  handler: async ({ deps, params: { id }, body, command }) => {
    const { version: seen, count, firstDueOn = null } = body
    return divideDeposit(deps.pool, command({ depositId: id, version: seen, count, firstDueOn }, body.reason))
  },
})

const spare = route({
  method: 'POST',
  url: '/accounts/:id/deposit-waivers',
  permission: 'deposits.demand',
  tag: 'deposits',
  summary: 'Record why an account need not pay a deposit',
  idempotent: true,
  status: 201,
  params,
  body: closed(waiver),
  response: closed({ accountId: key() }),
  handler: async ({ deps, params: { id }, body, command, may }) => {
    const input = { accountId: id, ground: body.ground, evidence: body.evidence, isSupervisor: may('deposits.override') }
    return recordWaiver(deps.pool, command(input, body.reason))
  },
})

const simple = (act: 'review' | 'take-interest-back', summary: string): Route =>
  route({
    method: 'POST',
    url: `/deposits/:id/${act}`,
    permission: 'deposits.release',
    tag: 'deposits',
    summary,
    idempotent: true,
    params,
    body: closed({ version, reason: reason() }),
    response: answer,
    handler: async ({ deps, params: { id }, body, command }) =>
      (act === 'review' ? reviewNow : takeInterestBack)(
        deps.pool,
        command({ depositId: id, version: body.version }, body.reason),
      ),
  })

const apply = route({
  method: 'POST',
  url: '/deposits/:id/apply',
  permission: 'deposits.release',
  tag: 'deposits',
  summary: 'Pay a bill, or what its account owes, from a deposit',
  idempotent: true,
  params,
  body: closed({ version, billId: optional(nullable(serial())), amount: optional(nullable(amount())), reason: reason() }),
  response: answer,
  handler: async ({ deps, params: { id }, body, command }) =>
    applyDeposit(
      deps.pool,
      command({ depositId: id, version: body.version, billId: body.billId ?? null, amount: body.amount ?? null }, body.reason),
    ),
})

const refund = route({
  method: 'POST',
  url: '/deposits/:id/refund',
  permission: 'deposits.release',
  tag: 'deposits',
  summary: 'Give a deposit back',
  description: 'With its interest it pays what the account owes; what is left is paid out by the means it came by, or by cheque.',
  idempotent: true,
  params,
  body: closed({ version, by: oneOf(['original_means', 'cheque']), reason: reason() }),
  response: answer,
  handler: async ({ deps, params: { id }, body, command }) =>
    refundDeposit(deps.pool, command({ depositId: id, version: body.version, by: body.by }, body.reason)),
})

const transfer = route({
  method: 'POST',
  url: '/deposits/:id/transfer',
  permission: 'deposits.release',
  tag: 'deposits',
  summary: 'Move a deposit to another account of the same customer',
  idempotent: true,
  params,
  body: closed({ version, toAccountId: key(), reason: reason() }),
  response: answer,
  handler: async ({ deps, params: { id }, body, command }) =>
    transferDeposit(deps.pool, command({ depositId: id, version: body.version, toAccountId: body.toAccountId }, body.reason)),
})

const record = route({
  method: 'POST',
  url: '/non-cash-deposits',
  permission: 'deposits.demand',
  tag: 'deposits',
  summary: 'Record a guarantor, a letter of credit or a surety bond',
  idempotent: true,
  status: 201,
  body: closed({
    accountId: key(),
    kind: oneOf(NON_CASH_KINDS),
    amount: amount('Up to which amount they stand in'),
    issuer: text(200, { min: 2 }),
    reference: text(200, { min: 1 }),
    validFrom: localDate(),
    expiresOn: nullable(localDate('Last day')),
    reason: reason(),
  }),
  response: closed({ nonCashId: key() }),
  handler: async ({ deps, body: { reason: why, ...input }, command }) => recordNonCash(deps.pool, command(input, why)),
})

const end = route({
  method: 'POST',
  url: '/non-cash-deposits/:id/end',
  permission: 'deposits.demand',
  tag: 'deposits',
  summary: 'Give a security back, or say that it was called upon',
  idempotent: true,
  params,
  body: closed({ version, end: oneOf(NON_CASH_ENDS), reason: reason() }),
  response: closed({ nonCashId: key() }),
  handler: async ({ deps, params: { id }, body, command }) =>
    endNonCash(deps.pool, command({ nonCashId: id, version: body.version, end: body.end }, body.reason)),
})

export const depositActRoutes: readonly Route[] = [
  demand,
  waive,
  divide,
  spare,
  simple('review', 'Review a deposit now'),
  simple('take-interest-back', 'Take the last interest of a deposit back'),
  apply,
  refund,
  transfer,
  record,
  end,
]
