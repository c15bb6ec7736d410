import { Decimal, decimal } from '../../domain/kernel/decimal.js'
import type { LocalDate } from '../../domain/kernel/local-date.js'
import { addDays } from '../../domain/kernel/local-date.js'
import { checkSchema } from '../../domain/kernel/schema-check.js'
import type { RegisterUse } from '../../domain/metering/consumption.js'
import type { MeterInPlace } from '../../domain/metering/meters-in-place.js'
import { readDateClosing } from '../../domain/metering/read-day.js'
import type { Attributes } from '../../domain/rating/attributes.js'
import { compileTariff } from '../../domain/rating/compile-tariff.js'
import type { CarriedState } from '../../domain/rating/carried-state.js'
import type { PastPeriod, RatingFacts, RelatedAgreement, StatedUse } from '../../domain/rating/facts.js'
import type { EventCalendar } from '../../domain/rating/intervals/events.js'
import type { IntervalSeries } from '../../domain/rating/intervals/interval-series.js'
import { type RatedAgreement, rateAgreement } from '../../domain/rating/rate-agreement.js'
import type { RatedLine } from '../../domain/rating/rated-line.js'
import { settleTotal } from '../../domain/rating/settle-total.js'
import type { Conventions, Rule, TariffFile, TariffVersion } from '../../domain/rating/tariff.js'
import { TARIFF_SCHEMA } from '../../domain/rating/tariff-schema.js'

/** An invented tariff and one period of one agreement, as short as a table test needs it. */
export interface RatingCase {
  readonly rules?: readonly unknown[]
  /** Instead of `rules`: whole versions. */
  readonly versions?: readonly unknown[]
  readonly quantities?: Record<string, unknown>
  readonly conventions?: Conventions
  readonly unit?: string
  readonly unit_conversions?: TariffFile['unit_conversions']
  readonly billed_quantity?: unknown
  readonly attributes?: TariffFile['attributes']
  /** First and last day, both included; 31 days in one month of price where absent. */
  readonly from?: LocalDate
  readonly to?: LocalDate
  readonly use?: string | number
  readonly demand?: string | number
  readonly registers?: readonly RegisterUse[]
  readonly meters?: readonly MeterInPlace[]
  readonly facts?: Attributes
  readonly first?: boolean
  readonly final?: boolean
  readonly accountingDate?: LocalDate
  readonly history?: readonly PastPeriod[]
  readonly related?: readonly RelatedAgreement[]
  readonly startOfDay?: boolean
  readonly intervals?: IntervalSeries
  readonly events?: EventCalendar
  readonly stated?: readonly StatedUse[]
  readonly carried?: CarriedState
  readonly attributeChanges?: RatingFacts['attributeChanges']
  readonly shares?: RatingFacts['shares']
  readonly givenAway?: RatingFacts['givenAway']
}

export const CENT = { digits: 2, mode: 'half_up' } as const
export const THOUSANDTH = { digits: 3, mode: 'half_up' } as const

/** Conventions most cases share; each may state its own. */
export const USUAL: Conventions = {
  line_rounding: CENT,
  months: { method: 'normal_period', normal_days: [27, 35], days_per_month: '30' },
  price_change: 'split',
  split: { quantity_rounding: THOUSANDTH, remainder: 'last' },
  tier_limits: { per: 'month', rounding: THOUSANDTH },
}

/** The tariff file of a case, checked against the schema as a file from disk would be. */
export function tariffOf(given: RatingCase): TariffFile {
  const version = { from: '2020-01-01', quantities: given.quantities ?? {}, rules: given.rules ?? [] }
  const file: unknown = {
    tariff: 'T',
    name: 'A tariff',
    service: 'water',
    unit: given.unit ?? 'ccf',
    billed_quantity: given.billed_quantity ?? '1',
    ...(given.unit_conversions === undefined ? {} : { unit_conversions: given.unit_conversions }),
    ...(given.attributes === undefined ? {} : { attributes: given.attributes }),
    versions: (given.versions ?? [version]) as TariffVersion[],
  }
  const problems = checkSchema(file, TARIFF_SCHEMA)
  if (problems.length > 0) throw new Error(problems.map((entry) => `${entry.path.join('.')}: ${entry.message}`).join('\n'))
  return file as TariffFile
}

export function factsOf(given: RatingCase): RatingFacts {
  const period = { from: given.from ?? '2026-08-05', to: given.to ?? '2026-09-04' }
  const registers = [...(given.registers ?? [])]
  if (given.use !== undefined) registers.push(registerUse({ use: String(given.use), unit: given.unit ?? 'ccf', ...period }))
  if (given.demand !== undefined)
    registers.push(registerUse({ use: String(given.demand), unit: 'kW', role: 'demand', register: '2', ...period }))
  return {
    period,
    readDay: given.startOfDay === true ? 'start_of_day' : 'end_of_day',
    accountingDate: given.accountingDate ?? addDays(period.to, 6),
    currency: 'USD',
    firstBill: given.first ?? false,
    finalBill: given.final ?? false,
    attributes: given.facts ?? {},
    meters: given.meters ?? [meter('M1', '5/8')],
    registers,
    history: given.history ?? [],
    demandOf: (past) => (past.demand === undefined ? undefined : decimal(past.demand)),
    related: given.related ?? [],
    ...(given.intervals === undefined ? {} : { intervals: given.intervals }),
    ...(given.events === undefined ? {} : { events: given.events }),
    ...(given.stated === undefined ? {} : { stated: given.stated }),
    ...(given.carried === undefined ? {} : { carried: given.carried }),
    ...(given.shares === undefined ? {} : { shares: given.shares }),
    ...(given.givenAway === undefined ? {} : { givenAway: given.givenAway }),
    ...(given.attributeChanges === undefined ? {} : { attributeChanges: given.attributeChanges }),
  }
}

export function meter(meterId: string, size: string, installed: LocalDate = '2000-01-01', removed?: LocalDate): MeterInPlace {
  return { meterId, size, lastClosedBefore: installed, closesOn: removed }
}

export interface RegisterShort {
  readonly use: string
  readonly unit: string
  readonly from?: LocalDate
  readonly to?: LocalDate
  readonly register?: string
  readonly role?: 'consumption' | 'demand'
  readonly direction?: 'delivered' | 'received'
}

/** A register's use with reads 11 and 12. */
export function registerUse(short: RegisterShort): RegisterUse {
  const from = short.from ?? '2026-08-05'
  const to = short.to ?? '2026-09-04'
  const value = new Decimal(short.use)
  return {
    installed: {
      meterId: 'M1',
      register: short.register ?? '1',
      unit: short.unit,
      direction: short.direction ?? 'delivered',
      role: short.role ?? 'consumption',
      dials: 6,
      multiplier: '1',
      installedOn: '2000-01-01',
      installRead: '0',
      reads: [],
    },
    opening: { readId: 11, on: addDays(from, -1), value: '1000', kind: 'actual' },
    closing: { readId: 12, on: readDateClosing(to, 'end_of_day'), value: value.plus(1000).toFixed(), kind: 'actual' },
    rolledOver: false,
    use: value,
    inPlaceAtEnd: true,
  }
}

export function ratedLines(given: RatingCase): readonly RatedLine[] {
  const { lines: rated, agreementRounding } = ratedPeriod(given)
  return settleTotal(rated, agreementRounding, 2, 'the agreement')
}

/** The whole of what the engine says about a case. */
export function ratedPeriod(given: RatingCase): RatedAgreement {
  const outcome = compileTariff(tariffOf(given), { ...USUAL, ...given.conventions })
  if (outcome.tariff === undefined) {
    throw new Error(outcome.problems.map((entry) => `${entry.code} ${entry.path.join('.')}: ${entry.message}`).join('\n'))
  }
  const rated = rateAgreement(outcome.tariff, factsOf(given))
  if (!rated.ok) throw new Error(`${rated.refusal.code} ${JSON.stringify(rated.refusal.facts?.missing ?? [])}`)
  return rated.value
}

/** `BASE 18.57` for each line; with the days `BASE 08-05..08-31 18.57` where a line is not of the whole period. */
export function lines(given: RatingCase): string[] {
  const { period } = factsOf(given)
  return ratedLines(given).map((line) => {
    const days = line.from === period.from && line.to === period.to ? '' : `${line.from.slice(5)}..${line.to.slice(5)} `
    return `${line.lineCode} ${days}${line.amount.toFixed(2)}`
  })
}

/** Quantities beside amounts: `T1 6.968 37.14`. */
export function quantities(given: RatingCase): string[] {
  return ratedLines(given).map(
    (line) => `${line.lineCode} ${line.quantity.toDecimalPlaces(6).toFixed()} ${line.amount.toFixed(2)}`,
  )
}

/** The code of the refusal with the names that are missing. */
export function refusalOf(given: RatingCase): string {
  try {
    return `no refusal: ${lines(given).join(', ')}`
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

/** `CODE path` of each problem the tariff's validation finds, with the settings known or not. */
export function problemsOf(given: RatingCase, settingsKnown = true): string[] {
  const { problems } = compileTariff(tariffOf(given), settingsKnown ? { ...USUAL, ...given.conventions } : undefined)
  return problems.map((entry) => `${entry.code} ${entry.path.join('.')}`)
}

export type { Rule }
