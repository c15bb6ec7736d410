import type {
  DisconnectionFacts,
  ProtectionFact,
  ProtectionKind,
  WeatherFact,
} from '../../../domain/collections/disconnection-facts.js'
import type { BusinessCalendar } from '../../../domain/kernel/business-calendar.js'
import { Decimal, sum } from '../../../domain/kernel/decimal.js'
import { addDays, type LocalDate } from '../../../domain/kernel/local-date.js'
import type { History, Spell } from './history.js'
import type { Place } from './places.js'
import type { Climate } from './weather.js'

export const CALENDAR: BusinessCalendar = {
  weekend: [6, 7],
  holidays: [
    { kind: 'yearly', month: 1, day: 1 },
    { kind: 'yearly', month: 7, day: 4 },
    { kind: 'weekday', month: 11, weekday: 4, nth: 4 },
    { kind: 'yearly', month: 12, day: 25 },
  ],
  observed: false,
}

const cents = (amount: number): Decimal => new Decimal(amount).div(100)
const covers = (spell: Spell, on: LocalDate): boolean => spell.from <= on && (spell.to === null || on <= spell.to)

/** What the utility knows of a household on a day, as its records would hold it. */
export function factsOf(history: History, place: Place, climate: Climate, on: LocalDate): DisconnectionFacts {
  const { household } = history
  const plan = history.plans.find((spell) => covers(spell, on))
  const move = history.moves.find((spell) => covers(spell, on))
  return {
    knownOn: on,
    entity: place.entity,
    service: place.service,
    customerClass: 'residential',
    hasLowIncomeDiscount: false,
    heatsByService: household.heatsByService,
    dwellings: household.dwellings,
    serviceState: history.isConnected ? 'connected' : 'cut',
    debts: history.bills.filter(({ open }) => open > 0).map(({ dueOn, open }) => ({ dueOn, open: cents(open) })),
    disputed: sum(history.disputes.filter((one) => covers(one, on)).map((one) => cents(one.cents))),
    protections: protectionsOf(history),
    holds: history.holds.map((spell, id) => ({ id, scope: 'account', reason: 'asked for', fromOn: spell.from, toOn: spell.to })),
    storms: history.storms.map(({ from, to }) => ({ name: 'storm', fromOn: from, toOn: to })),
    plan: plan === undefined ? null : { isInGoodStanding: true, name: 'plan' },
    movesOut: move === undefined ? null : { requestId: 'R', stopOn: move.to ?? addDays(on, 10) },
    notices: recent(history.letters, on).map((letter) => ({
      stage: letter.stage,
      recipient: letter.to,
      party: letter.party,
      channel: letter.by,
      issuedOn: letter.sentOn,
      delivery: letter.isLost ? 'failed' : letter.sentOn === null ? 'unknown' : 'delivered',
      effectiveOn: null,
      expiresOn: null,
    })),
    contacts: history.attempts
      .filter((one) => one.on >= addDays(on, -KNOWN_DAYS))
      .map((one) => ({
        channel: one.by,
        on: one.on,
        reached: one.reached,
        leftDoorHanger: one.leftDoorHanger,
        offeredPrepayment: one.offeredPrepayment,
      })),
    weather: weatherOf(climate, on),
    cutsThisYear: 0,
    customers: 10_000,
    calendar: CALENDAR,
  }
}

/** Letters and attempts older than this belong to an earlier case. */
const KNOWN_DAYS = 150

const recent = (letters: History['letters'], on: LocalDate) =>
  letters.filter(({ sentOn }) => sentOn === null || sentOn >= addDays(on, -KNOWN_DAYS))

function protectionsOf(history: History): ProtectionFact[] {
  const { household } = history
  let id = 0
  const fact = (kind: ProtectionKind, more: Partial<ProtectionFact> = {}): ProtectionFact => ({
    id: (id += 1),
    kind,
    source: 'certificate',
    beginsOn: '2000-01-01',
    endsOn: null,
    endedOn: null,
    programme: null,
    amount: null,
    bornOn: null,
    livesAlone: false,
    renewals: 0,
    renewalsInArrearage: 0,
    cannotPayAndArranges: false,
    ...more,
  })
  return [
    ...(household.elderBornOn === null
      ? []
      : [fact('age', { bornOn: household.elderBornOn, livesAlone: household.elderLivesAlone })]),
    ...(household.infantBornOn === null
      ? []
      : [fact('infant', { bornOn: household.infantBornOn, beginsOn: household.infantBornOn })]),
    ...(household.isDisabled ? [fact('disability')] : []),
    ...(household.onLifeSupport ? [fact('life_support')] : []),
    ...(household.programme === null ? [] : [fact('programme', { programme: household.programme })]),
    ...history.certificates.map((one) =>
      fact('medical', {
        source: one.byOwnWord ? 'customer' : 'certificate',
        beginsOn: one.from,
        endsOn: one.to,
        renewals: one.renewals,
        renewalsInArrearage: one.renewals,
        cannotPayAndArranges: one.cannotPayAndArranges,
      }),
    ),
    ...history.pledges.map((one) => fact('pledge', { source: 'agency', beginsOn: one.from, amount: cents(one.cents) })),
    ...history.bankruptcies.map((spell) => fact('bankruptcy', { source: 'court', beginsOn: spell.from, endsOn: spell.to })),
  ]
}

const DAYS_AHEAD = 4
const DAYS_BACK = 3

function weatherOf(climate: Climate, on: LocalDate): WeatherFact[] {
  const facts: WeatherFact[] = []
  const add = (fact: Pick<WeatherFact, 'kind' | 'on'> & Partial<WeatherFact>): unknown =>
    facts.push({ low: null, high: null, isAdvised: false, readOn: on, source: 'simulated', ...fact })
  for (let back = 1; back <= DAYS_BACK; back += 1) {
    const day = addDays(on, -back)
    const { low, high } = climate.truth(day)
    add({ kind: 'observation', on: day, low: String(low), high: String(high) })
  }
  for (let back = 0; back <= DAYS_BACK; back += 1) {
    const day = addDays(on, -back)
    add({ kind: 'advisory', on: day, isAdvised: climate.truth(day).isHeatAdvised })
  }
  for (let ahead = 0; ahead <= DAYS_AHEAD; ahead += 1) {
    const day = addDays(on, ahead)
    const forecast = climate.forecast(on, day)
    if (forecast !== undefined) add({ kind: 'forecast', on: day, low: String(forecast.low), high: String(forecast.high) })
  }
  return facts
}
