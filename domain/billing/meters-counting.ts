import { earlier, later, type LocalDate } from '../kernel/local-date.js'
import { daysOf, intersection, type ServicePeriod } from '../kernel/service-period.js'
import type { InstalledRegister } from '../metering/installed-register.js'
import { correctedDay } from '../metering/inventory/accuracy-correction.js'
import type { MeterRelation } from '../metering/relations/meter-relation.js'
import { ownDays, relatedDays } from '../metering/relations/related-days.js'
import type { RatingCode } from '../rating/facts.js'
import type { BillableDay, MeterDays } from '../rating/intervals/meter-days.js'
import type { ServicePointInput } from './billing-input.js'

/** Registers of one or more service points, with what their meters are to each other. */
type MetersAtHand = Pick<ServicePointInput, 'registers' | 'relations'>

/** A meter on the days on which its intervals count for a place; taken off where it is a sub-meter. */
export type CountingMeter = Omit<MeterDays, 'days'> & Pick<InstalledRegister, 'corrections'>

const FAR: LocalDate = '9999-12-31'

/** The meters whose intervals count at a point on any of the days, each install once for each stretch of days. */
export function metersCounting(point: MetersAtHand, days: ServicePeriod): CountingMeter[] {
  const relations = point.relations?.relations ?? []
  const here = new Set(point.registers.map((register) => register.meterId))
  const added = point.registers.flatMap((register) => {
    const hung = hungOn(register, days)
    if (hung === undefined) return []
    if (relations.length === 0) return [meterOn(register, register.installedOn, register.removedOn)]
    return ownDays(register.meterId, here, relations, hung).map((part) => within(register, part))
  })
  return onceEach([...added, ...subMeters(point, relations, here, days)])
}

/** Sub-meters whose energy is taken off what the meters of the point counted. */
function subMeters(
  point: MetersAtHand,
  relations: readonly MeterRelation[],
  here: ReadonlySet<string>,
  days: ServicePeriod,
): CountingMeter[] {
  return relations.flatMap((relation) => {
    const related = relation.isDeducted && here.has(relation.parentMeterId) ? relatedDays(relation, days) : undefined
    if (related === undefined) return []
    return [...point.registers, ...(point.relations?.elsewhere ?? [])].flatMap((register) => {
      const hung = register.meterId === relation.childMeterId ? hungOn(register, related) : undefined
      return hung === undefined ? [] : [{ ...within(register, hung), isDeducted: true as const }]
    })
  })
}

function hungOn({ installedOn, removedOn }: InstalledRegister, days: ServicePeriod): ServicePeriod | undefined {
  return intersection(days, { from: installedOn, to: removedOn ?? FAR })
}

/** The part of an install that counts; where the install itself begins or ends, the first and the last day may be a part of a day. */
function within(register: InstalledRegister, part: ServicePeriod): CountingMeter {
  const removedOn = earlier(part.to, register.removedOn ?? FAR)
  return meterOn(register, later(part.from, register.installedOn), removedOn)
}

function meterOn({ meterId, corrections }: InstalledRegister, installedOn: LocalDate, removedOn?: LocalDate): CountingMeter {
  const end = removedOn === undefined ? {} : { removedOn }
  return { meterId, installedOn, ...end, ...(corrections === undefined ? {} : { corrections }) }
}

function onceEach(meters: readonly CountingMeter[]): CountingMeter[] {
  return [
    ...new Map(meters.map((meter) => [`${meter.meterId} ${meter.installedOn} ${meter.isDeducted ?? false}`, meter])).values(),
  ]
}

/** A meter may have been somewhere else before: only the days of this install count, corrected where it has failed a test. */
export function daysOfInstall<Day extends BillableDay>(days: readonly Day[], install: CountingMeter): readonly Day[] {
  return days
    .filter((day) => day.day >= install.installedOn && (install.removedOn === undefined || day.day <= install.removedOn))
    .map((day) => correctedDay(day, install.corrections))
}

/** Why a sub-meter cannot be taken off: of some days of the period it has no intervals at all. */
export function missingPart(
  meters: readonly (CountingMeter & { readonly days: readonly BillableDay[] })[],
  period: ServicePeriod,
): { readonly code: RatingCode; readonly message: string } | undefined {
  for (const meter of meters) {
    const days = meter.isDeducted ? intersection(period, { from: meter.installedOn, to: meter.removedOn ?? FAR }) : undefined
    if (days === undefined) continue
    const known = new Set(meter.days.map(({ day }) => day).filter((day) => day >= days.from && day <= days.to))
    if (known.size < daysOf(days)) {
      const missing = daysOf(days) - known.size
      const message = `sub-meter ${meter.meterId}, which is taken off, has no intervals on ${missing} of ${daysOf(days)} days`
      return { code: 'MISSING_DETERMINANT', message }
    }
  }
  return undefined
}
