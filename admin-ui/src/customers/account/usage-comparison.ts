import { Decimal } from '../../../../domain/kernel/decimal.js'

export interface PeriodUse {
  readonly days: number
  /** Decimal text. */
  readonly quantity: string
  /** `YYYY-MM-DD`, last day as printed. */
  readonly periodTo: string
}

export interface Comparison {
  /** Use a day of the last period: one decimal, two below 1. */
  readonly perDay: string
  /** Change of use a day, in whole percent with its sign; undefined where there is nothing to compare with. */
  readonly sinceLastYear?: string
  readonly sincePeriodBefore?: string
}

/** The last period beside the one before and the same month a year before, by use a day: periods differ in length. */
export function compareUse(points: readonly PeriodUse[]): Comparison | undefined {
  const last = points.at(-1)
  if (last === undefined || last.days < 1) return undefined
  const before = points.at(-2)
  const yearAgo = points.find((point) => point.periodTo.slice(0, 7) === monthOfLastYear(last.periodTo))
  const perDay = new Decimal(last.quantity).div(last.days)
  return {
    perDay: perDay.toFixed(perDay.lt(1) ? 2 : 1, Decimal.ROUND_HALF_UP),
    ...(yearAgo === undefined ? {} : { sinceLastYear: change(perDay, yearAgo) }),
    ...(before === undefined ? {} : { sincePeriodBefore: change(perDay, before) }),
  }
}

function monthOfLastYear(day: string): string {
  return `${String(Number(day.slice(0, 4)) - 1).padStart(4, '0')}-${day.slice(5, 7)}`
}

function change(perDay: Decimal, then: PeriodUse): string | undefined {
  const before = then.days < 1 ? new Decimal(0) : new Decimal(then.quantity).div(then.days)
  if (!before.gt(0)) return undefined
  const percent = perDay.div(before).minus(1).times(100).toDecimalPlaces(0, Decimal.ROUND_HALF_UP)
  if (percent.isZero()) return '±0 %'
  return `${percent.isNegative() ? '−' : '+'}${percent.abs().toFixed()} %`
}
