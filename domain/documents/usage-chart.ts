import { Decimal } from '../kernel/decimal.js'
import { addMonths, daysBetween, monthOf, yearOf } from '../kernel/local-date.js'
import type { BillDocumentUsage } from './bill-document.js'
import { formatDate, formatQuantity, formatRounded } from './bill-format.js'
import type { BillTexts } from './bill-texts.js'

/** Bars shown at most: this period, the same a year ago, and all between. */
export const CHART_PERIODS = 13

export interface UsageBar {
  /** Month the period ended in, `Sep`; the year where it is to be said under the bar. */
  readonly month: string
  readonly year?: string
  readonly valueText: string
  /** Where figures are wide only this bill's, last year's and the highest are shown, so that none touches another. */
  readonly hasFigure: boolean
  readonly days: number
  /** Height as a share of the chart's range, −1 to 1; negative where more was delivered to the grid than taken. */
  readonly share: number
  readonly tone: 'this' | 'year_ago' | 'other'
  readonly periodToText: string
}

export interface UsageChart {
  readonly unit: string
  readonly bars: readonly UsageBar[]
  /** Sentences under the chart: average per day, and the same a year ago where it is known. */
  readonly perDay: string
  readonly perDayYearAgo?: string
}

/** A period ending within 20 days of the same day a year earlier is "a year ago". */
function isYearAgo(usage: BillDocumentUsage, current: BillDocumentUsage): boolean {
  return Math.abs(daysBetween(addMonths(current.periodTo, -12), usage.periodTo)) <= 20
}

/** Average use a day, with as many digits as a customer can use: `12.4 kWh`, `0.39 ccf`. */
export function averagePerDay(usage: BillDocumentUsage, texts: BillTexts): string {
  const average = new Decimal(usage.quantity).dividedBy(Math.max(usage.days, 1))
  const digits = average.abs().greaterThanOrEqualTo(10) ? 0 : average.abs().greaterThanOrEqualTo(1) ? 1 : 2
  return texts.perDay(`${formatRounded(average, digits, texts)} ${texts.unit(usage.unit, false)}`)
}

/** Figures of up to so many characters stand side by side over their bars. */
const NARROW_FIGURE = 4
/** Bars between two wide figures. */
const FIGURES_APART = 3

/** Which bars carry their figure. */
function withFigure(bars: readonly Omit<UsageBar, 'hasFigure'>[]): UsageBar[] {
  if (bars.every((bar) => bar.valueText.length <= NARROW_FIGURE)) return bars.map((bar) => ({ ...bar, hasFigure: true }))
  const highest = Math.max(...bars.map((bar) => bar.share))
  const wanted = [
    bars.findIndex((bar) => bar.tone === 'this'),
    bars.findIndex((bar) => bar.tone === 'year_ago'),
    bars.findIndex((bar) => bar.share === highest),
  ]
  const chosen: number[] = []
  for (const index of wanted) {
    if (index >= 0 && chosen.every((other) => Math.abs(other - index) >= FIGURES_APART)) chosen.push(index)
  }
  return bars.map((bar, index) => ({ ...bar, hasFigure: chosen.includes(index) }))
}

/**
 * The chart of the last periods (oldest first, at most 13), or undefined where there is nothing to compare:
 * fewer than two periods. Periods of another unit than the newest are left out.
 */
export function usageChart(history: readonly BillDocumentUsage[], texts: BillTexts): UsageChart | undefined {
  const current = history.at(-1)
  if (current === undefined) return undefined
  const shown = history.filter((usage) => usage.unit === current.unit).slice(-CHART_PERIODS)
  if (shown.length < 2) return undefined
  const highest = Decimal.max(...shown.map((usage) => new Decimal(usage.quantity).abs()))
  const yearAgo = shown.find((usage) => usage !== current && isYearAgo(usage, current))
  const bars = shown.map((usage, index) => {
    const year = yearOf(usage.periodTo)
    const before = shown[index - 1]
    return {
      month: texts.months[monthOf(usage.periodTo) - 1] ?? '',
      ...(before === undefined || yearOf(before.periodTo) !== year ? { year: String(year) } : {}),
      valueText: formatQuantity(usage.quantity, texts),
      days: usage.days,
      share: highest.isZero() ? 0 : new Decimal(usage.quantity).dividedBy(highest).toNumber(),
      tone: usage === current ? ('this' as const) : usage === yearAgo ? ('year_ago' as const) : ('other' as const),
      periodToText: formatDate(usage.periodTo, texts),
    }
  })
  return {
    unit: texts.unit(current.unit, false),
    bars: withFigure(bars),
    perDay: texts.chart.average(averagePerDay(current, texts)),
    ...(yearAgo === undefined ? {} : { perDayYearAgo: texts.chart.againstYearAgo(averagePerDay(yearAgo, texts)) }),
  }
}
