import { done, type Outcome, refused } from '../kernel/outcome.js'
import { type ConnectionRules, meterSizesOf } from './connection-rules.js'

/** Services that are measured by a meter. */
export const METERED_SERVICES: readonly string[] = ['electric', 'water', 'gas']

export interface Application {
  readonly premiseId: string
  readonly service: string
  /** Absent: the point of the service at the premise, or a new one where there is none. */
  readonly servicePointId: string | undefined
  /** null: an account is opened with the application. */
  readonly accountId: string | null
  readonly tariffCode: string
  readonly meterSize: string
}

/** What is known about what an application names. */
export interface ApplicationFacts {
  readonly hasPremise: boolean
  /** Points of the service at the premise, each with the agreement that serves it or is to. */
  readonly points: readonly { readonly servicePointId: string; readonly agreementId: string | null }[]
  readonly accountStatus: 'pending' | 'active' | 'closed' | null
  /** null: there is no such tariff. */
  readonly tariffService: string | null
  /** A connection of this service at this premise that has not ended. */
  readonly openConnectionId: string | null
}

type Code =
  | 'PLACE_UNKNOWN'
  | 'PLACE_SERVED'
  | 'ACCOUNT_UNKNOWN'
  | 'ACCOUNT_CLOSED'
  | 'TARIFF_UNKNOWN'
  | 'METER_SIZE_UNKNOWN'
  | 'CONNECTION_EXISTS'

/** The service point an application is for; null where one is to be made. Refuses what cannot be connected. */
export function checkApplication(
  application: Application,
  facts: ApplicationFacts,
  rules: Pick<ConnectionRules, 'capacityCharges'>,
): Outcome<string | null, Code> {
  const { premiseId, service, servicePointId, accountId, tariffCode, meterSize } = application
  if (!facts.hasPremise) return refused('PLACE_UNKNOWN', `There is no premise ${premiseId}.`)
  if (facts.openConnectionId !== null) {
    return refused('CONNECTION_EXISTS', `${service} at ${premiseId} is being connected already: ${facts.openConnectionId}.`, {
      connectionId: facts.openConnectionId,
    })
  }
  if (accountId !== null && facts.accountStatus === null) return refused('ACCOUNT_UNKNOWN', `There is no account ${accountId}.`)
  if (facts.accountStatus === 'closed') return refused('ACCOUNT_CLOSED', `Account ${accountId} is closed. Take an open one.`)
  if (facts.tariffService !== service) {
    return refused('TARIFF_UNKNOWN', `There is no tariff ${tariffCode} for ${service}.`, { tariffCode, service })
  }
  const sizes = METERED_SERVICES.includes(service) ? meterSizesOf(rules, service) : []
  if (sizes.length > 0 && !sizes.includes(meterSize)) {
    return refused('METER_SIZE_UNKNOWN', `There is no capacity charge for a ${meterSize} meter. Take ${sizes.join(', ')}.`, {
      meterSize,
      sizes,
    })
  }
  return pointOf(application, facts, servicePointId)
}

function pointOf(
  { premiseId, service }: Application,
  facts: ApplicationFacts,
  servicePointId: string | undefined,
): Outcome<string | null, Code> {
  const named = facts.points.find((point) => point.servicePointId === servicePointId)
  if (servicePointId !== undefined && named === undefined) {
    return refused('PLACE_UNKNOWN', `There is no ${service} service point ${servicePointId} at premise ${premiseId}.`)
  }
  const point = named ?? facts.points.find(({ agreementId }) => agreementId === null) ?? facts.points[0]
  if (point === undefined) return done(null)
  if (point.agreementId !== null) {
    return refused('PLACE_SERVED', `Service point ${point.servicePointId} is served already by agreement ${point.agreementId}.`, {
      ...point,
    })
  }
  return done(point.servicePointId)
}
