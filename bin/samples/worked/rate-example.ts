import { decimal, sum } from '../../../domain/kernel/decimal.js'
import { addDays, type LocalDate } from '../../../domain/kernel/local-date.js'
import type { Attributes } from '../../../domain/rating/attributes.js'
import { compileTariff } from '../../../domain/rating/compile-tariff.js'
import type { PastPeriod, RelatedAgreement, StatedUse } from '../../../domain/rating/facts.js'
import { type RatedAgreement, rateAgreement } from '../../../domain/rating/rate-agreement.js'
import type { Conventions, RoundingChoice, Rule, TariffFile, Value } from '../../../domain/rating/tariff.js'

/** The inputs of a published example, as its file states them. */
export type ExampleInputs = Readonly<Record<string, unknown>>
/** Figures by the codes of the example's checks. */
export type Figures = Readonly<Record<string, string>>
/** Builds a tariff and its facts from the inputs of one kind of example, and answers what the engine makes of them. */
export type ExampleRunner = (inputs: ExampleInputs) => Figures

export interface ExampleTariff {
  readonly service: string
  readonly unit: string
  readonly rules: readonly Rule[]
  readonly quantities?: Readonly<Record<string, Value>>
  readonly attributes?: TariffFile['attributes']
  readonly conversions?: TariffFile['unit_conversions']
  readonly conventions?: Conventions
}

export interface ExampleFacts {
  /** First and last day, both included. */
  readonly from: LocalDate
  readonly to: LocalDate
  readonly attributes?: Attributes
  readonly use?: { readonly quantity: string; readonly unit: string }
  readonly demand?: string
  readonly history?: readonly PastPeriod[]
  readonly related?: readonly RelatedAgreement[]
  readonly firstBill?: boolean
}

export const CENT = { digits: 2, mode: 'half_up' } as const

/** One period by the production engine; what the engine refuses is an error, for an example states all it needs. */
export function rateExample(tariff: ExampleTariff, facts: ExampleFacts): RatedAgreement {
  const file: TariffFile = {
    tariff: 'EXAMPLE',
    name: 'A published example',
    service: tariff.service,
    unit: tariff.unit,
    billed_quantity: '0',
    ...(tariff.conversions === undefined ? {} : { unit_conversions: tariff.conversions }),
    ...(tariff.attributes === undefined ? {} : { attributes: tariff.attributes }),
    conventions: {
      line_rounding: CENT,
      months: { method: 'one' },
      price_change: 'split',
      tier_limits: { per: 'bill', rounding: 'none' },
      ...tariff.conventions,
    },
    versions: [{ from: '1900-01-01', quantities: tariff.quantities ?? {}, rules: tariff.rules }],
  }
  const compiled = compileTariff(file, {})
  if (compiled.tariff === undefined) throw new Error(compiled.problems.map((problem) => problem.message).join('; '))
  const stated: StatedUse[] = []
  if (facts.use !== undefined) stated.push(statedUse('consumption', facts.use.quantity, facts.use.unit))
  if (facts.demand !== undefined) stated.push(statedUse('demand', facts.demand, 'kW'))
  const rated = rateAgreement(compiled.tariff, {
    period: { from: facts.from, to: facts.to },
    readDay: 'end_of_day',
    accountingDate: addDays(facts.to, 1),
    currency: 'USD',
    firstBill: facts.firstBill ?? false,
    finalBill: false,
    attributes: facts.attributes ?? {},
    meters: [],
    registers: [],
    stated,
    history: facts.history ?? [],
    demandOf: (past) => (past.demand === undefined ? undefined : decimal(past.demand)),
    related: facts.related ?? [],
  })
  if (!rated.ok) throw new Error(`${rated.refusal.code} ${rated.refusal.message}`)
  return rated.value
}

function statedUse(role: StatedUse['role'], quantity: string, unit: string): StatedUse {
  return { role, direction: 'delivered', quantity: decimal(quantity), unit }
}

/** Sum of the amounts of the lines with a code, or of all. */
export function amountOf(rated: RatedAgreement, code?: string): string {
  return sum(rated.lines.filter((line) => code === undefined || line.lineCode === code).map((line) => line.amount)).toFixed(2)
}

export function quantityOf(rated: RatedAgreement, code: string): string {
  return sum(rated.lines.filter((line) => line.lineCode === code).map((line) => line.quantity)).toFixed()
}

/** The text of a number or text among the inputs; an example without it is an error that names it. */
export function textOf(inputs: ExampleInputs, name: string): string {
  const value = inputs[name]
  if (typeof value === 'string' || typeof value === 'number') return String(value)
  throw new Error(`the example states no ${name}`)
}

/** The same; undefined where the example states none. */
export function optionalText(inputs: ExampleInputs, name: string): string | undefined {
  return inputs[name] === undefined ? undefined : textOf(inputs, name)
}

const DIGITS: readonly (readonly [RegExp, number])[] = [
  [/hundredth|cent|2 decimals/i, 2],
  [/tenth|1 decimal/i, 1],
  [/whole|integer|unit/i, 0],
]

/** Rounding as an example says it in words, `each quotient rounded UP to nearest tenth`; `otherwise` where it says nothing. */
export function roundingOf(inputs: ExampleInputs, otherwise: RoundingChoice): RoundingChoice {
  const words = optionalText(inputs, 'rounding')
  if (words === undefined) return otherwise
  if (/\b(not|un)[ -]?rounded\b|\bnone\b/i.test(words)) return 'none'
  const digits = DIGITS.find(([pattern]) => pattern.test(words))?.[1]
  if (digits === undefined) throw new Error(`the rounding ${JSON.stringify(words)} is not understood`)
  return { digits, mode: /\bup\b/i.test(words) ? 'up' : /\bdown\b/i.test(words) ? 'down' : 'half_up' }
}
