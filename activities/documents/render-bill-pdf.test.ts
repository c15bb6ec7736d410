import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { BillDocument } from '../../domain/documents/bill-document.js'
import { billView } from '../../domain/documents/bill-view.js'
import { BILL_CASES } from '../../test/fixtures/documents/bill-cases.js'
import { pdfText, pdfTexts } from '../../test/fixtures/documents/pdf-text.js'
import { documentOf } from '../../test/fixtures/documents/small-document.js'
import { renderBillPdf } from './render-bill-pdf.js'

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
const cases = BILL_CASES.map(({ name, bill }) => [name, bill] as const)

function caseOf(name: string): BillDocument {
  const found = BILL_CASES.find((candidate) => candidate.name === name)
  if (found === undefined) throw new Error(`no bill case ${name}`)
  return found.bill
}

describe('the same bill', () => {
  it.each(cases)('%s gives the same bytes again, whatever was rendered between', async (_name, bill) => {
    const first = await renderBillPdf(bill)
    await renderBillPdf(caseOf('scripts'), 'a4')
    const again = await renderBillPdf(structuredClone(bill))
    expect(again.pdf.equals(first.pdf)).toBe(true)
  })

  // A stored bill is printed again years later, on another host: these digests change only when the design does, and with it on purpose.
  it('gives the bytes it gave when these digests were taken', async () => {
    const golden: unknown = JSON.parse(
      readFileSync(new URL('../../test/fixtures/documents/golden-digests.json', import.meta.url), 'utf8'),
    )
    const digests: Record<string, string> = {}
    for (const name of ['one-service', 'five-services', 'twelve-agreements', 'scripts', 'cancelled']) {
      for (const paper of ['letter', 'a4'] as const)
        digests[`${name} ${paper}`] = sha256((await renderBillPdf(caseOf(name), paper)).pdf)
    }
    expect(digests).toEqual(golden)
  })

  it('has its issue date as the only date, and no identifier but those made of it', async () => {
    const source = (await renderBillPdf(caseOf('five-services'))).pdf.toString('latin1')
    expect(source.match(/D:\d+/g)).toEqual(['D:20260916000000'])
  })
})

describe('what is printed', () => {
  it.each(cases)('%s: every figure of the bill', async (_name, bill) => {
    const view = billView(bill)
    const { pdf, pages } = await renderBillPdf(bill)
    const text = pdfText(pdf)
    const figures = [
      view.headline.figure,
      ...view.facts.map((fact) => fact.text),
      ...view.summary.map((row) => row.amount),
      ...view.activity.map((row) => row.amount),
      ...view.services.flatMap((service) => [
        service.period,
        service.total,
        ...[...service.charges, ...service.taxes].flatMap((row) => [row.quantity, row.rate, row.amount]),
        ...service.meters.flatMap((meter) => [
          meter.meter,
          meter.previousValue,
          meter.currentValue,
          meter.currentDate,
          meter.kindText,
          meter.use,
        ]),
      ]),
      view.slip.scanLine ?? view.slip.notice ?? '',
      `Page ${pages} of ${pages}`,
    ]
    for (const figure of figures.filter((candidate) => candidate !== '')) expect(text).toContain(figure)
    expect(text).not.toContain('\ufffd')
  })

  it('amounts of a service stand flush right, one under the other', async () => {
    const { pdf } = await renderBillPdf(caseOf('one-service'))
    const inner = pdfTexts(pdf)[1] ?? []
    const row = (label: string) => inner.find((item) => item.text === label)
    expect(row('Customer charge')?.x).toBe(row('State utility tax')?.x)
    const amounts = inner.filter((item) => ['$16.00', '$100.82', '$0.27'].includes(item.text))
    const digit = 8.5 * 0.572
    const ends = amounts.map((item) => item.x + digit * item.text.replace('.', '').length + 8.5 * 0.268)
    for (const end of ends) expect(end).toBeCloseTo(564, 1)
  })

  it('a name in any script keeps its letters for search and for screen readers', async () => {
    const text = pdfText((await renderBillPdf(caseOf('scripts'))).pdf)
    for (const name of ['Олександра', 'Ελένη', '小雨', '지우', '한별']) expect(text).toContain(name)
  })

  it('a watermark crosses every page of a draft and of a cancelled bill, and of no other', async () => {
    const pagesWith = async (bill: BillDocument, word: string) =>
      pdfTexts((await renderBillPdf(bill)).pdf).map((page) => page.filter((item) => item.text === word).length)
    expect(await pagesWith(caseOf('draft'), 'DRAFT')).toEqual([1, 1, 1])
    expect(await pagesWith(caseOf('cancelled'), 'CANCELLED')).toEqual([1, 1])
    expect(await pagesWith(caseOf('replacement'), 'CANCELLED')).not.toContain(1)
  })

  it('numbers its pages', async () => {
    const { pdf, pages } = await renderBillPdf(caseOf('twelve-agreements'))
    const numbers = pdfTexts(pdf).map((page) => page.find((item) => item.text.startsWith('Page '))?.text)
    expect(numbers).toEqual(Array.from({ length: pages }, (_, index) => `Page ${index + 1} of ${pages}`))
  })

  it('prints a bill with next to nothing on it', async () => {
    const bare = documentOf({
      utility: { name: '', addressLines: [] },
      segments: [],
      account: { accountId: 'A1', customerName: '', mailingLines: [], postcode: '', customerClass: '' },
      totalDue: '0.00',
      newCharges: '0.00',
    })
    const { pages, unprintable } = await renderBillPdf(bare)
    expect({ pages, unprintable }).toEqual({ pages: 1, unprintable: [] })
  })

  it('holds nothing that acts: no script, no form, no link', async () => {
    const hostile = documentOf({ messages: ['<script>alert(1)</script> (javascript:alert(1)) /JS /OpenAction'] })
    const source = (await renderBillPdf(hostile)).pdf.toString('latin1')
    expect(source).not.toMatch(/\/(JS|JavaScript|OpenAction|AA|Annots|AcroForm|URI)\b/)
  })
})
