import { Readable } from 'node:stream'
import { Type } from 'typebox'
import { mintCertificates } from '../../activities/renewables/mint-certificates.js'
import { acquireCertificates } from '../../activities/renewables/acquire-certificates.js'
import { moveAcquired, moveCertificates, retireForProgramme } from '../../activities/renewables/move-certificates.js'
import { listCertificates } from '../../db/renewables/certificate-reads.js'
import { type Cell, csvFile } from '../exports/csv-text.js'
import { closed, key, listOf, oneOf, reason, serial, text } from '../fields.js'
import { type Route, route } from '../route.js'
import { acquired, acquisition, certificateRecord, mintAnswer, moveAnswer, vintage } from './certificate-contract.js'
import { programmeCode } from './programme-contract.js'

const TAG = 'renewables'
const RANGES_SHOWN = 10_000
const COUNT_MAX = 10_000_000

const list = route({
  method: 'GET',
  url: '/certificates',
  permission: 'renewables.read',
  tag: TAG,
  summary: 'List renewable energy certificates by vintage and state, as ranges of serial numbers',
  response: listOf(certificateRecord, RANGES_SHOWN),
  handler: async ({ deps }) => (await listCertificates(deps.pool)).slice(0, RANGES_SHOWN),
})

const mint = route({
  method: 'POST',
  url: '/generators/:id/mintings',
  permission: 'renewables.configure',
  tag: TAG,
  summary: 'Mint the certificates of a month: one for each whole MWh, the rest is carried on',
  description: 'A month is minted once; asked again, the answer is what was minted.',
  idempotent: true,
  status: 201,
  params: closed({ id: key() }),
  body: closed({ vintage: vintage(), reason: reason() }),
  response: mintAnswer,
  handler: async ({ deps, params, body, command }) =>
    mintCertificates(deps.pool, command({ generatorId: params.id, vintage: body.vintage }, body.reason)),
})

const move = route({
  method: 'POST',
  url: '/certificate-moves',
  permission: 'renewables.configure',
  tag: TAG,
  summary: 'Transfer or retire the first certificates that are held of a month',
  idempotent: true,
  status: 201,
  body: closed({
    kind: oneOf(['transferred', 'retired']),
    generatorId: key(),
    vintage: vintage(),
    count: Type.Integer({ minimum: 1, maximum: COUNT_MAX }),
    party: text(200, { min: 1, description: 'To whom, or for whom' }),
    reason: reason(),
  }),
  response: moveAnswer,
  handler: async ({ deps, body: { reason: why, ...input }, command }) => moveCertificates(deps.pool, command(input, why)),
})

const acquire = route({
  method: 'POST',
  url: '/certificate-acquisitions',
  permission: 'renewables.configure',
  tag: TAG,
  summary: 'Enter certificates that were bought of another registry',
  description:
    'By a range of its serial numbers, none of which was acquired before. They are held from then on, as those that are minted.',
  idempotent: true,
  status: 201,
  body: acquisition,
  response: acquired,
  handler: async ({ deps, body: { reason: why, ...input }, command }) => acquireCertificates(deps.pool, command(input, why)),
})

const moveBought = route({
  method: 'POST',
  url: '/certificate-acquisitions/:id/moves',
  permission: 'renewables.configure',
  tag: TAG,
  summary: 'Transfer or retire the first certificates that are held of an acquisition',
  idempotent: true,
  status: 201,
  params: closed({ id: serial() }),
  body: closed({
    kind: oneOf(['transferred', 'retired']),
    count: Type.Integer({ minimum: 1, maximum: COUNT_MAX }),
    party: text(200, { min: 1, description: 'To whom, or for whom' }),
    reason: reason(),
  }),
  response: moveAnswer,
  handler: async ({ deps, params, body: { reason: why, ...input }, command }) =>
    moveAcquired(deps.pool, command({ acquisitionId: params.id, ...input }, why)),
})

const retire = route({
  method: 'POST',
  url: '/programmes/:code/retirements',
  permission: 'renewables.configure',
  tag: TAG,
  summary: 'Retire certificates for what a green power programme sold, the oldest vintages first',
  idempotent: true,
  status: 201,
  params: closed({ code: programmeCode() }),
  body: closed({ reason: reason() }),
  response: moveAnswer,
  handler: async ({ deps, params, body, command }) =>
    retireForProgramme(deps.pool, command({ programmeCode: params.code }, body.reason)),
})

const COLUMNS = [
  'generator',
  'name',
  'technology',
  'vintage',
  'state',
  'first',
  'last',
  'certificates',
  'party',
  'programme',
  'on',
  'reason',
  'registry',
  'bought_of',
]

const file = route({
  method: 'GET',
  url: '/exports/certificates',
  permission: 'reports.export',
  tag: 'exports',
  summary: 'Take out certificates by vintage and state as CSV',
  produces: ['text/csv'],
  handler: async ({ deps, reply }) => {
    const rows = (await listCertificates(deps.pool)).map((row): Cell[] => [
      row.generatorId,
      { free: row.generatorName },
      row.technology,
      row.vintage,
      row.state,
      row.first,
      row.last,
      String(row.certificates),
      { free: row.party },
      row.programmeCode,
      row.on,
      { free: row.reason },
      row.registry,
      { free: row.boughtOf },
    ])
    void reply.type('text/csv; charset=utf-8').header('content-disposition', 'attachment; filename="certificates.csv"')
    return Readable.from(csvFile(COLUMNS, once(rows)))
  },
})

async function* once(rows: Cell[][]): AsyncGenerator<Cell[][]> {
  yield rows
}

export const certificateRoutes: readonly Route[] = [list, mint, acquire, move, moveBought, retire, file]
