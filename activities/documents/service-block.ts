import type { BillTexts } from '../../domain/documents/bill-texts.js'
import type { LineRow, ServiceView } from '../../domain/documents/service-view.js'
import type { Block, Strip } from './flow.js'
import { METER_HEAD, METER_ROW, meterTable } from './meter-table.js'
import type { PageFrame } from './page-frame.js'
import { COLOUR, type PageMarks } from './page-marks.js'
import type { Typesetter } from './typesetter.js'
import { CHART_HEIGHT, CHART_WIDTH, drawUsageBars } from './usage-bars.js'

const ROW = 12.5
const SIZE = 8.5

interface Columns {
  readonly left: number
  readonly dates: number
  readonly quantity: number
  readonly rate: number
  readonly right: number
}

/** Left edges of label and dates, right edges of the figures. */
function columnsOf(frame: PageFrame): Columns {
  const width = frame.right - frame.left
  const at = (share: number) => frame.left + width * share
  return { left: frame.left, dates: at(0.3), quantity: at(0.64), rate: at(0.85), right: frame.right }
}

/** Name, period and total; the place in ink where there are several, and what the office needs to find it in grey. */
function title(view: ServiceView, type: Typesetter, frame: PageFrame): Strip {
  const width = frame.right - frame.left
  const name = type.width(view.name, 13, 'strong') + 10
  const period = type.width(view.period, 9) + 12
  const place = view.premise === '' ? [] : type.wrap(view.premise, width, SIZE)
  const office = `${view.rate}  ·  ${view.agreement}`
  const beside = place.length === 0 ? name + period : type.width(place.at(-1) ?? '', SIZE) + 12
  const room = width - beside - (place.length === 0 ? type.width(view.total, 13, 'strong') + 12 : 0)
  const besideFits = type.width(office, 8) <= room
  const officeLines = besideFits ? [] : type.wrap(office, width, 8)
  return {
    height: 26 + (place.length + officeLines.length) * 11,
    keepWithNext: true,
    draw: (page, top) => {
      page.rule(frame.left, frame.right, top, 1, COLOUR.water)
      page.text(frame.left, top + 17, view.name, { size: 13, weight: 'strong', colour: COLOUR.water })
      page.text(frame.left + name, top + 17, view.period, { size: 9 })
      page.text(frame.right, top + 17, view.total, { size: 13, weight: 'strong', colour: COLOUR.water, align: 'right' })
      const next = page.lines(frame.left, top + 30, place, 11, { size: SIZE })
      const grey = { size: 8, colour: COLOUR.muted }
      if (besideFits) page.text(frame.left + beside, place.length === 0 ? top + 17 : next - 11, office, grey)
      page.lines(frame.left, next, officeLines, 11, grey)
    },
  }
}

/** Reads and averages at the left, thirteen months at the right; the notes go under the reads while the chart leaves room. */
function measured(
  view: ServiceView,
  texts: BillTexts,
  type: Typesetter,
  frame: PageFrame,
): { strips: Strip[]; notesPlaced: boolean } {
  const { chart, meters } = view
  if (meters.length === 0) return { strips: [], notesPlaced: false }
  const tableRight = chart === undefined ? frame.right : frame.right - CHART_WIDTH - 24
  const average = chart === undefined ? '' : [chart.perDay, chart.perDayYearAgo ?? ''].join(' ').trim()
  const averages = average === '' ? [] : type.wrap(average, tableRight - frame.left, SIZE)
  const tableHeight = METER_HEAD + meters.length * METER_ROW
  const textHeight = tableHeight + averages.length * 11
  const notes = view.notes.map((text) => note(text, isWarm(view, text, texts), type, frame.left, tableRight))
  const notesHeight = notes.reduce((total, strip) => total + strip.height, 0)
  const notesPlaced = chart !== undefined && textHeight + 4 + notesHeight <= CHART_HEIGHT
  const strip: Strip = {
    height: Math.max(textHeight, chart === undefined ? 0 : CHART_HEIGHT) + 4,
    keepWithNext: true,
    draw: (page, top) => {
      meterTable(page, meters, texts, frame.left, tableRight, top)
      page.lines(frame.left, top + tableHeight + 8, averages, 11, { size: SIZE })
      let y = top + textHeight + 4
      for (const placed of notesPlaced ? notes : []) {
        placed.draw(page, y)
        y += placed.height
      }
      if (chart !== undefined) drawUsageBars(page, chart, texts, frame.right - CHART_WIDTH, top)
    },
  }
  return { strips: [strip], notesPlaced }
}

/** An estimate must not be overlooked. */
function isWarm(view: ServiceView, text: string, texts: BillTexts): boolean {
  return view.isEstimated && text === texts.block.estimatedNote
}

function note(text: string, warm: boolean, type: Typesetter, left: number, right: number): Strip {
  const weight = warm ? 'strong' : 'regular'
  const lines = type.wrap(text, right - left, SIZE, weight)
  return {
    height: lines.length * 11 + 3,
    keepWithNext: true,
    draw: (page, top) => {
      page.lines(left, top + 9, lines, 11, { size: SIZE, weight, colour: warm ? COLOUR.warm : COLOUR.ink })
    },
  }
}

function lineHead(texts: BillTexts, columns: Columns): Strip {
  return {
    height: 15,
    keepWithNext: true,
    draw: (page, top) => {
      const style = { size: 7.5, colour: COLOUR.muted }
      page.text(columns.left, top + 9, texts.block.item, style)
      page.text(columns.quantity, top + 9, texts.block.quantity, { ...style, align: 'right' })
      page.text(columns.rate, top + 9, texts.block.price, { ...style, align: 'right' })
      page.text(columns.right, top + 9, texts.block.amount, { ...style, align: 'right' })
      page.rule(columns.left, columns.right, top + 13)
    },
  }
}

function lineStrip(row: LineRow, type: Typesetter, columns: Columns, keepWithNext: boolean): Strip {
  const labelWidth = (row.dates === '' ? columns.dates + 70 : columns.dates - 8) - columns.left
  const labels = type.wrap(row.label, labelWidth, SIZE)
  return {
    height: ROW + (labels.length - 1) * 10.5,
    keepWithNext,
    draw: (page, top) => {
      const y = top + 9.5
      page.lines(columns.left, y, labels, 10.5, { size: SIZE })
      page.text(columns.dates, y, row.dates, { size: 8, colour: COLOUR.muted })
      page.text(columns.quantity, y, row.quantity, { size: SIZE, align: 'right' })
      if (row.rate !== '') page.text(columns.rate, y, `× ${row.rate}`, { size: SIZE, align: 'right' })
      page.text(columns.right, y, row.amount, { size: SIZE, align: 'right' })
    },
  }
}

function sumStrip(label: string, amount: string, columns: Columns, isTotal: boolean): Strip {
  return {
    height: isTotal ? 16 : 14,
    keepWithNext: !isTotal,
    draw: (page, top) => {
      page.rule(columns.quantity, columns.right, top + 1.5)
      const style = { size: isTotal ? 9.5 : SIZE, weight: 'strong' as const }
      page.text(columns.rate, top + 12, label, { ...style, align: 'right' })
      page.text(columns.right, top + 12, amount, { ...style, align: 'right' })
    },
  }
}

/** One line without tax says all there is under its title: no column heads, and the total is in the title. */
function isPlain(view: ServiceView): boolean {
  return view.charges.length === 1 && view.taxes.length === 0 && view.meters.length === 0
}

/** One service: title with period and total, reads and chart, notes, lines, taxes, total. May go over several pages between lines. */
export function serviceBlock(view: ServiceView, texts: BillTexts, type: Typesetter, frame: PageFrame): Block {
  const columns = columnsOf(frame)
  const head = lineHead(texts, columns)
  const reads = measured(view, texts, type, frame)
  const notes = reads.notesPlaced
    ? []
    : view.notes.map((text) => note(text, isWarm(view, text, texts), type, frame.left, frame.right))
  const opening = [title(view, type, frame), ...reads.strips, ...notes]
  const line = (row: LineRow, keepWithNext: boolean) => lineStrip(row, type, columns, keepWithNext)
  if (isPlain(view)) return { strips: [...opening, ...view.charges.map((row) => line(row, false))] }
  const again: Strip = {
    height: 26 + head.height,
    draw: (page: PageMarks, top: number) => {
      page.rule(frame.left, frame.right, top, 1, COLOUR.water)
      page.text(frame.left, top + 16, texts.block.continued(view.name), { size: 11, weight: 'strong', colour: COLOUR.water })
      head.draw(page, top + 26)
    },
  }
  return {
    strips: [
      ...opening,
      head,
      ...view.charges.map((row, index) => line(row, index === 0 || index === view.charges.length - 1)),
      ...(view.chargesTotal === '' ? [] : [sumStrip(texts.block.charges, view.chargesTotal, columns, false)]),
      ...view.taxes.map((row) => line(row, true)),
      sumStrip(texts.block.total(view.name), view.total, columns, true),
    ],
    again,
  }
}
