import { billFileName } from '../../activities/documents/bill-email.js'
import { loadBillDocuments } from '../../activities/documents/load-bill-documents.js'
import { BILL_CONTENT_POLICY } from '../../activities/documents/bill-html-style.js'
import { renderBillHtml } from '../../activities/documents/render-bill-html.js'
import { renderBillPdf } from '../../activities/documents/render-bill-pdf.js'
import { listPrintBatches, PRINT_BATCH_COLUMNS } from '../../db/documents/print-batch-reads.js'
import { findStoredFile } from '../../db/documents/stored-file-store.js'
import type { Queryable } from '../../db/pool.js'
import type { BillDocument } from '../../domain/documents/bill-document.js'
import { refuse } from '../../domain/kernel/outcome.js'
import { fileToSave } from '../attached-file.js'
import { found } from '../errors.js'
import { closed, nullable, oneOf, optional, serial, timestamp } from '../fields.js'
import { listAnswer, listQuery, parseList, sendList } from '../list.js'
import { type Route, route } from '../route.js'

const ids = closed({ id: serial() })

const pdf = route({
  method: 'GET',
  url: '/bills/:id/document.pdf',
  permission: 'documents.read',
  tag: 'documents',
  summary: 'Open a bill as PDF',
  params: ids,
  query: closed({ paper: optional(oneOf(['letter', 'a4'])) }),
  produces: ['application/pdf'],
  handler: async ({ deps, params, query, reply }) => {
    const document = await documentOf(deps.pool, params.id)
    const rendered = await renderBillPdf(document, query.paper ?? 'letter')
    void reply.header('content-type', 'application/pdf')
    void reply.header('content-disposition', `inline; filename="${billFileName(document.billNumber)}"`)
    return rendered.pdf
  },
})

const page = route({
  method: 'GET',
  url: '/bills/:id/document.html',
  permission: 'documents.read',
  tag: 'documents',
  summary: 'Open a bill as a web page',
  params: ids,
  produces: ['text/html'],
  handler: async ({ deps, params, reply }) => {
    const document = await documentOf(deps.pool, params.id)
    void reply.header('content-type', 'text/html; charset=utf-8')
    void reply.header('content-security-policy', BILL_CONTENT_POLICY)
    return renderBillHtml(document)
  },
})

const batches = route({
  method: 'GET',
  url: '/print-batches',
  permission: 'documents.read',
  tag: 'documents',
  summary: 'List print batches',
  query: listQuery,
  response: listAnswer(
    closed({
      id: serial(),
      runId: nullable(serial()),
      batch: serial(),
      bills: serial(),
      pages: serial(),
      pdfFileId: serial(),
      manifestFileId: serial(),
      createdAt: timestamp(),
    }),
  ),
  handler: async ({ deps, query, reply }) => {
    const window = parseList(query, PRINT_BATCH_COLUMNS)
    const found = await listPrintBatches(deps.pool, window)
    const rows = found.rows.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() }))
    return sendList(reply, { rows, total: found.total, resource: 'print-batches', offset: window.offset })
  },
})

const batchFile = route({
  method: 'GET',
  url: '/print-batches/:id/:part',
  permission: 'documents.read',
  tag: 'documents',
  summary: 'Fetch the PDF or the manifest of a print batch',
  params: closed({ id: serial(), part: oneOf(['bills.pdf', 'manifest.csv']) }),
  produces: ['application/pdf', 'text/csv'],
  handler: async ({ deps, params, reply }) => {
    const batch = await deps.pool.query<{ pdf_file_id: number; manifest_file_id: number }>(
      'select pdf_file_id, manifest_file_id from print_batches where print_batch_id = $1',
      [params.id],
    )
    const row = found(batch.rows[0])
    const fileId = params.part === 'bills.pdf' ? row.pdf_file_id : row.manifest_file_id
    const file = found(await findStoredFile(deps.pool, fileId))
    return fileToSave(reply, deps.pool, { ...file, id: fileId })
  },
})

async function documentOf(db: Queryable, billId: number): Promise<BillDocument> {
  const bill = found(
    (await db.query<{ kind: string; bill_number: string }>('select kind, bill_number from bills where bill_id = $1', [billId]))
      .rows[0],
  )
  const [document] = await loadBillDocuments(db, [billId])
  if (document === undefined) {
    refuse(
      'BILL_MIGRATED',
      `Bill ${bill.bill_number} came from the former system: its amounts are shown, its print stayed there.`,
    )
  }
  return document
}

export const documentRoutes: readonly Route[] = [pdf, page, batches, batchFile]
