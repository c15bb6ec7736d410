import { type Decimal, sum, ZERO } from '../kernel/decimal.js'
import { invariant } from '../kernel/invariant.js'
import { addDays, daysBetween, type LocalDate } from '../kernel/local-date.js'
import { isDebit, type OpenItem } from './open-item.js'

/** Last day past due of each bucket but the open-ended last one: 30, 60, 90 make 1–30, 31–60, 61–90 and over 90. Rising. */
export type AgingBounds = readonly number[]

export const DEFAULT_AGING_BOUNDS: AgingBounds = [30, 60, 90]

export interface AgingBucket {
  /** `not_due`, `1-30`, `31-60`, …, `91+`, `credit`. */
  readonly code: string
  /** Days past due, both included; absent for what is not due and for credits, `toDays` also for the last bucket. */
  readonly fromDays?: number
  readonly toDays?: number
  /** Due dates of the bucket's items, both included, for a query; absent for credits. */
  readonly dueFrom?: LocalDate
  readonly dueTo?: LocalDate
}

/** The buckets on a day: not due (due today or later), then by days past due, then credits, which do not age. */
export function agingBuckets(today: LocalDate, bounds: AgingBounds = DEFAULT_AGING_BOUNDS): AgingBucket[] {
  invariant(
    bounds.every((bound, index) => bound > (bounds[index - 1] ?? 0)),
    'aging bounds rise from 1',
    { bounds },
  )
  const aged = [...bounds, undefined].map((toDays, index): AgingBucket => {
    const fromDays = (bounds[index - 1] ?? 0) + 1
    const dueTo = addDays(today, -fromDays)
    return toDays === undefined
      ? { code: `${fromDays}+`, fromDays, dueTo }
      : { code: `${fromDays}-${toDays}`, fromDays, toDays, dueFrom: addDays(today, -toDays), dueTo }
  })
  return [{ code: 'not_due', dueFrom: today }, ...aged, { code: 'credit' }]
}

export interface AgedAmount {
  readonly bucket: AgingBucket
  readonly amount: Decimal
}

/** The open items by age on a day. Each item stands in exactly one bucket, so the buckets add up to the balance. */
export function age(items: readonly OpenItem[], today: LocalDate, bounds: AgingBounds = DEFAULT_AGING_BOUNDS): AgedAmount[] {
  return agingBuckets(today, bounds).map((bucket) => ({
    bucket,
    amount: sum(items.filter((item) => isIn(bucket, item, today)).map((item) => item.openAmount)),
  }))
}

function isIn(bucket: AgingBucket, item: OpenItem, today: LocalDate): boolean {
  if (!isDebit(item) || bucket.code === 'credit') return !isDebit(item) && bucket.code === 'credit'
  const daysPastDue = daysBetween(item.dueOn, today)
  if (bucket.fromDays === undefined) return daysPastDue <= 0
  return daysPastDue >= bucket.fromDays && (bucket.toDays === undefined || daysPastDue <= bucket.toDays)
}

/** What an account's figures say at one glance. */
export interface Balance {
  /** Receivables less credits; negative where the utility owes. */
  readonly balance: Decimal
  /** Receivables still open. */
  readonly receivable: Decimal
  /** Credits not yet used, as a positive amount. */
  readonly credit: Decimal
  /** Due before today, less credits: what a caller is asked to pay now. Never negative. */
  readonly pastDue: Decimal
}

export function balanceOf(items: readonly OpenItem[], today: LocalDate): Balance {
  const receivable = sum(items.filter(isDebit).map((item) => item.openAmount))
  const credit = sum(items.filter((item) => !isDebit(item)).map((item) => item.openAmount)).negated()
  const due = sum(items.filter((item) => isDebit(item) && item.dueOn < today).map((item) => item.openAmount))
  const pastDue = due.minus(credit)
  return { balance: receivable.minus(credit), receivable, credit, pastDue: pastDue.isNegative() ? ZERO : pastDue }
}
