import type { BillView, SummaryRow } from '../../domain/documents/bill-view.js'
import type { PageFrame } from './page-frame.js'
import { COLOUR, type PageMarks } from './page-marks.js'
import { layOutSlip } from './payment-slip.js'
import { type Passage, placePassages } from './passages.js'

const ADDRESS_SIZES = [10.5, 9.5, 8.5] as const

/** Utility, whom to call, and what this paper is. */
function header(page: PageMarks, view: BillView, frame: PageFrame): void {
  page.rect(0, 0, frame.width, 6, COLOUR.water)
  const width = frame.panelX - frame.left - 16
  const size = page.type.sizeFor(view.utility.name, width, [16, 13.5, 11.5], 'strong')
  const name = page.type.wrap(view.utility.name, width, size, 'strong').slice(0, 2)
  page.lines(frame.left, 46, name, 14, { size, weight: 'strong', colour: COLOUR.water })
  const address = page.type.wrap(view.utility.addressLines.join(', '), width, 8.5)
  let y = page.lines(frame.left, 47 + name.length * 14, address, 11.5, { size: 8.5, colour: COLOUR.muted })
  if (view.questions.length > 0) {
    y += 4
    const heading = `${view.texts.payment.questions} `
    const indent = page.text(frame.left, y, heading, { size: 8.5, weight: 'strong' })
    const lines = view.questions.flatMap((line) => page.type.wrap(line, width - indent, 8.5))
    // What stands in the envelope's window beside the address would send the letter astray.
    const room = Math.max(Math.floor((frame.windowTop - 8 - y) / 11.5) + 1, 1)
    page.lines(frame.left + indent, y, lines.slice(0, room), 11.5, { size: 8.5 })
  }
  page.text(frame.panelX, 46, view.texts.title, { size: 16 })
  for (const [index, fact] of view.facts.entries()) {
    const row = 65 + index * 14
    page.text(frame.panelX, row, fact.label, { size: 8.5, colour: COLOUR.muted })
    const room = frame.right - frame.panelX - page.type.width(fact.label, 8.5) - 8
    page.text(frame.right, row, page.type.fit(fact.text, room, 9, 'strong'), { size: 9, weight: 'strong', align: 'right' })
  }
}

/** Name and address in the envelope's window: smaller letters before anything is cut, and never a line of the address. */
function addressee(page: PageMarks, view: BillView, frame: PageFrame): void {
  const place = (size: number) => ({
    name: page.type.wrap(view.customerName, frame.windowWidth, size),
    address: view.mailingLines.flatMap((line) => page.type.wrap(line, frame.windowWidth, size)),
    leading: size * 1.22,
  })
  const fits = (size: number) => {
    const { name, address, leading } = place(size)
    return (name.length + address.length) * leading <= frame.windowHeight
  }
  const size = ADDRESS_SIZES.find(fits) ?? 8.5
  const { name, address, leading } = place(size)
  const room = Math.max(Math.floor(frame.windowHeight / leading) - address.length, 1)
  const shown =
    name.length <= room
      ? name
      : [...name.slice(0, room - 1), page.type.fit(name.slice(room - 1).join(' '), frame.windowWidth, size)]
  page.lines(frame.windowX, frame.windowTop + size, [...shown, ...address], leading, { size })
}

/** How much, by when: the first thing seen. White on water-blue only where money is asked for. */
function panel(page: PageMarks, view: BillView, frame: PageFrame): void {
  const { panelX: x, panelTop: top, panelHeight: height } = frame
  const { kind, label, figure, detail } = view.headline
  const asksForMoney = kind === 'due'
  const colour = asksForMoney ? COLOUR.white : kind === 'cancelled' ? COLOUR.warm : COLOUR.water
  const width = frame.right - x
  page.rect(x, top, width, height, asksForMoney ? COLOUR.water : COLOUR.tint)
  page.text(x + 14, top + 21, label, { size: 9.5, colour })
  const size = page.type.sizeFor(figure, width - 28, [27, 24, 21, 18, 15], 'strong')
  page.text(x + 14, top + 51, figure, { size, weight: 'strong', colour })
  const detailSize = page.type.sizeFor(detail, width - 28, [10.5, 9.5, 8.5, 7.5], 'strong')
  page.text(x + 14, top + 71, detail, { size: detailSize, weight: 'strong', colour })
}

function summaryRow(page: PageMarks, row: SummaryRow, y: number, left: number, right: number): void {
  const strong = row.kind === 'subtotal' || row.kind === 'total'
  const size = row.kind === 'total' ? 11 : 9
  const colour = row.kind === 'total' ? COLOUR.water : COLOUR.ink
  const weight = strong ? 'strong' : 'regular'
  const indent = row.kind === 'part' ? 10 : 0
  const amountWidth = page.text(right, y, row.amount, { size, weight, colour, align: 'right' })
  const label = page.type.fit(row.label, right - left - indent - amountWidth - 10, size, weight)
  page.text(left + indent, y, label, { size, weight, colour })
}

/** From the last bill to what is due now. A rule stands above every sum. */
function summary(page: PageMarks, view: BillView, frame: PageFrame, right: number): void {
  const { left, bodyTop, slipTop } = frame
  page.text(left, bodyTop + 10, view.texts.summary.heading, { size: 11, weight: 'strong', colour: COLOUR.water })
  const place = page.type.wrap(view.place, right - left, 8)
  const placed = place.length > 2 ? [place[0] ?? '', page.type.fit(place.slice(1).join(' '), right - left, 8)] : place
  let y = page.lines(left, bodyTop + 23, placed, 10.5, { size: 8, colour: COLOUR.muted }) + 6
  const rules = view.summary.filter((row) => row.kind === 'subtotal' || row.kind === 'total').length
  const pitch = Math.min(15, (slipTop - 18 - y - rules * 4) / view.summary.length)
  for (const row of view.summary) {
    if (row.kind === 'subtotal' || row.kind === 'total') {
      page.rule(
        left,
        right,
        y - pitch * 0.62 + 1,
        row.kind === 'total' ? 1 : 0.5,
        row.kind === 'total' ? COLOUR.water : COLOUR.hairline,
      )
      y += 4
    }
    summaryRow(page, row, y, left, right)
    y += pitch
  }
  if (view.services.length > 0 && y + 4 < slipTop - 10)
    page.text(left, y + 4, view.texts.summary.inside, { size: 8, colour: COLOUR.muted })
}

/**
 * The first page: all a customer must know, and the slip to pay with. Returns the passages for which the page had no
 * room; they go to the next one.
 */
export function layOutFirstPage(page: PageMarks, view: BillView, frame: PageFrame): Passage[] {
  const middle = frame.left + (frame.right - frame.left) * 0.525
  header(page, view, frame)
  addressee(page, view, frame)
  panel(page, view, frame)
  summary(page, view, frame, middle)
  const passages: Passage[] = [
    ...view.notices.map((notice) => ({ heading: '', paragraphs: [notice], tone: 'warm' as const })),
    { heading: view.texts.changes.heading, paragraphs: view.changes, tone: 'plain' },
    { heading: view.texts.payment.heading, paragraphs: view.waysToPay, tone: 'plain' },
    { heading: view.texts.messages, paragraphs: view.messages, tone: 'plain' },
  ]
  const left = middle + 28
  const rest = placePassages(page, passages, { left, right: frame.right, top: frame.bodyTop, bottom: frame.slipTop - 14 })
  layOutSlip(page, view, frame)
  return rest
}
