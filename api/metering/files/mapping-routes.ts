import { Type } from 'typebox'
import { previewMapping } from '../../../activities/metering/files/preview-mapping.js'
import { saveMapping } from '../../../activities/metering/intake/save-mapping.js'
import { findMapping, listMappings, MAPPING_COLUMNS, type MappingRecord } from '../../../db/metering/mapping-store.js'
import { found } from '../../errors.js'
import { closed, optional, reason, serial, text } from '../../fields.js'
import { listAnswer, listQuery, parseList, sendList } from '../../list.js'
import { type Route, route } from '../../route.js'
import { csvMapping, mappingPreview, mappingRecord, type MappingRecordJson } from './contract.js'

const list = route({
  method: 'GET',
  url: '/csv-mappings',
  permission: 'metering.read',
  tag: 'metering',
  summary: 'List mappings of CSV meter files, every version',
  query: listQuery,
  response: listAnswer(mappingRecord),
  handler: async ({ deps, query, reply }) => {
    const window = parseList(query, MAPPING_COLUMNS)
    const page = await listMappings(deps.pool, window)
    return sendList(reply, { rows: page.rows.map(json), total: page.total, resource: 'csv-mappings', offset: window.offset })
  },
})

const read = route({
  method: 'GET',
  url: '/csv-mappings/:id',
  permission: 'metering.read',
  tag: 'metering',
  summary: 'Read a version of a mapping',
  params: closed({ id: serial() }),
  response: mappingRecord,
  handler: async ({ deps, params }) => json(found(await findMapping(deps.pool, params.id))),
})

const save = route({
  method: 'POST',
  url: '/csv-mappings',
  permission: 'metering.import',
  tag: 'metering',
  summary: 'Save a mapping as the next version of its name',
  idempotent: true,
  status: 201,
  body: closed({ name: text(100, { min: 1 }), mapping: csvMapping, reason: optional(reason()) }),
  response: closed({ id: serial(), version: Type.Integer({ minimum: 1 }) }),
  handler: async ({ deps, body: { reason: why, ...input }, command }) => saveMapping(deps.pool, command(input, why)),
})

const preview = route({
  method: 'POST',
  url: '/csv-mapping-previews',
  permission: 'metering.read',
  changesNothing: true,
  tag: 'metering',
  summary: 'Try a mapping on the first lines of a file',
  body: closed({ mapping: csvMapping, text: text(65_536, { description: 'The first lines of the file' }) }),
  response: mappingPreview,
  handler: async ({ body }) => previewMapping(body.mapping, body.text),
})

function json(record: MappingRecord): MappingRecordJson {
  return { ...record, mapping: record.mapping as MappingRecordJson['mapping'], recordedAt: record.recordedAt.toISOString() }
}

export const mappingRoutes: readonly Route[] = [list, read, save, preview]
