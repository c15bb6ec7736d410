import { decimal } from '../../../../domain/kernel/decimal.js'
import type { Value } from '../../../../domain/rating/tariff.js'
import { billingApparent } from './urdb-billing-demand.js'
import type { UrdbDraft } from './urdb-draft.js'
import { connectedHorsepower } from './urdb-horsepower.js'
import type { UrdbTier } from './urdb-structure.js'

/** `kWh`, or kWh per kW, kVA or horsepower; each may be by the day. */
const UNIT = /^kwh(?:\/(kw|kva|hp))?( daily)?$/

/** A tier of a ladder, and the tier that caps it: kWh steps may stand inside a block of kWh per kW. */
export interface LadderTier extends UrdbTier {
  readonly within?: UrdbTier
}

/** The unit of a tier is one of those that limits have; refused by its path where it is none. */
export function checkUnit(draft: UrdbDraft, tier: UrdbTier, path: string): void {
  if (tier.unit === '' || UNIT.test(tier.unit)) return
  const message = `${path}.unit is ${JSON.stringify(tier.unit)}: tiers are in kWh, or kWh per kW, kVA or hp, each of them maybe daily`
  draft.reader.refuse('UNIT', `${path}.unit`, message)
}

/**
 * A ladder as it is filled. A tier in kWh per kW without a price, with kWh tiers right behind it, is no step: it is the upper end of the
 * block those tiers lie in, as NREL's `utilityrate5` reads such ladders (first 3,000 kWh, next 7,000, of the first 200 hours of use).
 */
export function ladderOf(draft: UrdbDraft, tiers: readonly UrdbTier[], path: string): LadderTier[] {
  let block: UrdbTier | undefined
  return tiers.flatMap((tier, index) => {
    const next = tiers[index + 1]
    if (isPerDemand(tier)) {
      const opens = decimal(tier.price).isZero() && next !== undefined && !isPerDemand(next)
      block = opens ? tier : undefined
      if (!opens) return [tier]
      const at = `${path}[${index}]`
      draft.input.options.assume(at, 'the end of a block', 'it has no price: the tiers in kWh behind it lie within it')
      return []
    }
    return [block === undefined ? tier : { ...tier, within: block }]
  })
}

function isPerDemand(tier: UrdbTier): boolean {
  return tier.unit.startsWith('kwh/')
}

/** The upper limit in kWh: × days of the period, × billing kW or kVA, × horsepower, as its unit says. */
export function limitOf(draft: UrdbDraft, tier: LadderTier, path: string): Value {
  const own = ownLimit(draft, tier, path)
  return tier.within === undefined ? own : { least: [own, ownLimit(draft, tier.within, path)] }
}

function ownLimit(draft: UrdbDraft, tier: UrdbTier, path: string): Value {
  const [, per, daily] = UNIT.exec(tier.unit) ?? []
  const factors: Value[] = [tier.max ?? '0']
  if (per === 'kw') factors.push('billing_kw')
  if (per === 'kva') factors.push(billingApparent(draft))
  if (per === 'hp') factors.push(connectedHorsepower(draft, `${path}.unit`))
  if (daily !== undefined) factors.push('days')
  return factors.length === 1 ? (factors[0] as Value) : { product: factors }
}
