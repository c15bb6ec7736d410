import type { Bill, Cut, History, Letter } from './history.js'
import type { Climate } from './weather.js'

// The law as sentences, from the published rules and the municipal default's own decisions. Nothing here may be taken from domain/policy,
// domain/collections or the packs: what this file finds must not be able to share their mistakes.

/** The figures in which the laws of the places differ. */
export interface Law {
  readonly place: string
  readonly minimumCents: number
  readonly minimumDays: number
  readonly medicalDays: number
  readonly medicalNeedsArrangement: boolean
  /** Age that protects, and whether only who lives alone. */
  readonly age: { readonly years: number; readonly aloneOnly: boolean }
  readonly programmes: readonly string[]
  /** Season without a cut for who heats by the service, first and last day as MM-DD. */
  readonly heatingSeason: readonly [string, string] | null
  /** Season without a cut for households of pensioners. */
  readonly elderlySeason: readonly [string, string] | null
  /** Season in which an adult must have been told, so many business days before, where the customer heats by the service. */
  readonly toldInSeason: { readonly season: readonly [string, string]; readonly businessDays: number } | null
  /** Frost in the forecast of today and so many days ahead; who is protected by it. */
  readonly frost: { readonly daysAhead: number; readonly who: 'all' | 'heating' } | null
  /** Frost of yesterday and of the forecast for today and tomorrow together: the highs at most 32 °F. */
  readonly lastingFrost: boolean
  /** 95 °F in the forecast of today and so many days ahead. */
  readonly heatDaysAhead: number | null
  /** An advisory forbids on its day and so many days after. */
  readonly advisoryDaysAfter: number | null
  readonly contact: { readonly attempts: number; readonly businessDays: number }
  readonly prepaymentFirst: boolean
  /** Days a notice to a dwelling needs; a way that is missing does not count. */
  readonly unitDays: Readonly<Partial<Record<Letter['by'], number>>>
  readonly parties: readonly string[]
}

const MUNICIPAL: Law = {
  place: 'A plain municipality',
  minimumCents: 5_000,
  minimumDays: 30,
  medicalDays: 30,
  medicalNeedsArrangement: false,
  age: { years: 65, aloneOnly: true },
  programmes: ['bankruptcy'],
  heatingSeason: ['11-15', '03-31'],
  elderlySeason: null,
  toldInSeason: null,
  frost: { daysAhead: 2, who: 'all' },
  lastingFrost: false,
  heatDaysAhead: 2,
  advisoryDaysAfter: 0,
  contact: { attempts: 2, businessDays: 1 },
  prepaymentFirst: false,
  unitDays: { mail: 18, posted: 15 },
  parties: ['health officer'],
}

export const LAWS = {
  municipal: MUNICIPAL,
  /**
   * 83 Ill. Adm. Code 280: certificates of 60 days; December to March an adult is told six business days before where the customer heats
   * by the service; frost protects who heats.
   */
  illinois: {
    ...MUNICIPAL,
    place: 'Illinois, investor-owned',
    medicalDays: 60,
    heatingSeason: null,
    toldInSeason: { season: ['12-01', '03-31'], businessDays: 6 },
    frost: { daysAhead: 2, who: 'heating' },
    advisoryDaysAfter: null,
  },
  /** 16 Tex. Admin. Code 25.483(j): yesterday's high and the forecast at most 32 °F; a heat advisory today or on the two days before. */
  texas: {
    ...MUNICIPAL,
    place: 'Texas, electricity',
    frost: null,
    lastingFrost: true,
    heatDaysAhead: null,
    advisoryDaysAfter: 2,
  },
  /** SB 998: sixty days; an attempt seven business days before; illness protects who cannot pay and arranges. */
  californiaWater: {
    ...MUNICIPAL,
    place: 'California, water',
    minimumDays: 60,
    contact: { attempts: 1, businessDays: 7 },
    medicalNeedsArrangement: true,
  },
  /** Commission decisions: age 65 in any household, medical baseline, seventy-two hours ahead. */
  californiaEnergy: {
    ...MUNICIPAL,
    place: 'California, investor-owned',
    age: { years: 65, aloneOnly: false },
    programmes: ['assistance_pledge', 'medical_baseline', 'life_support'],
    frost: { daysAhead: 3, who: 'all' },
    heatDaysAhead: 3,
  },
  /** NY rules, section 11.7: every unit by mail; the health officer, social services and the mayor. */
  newYork: {
    ...MUNICIPAL,
    place: 'New York, investor-owned',
    unitDays: { mail: 18 },
    parties: ['health officer', 'social services', 'mayor'],
  },
  /** SLC 27: October to March no household of pensioners; a prepayment meter is offered first. */
  britain: {
    ...MUNICIPAL,
    place: 'Great Britain, supplier',
    heatingSeason: null,
    elderlySeason: ['10-01', '03-31'],
    prepaymentFirst: true,
  },
} as const satisfies Readonly<Record<string, Law>>

const DAY_MS = 86_400_000
const time = (day: string): number => Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10)))
const text = (at: number): string => new Date(at).toISOString().slice(0, 10)
const plus = (day: string, days: number): string => text(time(day) + days * DAY_MS)
const weekday = (day: string): number => new Date(time(day)).getUTCDay()

/** Days off, written out: New Year, Independence Day, Thanksgiving and Christmas, on their own days. */
export function isDayOff(day: string): boolean {
  const monthDay = day.slice(5)
  if (monthDay === '01-01' || monthDay === '07-04' || monthDay === '12-25') return true
  return day.slice(5, 7) === '11' && weekday(day) === 4 && Number(day.slice(8)) >= 22 && Number(day.slice(8)) <= 28
}

const isWeekend = (day: string): boolean => weekday(day) === 0 || weekday(day) === 6
const isBusinessDay = (day: string): boolean => !isWeekend(day) && !isDayOff(day)

function businessDaysAfter(day: string, count: number): string {
  let reached = day
  for (let left = count; left > 0; ) {
    reached = plus(reached, 1)
    if (isBusinessDay(reached)) left -= 1
  }
  return reached
}

const within = (monthDay: string, [first, last]: readonly [string, string]): boolean =>
  first <= last ? monthDay >= first && monthDay <= last : monthDay >= first || monthDay <= last
const covers = (spell: { readonly from: string; readonly to: string | null }, day: string): boolean =>
  spell.from <= day && (spell.to === null || day <= spell.to)
const yearsOld = (bornOn: string, day: string): number =>
  Number(day.slice(0, 4)) - Number(bornOn.slice(0, 4)) - (day.slice(5) < bornOn.slice(5) ? 1 : 0)

/** Every sentence of the law that forbids the cut; none: it was lawful. */
export function forbidden(history: History, cut: Cut, law: Law, climate: Climate): string[] {
  const because: string[] = []
  const { on, at } = cut
  const say = (holds: boolean, sentence: string): void => {
    if (holds) because.push(sentence)
  }
  const { household } = history
  say(
    history.bankruptcies.some((spell) => covers(spell, on)),
    'a bankruptcy is open',
  )
  say(
    history.holds.some((spell) => covers(spell, on)),
    'collection is held',
  )
  say(
    history.storms.some((spell) => covers(spell, on)),
    'a storm lasts',
  )
  say(
    history.plans.some((spell) => covers(spell, on)),
    'a payment plan is kept',
  )
  say(
    history.moves.some((spell) => covers(spell, on)),
    'the customer is moving out',
  )
  say(
    history.certificates.some((one) => isProtecting(one, on, law)),
    'a medical certificate protects',
  )
  say(household.onLifeSupport, 'somebody depends on life support')
  const aged = household.elderBornOn !== null && yearsOld(household.elderBornOn, on) >= law.age.years
  say(aged && (!law.age.aloneOnly || household.elderLivesAlone), 'age protects')
  say(
    household.infantBornOn !== null && yearsOld(household.infantBornOn, on) < 1 && household.infantBornOn <= on,
    'an infant lives there',
  )
  say(
    household.isDisabled && !history.attempts.some((one) => one.by === 'visit' && one.on <= on),
    'nobody went to a disabled household',
  )
  say(
    history.pledges.some(({ from, cents }) => cents >= 2_500 && from <= on && on <= plus(from, 29)),
    'a pledge holds',
  )
  say(household.programme !== null && law.programmes.includes(household.programme), 'a programme protects')
  because.push(...debtForbids(history, cut, law), ...calendarForbids(history, on, at, law))
  because.push(...weatherForbids(household.heatsByService, on, law, climate), ...noticeForbids(history, on, law))
  return because
}

function isProtecting(one: History['certificates'][number], on: string, law: Law): boolean {
  if (!covers(one, on) || on > plus(one.from, law.medicalDays - 1)) return false
  if (one.byOwnWord) return false
  if (law.medicalNeedsArrangement && !one.cannotPayAndArranges) return false
  return one.renewals <= 2
}

function debtForbids(history: History, cut: Cut, law: Law): string[] {
  let disputed = history.disputes.filter((one) => covers(one, cut.on)).reduce((total, { cents }) => total + cents, 0)
  const undisputed = [...cut.bills]
    .sort((left, right) => (left.dueOn < right.dueOn ? -1 : 1))
    .map((bill): Bill => {
      const off = Math.min(disputed, bill.open)
      disputed -= off
      return { dueOn: bill.dueOn, open: bill.open - off }
    })
    .filter(({ open }) => open > 0)
  const late = undisputed.filter(({ dueOn }) => dueOn < cut.on).reduce((total, { open }) => total + open, 0)
  const [oldest] = undisputed
  return [
    ...(late < law.minimumCents ? [`only ${late} cents are past due and undisputed`] : []),
    ...(oldest !== undefined && cut.on < plus(oldest.dueOn, law.minimumDays) ? ['the debt is too young'] : []),
  ]
}

function calendarForbids(history: History, on: string, at: string, law: Law): string[] {
  const monthDay = on.slice(5)
  const { household } = history
  const heats = household.heatsByService
  const told = law.toldInSeason
  const isTold = history.attempts.some(
    (one) => (one.reached === 'customer' || one.reached === 'adult') && businessDaysAfter(one.on, told?.businessDays ?? 0) <= on,
  )
  const tomorrow = plus(on, 1)
  const pensioner = household.elderBornOn !== null && yearsOld(household.elderBornOn, on) >= 66
  return [
    ...(isWeekend(on) ? ['no cut on a weekend'] : []),
    ...(isDayOff(on) ? ['no cut on a holiday'] : []),
    ...(isWeekend(tomorrow) || isDayOff(tomorrow) ? ['no cut the day before'] : []),
    ...(at < '08:00' || at >= '14:00' ? ['no cut at that hour'] : []),
    ...(heats && law.heatingSeason !== null && within(monthDay, law.heatingSeason) ? ['the heating season'] : []),
    ...(pensioner && law.elderlySeason !== null && within(monthDay, law.elderlySeason) ? ['the season of pensioners'] : []),
    ...(heats && told !== null && within(monthDay, told.season) && !isTold ? ['no adult was told in time in the season'] : []),
  ]
}

function weatherForbids(heats: boolean, on: string, law: Law, climate: Climate): string[] {
  const because: string[] = []
  const ahead = (days: number) => Array.from({ length: days + 1 }, (_, index) => climate.forecast(on, plus(on, index)))
  if (law.frost !== null && (law.frost.who === 'all' || heats)) {
    for (const forecast of ahead(law.frost.daysAhead)) {
      if (forecast === undefined) because.push('the forecast was not known')
      else if (forecast.low <= 32) because.push('frost is forecast')
    }
  }
  if (law.heatDaysAhead !== null) {
    for (const forecast of ahead(law.heatDaysAhead)) {
      if (forecast === undefined) because.push('the forecast was not known')
      else if (forecast.high >= 95) because.push('heat is forecast')
    }
  }
  if (
    law.lastingFrost &&
    climate.truth(plus(on, -1)).high <= 32 &&
    ahead(1).every((one) => one === undefined || one.high <= 32)
  ) {
    because.push('frost yesterday and in the forecast')
  }
  for (let back = 0; back <= (law.advisoryDaysAfter ?? -1); back += 1) {
    if (climate.truth(plus(on, -back)).isHeatAdvised) because.push(`a heat advisory on ${plus(on, -back)}`)
  }
  return because
}

function noticeForbids(history: History, on: string, law: Law): string[] {
  const because: string[] = []
  const own = history.letters.filter((letter) => letter.to === 'customer' && letter.sentOn !== null && !letter.isLost)
  const open = (stage: Letter['stage'], effective: (letter: Letter, sentOn: string) => string): Letter[] =>
    own.filter((letter) => {
      if (letter.stage !== stage || letter.sentOn === null) return false
      const from = effective(letter, letter.sentOn)
      return from <= on && on <= plus(from, 30)
    })
  const first = open('first', (letter, sentOn) => plus(sentOn, { mail: 15, served: 10, posted: 12 }[letter.by]))
  if (first.length === 0) because.push('no first notice holds')
  const second = open('second', (letter, sentOn) => businessDaysAfter(sentOn, { mail: 5, served: 2, posted: 2 }[letter.by]))
  const follows = second.some((letter) =>
    own.some((one) => one.stage === 'first' && one.sentOn !== null && letter.sentOn !== null && one.sentOn <= letter.sentOn),
  )
  if (!follows) because.push('no second notice holds')
  if (history.household.dwellings > 1) because.push(...dwellingsForbid(history, on, law))
  const counted = history.attempts.map((one) => businessDaysAfter(one.on, law.contact.businessDays)).filter((from) => from <= on)
  // Where an adult must be told, that takes the place of the attempts.
  const mustBeTold = history.household.heatsByService && law.toldInSeason !== null && within(on.slice(5), law.toldInSeason.season)
  if (!mustBeTold && counted.length < law.contact.attempts) because.push('too few attempts to reach the customer')
  if (law.prepaymentFirst && !history.attempts.some((one) => one.offeredPrepayment && one.on <= on)) {
    because.push('prepayment was not offered')
  }
  return because
}

function dwellingsForbid(history: History, on: string, law: Law): string[] {
  const told = (to: Letter['to'], party: string | null, days: Law['unitDays']): boolean =>
    history.letters.some((letter) => {
      const wait = days[letter.by]
      if (letter.to !== to || letter.party !== party || letter.sentOn === null || letter.isLost || wait === undefined)
        return false
      return plus(letter.sentOn, wait) <= on
    })
  const building = { served: 15, mail: 18, posted: 15 }
  const because: string[] = []
  if (!told('building', null, building)) because.push('the building was not told')
  for (let unit = 1; unit <= history.household.dwellings; unit += 1) {
    if (!told('unit', String(unit), law.unitDays)) because.push(`unit ${unit} was not told`)
  }
  for (const party of law.parties) if (!told('party', party, building)) because.push(`the ${party} was not told`)
  return because
}
