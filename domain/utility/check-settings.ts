import { decimal, type Decimal } from '../kernel/decimal.js'
import type { ReadKind } from '../metering/installed-register.js'
import type { DecimalText } from '../rating/tariff.js'

/** What may be checked before a bill is issued. The order is the one they have where settings do not list them. */
export const CHECK_KINDS = [
  'no_tariff',
  'overlap',
  'missing_read',
  'consecutive_estimates',
  'negative_use',
  'high_use',
  'low_use',
  'high_use_last_year',
  'low_use_last_year',
  'use_above',
  'zero_use',
  'first_bill',
  'final_bill',
  'long_period',
  'short_period',
  'estimated_read',
  'customer_read',
  'bill_above',
  'bill_below',
] as const
export type CheckKind = (typeof CHECK_KINDS)[number]

/** `park`: the whole account is held; `flag`: it is billed and the bill carries the code; `off`: not looked at. */
export type CheckAction = 'park' | 'flag' | 'off'

/** One entry of `checks` in settings.json. The place in the list is its rank: of several hits the first one is named. */
export interface CheckFile {
  readonly check: CheckKind
  readonly code?: string
  readonly action?: CheckAction
  readonly services?: readonly string[]
  /** Only agreements whose tariff counts in this unit. */
  readonly unit?: string
  readonly customer_classes?: readonly string[]
  /** Estimates in a row that may still be billed. */
  readonly at_most?: number
  /** Which reads count as estimates in a row; estimated ones where absent. */
  readonly read_kinds?: readonly ReadKind[]
  /** Times the mean (or last year's) use. */
  readonly factor?: DecimalText
  /** How many of the last bills make the mean. */
  readonly bills?: number
  /** Fewer earlier bills than this: not checked. */
  readonly at_least_bills?: number
  /** Use must also be above this quantity (high) … */
  readonly and_above?: DecimalText
  /** … or below this one (low) … */
  readonly and_below?: DecimalText
  /** … or the mean must be above it (low). */
  readonly and_mean_above?: DecimalText
  /** Bills of periods outside the normal days do not count in the mean. */
  readonly only_normal_periods?: boolean
  readonly compare?: 'period' | 'per_day'
  readonly or_equal?: boolean
  readonly days?: number
  readonly amount?: DecimalText
  /** In the tariff's unit. */
  readonly quantity?: DecimalText
}

/** A check ready to apply. */
export interface Check {
  readonly kind: CheckKind
  readonly code: string
  readonly action: CheckAction
  readonly services: readonly string[] | undefined
  readonly unit: string | undefined
  readonly customerClasses: readonly string[] | undefined
  readonly atMost: number
  readonly readKinds: readonly ReadKind[]
  readonly factor: Decimal
  readonly bills: number
  readonly atLeastBills: number
  readonly andAbove: Decimal | undefined
  readonly andBelow: Decimal | undefined
  readonly andMeanAbove: Decimal | undefined
  /** undefined: bills of any period count. */
  readonly normalDays: readonly [number, number] | undefined
  readonly perDay: boolean
  readonly orEqual: boolean
  readonly days: number
  readonly amount: Decimal
  readonly quantity: Decimal
}

const DEFAULT_CODES: Readonly<Record<CheckKind, string>> = {
  no_tariff: 'TARIFF_UNKNOWN',
  overlap: 'OVERLAP',
  missing_read: 'MISSING_READ',
  consecutive_estimates: 'TOO_MANY_ESTIMATES',
  negative_use: 'NEGATIVE_USE',
  high_use: 'HIGH_USE',
  low_use: 'LOW_USE',
  high_use_last_year: 'HIGH_USE',
  low_use_last_year: 'LOW_USE',
  use_above: 'HIGH_USE',
  zero_use: 'ZERO_USE',
  first_bill: 'FIRST',
  final_bill: 'FINAL',
  long_period: 'CATCH_UP',
  short_period: 'SHORT_PERIOD',
  estimated_read: 'ESTIMATED',
  customer_read: 'CUSTOMER_READ',
  bill_above: 'BILL_ABOVE_LIMIT',
  bill_below: 'BILL_BELOW_LIMIT',
}

/** Marks on a bill rather than reasons to hold it, unless the settings say otherwise. */
const FLAGS: readonly CheckKind[] = [
  'zero_use',
  'first_bill',
  'final_bill',
  'long_period',
  'short_period',
  'estimated_read',
  'customer_read',
]

/** Without these a bill would be wrong: they hold the account even where the settings do not list them. */
export const ALWAYS_CHECKED: readonly CheckKind[] = ['no_tariff', 'overlap', 'missing_read', 'negative_use']

/** Cannot be exempted, flagged or switched off: there is nothing to bill with. */
export const NEVER_EXEMPT: readonly CheckKind[] = ['no_tariff', 'missing_read']

/** Flags that are set even where the settings do not list them. */
const ALWAYS_FLAGGED: readonly CheckKind[] = ['first_bill', 'final_bill', 'estimated_read', 'zero_use']

/**
 * The checks in the order of their rank: those always made that the settings leave out, the listed ones, the usual flags
 * that the settings leave out. `normalDays`: fewest and most days of a normal period; a longer one is flagged CATCH_UP.
 */
export function compileChecks(files: readonly CheckFile[], normalDays: readonly [number, number] | undefined): Check[] {
  const listed = new Set(files.map((file) => file.check))
  const before = ALWAYS_CHECKED.filter((kind) => !listed.has(kind)).map((check) => compileCheck({ check }))
  const after = ALWAYS_FLAGGED.filter((kind) => !listed.has(kind)).map((check) => compileCheck({ check }))
  if (!listed.has('long_period') && normalDays !== undefined)
    after.push(compileCheck({ check: 'long_period', days: normalDays[1] }))
  return [...before, ...files.map((file) => compileCheck(file, normalDays)), ...after]
}

function compileCheck(file: CheckFile, normalDays?: readonly [number, number]): Check {
  const optional = (text: DecimalText | undefined): Decimal | undefined => (text === undefined ? undefined : decimal(text))
  return {
    kind: file.check,
    code: file.code ?? DEFAULT_CODES[file.check],
    action: file.action ?? (FLAGS.includes(file.check) ? 'flag' : 'park'),
    services: file.services,
    unit: file.unit,
    customerClasses: file.customer_classes,
    atMost: file.at_most ?? 0,
    readKinds: file.read_kinds ?? ['estimated'],
    factor: decimal(file.factor ?? 1),
    bills: file.bills ?? 12,
    atLeastBills: file.at_least_bills ?? 1,
    andAbove: optional(file.and_above),
    andBelow: optional(file.and_below),
    andMeanAbove: optional(file.and_mean_above),
    normalDays: file.only_normal_periods === true ? normalDays : undefined,
    perDay: file.compare === 'per_day',
    orEqual: file.or_equal === true,
    days: file.days ?? 0,
    amount: decimal(file.amount ?? 0),
    quantity: decimal(file.quantity ?? 0),
  }
}

/** What a kind of check must be told, for validation. */
export const CHECK_NEEDS: Readonly<Partial<Record<CheckKind, readonly (keyof CheckFile)[]>>> = {
  consecutive_estimates: ['at_most'],
  high_use: ['factor'],
  low_use: ['factor'],
  high_use_last_year: ['factor'],
  low_use_last_year: ['factor'],
  use_above: ['quantity'],
  long_period: ['days'],
  short_period: ['days'],
  bill_above: ['amount'],
  bill_below: ['amount'],
}
