import { type ListColumns, type ListPage, type ListWindow, readWindow } from '../list-window.js'
import type { Queryable } from '../pool.js'

export type PrintBatchRecord = {
  id: number
  runId: number | null
  batch: number
  bills: number
  pages: number
  pdfFileId: number
  manifestFileId: number
  createdAt: Date
}

export const PRINT_BATCH_COLUMNS: ListColumns = {
  sortable: { id: 'p.print_batch_id', createdAt: 'p.created_at' },
  filterable: {
    id: { sql: 'p.print_batch_id', type: 'integer', match: 'equals' },
    runId: { sql: 'p.run_id', type: 'integer', match: 'equals' },
  },
  defaultSort: { field: 'createdAt', direction: 'desc' },
  tieBreaker: 'p.print_batch_id',
}

export function listPrintBatches(db: Queryable, window: ListWindow): Promise<ListPage<PrintBatchRecord>> {
  return readWindow<PrintBatchRecord>(db, window, {
    select: `p.print_batch_id as id, p.run_id as "runId", p.batch, p.bills, p.pages, p.pdf_file_id as "pdfFileId",
      p.manifest_file_id as "manifestFileId", p.created_at as "createdAt"`,
    from: 'print_batches p',
  })
}
