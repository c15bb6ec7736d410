import type { Writable } from 'node:stream'
import { stringify } from 'csv-stringify/sync'
import type { LocalDate } from '../../domain/kernel/local-date.js'
import type { PaperSize } from './page-frame.js'

/** Where one bill stands in a print batch. */
export interface ManifestRow {
  /** 1 for the first bill; printed at the foot of its pages. */
  readonly sequence: number
  readonly billNumber: string
  readonly accountId: string
  /** Page of the batch its first page is, counted from 1, empty sides included. */
  readonly firstPage: number
  readonly pages: number
  readonly sheets: number
  /** Of the bill's own PDF. */
  readonly sha256: string
  readonly name: string
  readonly postcode: string
  /** Texts with letters no installed face has; mostly none. */
  readonly unprintable: readonly string[]
}

export interface ManifestTotals {
  readonly bills: number
  readonly pages: number
  readonly sheets: number
  /** Pages of the batch's PDF: with two-sided printing, empty sides included. */
  readonly sides: number
}

/** What the whole batch has in common. */
export interface BatchHead {
  readonly batchId: string
  readonly preparedOn: LocalDate
  readonly paper: PaperSize
  readonly sides: 'one' | 'two'
}

/** A manifest written row by row; the stream is ended by whoever opened it. */
export interface Manifest {
  add(row: ManifestRow): void
  finish(totals: ManifestTotals): void
}

/** One JSON object: the batch, `bills` in printing order, then `totals`. */
export function openJsonManifest(out: Writable, head: BatchHead): Manifest {
  out.write(`${JSON.stringify(head).slice(0, -1)},"bills":[`)
  let first = true
  return {
    add(row) {
      out.write(`${first ? '\n' : ',\n'}${JSON.stringify(row)}`)
      first = false
    },
    finish(totals) {
      out.write(`\n],"totals":${JSON.stringify(totals)}}\n`)
    },
  }
}

const COLUMNS = [
  'sequence',
  'bill_number',
  'account_id',
  'first_page',
  'pages',
  'sheets',
  'sha256',
  'name',
  'postcode',
  'unprintable',
]

/** The same rows as CSV (RFC 4180, UTF-8). A name that a spreadsheet would take for a formula is made harmless. */
export function openCsvManifest(out: Writable): Manifest {
  const line = (cells: readonly (string | number)[]) => stringify([[...cells]], { escape_formulas: true })
  out.write(line(COLUMNS))
  return {
    add(row) {
      const { sequence, billNumber, accountId, firstPage, pages, sheets, sha256, name, postcode, unprintable } = row
      out.write(
        line([sequence, billNumber, accountId, firstPage, pages, sheets, sha256, name, postcode, unprintable.join(' | ')]),
      )
    },
    finish() {},
  }
}
