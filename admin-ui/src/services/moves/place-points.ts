import type { PremisePageJson } from '../../../../api/premises/contract.js'
import type { AgreementRecordJson } from '../../../../api/services/contract.js'

/** A service point as somebody who moves in sees it. */
export interface PlacePoint {
  readonly servicePointId: string
  readonly service: string
  /** Meters that hang there now. */
  readonly meterIds: readonly string[]
  /** Tariff of the newest agreement there; null: it was never in use. */
  readonly lastTariffCode: string | null
  /** Whoever is served there now, or is about to be. */
  readonly served: AgreementRecordJson | null
}

const OVER: ReadonlySet<string> = new Set(['stopped', 'closed', 'cancelled'])

/** The points of a place with who is served there, from its page and all agreements there. */
export function placePoints(place: PremisePageJson, agreements: readonly AgreementRecordJson[]): PlacePoint[] {
  return place.servicePoints.map((point) => {
    const here = agreements
      .filter((agreement) => agreement.servicePointId === point.id && agreement.state !== 'cancelled')
      .sort((left, right) => right.startOn.localeCompare(left.startOn))
    return {
      servicePointId: point.id,
      service: point.service,
      meterIds: point.meters.filter((meter) => meter.removedOn === null).map((meter) => meter.meterId),
      lastTariffCode: here[0]?.tariffCode ?? null,
      served: here.find((agreement) => !OVER.has(agreement.state)) ?? null,
    }
  })
}
