import { Readable } from 'node:stream'
import { Type } from 'typebox'
import { cancelSimulation } from '../../activities/policy-effects/end-simulation.js'
import { startSimulation } from '../../activities/policy-effects/start-simulation.js'
import { mostAffected, recentSimulations } from '../../db/policy-effects/simulation-store.js'
import { type Cell, csvFile } from '../exports/csv-text.js'
import { closed, key, listOf, localDate, oneOf, optional, reason, serial } from '../fields.js'
import { type Route, route } from '../route.js'
import { simulationPage, simulationRecord } from './contract.js'
import { simulationJson, simulationPageOf } from './simulation-json.js'

/** Accounts in a file: more differ in no utility that was not tried on a pack of another kind. */
const FILE_MAX = 1_000_000
const params = closed({ id: serial() })

const list = route({
  method: 'GET',
  url: '/policy-simulations',
  permission: 'policy.read',
  tag: 'policy',
  summary: 'List what packs would have done',
  response: listOf(simulationRecord, 100),
  handler: async ({ deps }) => (await recentSimulations(deps.pool)).map(simulationJson),
})

const read = route({
  method: 'GET',
  url: '/policy-simulations/:id',
  permission: 'policy.read',
  tag: 'policy',
  summary: 'Read what a pack would have done',
  params,
  response: simulationPage,
  handler: async ({ deps, params: { id } }) => simulationPageOf(deps.pool, id),
})

const start = route({
  method: 'POST',
  url: '/policy-simulations',
  permission: 'policy.propose',
  tag: 'policy',
  summary: 'Try a pack on a past period',
  description: 'A draft as well. Every account that owed something then is lived through it twice; it changes nothing of them.',
  idempotent: true,
  status: 201,
  body: closed({
    pack: key(),
    version: Type.Integer({ minimum: 1 }),
    from: localDate('First day, included'),
    to: localDate('Last day, included; before today'),
    reason: reason(),
  }),
  response: closed({ simulationId: serial(), accounts: Type.Integer({ minimum: 0 }) }),
  handler: async ({ deps, body: { reason: why, ...input }, command }) => startSimulation(deps.pool, command(input, why)),
})

const cancel = route({
  method: 'POST',
  url: '/policy-simulations/:id/cancel',
  permission: 'policy.propose',
  tag: 'policy',
  summary: 'Cancel the trial of a pack',
  idempotent: true,
  params,
  body: closed({ reason: reason() }),
  response: closed({ simulationId: serial() }),
  handler: async ({ deps, params: { id }, body, command }) =>
    cancelSimulation(deps.pool, command({ simulationId: id }, body.reason)),
})

const COUNT_COLUMNS = [
  'month',
  'customer_class',
  'what',
  'rule',
  ...['governed', 'tried', 'happened'].flatMap((side) => [`${side}_cases`, `${side}_amount`]),
]
const ACCOUNT_COLUMNS = [
  'account_id',
  'customer_class',
  'governed_notices',
  'tried_notices',
  'governed_cuts',
  'tried_cuts',
  'governed_cut_on',
  'tried_cut_on',
  'past_due',
]

const file = route({
  method: 'GET',
  url: '/exports/policy-simulation',
  permission: 'reports.export',
  tag: 'exports',
  summary: 'Take out what a pack would have done as CSV',
  query: closed({ id: serial(), part: optional(oneOf(['counts', 'accounts'], 'counts where it is left out')) }),
  produces: ['text/csv'],
  handler: async ({ deps, query: { id, part = 'counts' }, reply }) => {
    const page = await simulationPageOf(deps.pool, id)
    const rows: Cell[][] =
      part === 'counts'
        ? page.lines.map(({ month, customerClass, what, rule, governed, tried, happened }) => [
            month,
            customerClass,
            what,
            rule,
            ...[governed, tried, happened].flatMap((side) => [
              side === null ? null : String(side.cases),
              side === null ? null : side.amount,
            ]),
          ])
        : (await mostAffected(deps.pool, id, FILE_MAX)).map((row) => [
            row.accountId,
            row.customerClass,
            String(row.governedNotices),
            String(row.triedNotices),
            String(row.governedCuts),
            String(row.triedCuts),
            row.governedCutOn,
            row.triedCutOn,
            row.pastDue,
          ])
    void reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="policy-simulation-${id}-${part}.csv"`)
    return Readable.from(csvFile(part === 'counts' ? COUNT_COLUMNS : ACCOUNT_COLUMNS, one(rows)))
  },
})

async function* one(rows: Cell[][]): AsyncGenerator<Cell[][]> {
  yield rows
}

export const policyEffectRoutes: readonly Route[] = [list, read, start, cancel, file]
