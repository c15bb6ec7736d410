import type { CollectionsAgingJson } from '../../../api/collections/overview-contract.js'
import { Decimal } from '../../../domain/kernel/decimal.js'

export const BUCKETS = ['1-30', '31-60', '61-90', '91+'] as const
export type Bucket = (typeof BUCKETS)[number]

const TEXTS: Readonly<Record<Bucket, string>> = { '1-30': '1–30 days', '31-60': '31–60', '61-90': '61–90', '91+': 'Over 90' }
export const bucketText = (bucket: Bucket): string => TEXTS[bucket]

/** What is past due in one class: by age, in all, and how that changed since the day before in the list. */
export interface AgingRow {
  readonly customerClass: string
  readonly accounts: number
  readonly amounts: Readonly<Record<Bucket, string>>
  readonly total: string
  /** Null where there is no day before. */
  readonly change: string | null
}

type Day = CollectionsAgingJson['days'][number]

const amountOf = (day: Day | undefined, customerClass: string, bucket: string): string =>
  day?.lines.find((line) => line.customerClass === customerClass && line.bucket === bucket)?.amount ?? '0.00'

/** The latest day by class, the largest first. */
export function agingRows(days: readonly Day[]): AgingRow[] {
  const latest = days.at(-1)
  const before = days.at(-2)
  const classes = [...new Set([latest, before].flatMap((day) => day?.lines.map(({ customerClass }) => customerClass) ?? []))]
  return classes
    .map((customerClass): AgingRow => {
      const total = amountOf(latest, customerClass, 'all')
      return {
        customerClass,
        accounts: latest?.lines.find((line) => line.customerClass === customerClass && line.bucket === 'all')?.accounts ?? 0,
        amounts: {
          '1-30': amountOf(latest, customerClass, '1-30'),
          '31-60': amountOf(latest, customerClass, '31-60'),
          '61-90': amountOf(latest, customerClass, '61-90'),
          '91+': amountOf(latest, customerClass, '91+'),
        },
        total,
        change: before === undefined ? null : new Decimal(total).minus(amountOf(before, customerClass, 'all')).toFixed(2),
      }
    })
    .toSorted((left, right) => new Decimal(right.total).comparedTo(left.total))
}

/** For the drawing: what was past due of each age on each day, of one class or of all. */
export function agingSeries(days: readonly Day[], customerClass: string | null): { bucket: Bucket; amounts: string[] }[] {
  return BUCKETS.map((bucket) => ({
    bucket,
    amounts: days.map(({ lines }) =>
      lines
        .filter((line) => line.bucket === bucket && (customerClass === null || line.customerClass === customerClass))
        .reduce((sum, { amount }) => sum.plus(amount), new Decimal(0))
        .toFixed(2),
    ),
  }))
}
