import { type Decimal, decimal, ZERO } from '../../../domain/kernel/decimal.js'

/** What is compared of a line; the two bills of a correction are laid side by side by it. */
export interface ComparableLine {
  readonly agreementId: string
  readonly service: string
  readonly lineCode: string
  readonly label: string
  readonly segmentFrom: string
  readonly segmentTo: string
  readonly quantity: string
  readonly unit: string
  readonly rate: string
  readonly amount: string
}

export interface ComparedLine {
  readonly key: string
  readonly service: string
  readonly agreementId: string
  readonly label: string
  readonly before?: ComparableLine
  readonly after?: ComparableLine
  /** After less before, as text. */
  readonly difference: string
  readonly isEqual: boolean
}

export interface Comparison {
  readonly lines: readonly ComparedLine[]
  readonly before: string
  readonly after: string
  readonly difference: string
}

/**
 * Pairs the lines of the cancelled and the new bill: by agreement, line code and first day where both have it, else by agreement
 * and line code in order. What only one of them has stands alone. Order is that of the new bill, then what fell away.
 */
export function compareBills(before: readonly ComparableLine[], after: readonly ComparableLine[]): Comparison {
  const left = new Set(before)
  const pairs = new Map<ComparableLine, ComparableLine>()
  for (const sameness of [sameDays, sameCode]) {
    for (const line of after) {
      if (pairs.has(line)) continue
      const match = [...left].find((candidate) => sameness(candidate, line))
      if (match === undefined) continue
      pairs.set(line, match)
      left.delete(match)
    }
  }
  const lines = [
    ...after.map((line, index) => compared(`a${index}`, pairs.get(line), line)),
    ...[...left].map((line, index) => compared(`b${index}`, line, undefined)),
  ]
  const totalBefore = total(before)
  const totalAfter = total(after)
  return {
    lines: inServiceOrder(lines),
    before: totalBefore.toFixed(2),
    after: totalAfter.toFixed(2),
    difference: totalAfter.minus(totalBefore).toFixed(2),
  }
}

function sameCode(one: ComparableLine, other: ComparableLine): boolean {
  return one.agreementId === other.agreementId && one.lineCode === other.lineCode
}

function sameDays(one: ComparableLine, other: ComparableLine): boolean {
  return sameCode(one, other) && one.segmentFrom === other.segmentFrom
}

function compared(key: string, before: ComparableLine | undefined, after: ComparableLine | undefined): ComparedLine {
  const shown = after ?? before
  const difference = amountOf(after).minus(amountOf(before))
  return {
    key,
    service: shown?.service ?? '',
    agreementId: shown?.agreementId ?? '',
    label: shown?.label ?? '',
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
    difference: difference.toFixed(2),
    isEqual:
      before !== undefined &&
      after !== undefined &&
      difference.isZero() &&
      before.quantity === after.quantity &&
      before.rate === after.rate,
  }
}

/** Lines of one agreement stay together, in the order in which the agreements first appear. */
function inServiceOrder(lines: readonly ComparedLine[]): ComparedLine[] {
  const order = [...new Set(lines.map((line) => line.agreementId))]
  return order.flatMap((agreementId) => lines.filter((line) => line.agreementId === agreementId))
}

function amountOf(line: ComparableLine | undefined): Decimal {
  return line === undefined ? ZERO : decimal(line.amount)
}

function total(lines: readonly ComparableLine[]): Decimal {
  return lines.reduce((sum, line) => sum.plus(line.amount), ZERO)
}
