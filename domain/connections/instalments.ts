import { type Decimal, sum } from '../kernel/decimal.js'
import { addDays, type LocalDate } from '../kernel/local-date.js'
import { minorDigits } from '../kernel/money.js'
import { done, type Outcome, refused } from '../kernel/outcome.js'
import { round } from '../kernel/rounding.js'

export interface Instalment {
  readonly number: number
  readonly amount: Decimal
  readonly dueOn: LocalDate
}

export interface InstalmentWish {
  readonly total: Decimal
  /** 1: all at once. */
  readonly count: number
  readonly atMost: number
  readonly firstDueOn: LocalDate
  readonly intervalDays: number
  readonly currency: string
}

/** Splits an amount into equal parts; what does not divide is in the first one. Refuses INSTALMENTS_TOO_MANY. */
export function splitInstalments(wish: InstalmentWish): Outcome<Instalment[], 'INSTALMENTS_TOO_MANY'> {
  const { total, count, atMost } = wish
  const part = round(total.div(count), { digits: minorDigits(wish.currency), mode: 'down' })
  if (count > atMost || part.isZero()) {
    return refused(
      'INSTALMENTS_TOO_MANY',
      atMost === 1 ? 'Connections are paid at once.' : `Take ${atMost} instalments at most, none of them of nothing.`,
      { count, atMost },
    )
  }
  const parts = Array.from({ length: count }, () => part)
  const first = total.minus(sum(parts.slice(1)))
  return done(
    parts.map((amount, index) => ({
      number: index + 1,
      amount: index === 0 ? first : amount,
      dueOn: addDays(wish.firstDueOn, index * wish.intervalDays),
    })),
  )
}
