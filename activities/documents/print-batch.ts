import { createHash } from 'node:crypto'
import { once } from 'node:events'
import type { Writable } from 'node:stream'
import { setImmediate as yieldToOthers } from 'node:timers/promises'
import type { BillDocument } from '../../domain/documents/bill-document.js'
import type { LocalDate } from '../../domain/kernel/local-date.js'
import { layOutBill, type LaidOutBill } from './lay-out-bill.js'
import type { PaperSize } from './page-frame.js'
import { COLOUR, PageMarks } from './page-marks.js'
import { type ManifestRow, type ManifestTotals, openCsvManifest, openJsonManifest } from './print-manifest.js'
import { pdfOfBill } from './render-bill-pdf.js'
import { drawPage, openPdf } from './stable-pdf.js'
import { Typesetter } from './typesetter.js'

export interface PrintBatchOptions {
  /** Names the batch in the PDF's title and the manifest: run and number. */
  readonly batchId: string
  /** The printer's or utility's name, the file's author. */
  readonly utilityName: string
  /** The only date in the file; the same bills and day give the same bytes. */
  readonly preparedOn: LocalDate
  readonly paper?: PaperSize
  /** `two`: a bill with an odd number of pages gets an empty last side, so that the next begins on a fresh sheet. */
  readonly sides?: 'one' | 'two'
  /** Called after each bill, to show progress and keep a heartbeat. */
  readonly onBill?: (row: ManifestRow) => void
}

export interface PrintBatchOutputs {
  readonly pdf: Writable
  readonly json: Writable
  readonly csv: Writable
}

/** The mark an inserting machine and its operator read: place of the bill in the batch, page of the bill. */
function sequenceMark(laidOut: LaidOutBill, pageIndex: number, sequence: number): PageMarks {
  const { frame, pages } = laidOut
  const page = new PageMarks(new Typesetter())
  page.marks.push(...(pages[pageIndex]?.marks ?? []))
  const text = `${String(sequence).padStart(6, '0')}  ${pageIndex + 1}/${pages.length}`
  page.text(frame.left, frame.height - 14, text, { size: 6.5, colour: COLOUR.muted })
  return page
}

/** Resolves when the stream has taken what was written, so that a slow disk holds the rendering and not the memory. */
async function written(stream: Writable): Promise<void> {
  if (stream.errored) throw stream.errored
  if (stream.writableNeedDrain) await once(stream, 'drain')
}

/** Ends a stream and resolves when all of it is out. */
async function closed(stream: Writable): Promise<void> {
  if (stream.errored) throw stream.errored
  const finished = once(stream, 'finish')
  stream.end()
  await finished
}

/**
 * Prints bills into one PDF with a manifest as JSON and CSV, all three written as the bills come: memory stays flat however many
 * there are. The order is the caller's (postcode, then account, for the post's discount). Each manifest row has the digest of the
 * bill's own PDF, the one an e-mail would have carried. The streams are ended. Rejects when a stream fails.
 */
export async function printBatch(
  bills: AsyncIterable<BillDocument> | Iterable<BillDocument>,
  outputs: PrintBatchOutputs,
  options: PrintBatchOptions,
): Promise<ManifestTotals> {
  const { paper = 'letter', sides = 'two' } = options
  const batch = openPdf({
    title: options.batchId,
    author: options.utilityName,
    subject: 'Print batch',
    language: 'en',
    createdOn: options.preparedOn,
  })
  batch.on('data', (chunk: Uint8Array) => outputs.pdf.write(chunk))
  const ended = once(batch, 'end')
  const streams = Object.values(outputs)
  // A failure is met where the stream is next waited for; without a listener it would end the process first.
  for (const stream of streams) stream.on('error', () => undefined)
  const manifests = [
    openJsonManifest(outputs.json, { batchId: options.batchId, preparedOn: options.preparedOn, paper, sides }),
    openCsvManifest(outputs.csv),
  ]
  const totals = { bills: 0, pages: 0, sheets: 0, sides: 0 }
  for await (const bill of bills) {
    const row = await printOne(bill, batch, { paper, sides, sequence: totals.bills + 1, firstPage: totals.sides + 1 })
    totals.bills += 1
    totals.pages += row.pages
    totals.sheets += row.sheets
    totals.sides += sides === 'two' ? row.sheets * 2 : row.pages
    for (const manifest of manifests) manifest.add(row)
    await Promise.all(streams.map(written))
    options.onBill?.(row)
    // Laying out is work without waiting: other activities and the heartbeat of this one get their turn between two bills.
    await yieldToOthers()
  }
  batch.end()
  await ended
  for (const manifest of manifests) manifest.finish(totals)
  await Promise.all(streams.map(closed))
  return totals
}

interface Place {
  readonly paper: PaperSize
  readonly sides: 'one' | 'two'
  readonly sequence: number
  readonly firstPage: number
}

async function printOne(bill: BillDocument, batch: PDFKit.PDFDocument, place: Place): Promise<ManifestRow> {
  const laidOut = layOutBill(bill, place.paper)
  const own = await pdfOfBill(bill, laidOut)
  const pages = laidOut.pages.length
  for (let index = 0; index < pages; index++) drawPage(batch, laidOut.frame, sequenceMark(laidOut, index, place.sequence).marks)
  if (place.sides === 'two' && pages % 2 === 1) drawPage(batch, laidOut.frame, [])
  return {
    sequence: place.sequence,
    billNumber: bill.billNumber,
    accountId: bill.account.accountId,
    firstPage: place.firstPage,
    pages,
    sheets: place.sides === 'two' ? Math.ceil(pages / 2) : pages,
    sha256: createHash('sha256').update(own).digest('hex'),
    name: laidOut.view.customerName,
    postcode: bill.account.postcode,
    unprintable: laidOut.unprintable,
  }
}
