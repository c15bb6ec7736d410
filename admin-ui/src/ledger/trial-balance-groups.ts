import { type Decimal, decimal, ZERO } from '../../../domain/kernel/decimal.js'
import { amountText } from '../../../domain/kernel/money.js'

interface Row {
  readonly kind: string
  readonly opening: string
  readonly debit: string
  readonly credit: string
  readonly closing: string
}

export interface BalanceSums {
  readonly opening: string
  readonly debit: string
  readonly credit: string
  readonly closing: string
}

export interface BalanceGroup<Line extends Row> {
  readonly kind: string
  readonly rows: readonly Line[]
  readonly sums: BalanceSums
}

/** The rows by kind of account, in the order in which the kinds first appear, each with its sums. */
export function balanceGroups<Line extends Row>(rows: readonly Line[], currency: string): BalanceGroup<Line>[] {
  const kinds = [...new Set(rows.map((row) => row.kind))]
  return kinds.map((kind) => {
    const own = rows.filter((row) => row.kind === kind)
    const total = (column: keyof BalanceSums): string =>
      amountText(
        own.reduce<Decimal>((sum, row) => sum.plus(decimal(row[column])), ZERO),
        currency,
      )
    return {
      kind,
      rows: own,
      sums: { opening: total('opening'), debit: total('debit'), credit: total('credit'), closing: total('closing') },
    }
  })
}

/** The rows that have a balance or moved within the days. */
export function withMovement<Line extends Row>(rows: readonly Line[]): Line[] {
  return rows.filter((row) => [row.opening, row.debit, row.credit, row.closing].some((amount) => !decimal(amount).isZero()))
}

/** A balance as its side and its size: debits are positive, credits negative. */
export function sideOf(amount: string): { readonly debit?: string; readonly credit?: string } {
  const value = decimal(amount)
  if (value.isZero()) return {}
  return value.isNegative()
    ? { credit: value.negated().toFixed(value.decimalPlaces() < 2 ? 2 : value.decimalPlaces()) }
    : { debit: amount }
}
