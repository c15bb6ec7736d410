import type { Readable } from 'node:stream'
import { importPayments } from '../../activities/payments/import-payments.js'
import {
  findPaymentFile,
  listPaymentFiles,
  listPaymentFindings,
  PAYMENT_FILE_LIST_COLUMNS,
  PAYMENT_FINDING_COLUMNS,
  type PaymentFileRecord,
} from '../../db/payments/payment-file-list.js'
import { InvalidRequest, found } from '../errors.js'
import { closed, serial, text } from '../fields.js'
import { listAnswer, listQuery, parseList, sendList } from '../list.js'
import { type Route, route } from '../route.js'
import { importedFile, paymentFileRecord, type PaymentFileRecordJson, paymentFindingRecord } from './contract.js'

/** About half a million payments; a larger file is split. */
const FILE_BYTES_MAX = 32 * 1024 * 1024

const importFile = route({
  method: 'POST',
  url: '/payment-files',
  permission: 'payments.import',
  idempotent: true,
  tag: 'payments',
  summary: 'Import a payments file',
  description:
    'The file itself is the body (CSV of the import contract), its name a parameter. The same bytes again have no effect.',
  query: closed({ name: text(255, { min: 1, description: 'The file’s name: payments-2026-09.csv' }) }),
  uploadMaxBytes: FILE_BYTES_MAX,
  status: 201,
  response: importedFile,
  handler: async ({ deps, query, upload, command }) =>
    importPayments(deps.pool, command({ name: plainName(query.name) }), upload as Readable),
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
  url: '/payment-files',
  permission: 'payments.read',
  tag: 'payments',
  summary: 'List payments files',
  query: listQuery,
  response: listAnswer(paymentFileRecord),
  handler: async ({ deps, query, reply }) => {
    const window = parseList(query, PAYMENT_FILE_LIST_COLUMNS)
    const page = await listPaymentFiles(deps.pool, window)
    return sendList(reply, { rows: page.rows.map(fileJson), total: page.total, resource: 'payment-files', offset: window.offset })
  },
})

const read = route({
  method: 'GET',
  url: '/payment-files/:id',
  permission: 'payments.read',
  tag: 'payments',
  summary: 'Read a payments file',
  params: closed({ id: serial() }),
  response: paymentFileRecord,
  handler: async ({ deps, params }) => fileJson(found(await findPaymentFile(deps.pool, params.id))),
})

function fileJson(file: PaymentFileRecord): PaymentFileRecordJson {
  return { ...file, recordedAt: file.recordedAt.toISOString() }
}

const findings = route({
  method: 'GET',
  url: '/payment-findings',
  permission: 'payments.read',
  tag: 'payments',
  summary: 'List findings of payments files',
  description: 'Rows that were not used as they stand: already taken, unknown or closed account, refused. Filter by `fileId`.',
  query: listQuery,
  response: listAnswer(paymentFindingRecord),
  handler: async ({ deps, query, reply }) => {
    const window = parseList(query, PAYMENT_FINDING_COLUMNS)
    const page = await listPaymentFindings(deps.pool, window)
    return sendList(reply, { ...page, resource: 'payment-findings', offset: window.offset })
  },
})

export const fileRoutes: readonly Route[] = [importFile, list, read, findings]
