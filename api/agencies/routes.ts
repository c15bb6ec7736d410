import { Readable } from 'node:stream'
import { Type } from 'typebox'
import { configureAgency } from '../../activities/agencies/configure-agency.js'
import { importAgencyPayments } from '../../activities/agencies/import-agency-payments.js'
import { debtsToPlace, placeDebts } from '../../activities/agencies/place-debts.js'
import { recallDebts } from '../../activities/agencies/recall-debts.js'
import {
  AGENCY_FILE_COLUMNS,
  listAgencies,
  listAgencyFiles,
  listPlacements,
  PLACEMENT_LIST_COLUMNS,
  readAgencyFile,
} from '../../db/agencies/agency-list.js'
import { readStoredFile } from '../../db/documents/stored-file-store.js'
import { sum } from '../../domain/kernel/decimal.js'
import { found } from '../errors.js'
import { closed, listOf, reason, serial, text } from '../fields.js'
import { listAnswer, listQuery, parseList, sendList } from '../list.js'
import { type Route, route } from '../route.js'
import {
  agencyFilePage,
  agencyFileRecord,
  agencyRecord,
  importedAgencyFile,
  percent,
  placementPreview,
  placementRecord,
  recalledFiles,
  writtenFile,
} from './contract.js'

const TAG = 'agencies'
const FILE_BYTES_MAX = 32 * 1024 * 1024
const code = () => Type.String({ maxLength: 20, pattern: '^[A-Z0-9][A-Z0-9-]{1,19}$', description: 'Code of the agency: NORTH' })
const ofAgency = closed({ code: code() })

const list = route({
  method: 'GET',
  url: '/agencies',
  permission: 'agencies.read',
  tag: TAG,
  summary: 'List collection agencies',
  response: listOf(agencyRecord, 200),
  handler: async ({ deps }) => listAgencies(deps.pool),
})

const configure = route({
  method: 'PUT',
  url: '/agencies/:code',
  permission: 'agencies.configure',
  tag: TAG,
  summary: 'Add or change a collection agency',
  params: ofAgency,
  body: closed({ name: text(200, { min: 2 }), commissionPercent: percent(), isActive: Type.Boolean(), reason: reason() }),
  response: closed({ agencyCode: code(), name: text(200), commissionPercent: percent(), isActive: Type.Boolean() }),
  handler: async ({ deps, params, body: { reason: why, ...agency }, command }) =>
    configureAgency(deps.pool, command({ agencyCode: params.code, ...agency }, why)),
})

const preview = route({
  method: 'GET',
  url: '/agencies/:code/placement-preview',
  permission: 'agencies.read',
  tag: TAG,
  summary: 'Read what would be placed with an agency today',
  params: ofAgency,
  response: placementPreview,
  handler: async ({ deps, params }) => {
    const debts = await debtsToPlace(deps.pool, params.code)
    return { count: debts.length, amount: sum(debts.map(({ amount }) => amount)).toFixed(2) }
  },
})

const place = route({
  method: 'POST',
  url: '/agencies/:code/placement-files',
  permission: 'agencies.place',
  tag: TAG,
  summary: 'Place debts with an agency',
  description: 'Every debt that the policy says, each account once; the file for the agency is written.',
  idempotent: true,
  status: 201,
  params: ofAgency,
  body: closed({ reason: reason() }),
  response: writtenFile,
  handler: async ({ deps, params, body, command }) => placeDebts(deps.pool, command({ agencyCode: params.code }, body.reason)),
})

const placements = route({
  method: 'GET',
  url: '/agency-placements',
  permission: 'agencies.read',
  tag: TAG,
  summary: 'List debts that are or were with an agency',
  query: listQuery,
  response: listAnswer(placementRecord),
  handler: async ({ deps, query, reply }) => {
    const window = parseList(query, PLACEMENT_LIST_COLUMNS)
    const page = await listPlacements(deps.pool, window)
    return sendList(reply, { ...page, resource: 'agency-placements', offset: window.offset })
  },
})

const recall = route({
  method: 'POST',
  url: '/agency-placements/recall',
  permission: 'agencies.place',
  tag: TAG,
  summary: 'Recall debts from their agencies',
  description: 'All of them or none; a file for each agency.',
  idempotent: true,
  status: 201,
  body: closed({ ids: listOf(serial(), 200, { min: 1 }), reason: reason() }),
  response: recalledFiles,
  handler: async ({ deps, body, command }) => {
    const { files } = await recallDebts(deps.pool, command({ placementIds: [...new Set(body.ids)] }, body.reason))
    return { files: [...files] }
  },
})

const files = route({
  method: 'GET',
  url: '/agency-files',
  permission: 'agencies.read',
  tag: TAG,
  summary: 'List files to and from agencies',
  query: listQuery,
  response: listAnswer(agencyFileRecord),
  handler: async ({ deps, query, reply }) => {
    const window = parseList(query, AGENCY_FILE_COLUMNS)
    const page = await listAgencyFiles(deps.pool, window)
    return sendList(reply, { ...page, resource: 'agency-files', offset: window.offset })
  },
})

const ofFile = closed({ id: serial() })

const read = route({
  method: 'GET',
  url: '/agency-files/:id',
  permission: 'agencies.read',
  tag: TAG,
  summary: 'Read a file to or from an agency',
  description: 'Of a payments file with the rows that were not simply posted.',
  params: ofFile,
  response: agencyFilePage,
  handler: async ({ deps, params }) => {
    const { storedFileId: _bytes, ...file } = found(await readAgencyFile(deps.pool, params.id))
    return file
  },
})

const content = route({
  method: 'GET',
  url: '/agency-files/:id/content',
  permission: 'agencies.read',
  tag: TAG,
  summary: 'Take a file to or from an agency out',
  params: ofFile,
  produces: ['text/csv'],
  handler: async ({ deps, params, reply }) => {
    const file = found(await readAgencyFile(deps.pool, params.id))
    void reply.header('content-disposition', `attachment; filename="${file.name.replaceAll(/[^\w.-]/g, '_')}"`)
    return Readable.from(readStoredFile(deps.pool, file.storedFileId))
  },
})

const payments = route({
  method: 'POST',
  url: '/agencies/:code/payment-files',
  permission: 'payments.import',
  tag: TAG,
  summary: 'Import a payments file of an agency',
  description:
    'The file itself is the body: placement_id,account_id,external_id,received_on,gross,commission,net. The same bytes again have no effect.',
  idempotent: true,
  status: 201,
  params: ofAgency,
  query: closed({
    name: Type.String({ maxLength: 255, pattern: '^[^/\\\\\\u0000-\\u001f]{1,255}$', description: 'The file’s name, no path' }),
  }),
  uploadMaxBytes: FILE_BYTES_MAX,
  response: importedAgencyFile,
  handler: async ({ deps, params, query, upload, command }) => {
    const input = { agencyCode: params.code, name: query.name }
    const { fileId, unchanged } = await importAgencyPayments(deps.pool, command(input), upload as Readable)
    const { storedFileId: _bytes, ...file } = found(await readAgencyFile(deps.pool, fileId))
    return { ...file, unchanged }
  },
})

export const agencyRoutes: readonly Route[] = [
  list,
  configure,
  preview,
  place,
  placements,
  recall,
  files,
  read,
  content,
  payments,
]
