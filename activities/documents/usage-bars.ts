import type { UsageBar, UsageChart } from '../../domain/documents/usage-chart.js'
import type { BillTexts } from '../../domain/documents/bill-texts.js'
import { COLOUR, type PageMarks } from './page-marks.js'

export const CHART_WIDTH = 190
export const CHART_HEIGHT = 88
const BAR_AREA = 48
const SLOTS = 13

const TONES: Readonly<Record<UsageBar['tone'], string>> = {
  this: COLOUR.water,
  year_ago: COLOUR.barYearAgo,
  other: COLOUR.barOther,
}

/** The bars of up to 13 periods with month, figure and year; the newest at the right. */
export function drawUsageBars(page: PageMarks, chart: UsageChart, texts: BillTexts, left: number, top: number): void {
  page.text(left, top + 8, texts.chart.heading(chart.unit), { size: 8, weight: 'strong' })
  const slot = CHART_WIDTH / SLOTS
  const lowest = Math.min(0, ...chart.bars.map((bar) => bar.share))
  const range = 1 - lowest
  const zero = top + 22 + BAR_AREA / range
  const start = left + (SLOTS - chart.bars.length) * slot
  for (const [index, bar] of chart.bars.entries()) {
    const height = Math.max((Math.abs(bar.share) * BAR_AREA) / range, 0.6)
    const x = start + index * slot
    const y = bar.share < 0 ? zero : zero - height
    page.rect(x + 2, y, slot - 4, height, TONES[bar.tone])
    const centre = x + slot / 2
    const strong = bar.tone === 'this'
    const colour = bar.tone === 'other' ? COLOUR.muted : COLOUR.ink
    const figure = { size: 6, weight: strong ? ('strong' as const) : ('regular' as const), colour, align: 'centre' as const }
    if (bar.hasFigure)
      page.text(
        Math.min(centre, left + CHART_WIDTH - page.type.width(bar.valueText, 6) / 2),
        Math.min(y, zero) - 2.5,
        bar.valueText,
        figure,
      )
    const foot = top + 22 + BAR_AREA + 8
    page.text(centre, foot, bar.month.slice(0, 3), { ...figure, size: 5.8 })
    if (bar.year !== undefined)
      page.text(centre, foot + 7.5, bar.year, { ...figure, size: 5.8, weight: 'regular', colour: COLOUR.muted })
  }
  page.rule(left, left + CHART_WIDTH, zero, 0.5, COLOUR.muted)
  legend(page, chart, texts, left + CHART_WIDTH, top + 8)
}

function legend(page: PageMarks, chart: UsageChart, texts: BillTexts, right: number, y: number): void {
  let x = right
  const entries = [
    { text: texts.chart.thisBill, colour: COLOUR.water, shown: true },
    { text: texts.chart.yearAgo, colour: COLOUR.barYearAgo, shown: chart.bars.some((bar) => bar.tone === 'year_ago') },
  ]
  for (const entry of entries.filter((candidate) => candidate.shown)) {
    x -= page.text(x, y, entry.text, { size: 6.5, colour: COLOUR.muted, align: 'right' })
    page.rect(x - 7.5, y - 5, 5, 5, entry.colour)
    x -= 15
  }
}
