import { Readable } from 'node:stream'
import { Type } from 'typebox'
import { cancelWhatIf } from '../../activities/what-if/end-what-if.js'
import { startWhatIf } from '../../activities/what-if/start-what-if.js'
import { findWhatIf, recentWhatIfs } from '../../db/what-if/what-if-store.js'
import { found } from '../errors.js'
import { type Cell, csvFile } from '../exports/csv-text.js'
import { closed, key, listOf, localDate, oneOf, optional, reason, serial, text } from '../fields.js'
import { type Route, route } from '../route.js'
import { sampleBillRoutes } from './sample-bill-routes.js'
import { whatIfPage, whatIfRecord } from './contract.js'
import { WHAT_IF_PARTS, whatIfRows } from './what-if-file.js'
import { whatIfJson, whatIfPageOf } from './what-if-json.js'

/** Characters of a tariff file at most; a body of a request is not larger. */
const FILE_MAX = 900_000
const params = closed({ id: serial() })

const list = route({
  method: 'GET',
  url: '/what-ifs',
  permission: 'rating.read',
  tag: 'rating',
  summary: 'List what draft tariffs would have brought in',
  response: listOf(whatIfRecord, 100),
  handler: async ({ deps }) => (await recentWhatIfs(deps.pool)).map(whatIfJson),
})

const read = route({
  method: 'GET',
  url: '/what-ifs/:id',
  permission: 'rating.read',
  tag: 'rating',
  summary: 'Read what a draft tariff would have brought in',
  params,
  response: whatIfPage,
  handler: async ({ deps, params: { id } }) => whatIfPageOf(deps.pool, id),
})

const start = route({
  method: 'POST',
  url: '/what-ifs',
  permission: 'rating.write',
  tag: 'rating',
  summary: 'Try a draft tariff on past use',
  description:
    'Every bill whose last day is in the period is rated again, under the released tariffs and with the draft among them. It changes nothing of the bills.',
  idempotent: true,
  status: 201,
  body: closed({
    file: text(FILE_MAX, { min: 1, description: 'The draft, a tariff file as it was written; it need not be saved' }),
    from: localDate('First day, included'),
    to: localDate('Last day, included; before today'),
    asOn: optional(
      localDate('The day as on which the draft is tried; the first on which it charges otherwise where it is left out'),
    ),
    insteadOf: optional(key('The tariff in whose place it is tried; the tariff of its own code where it is left out')),
    customerClass: optional(text(40, { min: 1, description: 'Only accounts of this class' })),
    billCycle: optional(text(64, { min: 1, description: 'Only accounts of this cycle' })),
    billedBy: optional(key('Only accounts that were billed by this tariff')),
    reason: reason(),
  }),
  response: closed({ whatIfId: serial(), accounts: Type.Integer({ minimum: 0 }) }),
  handler: async ({ deps, body: { reason: why, ...input }, command }) => startWhatIf(deps.pool, command(input, why)),
})

const cancel = route({
  method: 'POST',
  url: '/what-ifs/:id/cancel',
  permission: 'rating.write',
  tag: 'rating',
  summary: 'Cancel a what-if',
  idempotent: true,
  params,
  body: closed({ reason: reason() }),
  response: closed({ whatIfId: serial() }),
  handler: async ({ deps, params: { id }, body, command }) => cancelWhatIf(deps.pool, command({ whatIfId: id }, body.reason)),
})

const file = route({
  method: 'GET',
  url: '/exports/what-if',
  permission: 'reports.export',
  tag: 'exports',
  summary: 'Take out what a draft tariff would have brought in as CSV',
  query: closed({ id: serial(), part: optional(oneOf(WHAT_IF_PARTS, 'revenue where it is left out')) }),
  produces: ['text/csv'],
  handler: async ({ deps, query: { id, part = 'revenue' }, reply }) => {
    found(await findWhatIf(deps.pool, id))
    const { columns, rows } = await whatIfRows(deps.pool, id, part)
    void reply.type('text/csv; charset=utf-8').header('content-disposition', `attachment; filename="what-if-${id}-${part}.csv"`)
    return Readable.from(csvFile(columns, one(rows)))
  },
})

async function* one(rows: Cell[][]): AsyncGenerator<Cell[][]> {
  yield rows
}

export const whatIfRoutes: readonly Route[] = [list, read, start, cancel, file, ...sampleBillRoutes]
