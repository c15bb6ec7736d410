import { Decimal, decimal } from '../../../domain/kernel/decimal.js'

/** `+3.1 %`, `−1.8 %`, `no change`; undefined where there is nothing to compare with. */
export function changeText(now: string, before: string | null): string | undefined {
  if (before === null) return undefined
  const base = decimal(before)
  if (base.isZero()) return undefined
  const percent = decimal(now).minus(base).div(base.abs()).times(100).toDecimalPlaces(1, Decimal.ROUND_HALF_UP)
  if (percent.isZero()) return 'no change'
  return `${percent.isNegative() ? '−' : '+'}${percent.abs().toFixed(1)} %`
}
