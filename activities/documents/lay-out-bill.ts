import type { BillDocument } from '../../domain/documents/bill-document.js'
import { type BillView, billView } from '../../domain/documents/bill-view.js'
import { activityBlock } from './activity-block.js'
import { layOutFirstPage } from './first-page.js'
import { Flow } from './flow.js'
import { PAGE_FRAMES, type PageFrame, type PaperSize } from './page-frame.js'
import { COLOUR, PageMarks } from './page-marks.js'
import { passageBlock } from './passages.js'
import { serviceBlock } from './service-block.js'
import { Typesetter } from './typesetter.js'

export interface LaidOutBill {
  readonly view: BillView
  readonly frame: PageFrame
  readonly pages: readonly PageMarks[]
  /** Texts in which letters had to be replaced, since no installed face has them. */
  readonly unprintable: readonly string[]
}

/**
 * The name that can be printed: the customer's own; where a letter of it is in no installed face, the name mail reaches
 * the customer by; failing that "The holder of account …", with which the post still finds the address. Never a guess at
 * the sounds of another script.
 */
function printableName(document: BillDocument, view: BillView, type: Typesetter): string {
  if (type.covers(view.customerName)) return view.customerName
  type.unprintable.add(view.customerName)
  const { mailName, accountId } = document.account
  return mailName !== undefined && type.covers(mailName) ? mailName : view.texts.accountHolder(accountId)
}

function innerHead(page: PageMarks, view: BillView, frame: PageFrame): void {
  page.rect(0, 0, frame.width, 6, COLOUR.water)
  const facts = view.facts.map((fact) => `${fact.label} ${fact.text}`).join('  ·  ')
  const width = page.text(frame.right, 44, facts, { size: 8, colour: COLOUR.muted, align: 'right' })
  const name = page.type.fit(view.utility.name, frame.right - frame.left - width - 20, 10, 'strong')
  page.text(frame.left, 44, name, { size: 10, weight: 'strong', colour: COLOUR.water })
}

/** Places every mark of a bill. Pure but for the typefaces it opens; the same document gives the same marks. */
export function layOutBill(document: BillDocument, paper: PaperSize): LaidOutBill {
  const type = new Typesetter()
  const frame = PAGE_FRAMES[paper]
  const worded = billView(document)
  const view = { ...worded, customerName: printableName(document, worded, type) }
  const first = new PageMarks(type)
  const pages = [first]
  const rest = layOutFirstPage(first, view, frame)
  const flow = new Flow(pages, frame, type, (page) => innerHead(page, view, frame))
  for (const passage of rest) flow.place(passageBlock(passage, type, frame))
  if (view.activity.length > 0) flow.place(activityBlock(view, type, frame))
  for (const service of view.services) flow.place(serviceBlock(service, view.texts, type, frame))
  for (const [index, page] of pages.entries()) {
    page.text(frame.right, 24, view.texts.pageOf(index + 1, pages.length), { size: 7.5, colour: COLOUR.muted, align: 'right' })
    if (view.watermark !== undefined) page.watermark(view.watermark, 84)
  }
  return { view, frame, pages, unprintable: [...type.unprintable] }
}
