import type { BusinessCalendar } from '../kernel/business-calendar.js'
import { type Decimal, sum, ZERO } from '../kernel/decimal.js'
import { addDays, type LocalDate } from '../kernel/local-date.js'
import type { Entity } from '../policy/policy-pack.js'
import type {
  ContactFact,
  DebtFact,
  DisconnectionFacts,
  HoldFact,
  ProtectionFact,
  StormFact,
  WeatherFact,
} from './disconnection-facts.js'

/** A debt over time: what is open of it at the end, and what was paid of it before, each on its day (taken back: negative). */
export interface PastDebt {
  readonly dueOn: LocalDate
  /** From this day on it is owed. */
  readonly from: LocalDate
  readonly openAtEnd: Decimal
  readonly paid: readonly { readonly on: LocalDate; readonly amount: Decimal }[]
}

/** Something that held from a day on; `until` is the first day on which it did no longer, null where it still does. */
export interface PastSpan {
  readonly from: LocalDate
  readonly until: LocalDate | null
}

/** Everything on record about one account and service that decisions of a past period depend on. */
export interface PastAccount {
  readonly accountId: string
  readonly service: string
  readonly customerClass: string
  readonly hasLowIncomeDiscount: boolean
  readonly dwellings: number
  readonly serviceSpan: PastSpan
  readonly debts: readonly PastDebt[]
  readonly disputes: readonly (PastSpan & { readonly amount: Decimal })[]
  /** With the day from which each was on record. */
  readonly protections: readonly (ProtectionFact & { readonly knownFrom: LocalDate })[]
  readonly holds: readonly (HoldFact & { readonly releasedOn: LocalDate | null })[]
  readonly storms: readonly StormFact[]
  /** While a plan was in good standing. */
  readonly plans: readonly (PastSpan & { readonly name: string })[]
  readonly moves: readonly (PastSpan & { readonly requestId: string; readonly stopOn: LocalDate })[]
  readonly contacts: readonly ContactFact[]
}

/** What is the same for every account on a day. */
export interface PastWorld {
  readonly entity: Entity
  readonly calendar: BusinessCalendar
  readonly weather: readonly WeatherFact[]
  readonly customers: number
}

const WEATHER_BACK = 14
const WEATHER_AHEAD = 8

const holds = ({ from, until }: PastSpan, on: LocalDate): boolean => from <= on && (until === null || on < until)

/** The debts as they stood at the end of a day. */
export function debtsOn(past: PastAccount, on: LocalDate): DebtFact[] {
  return past.debts.flatMap(({ dueOn, from, openAtEnd, paid }) => {
    if (from > on) return []
    const open = openAtEnd.plus(sum(paid.flatMap((each) => (each.on > on ? [each.amount] : []))))
    return open.greaterThan(ZERO) ? [{ dueOn, open }] : []
  })
}

/**
 * What was known on a past day, as a decision of that day would have read it: nothing that was recorded later. Notices are left out; whoever
 * lives the time through adds those he supposes.
 */
export function factsOn(past: PastAccount, world: PastWorld, on: LocalDate): DisconnectionFacts {
  const plan = past.plans.find((each) => holds(each, on))
  const move = past.moves.find((each) => holds(each, on))
  const [oldestDay, latestDay] = [addDays(on, -WEATHER_BACK), addDays(on, WEATHER_AHEAD)]
  return {
    knownOn: on,
    entity: world.entity,
    service: past.service,
    customerClass: past.customerClass,
    hasLowIncomeDiscount: past.hasLowIncomeDiscount,
    heatsByService: past.service === 'electric' || past.service === 'gas' ? null : false,
    dwellings: past.dwellings,
    serviceState: holds(past.serviceSpan, on) ? 'connected' : 'ended',
    debts: debtsOn(past, on),
    disputed: sum(past.disputes.flatMap((each) => (holds(each, on) ? [each.amount] : []))),
    protections: past.protections.filter(({ knownFrom }) => knownFrom <= on),
    holds: past.holds.filter(({ releasedOn }) => releasedOn === null || on < releasedOn),
    storms: past.storms,
    plan: plan === undefined ? null : { name: plan.name, isInGoodStanding: true },
    movesOut: move === undefined ? null : { requestId: move.requestId, stopOn: move.stopOn },
    notices: [],
    contacts: past.contacts.filter((contact) => contact.on <= on),
    weather: world.weather.filter((each) => each.readOn <= on && each.on >= oldestDay && each.on <= latestDay),
    cutsThisYear: 0,
    customers: world.customers,
    calendar: world.calendar,
  }
}

/** The days on which something on record changed, in their order, each once. */
export function daysOfChange(past: PastAccount): LocalDate[] {
  const spans: readonly PastSpan[] = [past.serviceSpan, ...past.disputes, ...past.plans, ...past.moves]
  const days = new Set<LocalDate>()
  const add = (day: LocalDate | null): void => {
    if (day !== null) days.add(day)
  }
  for (const { from, until } of spans) [from, until].forEach(add)
  for (const { dueOn, from, paid } of past.debts) {
    for (const day of [from, addDays(dueOn, 1), ...paid.map(({ on }) => on)]) add(day)
  }
  for (const { knownFrom, beginsOn, endsOn, endedOn } of past.protections) {
    for (const day of [knownFrom, beginsOn, endsOn === null ? null : addDays(endsOn, 1), endedOn]) add(day)
  }
  for (const { fromOn, toOn, releasedOn } of past.holds) {
    for (const day of [fromOn, toOn === null ? null : addDays(toOn, 1), releasedOn]) add(day)
  }
  for (const { fromOn, toOn } of past.storms) {
    add(fromOn)
    add(toOn === null ? null : addDays(toOn, 1))
  }
  for (const { on } of past.contacts) add(on)
  return [...days].toSorted()
}
