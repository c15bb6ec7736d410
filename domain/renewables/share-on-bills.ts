import { type Decimal, decimal, ZERO } from '../kernel/decimal.js'
import type { LocalDate } from '../kernel/local-date.js'
import type { LineDerivation } from '../rating/derivation.js'

/** A line of a bill that rests on what generators elsewhere gave. */
export interface LineOfShare {
  readonly agreementId: string
  readonly billNumber: string
  readonly periodFrom: LocalDate
  readonly periodTo: LocalDate
  readonly amount: string
  readonly derivation: LineDerivation
}

/** What shares of generators came to on one bill. */
export interface ShareOnBill {
  readonly agreementId: string
  readonly billNumber: string
  readonly periodFrom: LocalDate
  readonly periodTo: LocalDate
  /** What the lines credit in money, not negative; null where energy was credited instead. */
  readonly credit: string | null
  readonly parts: readonly { readonly generator: string; readonly percent: string; readonly kwh: string }[]
}

/** Bills with what each got of generators, in the order of the lines; what several lines rest on is counted once. */
export function sharesOnBills(lines: readonly LineOfShare[]): ShareOnBill[] {
  const bills = new Map<string, LineOfShare[]>()
  for (const line of lines) {
    const id = `${line.agreementId} ${line.billNumber}`
    bills.set(id, [...(bills.get(id) ?? []), line])
  }
  return [...bills.values()].flatMap((own) => {
    const [first] = own
    if (first === undefined) return []
    const { agreementId, billNumber, periodFrom, periodTo } = first
    return [{ agreementId, billNumber, periodFrom, periodTo, credit: creditOf(own), parts: partsOf(own) }]
  })
}

function creditOf(lines: readonly LineOfShare[]): string | null {
  const credits = lines.filter(({ amount }) => decimal(amount).isNegative())
  if (credits.length === 0) return null
  return credits.reduce<Decimal>((sum, { amount }) => sum.minus(amount), ZERO).toFixed(2)
}

function partsOf(lines: readonly LineOfShare[]): ShareOnBill['parts'] {
  const seen = new Set<string>()
  const parts = new Map<string, { readonly generator: string; readonly percent: string; kwh: Decimal }>()
  for (const { step, figures } of lines.flatMap(({ derivation }) => derivation.steps)) {
    const { generator = '', percent = '', quantity = '0', from = '', to = '' } = figures
    const days = `${generator} ${percent} ${from} ${to}`
    if (step !== 'generation_share' || seen.has(days)) continue
    seen.add(days)
    const id = `${generator} ${percent}`
    const known = parts.get(id)
    parts.set(id, { generator, percent, kwh: (known?.kwh ?? ZERO).plus(quantity) })
  }
  return [...parts.values()].map(({ kwh, ...part }) => ({ ...part, kwh: kwh.toFixed() }))
}
