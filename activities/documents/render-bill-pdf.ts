import type { BillDocument } from '../../domain/documents/bill-document.js'
import { type LaidOutBill, layOutBill } from './lay-out-bill.js'
import type { PaperSize } from './page-frame.js'
import { drawPage, openPdf } from './stable-pdf.js'

export interface RenderedBill {
  readonly pdf: Buffer
  readonly pages: number
  /** Texts in which letters had to be replaced since no installed face has them; to be shown to whoever can mend the record. */
  readonly unprintable: readonly string[]
}

/** The bytes of one laid-out bill. */
export async function pdfOfBill(bill: BillDocument, laidOut: LaidOutBill): Promise<Buffer> {
  const pdf = openPdf({
    title: laidOut.view.documentTitle,
    author: laidOut.view.utility.name,
    subject: `${bill.account.accountId} ${bill.billNumber}`,
    language: laidOut.view.texts.language,
    createdOn: bill.issuedOn,
  })
  const chunks: Uint8Array[] = []
  const finished = new Promise<Buffer>((resolve, reject) => {
    pdf.on('data', (chunk: Uint8Array) => chunks.push(chunk))
    pdf.on('end', () => resolve(Buffer.concat(chunks)))
    pdf.on('error', reject)
  })
  for (const page of laidOut.pages) drawPage(pdf, laidOut.frame, page.marks)
  pdf.end()
  return finished
}

/**
 * The bill as PDF on Letter or A4. The same document and paper give the same bytes, on any host and day: nothing but
 * the document goes in, and its issue date is the file's only date.
 */
export async function renderBillPdf(bill: BillDocument, paper: PaperSize = 'letter'): Promise<RenderedBill> {
  const laidOut = layOutBill(bill, paper)
  return { pdf: await pdfOfBill(bill, laidOut), pages: laidOut.pages.length, unprintable: laidOut.unprintable }
}
