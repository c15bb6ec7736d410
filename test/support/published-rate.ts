import type { RateCheckAnswer } from '../../activities/rating/rate-check/contract.js'
import { rateCheck } from '../../activities/rating/rate-check/rate-check.js'
import { decimal } from '../../domain/kernel/decimal.js'
import type { Conventions, Rule, TariffFile, TariffVersion, Value } from '../../domain/rating/tariff.js'

/** A published example of a bill as `penstock rate` is given it: a tariff file, a file of usage, facts. */
export interface PublishedRate {
  readonly service: string
  readonly unit: string
  readonly rules: readonly Rule[]
  readonly quantities?: TariffVersion['quantities']
  readonly attributes?: TariffFile['attributes']
  readonly unit_conversions?: TariffFile['unit_conversions']
  readonly conventions?: Conventions
  /** First day and the day after the last one; July 2018 where left out. */
  readonly from?: string
  readonly to?: string
  /** Use of the period in `counted`, or in the tariff's unit; or the text of a usage file. */
  readonly use: string
  readonly counted?: string
  /** Metered kW of the period. */
  readonly kw?: string
  readonly given?: Readonly<Record<string, string>>
  readonly history?: string
  readonly calendar?: unknown
}

/** A fixed amount for each bill, on a line of its own. */
export const fixed = (line: string, price: string): Rule => ({
  rule: line.toLowerCase(),
  kind: 'fixed',
  line,
  per: 'bill',
  price,
})

/** A price for each unit of use, or of another quantity. */
export const perUnit = (line: string, price: string, quantity?: Value, unit?: string): Rule => ({
  rule: line.toLowerCase(),
  kind: 'usage',
  line,
  price,
  ...(quantity === undefined ? {} : { quantity }),
  ...(unit === undefined ? {} : { unit }),
})

/** Tiers as they are stated, whatever the days of the bill. */
export const PER_BILL = { tier_limits: { per: 'bill', rounding: 'none' } } as const

export const WHOLE = { digits: 0, mode: 'half_up' } as const

const CENT = { digits: 2, mode: 'half_up' } as const

export function ratePublished(example: PublishedRate): RateCheckAnswer {
  const { from = '2018-07-01', to = '2018-08-01', counted = example.unit, kw } = example
  const tariff: TariffFile = {
    tariff: 'PUBLISHED',
    name: 'A published example',
    service: example.service,
    unit: example.unit,
    billed_quantity: '0',
    ...(example.attributes === undefined ? {} : { attributes: example.attributes }),
    ...(example.unit_conversions === undefined ? {} : { unit_conversions: example.unit_conversions }),
    conventions: { line_rounding: CENT, months: { method: 'one' }, ...example.conventions },
    versions: [{ from: '2000-01-01', quantities: example.quantities ?? {}, rules: example.rules }],
  }
  const isFile = example.use.startsWith('start,')
  const row = `start,end,${counted}${kw === undefined ? '' : ',kw'}\n${from},${to},${example.use}${kw === undefined ? '' : `,${kw}`}`
  return rateCheck({
    tariff: JSON.stringify(tariff),
    usage: isFile ? example.use : row,
    from,
    to,
    attributes: example.given ?? {},
    options: {},
    ...(example.history === undefined ? {} : { accountHistory: example.history }),
    ...(example.calendar === undefined ? {} : { calendar: JSON.stringify(example.calendar) }),
  })
}

/** `CUSTOMER 12.75` for each line, lines of one code together, and `total 133.74`; or why there is none. */
export function publishedLines(example: PublishedRate): string[] {
  const { periods, refusals } = ratePublished(example)
  const [period] = periods
  if (period === undefined) return refusals.map(({ code, field, message }) => `${code} ${field}: ${message}`)
  const sums = new Map<string, string>()
  for (const { code, amount } of period.lines)
    sums.set(
      code,
      decimal(sums.get(code) ?? '0')
        .plus(amount)
        .toFixed(2),
    )
  return [...[...sums].map(([code, amount]) => `${code} ${amount}`), `total ${period.total}`]
}
