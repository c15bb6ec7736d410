import type { BillTexts } from '../../domain/documents/bill-texts.js'
import type { MeterRow } from '../../domain/documents/service-view.js'
import { COLOUR, type PageMarks } from './page-marks.js'

export const METER_HEAD = 15
export const METER_ROW = 32
const SIZE = 8.5
const SMALL = 7

/** Reads of each register: value, day and kind. An estimate is said in capitals and colour, never by colour alone. */
export function meterTable(
  page: PageMarks,
  rows: readonly MeterRow[],
  texts: BillTexts,
  left: number,
  right: number,
  top: number,
): void {
  const width = Math.min(right - left, 330)
  const at = (share: number) => left + width * share
  const columns = { previous: at(0.45), current: at(0.67), multiplier: at(0.8), use: at(1) }
  const head = { size: 7.5, colour: COLOUR.muted }
  page.text(left, top + 9, texts.block.meter, head)
  page.text(columns.previous, top + 9, texts.block.previousRead, { ...head, align: 'right' })
  page.text(columns.current, top + 9, texts.block.currentRead, { ...head, align: 'right' })
  page.text(columns.use, top + 9, texts.block.use, { ...head, align: 'right' })
  page.rule(left, left + width, top + 13)
  for (const [index, row] of rows.entries()) {
    const y = top + METER_HEAD + index * METER_ROW + 9
    const figure = { size: SIZE, align: 'right' as const }
    const small = { size: SMALL, colour: COLOUR.muted, align: 'right' as const }
    page.text(left, y, page.type.fit(row.meter, width * 0.27, SIZE), { size: SIZE })
    page.lines(left, y + 9, page.type.wrap(row.note, width * 0.27, SMALL), 8.5, { ...small, align: 'left' })
    page.text(columns.previous, y, row.previousValue, figure)
    page.text(columns.previous, y + 9, row.previousDate, small)
    page.text(columns.current, y, row.currentValue, figure)
    page.text(columns.current, y + 9, row.currentDate, small)
    const estimated = row.kind === 'estimated'
    page.text(columns.current, y + 17.5, row.kindText, {
      ...small,
      ...(estimated ? { colour: COLOUR.warm, weight: 'strong' as const } : {}),
    })
    page.text(columns.multiplier, y, row.multiplier, { size: SIZE, align: 'right', colour: COLOUR.muted })
    page.text(columns.use, y, row.use, { size: SIZE, weight: 'strong', align: 'right' })
  }
}
