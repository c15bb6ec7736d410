import type { BillView } from '../../domain/documents/bill-view.js'
import type { Block, Strip } from './flow.js'
import type { PageFrame } from './page-frame.js'
import { COLOUR } from './page-marks.js'
import type { Typesetter } from './typesetter.js'

const ROW = 13
const SIZE = 8.5

/** Payments and other entries since the last bill, where they were too many for the first page. */
export function activityBlock(view: BillView, type: Typesetter, frame: PageFrame): Block {
  const { texts } = view
  const heading =
    (text: string, top: number): Strip['draw'] =>
    (page, y) => {
      page.rule(frame.left, frame.right, y + top, 1, COLOUR.water)
      page.text(frame.left, y + top + 17, text, { size: 11, weight: 'strong', colour: COLOUR.water })
    }
  const rows = view.activity.map((row, index): Strip => {
    const lines = type.wrap(row.text, frame.right - frame.left - 80 - 90, SIZE)
    return {
      height: ROW + (lines.length - 1) * 10.5,
      keepWithNext: index === 0 || index === view.activity.length - 1,
      draw: (page, top) => {
        page.text(frame.left, top + 9.5, row.date, { size: SIZE, colour: COLOUR.muted })
        page.lines(frame.left + 80, top + 9.5, lines, 10.5, { size: SIZE })
        page.text(frame.right, top + 9.5, row.amount, { size: SIZE, align: 'right' })
      },
    }
  })
  return {
    strips: [
      { height: 26, keepWithNext: true, draw: heading(texts.activity.heading, 0) },
      ...rows,
      {
        height: 18,
        draw: (page, top) => {
          page.rule(frame.left, frame.right, top + 1.5)
          page.text(frame.left, top + 12, texts.activity.sum, { size: SIZE, weight: 'strong' })
          page.text(frame.right, top + 12, view.activitySum, { size: SIZE, weight: 'strong', align: 'right' })
        },
      },
    ],
    again: { height: 26, draw: heading(texts.activity.heading, 0) },
  }
}
