import type { DatedValue, Value } from '../../../../domain/rating/tariff.js'
import { billingApparent } from './urdb-billing-demand.js'
import type { UrdbDraft } from './urdb-draft.js'
import { connectedHorsepower } from './urdb-horsepower.js'
import type { UrdbStructure } from './urdb-structure.js'

/** What a demand charge is per: kW, kVA or connected horsepower, and maybe per day. */
export interface DemandUnit {
  readonly of: 'kw' | 'kva' | 'hp'
  readonly name: 'kW' | 'kVA' | 'hp'
  readonly isDaily: boolean
}

const NAMES = { kw: 'kW', kva: 'kVA', hp: 'hp' } as const

/**
 * The unit of a demand charge: of its member or, in older entries, `demandunits` for all; where neither is there, of its tiers. A tier
 * with another one is refused.
 */
export function demandUnit(draft: UrdbDraft, field: string, structure: UrdbStructure, path: string): DemandUnit | undefined {
  const { reader } = draft
  const ofTiers = structure.flat().find((tier) => tier.unit !== '')?.unit
  const written = (reader.text(field) ?? reader.text('demandunits') ?? ofTiers ?? 'kW').toLowerCase().replaceAll(/\s+/g, ' ')
  structure.forEach((tiers, period) =>
    tiers.forEach(({ unit }, tier) => {
      if (unit === '' || unit === written) return
      const at = `${path}[${period}][${tier}].unit`
      reader.refuse('UNIT', at, `${at} is ${JSON.stringify(unit)}, and the charge is per ${written}`)
    }),
  )
  const [, of, daily] = /^(kw|kva|hp)( daily)?$/.exec(written) ?? []
  if (of === undefined) {
    reader.refuse('UNIT', field, `${field} is ${JSON.stringify(written)}: demand charges are in kW, kVA or hp`)
    return undefined
  }
  if (daily !== undefined && !isAsked(draft, field, written)) return undefined
  const known = of as keyof typeof NAMES
  return { of: known, name: NAMES[known], isDaily: daily !== undefined }
}

/** Whether a daily price is due for each day, or for the peak of each day, is not published: it is taken only as the option states it. */
function isAsked({ reader, input }: UrdbDraft, field: string, unit: string): boolean {
  if (!input.options.has('daily_demand')) {
    const message = `${field} is ${JSON.stringify(unit)}: what a price by the day is of is not published; the option daily_demand=days takes it for each day of the billing period on its highest demand`
    reader.refuse('UNIT', field, message)
    return false
  }
  input.options.choice('daily_demand', ['days'], '')
  return true
}

/** What a charge on all hours of the month is of. */
export function billedDemand(draft: UrdbDraft, unit: DemandUnit, field: string): Value {
  if (unit.of === 'hp') return connectedHorsepower(draft, field)
  return unit.of === 'kva' ? billingApparent(draft) : 'billing_kw'
}

/** The price of a tier, × days of the billing period where it is by the day. */
export function priceIn(unit: DemandUnit, price: string): DatedValue {
  return unit.isDaily ? { product: [price, 'days'] } : price
}
