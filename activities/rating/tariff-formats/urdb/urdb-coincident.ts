import { pricesOf, structureOf } from './urdb-demand.js'
import { demandUnit } from './urdb-demand-unit.js'
import { BILLING_MONTH, monthsOfPeriod, type UrdbDraft } from './urdb-draft.js'
import { isZeroThroughout } from './urdb-fields.js'
import { readGrid } from './urdb-structure.js'

const FIELD = 'coincidentratestructure'
/** The list of the calendar that holds the hours of the system's peak. */
const HOURS = 'coincident_peak'

/**
 * Demand at the peak of the system. The entry prices it and does not know when it is: the hours come from the calendar, and without
 * them the charge is refused. Its schedule says which price a month has.
 */
export function addCoincident(draft: UrdbDraft): void {
  const { reader, input } = draft
  const structure = structureOf(draft, FIELD, undefined)
  if (structure === undefined) return
  if (!input.announced.includes(HOURS)) {
    const message = `${FIELD}: a charge at the peak of the system, whose hours the entry does not state; a calendar names them as events ${HOURS}`
    return reader.refuse('NOT_COVERED', FIELD, message)
  }
  const unit = demandUnit(draft, 'coincidentrateunit', structure, FIELD)
  if (unit === undefined) return
  if (unit.of !== 'kw') {
    const message = `coincidentrateunit is ${unit.name}: demand at the peak of the system is in kW`
    return reader.refuse('UNIT', 'coincidentrateunit', message)
  }
  const grid = readGrid(reader, 'coincidentrateschedule', structure.length)
  if (grid === undefined && structure.length > 1)
    return reader.refuse('SCHEDULE', 'coincidentrateschedule', 'coincidentrateschedule is missing: which price each month has')
  const take = input.options.choice(
    'coincident',
    ['highest_kw', 'mean_kw'],
    'the highest kW in the announced hours; the entry does not say it',
  )
  const priced = structure.flatMap((tiers, period) => (isZeroThroughout(tiers.map((tier) => tier.price)) ? [] : [period]))
  const monthsBy = new Map(priced.map((period) => [period, grid === undefined ? null : monthsOfPeriod(period, [grid])]))
  const all = [...monthsBy.values()].flatMap((months) => months ?? [])
  const twice = all.find((month, index) => all.indexOf(month) !== index)
  if (twice !== undefined) {
    const message = `month ${twice} has several prices: which of them the announced hours pay is not stated`
    return reader.refuse('NOT_COVERED', 'coincidentrateschedule', message)
  }
  for (const [period, months] of monthsBy) {
    if (months?.length === 0) continue
    const rule = `coincident-${period}`
    draft.rules.push({
      rule,
      kind: 'demand',
      label: 'Demand at the peak of the system',
      per: 'bill',
      quantity: { during: HOURS, take },
      unit: 'kW',
      zero_lines: 'omit',
      ...pricesOf(structure[period] ?? [], unit, `COINCIDENT-P${period}`, 'Demand at the peak of the system'),
      ...(months === null || months.length === 12 ? {} : { when: { [BILLING_MONTH]: months } }),
    })
    draft.groups[rule] = 'demandTou'
  }
}
