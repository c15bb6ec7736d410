import type { Decimal } from '../../../domain/kernel/decimal.js'
import type { LocalDate } from '../../../domain/kernel/local-date.js'
import type { IntervalSeries } from '../../../domain/rating/intervals/interval-series.js'
import type { RateRefusal } from './contract.js'

/** One row of a register's totals; `end` is the day after the last. */
export interface UsageTotal {
  readonly start: LocalDate
  readonly end: LocalDate
  readonly quantity: Decimal
  readonly unit: string
  readonly received: Decimal | undefined
  readonly demand: Decimal | undefined
}

export type Usage =
  | { readonly kind: 'intervals'; readonly series: IntervalSeries; readonly wasInOrder: boolean; readonly isUtc: boolean }
  | { readonly kind: 'totals'; readonly totals: readonly UsageTotal[] }

export type UsageReading =
  | { readonly ok: true; readonly usage: Usage }
  | { readonly ok: false; readonly refusals: readonly RateRefusal[] }
