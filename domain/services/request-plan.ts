import { addDays, later, type LocalDate } from '../kernel/local-date.js'
import { done, type Outcome, refused } from '../kernel/outcome.js'
import type { AgreementState } from './agreement-lifecycle.js'

export const REQUEST_KINDS = ['move_in', 'move_out', 'transfer', 'suspension'] as const
export type RequestKind = (typeof REQUEST_KINDS)[number]

/** For whom an agreement begins or ends: who asks, who served here until now, or the owner of the place. */
export type Party = 'applicant' | 'sitting' | 'owner'

export interface PlacedAgreement {
  readonly agreementId: string
  readonly accountId: string
  readonly servicePointId: string
  readonly tariffCode: string
  readonly startOn: LocalDate
  readonly stopOn: LocalDate | null
  readonly state: AgreementState
}

export interface PlacePoint {
  readonly servicePointId: string
  readonly service: string
  readonly inServiceOn: LocalDate
  /** Tariff of the newest agreement here. */
  readonly lastTariffCode: string | null
  /** Every agreement here that was not cancelled. */
  readonly agreements: readonly PlacedAgreement[]
}

/** A premise as a move sees it. */
export interface Place {
  readonly premiseId: string
  readonly points: readonly PlacePoint[]
  /** The owner's account, where an owner agreement is in force on the day that matters. */
  readonly ownerAccountId: string | null
}

/** What is asked for, with everything the decision rests on. */
export interface RequestWish {
  readonly kind: RequestKind
  readonly today: LocalDate
  readonly daysBackAtMost: number
  /** Who asks; null: an account that does not exist yet. */
  readonly accountId: string | null
  readonly startOn: LocalDate | null
  readonly stopOn: LocalDate | null
  /** End the service of whoever is still served there, the day before. */
  readonly movesOut: boolean
  /** Where service begins. */
  readonly to: Place | null
  /** Where service ends. */
  readonly from: Place | null
  /** What begins, with another tariff than the last one where it is named; null: every service of the premise. */
  readonly services: readonly { readonly servicePointId: string; readonly tariffCode: string | null }[] | null
  /** What ends; null: everything the account has at the premise. */
  readonly stopPoints: readonly string[] | null
  /** Service by tariff, of those in the rate book. */
  readonly tariffs: ReadonlyMap<string, string>
}

export interface PlannedStart {
  readonly servicePointId: string
  readonly service: string
  readonly tariffCode: string
  readonly startOn: LocalDate
  readonly party: Party
  /** null: the new account of who asks. */
  readonly accountId: string | null
}

export interface PlannedStop {
  readonly agreementId: string
  readonly servicePointId: string
  readonly service: string
  readonly accountId: string
  readonly stopOn: LocalDate
  readonly party: Party
}

/** What will begin and end, and where nobody is served afterwards. */
export interface RequestPlan {
  readonly starts: readonly PlannedStart[]
  readonly stops: readonly PlannedStop[]
  readonly withoutCustomer: readonly string[]
}

export type PlanRefusal =
  | 'START_MISSING'
  | 'STOP_MISSING'
  | 'START_TOO_FAR_BACK'
  | 'STOP_TOO_FAR_BACK'
  | 'STOP_BEFORE_START'
  | 'DATES_OUT_OF_ORDER'
  | 'NOTHING_TO_STOP'
  | 'STOP_ANNOUNCED'
  | 'NOTHING_TO_START'
  | 'POINT_NOT_IN_SERVICE'
  | 'TARIFF_MISSING'
  | 'TARIFF_UNFIT'
  | 'ALREADY_SERVED'
  | 'SITTING_CUSTOMER'
  | 'POINT_TAKEN'

type Planned<Value> = Outcome<Value, PlanRefusal>

/** Decides what a request means for every service point it touches, or why it cannot be. */
export function planRequest(wish: RequestWish): Planned<RequestPlan> {
  const dates = datesInOrder(wish)
  if (!dates.ok) return dates
  const stops = wish.from === null ? done([]) : plannedStops(wish, wish.from)
  if (!stops.ok) return stops
  const begun = wish.kind === 'suspension' ? resumed(wish, stops.value) : wish.to === null ? done(NOTHING) : begins(wish, wish.to)
  if (!begun.ok) return begun
  const { from } = wish
  const reverted = from === null || wish.kind === 'suspension' ? [] : reversions(from, stops.value, begun.value.starts)
  const followed = new Set([...begun.value.starts, ...reverted].map((start) => `${start.servicePointId} ${start.startOn}`))
  return done({
    starts: [...begun.value.starts, ...reverted],
    stops: [...stops.value, ...begun.value.stops],
    withoutCustomer:
      from === null || wish.kind === 'suspension'
        ? []
        : stops.value
            .filter((stop) => !followed.has(`${stop.servicePointId} ${addDays(stop.stopOn, 1)}`) && !isFollowed(from, stop))
            .map((stop) => stop.servicePointId),
  })
}

interface Begun {
  readonly starts: readonly PlannedStart[]
  readonly stops: readonly PlannedStop[]
}
const NOTHING: Begun = { starts: [], stops: [] }

function datesInOrder({ kind, startOn, stopOn, today, daysBackAtMost }: RequestWish): Planned<undefined> {
  const earliest = addDays(today, -daysBackAtMost)
  if ((kind === 'move_in' || kind === 'transfer') && startOn === null)
    return refused('START_MISSING', 'Say on which day service begins.')
  if (kind !== 'move_in' && stopOn === null) return refused('STOP_MISSING', 'Say which day is the last one of service.')
  if (startOn !== null && startOn < earliest) {
    return refused('START_TOO_FAR_BACK', `Service may begin ${earliest} at the earliest, ${daysBackAtMost} days before today.`, {
      earliest,
    })
  }
  if (stopOn !== null && stopOn < earliest) {
    return refused('STOP_TOO_FAR_BACK', `The last day may be ${earliest} at the earliest, ${daysBackAtMost} days before today.`, {
      earliest,
    })
  }
  if (kind === 'suspension' && startOn !== null && stopOn !== null && startOn <= stopOn) {
    return refused('DATES_OUT_OF_ORDER', `Service cannot be resumed on ${startOn}: it ends on ${stopOn}.`, { startOn, stopOn })
  }
  return done(undefined)
}

function plannedStops(wish: RequestWish, from: Place): Planned<PlannedStop[]> {
  const stopOn = wish.stopOn ?? ''
  const stops: PlannedStop[] = []
  for (const point of from.points) {
    if (wish.stopPoints !== null && !wish.stopPoints.includes(point.servicePointId)) continue
    for (const agreement of point.agreements) {
      if (agreement.accountId !== wish.accountId) continue
      if (agreement.state === 'pending_stop') {
        return refused(
          'STOP_ANNOUNCED',
          `${capital(point.service)} at ${point.servicePointId} ends on ${agreement.stopOn} already. Reschedule that request instead.`,
          { agreementId: agreement.agreementId, stopOn: agreement.stopOn },
        )
      }
      if (agreement.state !== 'active') continue
      if (stopOn < agreement.startOn) {
        return refused(
          'STOP_BEFORE_START',
          `${capital(point.service)} at ${point.servicePointId} began on ${agreement.startOn}; its last day cannot be ${stopOn}.`,
          { agreementId: agreement.agreementId, startOn: agreement.startOn, stopOn },
        )
      }
      stops.push({
        agreementId: agreement.agreementId,
        servicePointId: point.servicePointId,
        service: point.service,
        accountId: agreement.accountId,
        stopOn,
        party: 'applicant',
      })
    }
  }
  if (stops.length > 0) return done(stops)
  return refused('NOTHING_TO_STOP', `Account ${wish.accountId} has no service in force at ${from.premiseId} that could end.`)
}

/** Suspended service comes back to the same account under the same tariff. */
function resumed(wish: RequestWish, stops: readonly PlannedStop[]): Planned<Begun> {
  const { startOn, from } = wish
  if (startOn === null || from === null) return done(NOTHING)
  const starts = stops.map((stop): PlannedStart => {
    const point = from.points.find((each) => each.servicePointId === stop.servicePointId)
    const agreement = point?.agreements.find((each) => each.agreementId === stop.agreementId)
    return {
      servicePointId: stop.servicePointId,
      service: stop.service,
      tariffCode: agreement?.tariffCode ?? '',
      startOn,
      party: 'applicant',
      accountId: stop.accountId,
    }
  })
  for (const start of starts) {
    const taken = from.points
      .find((point) => point.servicePointId === start.servicePointId)
      ?.agreements.find((each) => each.accountId !== start.accountId && (each.stopOn === null || each.stopOn >= startOn))
    if (taken !== undefined) return pointTaken(start.service, start.servicePointId, taken)
  }
  return done({ starts, stops: [] })
}

function begins(wish: RequestWish, to: Place): Planned<Begun> {
  const startOn = wish.startOn ?? ''
  const starts: PlannedStart[] = []
  const stops: PlannedStop[] = []
  const chosen = chosenPoints(wish, to)
  if (!chosen.ok) return chosen
  for (const { point, tariffCode } of chosen.value) {
    if (point.inServiceOn > startOn) {
      return refused(
        'POINT_NOT_IN_SERVICE',
        `${capital(point.service)} at ${point.servicePointId} is there from ${point.inServiceOn} on.`,
        { servicePointId: point.servicePointId, inServiceOn: point.inServiceOn },
      )
    }
    const tariff = fittingTariff(wish, point, tariffCode)
    if (!tariff.ok) return tariff
    const displaced = displacedAt(wish, to, point)
    if (!displaced.ok) return displaced
    stops.push(...displaced.value)
    starts.push({
      servicePointId: point.servicePointId,
      service: point.service,
      tariffCode: tariff.value,
      startOn,
      party: 'applicant',
      accountId: wish.accountId,
    })
  }
  return done({ starts, stops })
}

function chosenPoints(wish: RequestWish, to: Place): Planned<{ point: PlacePoint; tariffCode: string | null }[]> {
  if (wish.services === null) {
    const everything = to.points.filter((point) => point.lastTariffCode !== null).map((point) => ({ point, tariffCode: null }))
    return everything.length > 0
      ? done(everything)
      : refused(
          'NOTHING_TO_START',
          `${to.premiseId} has no service that was ever in use. Name the service points and their tariffs.`,
        )
  }
  const chosen: { point: PlacePoint; tariffCode: string | null }[] = []
  for (const { servicePointId, tariffCode } of wish.services) {
    const point = to.points.find((each) => each.servicePointId === servicePointId)
    if (point === undefined) {
      return refused('NOTHING_TO_START', `Service point ${servicePointId} is not at ${to.premiseId}.`, { servicePointId })
    }
    if (!chosen.some((each) => each.point === point)) chosen.push({ point, tariffCode })
  }
  return chosen.length > 0 ? done(chosen) : refused('NOTHING_TO_START', 'Name at least one service.')
}

function fittingTariff(wish: RequestWish, point: PlacePoint, wanted: string | null): Planned<string> {
  const tariffCode = wanted ?? point.lastTariffCode
  if (tariffCode === null) {
    return refused('TARIFF_MISSING', `${capital(point.service)} at ${point.servicePointId} never had a tariff. Choose one.`, {
      servicePointId: point.servicePointId,
    })
  }
  if (wanted !== null && wish.tariffs.get(wanted) !== point.service) {
    return refused('TARIFF_UNFIT', `Tariff ${wanted} is none for ${point.service}.`, {
      tariffCode: wanted,
      service: point.service,
    })
  }
  return done(tariffCode)
}

/** Who is served at the point from the first day on, and has to leave the day before. */
function displacedAt(wish: RequestWish, to: Place, point: PlacePoint): Planned<PlannedStop[]> {
  const startOn = wish.startOn ?? ''
  const stops: PlannedStop[] = []
  for (const sitting of point.agreements) {
    if (sitting.stopOn !== null && sitting.stopOn < startOn) continue
    if (sitting.accountId === wish.accountId) {
      return refused('ALREADY_SERVED', `Account ${wish.accountId} has ${point.service} at ${point.servicePointId} already.`, {
        agreementId: sitting.agreementId,
      })
    }
    // The owner's own turn is decided on the day: it is cut short, or never comes.
    if (sitting.accountId === to.ownerAccountId && (sitting.state === 'pending_start' || sitting.startOn >= startOn)) continue
    const mayLeave = sitting.state === 'active' && sitting.startOn < startOn
    if (!mayLeave) return pointTaken(point.service, point.servicePointId, sitting)
    if (!wish.movesOut && sitting.accountId !== to.ownerAccountId) {
      return refused(
        'SITTING_CUSTOMER',
        `Account ${sitting.accountId} has ${point.service} at ${point.servicePointId}. Move it out the day before, or begin after it has left.`,
        { agreementId: sitting.agreementId, accountId: sitting.accountId, servicePointId: point.servicePointId },
      )
    }
    stops.push({
      agreementId: sitting.agreementId,
      servicePointId: point.servicePointId,
      service: point.service,
      accountId: sitting.accountId,
      stopOn: addDays(startOn, -1),
      party: sitting.accountId === to.ownerAccountId ? 'owner' : 'sitting',
    })
  }
  return done(stops)
}

function pointTaken(service: string, servicePointId: string, by: PlacedAgreement): Planned<never> {
  const until = by.stopOn === null ? '' : ` to ${by.stopOn}`
  return refused(
    'POINT_TAKEN',
    `${capital(service)} at ${servicePointId} belongs to account ${by.accountId} from ${by.startOn}${until}; two customers cannot share a day.`,
    { servicePointId, agreementId: by.agreementId, accountId: by.accountId, startOn: by.startOn, stopOn: by.stopOn },
  )
}

/** The owner takes each service back on the next day, unless somebody else begins by then. */
function reversions(from: Place, stops: readonly PlannedStop[], starts: readonly PlannedStart[]): PlannedStart[] {
  const { ownerAccountId } = from
  if (ownerAccountId === null) return []
  return stops.flatMap((stop): PlannedStart[] => {
    const startOn = addDays(stop.stopOn, 1)
    const point = from.points.find((each) => each.servicePointId === stop.servicePointId)
    const agreement = point?.agreements.find((each) => each.agreementId === stop.agreementId)
    const begun = starts.some((start) => start.servicePointId === stop.servicePointId && start.startOn <= startOn)
    if (stop.accountId === ownerAccountId || agreement === undefined || begun || isFollowed(from, stop)) return []
    return [
      {
        servicePointId: stop.servicePointId,
        service: stop.service,
        tariffCode: agreement.tariffCode,
        startOn,
        party: 'owner',
        accountId: ownerAccountId,
      },
    ]
  })
}

/** True where somebody else's agreement takes over without a gap. */
function isFollowed(from: Place, stop: PlannedStop): boolean {
  const next = addDays(stop.stopOn, 1)
  const point = from.points.find((each) => each.servicePointId === stop.servicePointId)
  return (point?.agreements ?? []).some(
    (each) =>
      each.agreementId !== stop.agreementId &&
      later(each.startOn, next) === next &&
      (each.stopOn === null || each.stopOn >= next),
  )
}

function capital(service: string): string {
  return service.charAt(0).toUpperCase() + service.slice(1)
}
