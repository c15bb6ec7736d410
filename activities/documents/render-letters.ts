import type { Letter } from '../../domain/documents/letter.js'
import type { LocalDate } from '../../domain/kernel/local-date.js'
import { layOutLetter } from './lay-out-letter.js'
import type { PaperSize } from './page-frame.js'
import { drawPage, openPdf } from './stable-pdf.js'

export interface RenderedLetters {
  readonly pdf: Buffer
  readonly pages: number
  /** Texts in which letters had to be replaced, by message: to be shown to whoever can mend the record. */
  readonly unprintable: ReadonlyMap<number, readonly string[]>
}

/** Letters one after the other in one PDF, each beginning on a page of its own. The same letters give the same bytes. */
export async function renderLetters(
  letters: readonly Letter[],
  info: { readonly title: string; readonly utilityName: string; readonly createdOn: LocalDate },
  paper: PaperSize = 'letter',
): Promise<RenderedLetters> {
  const pdf = openPdf({
    title: info.title,
    author: info.utilityName,
    subject: 'Letters',
    language: letters[0]?.language ?? 'en',
    createdOn: info.createdOn,
  })
  const chunks: Uint8Array[] = []
  const finished = new Promise<Buffer>((resolve, reject) => {
    pdf.on('data', (chunk: Uint8Array) => chunks.push(chunk))
    pdf.on('end', () => resolve(Buffer.concat(chunks)))
    pdf.on('error', reject)
  })
  let pages = 0
  const unprintable = new Map<number, readonly string[]>()
  for (const letter of letters) {
    const laidOut = layOutLetter(letter, paper)
    for (const page of laidOut.pages) drawPage(pdf, laidOut.frame, page.marks)
    pages += laidOut.pages.length
    if (laidOut.unprintable.length > 0) unprintable.set(letter.messageId, laidOut.unprintable)
  }
  pdf.end()
  return { pdf: await finished, pages, unprintable }
}
