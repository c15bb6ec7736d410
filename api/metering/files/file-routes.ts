import type { Readable } from 'node:stream'
import { Type } from 'typebox'
import { nameMeter } from '../../../activities/metering/intake/name-meter.js'
import { receiveMeterFile } from '../../../activities/metering/intake/receive-meter-file.js'
import {
  findMeterFile,
  HELD_COLUMNS,
  listHeld,
  listMeterFiles,
  listMeterFindings,
  METER_FILE_COLUMNS,
  METER_FINDING_COLUMNS,
  type MeterFileRecord,
} from '../../../db/metering/meter-file-reads.js'
import { METER_FINDINGS, type MeterFindingCode } from '../../../domain/metering/formats/meter-finding.js'
import { InvalidRequest, found } from '../../errors.js'
import { closed, key, optional, reason, serial, text } from '../../fields.js'
import { listAnswer, listQuery, parseList, sendList } from '../../list.js'
import { type Route, route } from '../../route.js'
import { heldRecord, meterFileFinding, meterFileRecord, type MeterFileRecordJson, receivedMeterFile } from './contract.js'

/** About four hundred million quarter hours; a larger file is split. */
const FILE_BYTES_MAX = 4 * 2 ** 30

const receive = route({
  method: 'POST',
  url: '/meter-files',
  permission: 'metering.import',
  idempotent: true,
  tag: 'metering',
  summary: 'Send a meter file',
  description:
    'The file itself is the body: NEM12, NEM13, Green Button, IEC 61968-9, MSCONS, the CSV of Southern California Edison, or any CSV with a mapping. It is stored first and read by a process; the same bytes again have no effect.',
  query: closed({
    name: text(255, { min: 1, description: 'The file’s name' }),
    mappingId: optional(serial('A version of a mapping, for a CSV file of no format of its own')),
    zone: optional(text(60, { min: 1, description: 'Clock of times without an offset, where it is not the format’s own' })),
  }),
  uploadMaxBytes: FILE_BYTES_MAX,
  status: 202,
  response: receivedMeterFile,
  handler: async ({ deps, query, upload, command }) => {
    const input = { name: plainName(query.name), mappingId: query.mappingId ?? null, zone: query.zone ?? null }
    return receiveMeterFile(deps.pool, command(input), upload as Readable)
  },
})

/** A name and no path; what else it has in it is only shown. */
function plainName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? ''
  if (last === '' || /\p{Cc}/u.test(last))
    throw new InvalidRequest([{ field: 'query/name', message: 'must be the name of a file' }])
  return last
}

const list = route({
  method: 'GET',
  url: '/meter-files',
  permission: 'metering.read',
  tag: 'metering',
  summary: 'List meter files',
  query: listQuery,
  response: listAnswer(meterFileRecord),
  handler: async ({ deps, query, reply }) => {
    const window = parseList(query, METER_FILE_COLUMNS)
    const page = await listMeterFiles(deps.pool, window)
    return sendList(reply, { rows: page.rows.map(fileJson), total: page.total, resource: 'meter-files', offset: window.offset })
  },
})

const read = route({
  method: 'GET',
  url: '/meter-files/:id',
  permission: 'metering.read',
  tag: 'metering',
  summary: 'Read a meter file: how far it is read and what became of it',
  params: closed({ id: serial() }),
  response: meterFileRecord,
  handler: async ({ deps, params }) => fileJson(found(await findMeterFile(deps.pool, params.id))),
})

function fileJson(file: MeterFileRecord): MeterFileRecordJson {
  return {
    ...file,
    format: file.format as MeterFileRecordJson['format'],
    recordedAt: file.recordedAt.toISOString(),
    endedAt: file.endedAt?.toISOString() ?? null,
  }
}

const findings = route({
  method: 'GET',
  url: '/meter-file-findings',
  permission: 'metering.read',
  tag: 'metering',
  summary: 'List findings of meter files',
  description: 'What was left out, with line and raw value, and what people should know of what was taken. Filter by `fileId`.',
  query: listQuery,
  response: listAnswer(meterFileFinding),
  handler: async ({ deps, query, reply }) => {
    const window = parseList(query, METER_FINDING_COLUMNS)
    const page = await listMeterFindings(deps.pool, window)
    const rows = page.rows.map((row) => ({ ...row, remedy: METER_FINDINGS[row.code as MeterFindingCode]?.remedy ?? null }))
    return sendList(reply, { rows, total: page.total, resource: 'meter-file-findings', offset: window.offset })
  },
})

const held = route({
  method: 'GET',
  url: '/held-meter-data',
  permission: 'metering.read',
  tag: 'metering',
  summary: 'List what meter files hold aside for meters that are not known',
  query: listQuery,
  response: listAnswer(heldRecord),
  handler: async ({ deps, query, reply }) => {
    const window = parseList(query, HELD_COLUMNS)
    const page = await listHeld(deps.pool, window)
    const rows = page.rows.map((row) => ({ ...row, firstAt: row.firstAt.toISOString(), lastAt: row.lastAt.toISOString() }))
    return sendList(reply, { rows, total: page.total, resource: 'held-meter-data', offset: window.offset })
  },
})

const name = route({
  method: 'POST',
  url: '/meter-names',
  permission: 'metering.import',
  tag: 'metering',
  summary: 'Say which meter a name of a file means',
  description: 'From now on, and for what is held aside under the name: the files are read again for it.',
  idempotent: true,
  status: 202,
  body: closed({ identifier: text(300, { min: 1 }), meterId: key(), reason: optional(reason()) }),
  response: closed({ filesAsked: Type.Integer({ minimum: 0 }) }),
  handler: async ({ deps, body: { reason: why, ...input }, command }) => nameMeter(deps.pool, command(input, why)),
})

export const meterFileRoutes: readonly Route[] = [receive, list, read, findings, held, name]
