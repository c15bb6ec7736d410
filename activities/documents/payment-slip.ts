import type { BillView } from '../../domain/documents/bill-view.js'
import { code128 } from '../../domain/documents/code-128.js'
import type { PageFrame } from './page-frame.js'
import { COLOUR, type PageMarks } from './page-marks.js'

const MODULE = 0.75
const BARCODE_HEIGHT = 26

function tearLine(page: PageMarks, view: BillView, frame: PageFrame): void {
  page.rule(0, frame.width, frame.slipTop, 0.6, COLOUR.muted, 3)
  page.text(frame.width / 2, frame.slipTop + 11, view.texts.slip.detach, { size: 7, colour: COLOUR.muted, align: 'centre' })
}

/** Account, bill, due date and amount, and a box to write in what is paid. */
function facts(page: PageMarks, view: BillView, frame: PageFrame, top: number): void {
  const left = frame.panelX - 24
  let y = top
  for (const [index, fact] of view.slip.facts.entries()) {
    const strong = index === view.slip.facts.length - 1
    page.text(left, y, fact.label, { size: 9, colour: COLOUR.muted })
    const room = frame.right - left - page.type.width(fact.label, 9) - 8
    const size = strong ? page.type.sizeFor(fact.text, room, [13, 11, 9], 'strong') : 9.5
    page.text(frame.right, y, page.type.fit(fact.text, room, size, 'strong'), { size, weight: 'strong', align: 'right' })
    y += 16
  }
  const box = 20
  page.text(left, y + 10, view.texts.slip.enclosed, { size: 9, colour: COLOUR.muted })
  page.rect(frame.right - 96, y - 4, 96, box, COLOUR.muted, true)
}

function scanLine(page: PageMarks, line: string, frame: PageFrame): void {
  const baseline = frame.height - 38
  page.barcode(frame.left, baseline - 14 - BARCODE_HEIGHT, BARCODE_HEIGHT, MODULE, code128(line))
  page.text(frame.left, baseline, line, { size: 11, colour: COLOUR.black, spacing: 1.6 })
}

/** The last third of the first page: what comes back with a payment, or the sentence that none is asked for. */
export function layOutSlip(page: PageMarks, view: BillView, frame: PageFrame): void {
  const { texts, slip } = view
  const top = frame.slipTop + 38
  const leftWidth = frame.panelX - 24 - 24 - frame.left
  if (slip.scanLine === undefined) {
    page.rule(frame.left, frame.right, frame.slipTop, 0.5)
    page.lines(frame.left, top, page.type.wrap(slip.notice ?? '', frame.right - frame.left, 11, 'strong'), 15, {
      size: 11,
      weight: 'strong',
      colour: COLOUR.muted,
    })
    return
  }
  tearLine(page, view, frame)
  page.text(frame.left, top, texts.slip.heading, { size: 11, weight: 'strong', colour: COLOUR.water })
  const name = page.type.fit(view.customerName, leftWidth, 9)
  const from = [name, ...view.mailingLines.map((line) => page.type.fit(line, leftWidth, 9))].slice(0, 5)
  page.lines(frame.left, top + 15, from, 11, { size: 8.5 })
  facts(page, view, frame, top)
  const remitTop = top + 82
  const payee = slip.remitLines[0] ?? view.utility.name
  page.text(frame.left, remitTop, texts.slip.remitTo, { size: 8, colour: COLOUR.muted })
  page.lines(frame.windowX, remitTop + 14, slip.remitLines.map((line) => page.type.fit(line, leftWidth, 9.5)).slice(0, 5), 12, {
    size: 9.5,
  })
  page.text(frame.panelX - 24, remitTop + 16, page.type.fit(texts.slip.payable(payee), frame.right - frame.panelX + 24, 8), {
    size: 8,
    colour: COLOUR.muted,
  })
  scanLine(page, slip.scanLine, frame)
}
