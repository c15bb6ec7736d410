import { createHash } from 'node:crypto'
import { renderBillPdf } from '../activities/documents/render-bill-pdf.js'
import { alderCreekBills } from '../test/fixtures/documents/alder-creek-bills.js'

/** How fast bills become PDFs, one core: every bill of the sample utility's September, its hash for comparison between hosts. */
async function main(): Promise<void> {
  const bills = [...alderCreekBills()]
  for (const bill of bills.slice(0, 50)) await renderBillPdf(bill)
  const hash = createHash('sha256')
  let pages = 0
  let bytes = 0
  const started = process.hrtime.bigint()
  for (const bill of bills) {
    const rendered = await renderBillPdf(bill)
    hash.update(rendered.pdf)
    pages += rendered.pages
    bytes += rendered.pdf.length
  }
  const seconds = Number(process.hrtime.bigint() - started) / 1e9
  const rate = (bills.length / seconds).toFixed(1)
  const memory = (process.memoryUsage().rss / 2 ** 20).toFixed(0)
  console.log(
    `render bills: ${rate} bills/s (${bills.length} bills, ${pages} pages, ${(bytes / bills.length / 1000).toFixed(1)} kB each, ` +
      `rss ${memory} MB, sha256 ${hash.digest('hex').slice(0, 16)})`,
  )
}

await main()
