import { Type } from 'typebox'
import { addImportFile } from '../../activities/imports/add-import-file.js'
import { beginImport } from '../../activities/imports/begin-import.js'
import {
  beginSynthetic,
  HISTORY_MONTHS_MAX,
  SYNTHETIC_ACCOUNTS_MAX,
  SYNTHETIC_ACCOUNTS_MIN,
} from '../../activities/imports/begin-synthetic.js'
import { startImport } from '../../activities/imports/start-import.js'
import { invariant } from '../../domain/kernel/invariant.js'
import { closed, localDate, optional, reason, serial, text } from '../fields.js'
import { type Route, route } from '../route.js'
import { importFile } from './contract.js'

/** One file of a set: a hundred million reads and more. */
const UPLOAD_BYTES_MAX = 8 * 2 ** 30

const begin = route({
  method: 'POST',
  url: '/imports',
  permission: 'imports.run',
  tag: 'imports',
  summary: 'Begin an import',
  description:
    'Then upload each file of the set and start it. A dry run validates all and writes nothing but its record and findings.',
  idempotent: true,
  status: 201,
  body: closed({
    name: text(200, { min: 1, description: 'What people call the set' }),
    isDryRun: optional(Type.Boolean()),
    asOf: optional(localDate('Business date of an empty sandbox')),
    reason: optional(reason()),
  }),
  response: closed({ id: serial() }),
  handler: async ({ deps, body, command }) => {
    const { reason: why, isDryRun = false, ...input } = body
    const begun = await beginImport(deps.pool, command({ ...input, isDryRun }, why))
    return { id: begun.importId }
  },
})

const upload = route({
  method: 'PUT',
  url: '/imports/:id/files/:name',
  permission: 'imports.run',
  tag: 'imports',
  summary: 'Upload a file of an import',
  description:
    'A CSV file of the import contract, `settings.json`, `tariffs%2FNAME.json`, or `accepted-rows.csv` with the rejected rows to leave out. The same name again replaces the file.',
  params: closed({ id: serial(), name: text(120, { min: 1 }) }),
  uploadMaxBytes: UPLOAD_BYTES_MAX,
  response: importFile,
  handler: async ({ deps, params, command, upload: bytes }) => {
    invariant(bytes !== undefined, 'an upload route has a stream')
    return addImportFile(deps.pool, command({ importId: params.id, name: params.name }), bytes)
  },
})

const start = route({
  method: 'POST',
  url: '/imports/:id/start',
  permission: 'imports.run',
  tag: 'imports',
  summary: 'Start an import whose files are uploaded',
  idempotent: true,
  status: 202,
  params: closed({ id: serial() }),
  body: closed({ reason: optional(reason()) }),
  response: closed({ id: serial() }),
  handler: async ({ deps, params, body, command }) => {
    await startImport(deps.pool, command({ importId: params.id }, body.reason))
    return { id: params.id }
  },
})

const synthetic = route({
  method: 'POST',
  url: '/synthetic-imports',
  permission: 'imports.run',
  tag: 'imports',
  summary: 'Fill an empty sandbox with a synthetic utility',
  description: 'The same accounts, seed and months give the same rows.',
  idempotent: true,
  status: 202,
  body: closed({
    accounts: Type.Integer({ minimum: SYNTHETIC_ACCOUNTS_MIN, maximum: SYNTHETIC_ACCOUNTS_MAX }),
    seed: Type.Integer({ minimum: 0, maximum: 0xffff_ffff }),
    historyMonths: Type.Integer({ minimum: 1, maximum: HISTORY_MONTHS_MAX }),
    reason: optional(reason()),
  }),
  response: closed({ id: serial() }),
  handler: async ({ deps, body, command }) => {
    const { reason: why, ...recipe } = body
    const begun = await beginSynthetic(deps.pool, command(recipe, why))
    return { id: begun.importId }
  },
})

export const importRunRoutes: readonly Route[] = [begin, upload, start, synthetic]
