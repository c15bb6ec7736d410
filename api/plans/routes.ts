import { Type } from 'typebox'
import { amendPlan, cancelPlan, reinstatePlan } from '../../activities/plans/change-plan.js'
import { makePlan, offersFor } from '../../activities/plans/make-plan.js'
import { debtsOfDivision, findPlan, listPlans, PLAN_COLUMNS, planLog } from '../../db/plans/plan-reads.js'
import { findAgreement } from '../../db/plans/agreement-store.js'
import { offerOfPlan } from '../../db/plans/offer-store.js'
import { instalmentsOf } from '../../db/plans/plan-store.js'
import { loadUtility } from '../../db/utility/utility-store.js'
import { found } from '../errors.js'
import { amount, closed, key, localDate, nullable, oneOf, optional, reason, serial, text } from '../fields.js'
import { listAnswer, listQuery, parseList, sendList } from '../list.js'
import { type Route, route } from '../route.js'
import { planBoard, planOffers, planPage, planRecord, SIGNED_IN_OFFICE } from './contract.js'
import { planBoardOf } from './plan-board.js'
import { planActs } from './plan-acts.js'
import { decidedByJson, instalmentJson, offerJson, offersJson, planJson } from './plan-json.js'

const list = route({
  method: 'GET',
  url: '/payment-plans',
  permission: 'plans.read',
  tag: 'plans',
  summary: 'List payment plans',
  query: listQuery,
  response: listAnswer(planRecord),
  handler: async ({ deps, query, reply }) => {
    const window = parseList(query, PLAN_COLUMNS)
    const page = await listPlans(deps.pool, window)
    return sendList(reply, { rows: page.rows.map(planJson), total: page.total, resource: 'payment-plans', offset: window.offset })
  },
})

const read = route({
  method: 'GET',
  url: '/payment-plans/:id',
  permission: 'plans.read',
  tag: 'plans',
  summary: 'Read a payment plan',
  params: closed({ id: serial() }),
  response: planPage,
  handler: async ({ deps, params, may }) => {
    const plan = found(await findPlan(deps.pool, params.id))
    const today = (await loadUtility(deps.pool))?.today ?? plan.madeOn
    const log = await planLog(deps.pool, params.id)
    return {
      ...planJson(plan),
      version: plan.version,
      monthlyIncome: plan.monthlyIncome,
      renegotiations: plan.renegotiations,
      reinstatements: plan.reinstatements,
      madeBy: plan.madeBy,
      signedName: plan.signedName,
      signedAt: plan.signedAt.toISOString(),
      signedBy: plan.signedBy,
      missed: plan.missed,
      endReason: plan.endReason,
      instalments: (await instalmentsOf(deps.pool, plan.id, plan.division)).map(instalmentJson),
      debts: await debtsOfDivision(deps.pool, plan.id, plan.division),
      decidedBy: decidedByJson(plan.terms),
      offer: offerJson(await offerOfPlan(deps.pool, plan.id)),
      hasAgreement: (await findAgreement(deps.pool, plan.id, plan.division)) !== undefined,
      acts: await planActs(deps.pool, plan, today, may('plans.override')),
      log: log.map(({ recordedAt, ...one }) => ({ ...one, recordedAt: recordedAt.toISOString() })),
    }
  },
})

const board = route({
  method: 'GET',
  url: '/plan-board',
  permission: 'plans.read',
  tag: 'plans',
  summary: 'Read which payment plans are kept, at risk and broken',
  response: planBoard,
  handler: async ({ deps }) => planBoardOf(deps.pool),
})

const offers = route({
  method: 'GET',
  url: '/accounts/:id/plan-offers',
  permission: 'plans.read',
  tag: 'plans',
  summary: 'Work out the payment plans an account may choose from',
  params: closed({ id: key() }),
  query: closed({
    firstDueOn: optional(localDate('When the first monthly instalment should fall due')),
    monthlyIncome: optional(amount('Where the policy looks at a stated income')),
  }),
  response: planOffers,
  handler: async ({ deps, params, query }) =>
    offersJson(
      await offersFor(deps.pool, {
        accountId: params.id,
        firstDueOn: query.firstDueOn ?? null,
        monthlyIncome: query.monthlyIncome ?? null,
      }),
    ),
})

const changed = closed({ planId: serial() })
const division = {
  count: Type.Integer({ minimum: 1, maximum: 60, description: 'Monthly instalments beside the down payment' }),
  firstDueOn: optional(nullable(localDate())),
  monthlyIncome: optional(nullable(amount())),
}

const make = route({
  method: 'POST',
  url: '/payment-plans',
  permission: 'plans.make',
  tag: 'plans',
  summary: 'Make a payment plan',
  idempotent: true,
  status: 201,
  body: closed({
    accountId: key(),
    arrears: amount('What was offered to be divided'),
    ...division,
    signedName: text(200, { min: 2 }),
    signedBy: oneOf(SIGNED_IN_OFFICE),
  }),
  response: changed,
  handler: async ({ deps, body, command, may }) =>
    makePlan(
      deps.pool,
      command({
        ...body,
        firstDueOn: body.firstDueOn ?? null,
        monthlyIncome: body.monthlyIncome ?? null,
        isSupervisor: may('plans.override'),
      }),
      deps.now?.() ?? new Date(),
    ),
})

const params = closed({ id: serial() })
const version = Type.Integer({ minimum: 1, description: 'The plan as it was seen' })

const amend = route({
  method: 'POST',
  url: '/payment-plans/:id/amend',
  permission: 'plans.make',
  tag: 'plans',
  summary: 'Divide what is left of a payment plan anew',
  idempotent: true,
  params,
  body: closed({ version, ...division, reason: reason() }),
  response: changed,
  handler: async ({ deps, params: { id }, body, command, may }) =>
    amendPlan(
      deps.pool,
      command(
        {
          planId: id,
          version: body.version,
          count: body.count,
          firstDueOn: body.firstDueOn ?? null,
          monthlyIncome: body.monthlyIncome ?? null,
          isSupervisor: may('plans.override'),
        },
        body.reason,
      ),
    ),
})

function simple(act: 'reinstate' | 'cancel', summary: string): Route {
  const carryOut = act === 'reinstate' ? reinstatePlan : cancelPlan
  return route({
    method: 'POST',
    url: `/payment-plans/:id/${act}`,
    permission: 'plans.make',
    tag: 'plans',
    summary,
    idempotent: true,
    params,
    body: closed({ version, reason: reason() }),
    response: changed,
    handler: async ({ deps, params: { id }, body, command }) =>
      carryOut(deps.pool, command({ planId: id, version: body.version }, body.reason)),
  })
}

export const planRoutes: readonly Route[] = [
  list,
  read,
  board,
  offers,
  make,
  amend,
  simple('reinstate', 'Take a broken payment plan up again'),
  simple('cancel', 'Cancel a payment plan'),
]
