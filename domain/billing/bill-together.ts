import { type Decimal, decimal, ZERO } from '../kernel/decimal.js'
import type { ServicePeriod } from '../kernel/service-period.js'
import { sumOf } from '../rating/intervals/channel-sums.js'
import { coverageGap, rangeOf } from '../rating/intervals/interval-series.js'
import type { RatingFacts } from '../rating/facts.js'
import type { Generation } from '../rating/generation-share.js'
import type { Aggregation } from './aggregation.js'
import { placeOf } from './aggregation-place.js'
import type { AgreementDue } from './agreement-due.js'
import type { AccountInput, CheckHit } from './billing-input.js'

/** Agreements that are billed, with what aggregations make of them, and those that cannot be billed because others are not. */
export interface BilledTogether {
  readonly due: readonly AgreementDue[]
  readonly apart: readonly CheckHit[]
}

/**
 * What aggregations make of the agreements of a bill: all of one must be billed for the same days, or none is (AGGREGATION_APART); credits
 * by rank are worked out from what each of them counted. What a sum counts was brought together before.
 */
export function billTogether(due: readonly AgreementDue[], input: AccountInput): BilledTogether {
  if ((input.aggregations ?? []).length === 0) return { due, apart: [] }
  const apart = due.flatMap((entry) => apartFrom(entry, due, input))
  if (apart.length > 0) return { due, apart }
  const credited = new Map<string, Partial<RatingFacts>>()
  for (const entry of due) {
    const place = placeOf(entry.agreement.agreementId, input, entry.period)
    if (place.role !== 'lead' || place.aggregation.method !== 'rank') continue
    const members = place.members.map((id) => due.find((other) => other.agreement.agreementId === id))
    creditByRank(
      place.aggregation,
      entry,
      members.filter((member) => member !== undefined),
      credited,
    )
  }
  return {
    due: due.map((entry) => {
      const more = credited.get(entry.agreement.agreementId)
      return more === undefined ? entry : { ...entry, facts: { ...entry.facts, ...more } }
    }),
    apart: [],
  }
}

function apartFrom(entry: AgreementDue, due: readonly AgreementDue[], input: AccountInput): CheckHit[] {
  const { agreementId } = entry.agreement
  const place = placeOf(agreementId, input, entry.period)
  if (place.role === 'alone') return []
  const others = [place.aggregation.leadAgreementId, ...place.members].filter((id) => id !== agreementId)
  const missing = others.filter((id) => {
    const other = due.find((candidate) => candidate.agreement.agreementId === id)
    return other === undefined || other.period.from !== entry.period.from || other.period.to !== entry.period.to
  })
  if (missing.length === 0) return []
  const { from, to } = entry.period
  const sentence =
    `${agreementId} is billed together with ${missing.join(' and ')} (${place.aggregation.aggregationId}, ${place.aggregation.name}), ` +
    `whose bill is not for ${from} to ${to}. Bill all of them for the same days, or take out those that have ended.`
  return [
    {
      code: 'AGGREGATION_APART',
      agreementId,
      sentence,
      facts: { aggregation: place.aggregation.aggregationId, missing, from, to },
    },
  ]
}

/** What the first one gave beyond its own use, to the others in their order, each at most its use of the period. */
function creditByRank(
  aggregation: Aggregation,
  lead: AgreementDue,
  members: readonly AgreementDue[],
  credited: Map<string, Partial<RatingFacts>>,
): void {
  const given = energyOf(lead.facts, 'received')
  const taken = energyOf(lead.facts, 'delivered')
  const uses = members.map((member) => energyOf(member.facts, 'delivered'))
  const generator = `${aggregation.aggregationId}, ${aggregation.name}`
  const isKnown = given !== undefined && taken !== undefined && uses.every((use) => use !== undefined)
  const generation: Generation = {
    generator,
    direction: 'received',
    ...(isKnown ? generationOf(lead.facts, given) : { problem: { message: 'what its agreements took and gave is not known' } }),
  }
  let left = isKnown && given.gt(taken) ? given.minus(taken) : ZERO
  let away = ZERO
  members.forEach((member, index) => {
    const use = uses[index] ?? ZERO
    const credit = left.lt(use) ? left : use
    left = left.minus(credit)
    away = away.plus(credit)
    const share = { generation, quantity: credit.toFixed(), days: member.period }
    const shares = [...(member.facts.shares ?? []), share]
    credited.set(member.agreement.agreementId, { shares })
  })
  if (!away.isZero()) {
    const givenAway = [...(lead.facts.givenAway ?? []), { quantity: away.toFixed(), to: generator, days: lead.period }]
    credited.set(lead.agreement.agreementId, { givenAway })
  }
}

/** By its hours where intervals count all of them; what registers tell is of the whole period. */
function generationOf({ period, intervals }: RatingFacts, given: Decimal): Pick<Generation, 'intervals' | 'readsOn'> {
  const hasHours = intervals?.channels.has('received_kwh') && coverageGap(intervals, period, 'received_kwh') === undefined
  return hasHours ? { intervals } : { readsOn: (days) => (isSame(days, period) ? { quantity: given, unit: 'kWh' } : undefined) }
}

function isSame(left: ServicePeriod, right: ServicePeriod): boolean {
  return left.from === right.from && left.to === right.to
}

/** kWh of the period in one direction, as intervals or registers counted it; undefined where that is not known. */
function energyOf({ period, intervals, registers }: RatingFacts, direction: 'delivered' | 'received'): Decimal | undefined {
  const own = registers.filter(({ installed }) => installed.role === 'consumption' && installed.direction === direction)
  if (own.length > 0 && own.every(({ installed }) => installed.unit === 'kWh'))
    return own.reduce<Decimal>((total, { use }) => total.plus(use), ZERO)
  const channel = direction === 'delivered' ? 'kwh' : 'received_kwh'
  const values = intervals?.channels.get(channel)
  if (intervals === undefined) return registers.length > 0 && direction === 'received' ? ZERO : undefined
  if (values === undefined) return direction === 'received' ? ZERO : undefined
  return coverageGap(intervals, period, channel) === undefined ? decimal(sumOf(values, rangeOf(intervals, period))) : undefined
}
