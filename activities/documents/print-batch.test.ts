import { createHash } from 'node:crypto'
import { Writable } from 'node:stream'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import type { BillDocument } from '../../domain/documents/bill-document.js'
import { BILL_CASES } from '../../test/fixtures/documents/bill-cases.js'
import { pdfTexts } from '../../test/fixtures/documents/pdf-text.js'
import { documentOf } from '../../test/fixtures/documents/small-document.js'
import { printBatch, type PrintBatchOptions } from './print-batch.js'
import { renderBillPdf } from './render-bill-pdf.js'

const OPTIONS: PrintBatchOptions = { batchId: 'run 7, batch 1', utilityName: 'City of Alder Creek', preparedOn: '2026-09-16' }

/** Keeps what is written; `slow` answers each write only later, as a disk does. */
class Kept extends Writable {
  readonly chunks: Buffer[] = []
  constructor(private readonly slow = false) {
    super({ highWaterMark: 1024 })
  }
  override _write(chunk: Buffer, _encoding: string, callback: () => void): void {
    this.chunks.push(chunk)
    if (this.slow) setTimeout(callback, 1)
    else callback()
  }
  bytes(): Buffer {
    return Buffer.concat(this.chunks)
  }
}

async function* arriving(bills: readonly BillDocument[]): AsyncGenerator<BillDocument> {
  for (const bill of bills) yield bill
}

async function print(bills: readonly BillDocument[], options: Partial<PrintBatchOptions> = {}, slow = false) {
  const outputs = { pdf: new Kept(slow), json: new Kept(slow), csv: new Kept(slow) }
  const totals = await printBatch(arriving(bills), outputs, { ...OPTIONS, ...options })
  const manifest = JSON.parse(outputs.json.bytes().toString('utf8')) as {
    batchId: string
    bills: { billNumber: string; firstPage: number; pages: number; sha256: string; name: string; unprintable: string[] }[]
    totals: typeof totals
  }
  const rows = parse(outputs.csv.bytes(), { columns: true }) as Record<string, string>[]
  return { pdf: outputs.pdf.bytes(), manifest, rows, totals }
}

const caseOf = (name: string) => BILL_CASES.find((candidate) => candidate.name === name)?.bill ?? documentOf({})
const BILLS = ['five-services', 'many-movements', 'scripts', 'twelve-agreements', 'unprintable'].map(caseOf)

describe('a print batch', () => {
  it('holds every bill where its manifest says, each with the digest of its own PDF', async () => {
    const { pdf, manifest, rows, totals } = await print(BILLS)
    const pages = pdfTexts(pdf)
    expect(manifest.bills.map((row) => [row.firstPage, row.pages])).toEqual([
      [1, 2],
      [3, 3],
      [7, 2],
      [9, 4],
      [13, 2],
    ])
    expect(totals).toEqual({ bills: 5, pages: 13, sheets: 7, sides: 14 })
    expect(pages).toHaveLength(14)
    expect(pages[5]).toEqual([])
    for (const [index, bill] of BILLS.entries()) {
      const row = manifest.bills[index]
      const own = await renderBillPdf(bill)
      expect(row?.sha256).toBe(createHash('sha256').update(own.pdf).digest('hex'))
      const first = pages[(row?.firstPage ?? 0) - 1]?.map((item) => item.text) ?? []
      expect(first).toContain(bill.billNumber)
      expect(first).toContain(`${String(index + 1).padStart(6, '0')}  1/${own.pages}`)
    }
    expect(manifest.totals).toEqual(totals)
    expect(rows.map((row) => [row.bill_number, row.first_page, row.sha256])).toEqual(
      manifest.bills.map((row) => [row.billNumber, String(row.firstPage), row.sha256]),
    )
    expect(rows[4]).toMatchObject({
      sequence: '5',
      account_id: 'A000004',
      name: 'Nunavut Inuk',
      postcode: '97996',
      unprintable: 'ᓄᓇᕗᑦ ᐃᓄᒃ',
    })
  })

  it('has no empty sides when printed on one', async () => {
    const { pdf, manifest, totals } = await print(BILLS, { sides: 'one', paper: 'a4' })
    expect(totals).toMatchObject({ bills: 5, sheets: totals.pages, sides: totals.pages })
    expect(pdfTexts(pdf)).toHaveLength(totals.pages)
    expect(manifest.bills[1]?.firstPage).toBe((manifest.bills[0]?.pages ?? 0) + 1)
  })

  it('is the same to the byte when printed again, on a slow disk too', async () => {
    const first = await print(BILLS)
    const again = await print(BILLS, {}, true)
    expect(again.pdf.equals(first.pdf)).toBe(true)
    expect(again.manifest).toEqual(first.manifest)
  })

  it('of no bills has an empty manifest', async () => {
    const { manifest, rows, totals } = await print([])
    expect(manifest).toMatchObject({ batchId: 'run 7, batch 1', bills: [] })
    expect(rows).toEqual([])
    expect(totals).toEqual({ bills: 0, pages: 0, sheets: 0, sides: 0 })
  })

  it('tells of each bill as it is done', async () => {
    const told: string[] = []
    await print(BILLS, { onBill: (row) => told.push(`${row.sequence} ${row.billNumber}`) })
    expect(told).toEqual(BILLS.map((bill, index) => `${index + 1} ${bill.billNumber}`))
  })

  it('makes a name harmless that a spreadsheet would take for a formula', async () => {
    const account = { ...documentOf({}).account, customerName: '=HYPERLINK("http://x","y")' }
    const { rows, manifest } = await print([documentOf({ account })])
    expect(rows[0]?.name).toBe(`'=HYPERLINK("http://x","y")`)
    expect(manifest.bills[0]?.name).toBe('=HYPERLINK("http://x","y")')
  })

  it('fails when a bill cannot be read, and when the disk is full', async () => {
    async function* broken(): AsyncGenerator<BillDocument> {
      yield documentOf({})
      throw new Error('the database went away')
    }
    const outputs = () => ({ pdf: new Kept(), json: new Kept(), csv: new Kept() })
    await expect(printBatch(broken(), outputs(), OPTIONS)).rejects.toThrow('the database went away')
    const full = new Writable({ write: (_chunk, _encoding, callback) => callback(new Error('no space left')) })
    await expect(printBatch(arriving(BILLS), { ...outputs(), pdf: full }, OPTIONS)).rejects.toThrow('no space left')
  })

  it('keeps memory flat: what has been printed is let go', async () => {
    setFlagsFromString('--expose-gc')
    const collect = runInNewContext('gc') as () => void
    const bill = caseOf('one-service')
    const at: number[] = []
    const bills = Array.from({ length: 240 }, () => bill)
    const nowhere = () => new Writable({ write: (_chunk, _encoding, callback) => callback() })
    await printBatch(
      bills,
      { pdf: nowhere(), json: nowhere(), csv: nowhere() },
      {
        ...OPTIONS,
        onBill: (row) => {
          if (row.sequence % 120 !== 0) return
          collect()
          at.push(process.memoryUsage().heapUsed)
        },
      },
    )
    // 120 bills hold some 10 MB of page content before it is deflated; what must stay are page entries, a few hundred bytes each.
    expect((at[1] ?? 0) - (at[0] ?? 0)).toBeLessThan(6_000_000)
    expect(at).toHaveLength(2)
  })
})
