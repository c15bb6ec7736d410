import { describe, expect, it } from 'vitest'
import { NOTICE, owing, packOf, PROTECTION } from '../../test/support/collections-policy.js'
import { Decimal, ZERO } from '../kernel/decimal.js'
import { addDays, type LocalDate } from '../kernel/local-date.js'
import { decideDisconnection, isLawful, testRules } from './decide-disconnection.js'
import type { DisconnectionFacts, NoticeFact, ProtectionFact, WeatherFact } from './disconnection-facts.js'

// Every state of a small world, and whether a cut is lawful in it, answered twice: by the rules as the product has them, and by the
// sentences below, written from the rules themselves and knowing nothing of the code that is tested.

/** Who is protected, and the states beside each protection in which it no longer or not yet counts. */
const PROTECTED = [
  'nobody',
  'medical',
  'medical over',
  'medical by word',
  'medical renewed too often',
  'life support',
  'aged 65',
  'aged 64',
  'infant',
  'child grown',
  'disabled',
  'programme',
  'other programme',
  'pledge',
  'pledge over',
  'small pledge',
  'bankruptcy',
  'hold',
  'hold over',
  'storm',
  'move out',
] as const
const SEASONS = ['winter', 'spring'] as const
const WEATHERS = ['mild', 'freezing forecast', 'stale forecast', 'advisory yesterday'] as const
const NOTICES = ['none', 'too young', 'good', 'expired', 'not delivered', 'not gone out'] as const
const AMOUNTS = ['below', 'at minimum'] as const
const AGES = ['young', 'old enough'] as const
const PLANS = ['none', 'kept', 'broken'] as const
const DISPUTES = ['none', 'part'] as const
const DAYS = ['plain', 'eve of a weekend'] as const

interface State {
  readonly who: (typeof PROTECTED)[number]
  readonly season: (typeof SEASONS)[number]
  readonly weather: (typeof WEATHERS)[number]
  readonly notice: (typeof NOTICES)[number]
  readonly amount: (typeof AMOUNTS)[number]
  readonly age: (typeof AGES)[number]
  readonly plan: (typeof PLANS)[number]
  readonly dispute: (typeof DISPUTES)[number]
  readonly day: (typeof DAYS)[number]
}

/** The law of this world, in words: every sentence that forbids a cut. */
function forbids(state: State): string[] {
  const because: string[] = []
  if (['medical', 'life support', 'aged 65', 'infant', 'disabled', 'programme', 'pledge', 'bankruptcy'].includes(state.who))
    because.push('a protection holds')
  if (state.who === 'hold') because.push('collection is held')
  if (state.who === 'storm') because.push('a storm lasts')
  if (state.who === 'move out') because.push('the customer moves out')
  if (state.season === 'winter') because.push('it is winter')
  if (state.weather !== 'mild') because.push('the weather forbids it, or nobody knows it')
  if (state.notice !== 'good') because.push('no notice holds')
  if (state.amount === 'below') because.push('too little is owed')
  if (state.age === 'young') because.push('the debt is too young')
  if (state.plan === 'kept') because.push('a plan is kept')
  // What is disputed is not collected: the rest is below the minimum.
  if (state.dispute !== 'none') because.push('too little is undisputed')
  if (state.day !== 'plain') because.push('no cut on the eve of a weekend')
  return because
}

const RULES = packOf([
  ['cut.is_allowed', true],
  ['cut.min_age', { days: 30, count: 'calendar' }],
  ['cut.min_amount', '50.00'],
  ['notice.first', { channels: { mail: 10 }, count: 'calendar' }],
  ['notice.validity', { must_state: ['expires'], expires_after_days: 20 }],
  ['notice.delivered_by', { channels: ['mail'] }],
  [
    'cut.blocked_times',
    { weekdays: ['saturday', 'sunday'], on_holidays: true, on_eve_of_weekend: true, on_eve_of_holiday: true },
  ],
  ['season.rule', { window: { first: '12-01', last: '03-31' }, effect: 'no_cut', protects: 'all' }],
  ['weather.low', { degrees: '32', scale: 'F', when: 'forecast' }],
  ['weather.high', { advisory_days_after: 2 }],
  ['weather.look_ahead', { hours: 24, authority: 'test' }],
  ['protect.age', { from_years: 65, household: 'anyone' }],
  ['protect.infants', { under_months: 12 }],
  ['protect.disability', 'no_cut'],
  ['protect.life_support', 'no_cut'],
  ['protect.programmes', ['baseline']],
  ['medical.length', 60],
  ['medical.renewals', { times: 1, per: 'certificate' }],
  ['medical.self_certified', false],
  ['medical.condition', 'certificate_alone'],
  ['hold.pledge', { days: 30, min_amount: '25.00' }],
  ['hold.dispute', 'disputed_amount'],
])

/** A Wednesday and a Friday of each season. */
const ON: Readonly<Record<State['season'], Readonly<Record<State['day'], LocalDate>>>> = {
  winter: { plain: '2027-01-13', 'eve of a weekend': '2027-01-15' },
  spring: { plain: '2027-04-14', 'eve of a weekend': '2027-04-16' },
}
const HOLIDAYS = ['2027-01-21', '2027-04-22']

function factsOf(state: State, on: LocalDate): DisconnectionFacts {
  const amount = new Decimal(state.amount === 'below' ? '49.99' : '50.00')
  return owing({
    knownOn: on,
    debts: [{ dueOn: addDays(on, state.age === 'young' ? -29 : -30), open: amount }],
    disputed: state.dispute === 'none' ? ZERO : new Decimal('0.01'),
    plan: state.plan === 'none' ? null : { isInGoodStanding: state.plan === 'kept', name: 'L1' },
    protections: protectionsOf(state.who, on),
    holds:
      state.who === 'hold' || state.who === 'hold over'
        ? [
            {
              id: 1,
              scope: 'account',
              reason: 'asked',
              fromOn: addDays(on, -9),
              toOn: state.who === 'hold' ? null : addDays(on, -1),
            },
          ]
        : [],
    storms: state.who === 'storm' ? [{ name: 'Ida', fromOn: on, toOn: on }] : [],
    movesOut: state.who === 'move out' ? { requestId: 'R1', stopOn: addDays(on, 3) } : null,
    notices: noticesOf(state.notice, on),
    weather: weatherOf(state.weather, on),
    calendar: { weekend: [6, 7], holidays: HOLIDAYS.map((date) => ({ kind: 'date', date })), observed: false },
  })
}

function protectionsOf(who: State['who'], on: LocalDate): ProtectionFact[] {
  const fact = (kind: ProtectionFact['kind'], more: Partial<ProtectionFact> = {}): ProtectionFact[] => [
    { ...PROTECTION, kind, beginsOn: addDays(on, -10), ...more },
  ]
  switch (who) {
    case 'medical':
      return fact('medical', { beginsOn: addDays(on, -59), renewals: 1 })
    case 'medical over':
      return fact('medical', { beginsOn: addDays(on, -60) })
    case 'medical by word':
      return fact('medical', { source: 'customer' })
    case 'medical renewed too often':
      return fact('medical', { renewals: 2 })
    case 'life support':
      return fact('life_support')
    case 'aged 65':
      return fact('age', { bornOn: `${Number(on.slice(0, 4)) - 65}${on.slice(4)}` })
    case 'aged 64':
      return fact('age', { bornOn: addDays(`${Number(on.slice(0, 4)) - 65}${on.slice(4)}`, 1) })
    case 'infant':
      return fact('infant', { bornOn: addDays(`${Number(on.slice(0, 4)) - 1}${on.slice(4)}`, 1) })
    case 'child grown':
      return fact('infant', { bornOn: `${Number(on.slice(0, 4)) - 1}${on.slice(4)}` })
    case 'disabled':
      return fact('disability')
    case 'programme':
      return fact('programme', { programme: 'baseline' })
    case 'other programme':
      return fact('programme', { programme: 'other' })
    case 'pledge':
      return fact('pledge', { beginsOn: addDays(on, -29), amount: new Decimal(25) })
    case 'pledge over':
      return fact('pledge', { beginsOn: addDays(on, -30), amount: new Decimal(25) })
    case 'small pledge':
      return fact('pledge', { amount: new Decimal('24.99') })
    case 'bankruptcy':
      return fact('bankruptcy', { source: 'court' })
    default:
      return []
  }
}

function noticesOf(notice: State['notice'], on: LocalDate): NoticeFact[] {
  const sent = (days: number, more: Partial<NoticeFact> = {}): NoticeFact[] => [
    { ...NOTICE, issuedOn: addDays(on, -days), delivery: 'delivered', ...more },
  ]
  switch (notice) {
    case 'none':
      return []
    case 'too young':
      return sent(9)
    case 'good':
      return sent(10)
    case 'expired':
      return sent(31)
    case 'not delivered':
      return sent(10, { delivery: 'unknown' })
    case 'not gone out':
      return sent(0, { issuedOn: null, delivery: 'unknown' })
  }
}

function weatherOf(weather: State['weather'], on: LocalDate): WeatherFact[] {
  const readOn = weather === 'stale forecast' ? addDays(on, -1) : on
  const low = weather === 'freezing forecast' ? '32' : '33'
  return [
    ...[0, 1].map((ahead) => ({
      kind: 'forecast' as const,
      on: addDays(on, ahead),
      low,
      high: '60',
      isAdvised: false,
      readOn,
      source: 'test',
    })),
    ...[0, 1, 2].map((back) => ({
      kind: 'advisory' as const,
      on: addDays(on, -back),
      low: null,
      high: null,
      isAdvised: weather === 'advisory yesterday' && back === 1,
      readOn: on,
      source: 'test',
    })),
  ]
}

function* states(): Generator<State> {
  for (const who of PROTECTED)
    for (const season of SEASONS)
      for (const weather of WEATHERS)
        for (const notice of NOTICES)
          for (const amount of AMOUNTS)
            for (const age of AGES)
              for (const plan of PLANS)
                for (const dispute of DISPUTES)
                  for (const day of DAYS) yield { who, season, weather, notice, amount, age, plan, dispute, day }
}

describe('every state', () => {
  it('is cut exactly where no sentence of the law forbids it', () => {
    let [seen, lawful] = [0, 0]
    const wrong: string[] = []
    for (const state of states()) {
      const on = ON[state.season][state.day]
      const isAllowed = isLawful(testRules('cut', factsOf(state, on), RULES, { on, at: '10:00' }))
      const because = forbids(state)
      seen += 1
      if (isAllowed) lawful += 1
      if (isAllowed !== (because.length === 0))
        wrong.push(`${isAllowed ? 'cut' : 'not cut'}: ${JSON.stringify(state)} ${because.join(', ')}`)
    }
    expect(wrong.slice(0, 20)).toEqual([])
    expect(seen).toBe(21 * 2 * 4 * 6 * 2 * 2 * 3 * 2 * 2)
    // Those whom nothing protects or whose protection does not count, with a plan that is broken or none.
    expect(lawful).toBe(10 * 2)
  })

  it('two protections at once protect as much as each', () => {
    const plain: Omit<State, 'who'> = {
      season: 'spring',
      weather: 'mild',
      notice: 'good',
      amount: 'at minimum',
      age: 'old enough',
      plan: 'none',
      dispute: 'none',
      day: 'plain',
    }
    const on = ON.spring.plain
    const wrong = PROTECTED.flatMap((one) =>
      PROTECTED.flatMap((other) => {
        const [left, right] = [factsOf({ ...plain, who: one }, on), factsOf({ ...plain, who: other }, on)]
        const both = {
          ...left,
          protections: [...left.protections, ...right.protections],
          holds: [...left.holds, ...right.holds],
          storms: [...left.storms, ...right.storms],
          movesOut: left.movesOut ?? right.movesOut,
        }
        const isAllowed = isLawful(testRules('cut', both, RULES, { on, at: '10:00' }))
        const mayBe = forbids({ ...plain, who: one }).length === 0 && forbids({ ...plain, who: other }).length === 0
        return isAllowed === mayBe ? [] : [`${one} and ${other}`]
      }),
    )
    expect(wrong).toEqual([])
  })

  it('names as earliest the first day on which all rules allow it, and no earlier one is lawful', () => {
    let [named, none, index] = [0, 0, 0]
    for (const state of states()) {
      // Where the day alone may end what forbids it.
      if (!['good', 'too young'].includes(state.notice) || state.amount === 'below' || state.plan !== 'none') continue
      index += 1
      if (state.dispute !== 'none' || index % 5 !== 0) continue
      const on = ON[state.season][state.day]
      const facts = factsOf(state, on)
      const { earliest } = decideDisconnection(facts, RULES, { on, at: '10:00' })
      if (earliest === null) {
        none += 1
        continue
      }
      named += 1
      const lawfulOn = (day: LocalDate) =>
        isLawful(testRules('cut', facts, RULES, { on: day, at: day === on ? '10:00' : '00:00' }))
      let first = on
      while (!lawfulOn(first)) first = addDays(first, 1)
      expect({ state, earliest: earliest.on }).toEqual({ state, earliest: first })
    }
    expect(named).toBeGreaterThan(20)
    expect(none).toBeGreaterThan(100)
  })
})
