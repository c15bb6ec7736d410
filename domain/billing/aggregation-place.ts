import { intersection, type ServicePeriod } from '../kernel/service-period.js'
import type { InstalledRegister } from '../metering/installed-register.js'
import type { PlaceRelations } from '../metering/relations/place-consumption.js'
import type { Aggregation } from './aggregation.js'
import type { AccountInput, AgreementInput } from './billing-input.js'

/** Where an agreement stands on days that are billed: alone, the first of an aggregation, or one of the others. */
export type Place =
  | { readonly role: 'alone' }
  | { readonly role: 'lead' | 'member'; readonly aggregation: Aggregation; readonly members: readonly string[] }

export function placeOf(agreementId: string, input: Pick<AccountInput, 'aggregations'>, period: ServicePeriod): Place {
  for (const aggregation of input.aggregations ?? []) {
    const members = aggregation.members
      .filter(({ from, to }) => intersection({ from, to: to ?? period.to }, period) !== undefined)
      .map((member) => member.agreementId)
    if (members.length === 0) continue
    if (aggregation.leadAgreementId === agreementId) return { role: 'lead', aggregation, members }
    if (members.includes(agreementId)) return { role: 'member', aggregation, members }
  }
  return { role: 'alone' }
}

/** The registers whose counting an agreement is billed for: its own; of a sum the first one has all of them and the others none. */
export function registersOfPlace(
  agreement: AgreementInput,
  input: Pick<AccountInput, 'agreements' | 'servicePoints' | 'aggregations'>,
  period: ServicePeriod,
): readonly InstalledRegister[] {
  const place = placeOf(agreement.agreementId, input, period)
  const at = (servicePointId: string) =>
    input.servicePoints.find((point) => point.servicePointId === servicePointId)?.registers ?? []
  if (place.role === 'alone' || place.aggregation.method === 'rank') return at(agreement.servicePointId)
  if (place.role === 'member') return []
  const points = input.agreements
    .filter((own) => own === agreement || place.members.includes(own.agreementId))
    .map((own) => own.servicePointId)
  return [...new Set(points)].flatMap(at)
}

/** What the meters behind those registers are to each other, of all the places together; undefined where they are nothing. */
export function relationsOfPlace(
  registers: readonly InstalledRegister[],
  input: Pick<AccountInput, 'servicePoints'>,
): PlaceRelations | undefined {
  const meters = new Set(registers.map((register) => register.meterId))
  const known = input.servicePoints.flatMap((point) =>
    point.relations !== undefined && point.registers.some((register) => meters.has(register.meterId)) ? [point.relations] : [],
  )
  if (known.length === 0) return undefined
  return {
    relations: known.flatMap((place) => place.relations),
    elsewhere: known.flatMap((place) => place.elsewhere).filter((register) => !meters.has(register.meterId)),
  }
}
