import { ZERO } from '../kernel/decimal.js'
import { addDays, addMonths, earlier, type LocalDate } from '../kernel/local-date.js'
import { isInSeason, type SeasonWindow } from '../policy/season.js'
import type { ProtectionFact, ProtectionKind } from './disconnection-facts.js'
import { isInForce, type Rule, type RuleContext, valueBeside, withEach, withPolicy } from './rule-context.js'
import { act, allowed, type Block, EVENT, forbidden, houseRow, type TraceRow, until, type Verdict } from './trace.js'

const factsOf = (context: RuleContext, kind: ProtectionKind): readonly ProtectionFact[] =>
  context.facts.protections.filter((each) => each.kind === kind)

/** The first day after a fact's own days; null: nobody knows. */
function dayAfter(protection: ProtectionFact): LocalDate | null {
  const after = protection.endsOn === null ? null : addDays(protection.endsOn, 1)
  if (protection.endedOn === null) return after
  return after === null ? protection.endedOn : earlier(after, protection.endedOn)
}

const blockAfter = (day: LocalDate | null): Block => (day === null ? EVENT : until(day))

/** Protects as its record states it, whatever the packs say. */
function asRecorded(rule: string, kind: ProtectionKind, ruleSays: string, words: string): Rule {
  return (context) =>
    factsOf(context, kind).map((fact) =>
      houseRow(
        rule,
        'protection',
        ruleSays,
        isInForce(fact, context.on)
          ? forbidden(`${words} from ${fact.beginsOn}.`, blockAfter(dayAfter(fact)), dated(fact))
          : allowed(`${words}: not on ${context.on}.`, dated(fact)),
      ),
    )
}

const dated = (fact: ProtectionFact): Record<string, unknown> => ({
  protectionId: fact.id,
  beginsOn: fact.beginsOn,
  endsOn: fact.endsOn,
  endedOn: fact.endedOn,
  source: fact.source,
})

const bankruptcy = asRecorded('protect.bankruptcy', 'bankruptcy', 'No collection while a bankruptcy is open.', 'Bankruptcy')

/** Each certificate by itself: how long it protects, whether its renewal counts, and whose word is enough. */
const medical: Rule = (context) => factsOf(context, 'medical').flatMap((fact) => medicalRows(context, fact))

function medicalRows(context: RuleContext, fact: ProtectionFact): TraceRow[] {
  if (!isInForce(fact, context.on)) {
    return [
      houseRow(
        'medical.length',
        'protection',
        'A medical certificate protects on its days.',
        allowed('Not on that day.', dated(fact)),
      ),
    ]
  }
  const own = valueBeside(context, 'medical.self_certified')
  if (!own.ok) return [own.row]
  if (fact.source === 'customer' && own.value === false) {
    return [
      withPolicy(context, 'protection', 'medical.self_certified', () =>
        allowed("The customer's own word is not enough here.", dated(fact)),
      ),
    ]
  }
  const condition = valueBeside(context, 'medical.condition')
  if (!condition.ok) return [condition.row]
  if (condition.value === 'with_inability_and_arrangement' && !fact.cannotPayAndArranges) {
    return [
      withPolicy(context, 'protection', 'medical.condition', () =>
        allowed('Without inability to pay and a will to arrange, the certificate does not protect here.', dated(fact)),
      ),
    ]
  }
  const renewals = valueBeside(context, 'medical.renewals')
  if (!renewals.ok) return [renewals.row]
  if (renewals.value !== null && renewals.value.times !== undefined) {
    const { times, per } = renewals.value
    const renewed = per === 'certificate' ? fact.renewals : fact.renewalsInArrearage
    if (renewed > times) {
      return [
        withPolicy(context, 'protection', 'medical.renewals', () =>
          allowed(`Renewed ${renewed} times; ${times} count.`, { ...dated(fact), renewed }),
        ),
      ]
    }
  }
  return [
    withPolicy(context, 'protection', 'medical.length', (length) => {
      const last = length === null ? null : addDays(fact.beginsOn, length - 1)
      if (last !== null && last < context.on) return allowed(`Protected until ${last}.`, { ...dated(fact), last })
      const after = dayAfter(fact)
      const free = last === null ? after : after === null ? addDays(last, 1) : earlier(after, addDays(last, 1))
      return forbidden(`A medical certificate protects from ${fact.beginsOn}.`, blockAfter(free), { ...dated(fact), last })
    }),
  ]
}

const lifeSupport: Rule = (context) =>
  factsOf(context, 'life_support')
    .filter((fact) => isInForce(fact, context.on))
    .flatMap((fact) => {
      const asked = valueBeside(context, 'protect.life_support')
      if (!asked.ok) return [asked.row]
      if (asked.value !== 'contact_first') {
        return [
          withPolicy(context, 'protection', 'protect.life_support', () =>
            forbidden('Somebody in the household depends on life support.', blockAfter(dayAfter(fact)), dated(fact)),
          ),
        ]
      }
      return [withPolicy(context, 'protection', 'life_support.contact', (rule) => lifeSupportContact(context, fact, rule))]
    })

function lifeSupportContact(
  { facts, on }: RuleContext,
  fact: ProtectionFact,
  rule: {
    readonly reach: readonly ('customer' | 'emergency_contact')[]
    readonly else_visit: boolean
    readonly door_hanger: boolean
    readonly within_hours?: number
  } | null,
): Verdict {
  if (rule === null) return forbidden('Somebody in the household depends on life support.', EVENT, dated(fact))
  const since = rule.within_hours === undefined ? fact.beginsOn : addDays(on, -Math.floor(rule.within_hours / 24))
  const counted = facts.contacts.filter((contact) => contact.on >= since && contact.on <= on)
  const isReached = (who: 'customer' | 'emergency_contact'): boolean =>
    counted.some(({ reached }) => reached === who || (who === 'customer' && reached === 'adult'))
  if (rule.reach.every(isReached)) return allowed('Those who must be reached were reached.', { ...dated(fact), since })
  const visited = counted.some(({ channel, leftDoorHanger }) => channel === 'visit' && (!rule.door_hanger || leftDoorHanger))
  if (rule.else_visit && visited) return allowed('Nobody was reached; somebody went there.', { ...dated(fact), since })
  return forbidden('Who depends on life support must be reached before the cut.', act('life_support_contact'), {
    ...dated(fact),
    since,
  })
}

/** The first day on or after `on` outside the window, within a year. */
function afterSeason(on: LocalDate, window: SeasonWindow): LocalDate | null {
  for (let days = 1; days <= 366; days += 1) {
    const day = addDays(on, days)
    if (!isInSeason(day, window)) return day
  }
  return null
}

const age: Rule = (context) => {
  const people = factsOf(context, 'age').filter((fact) => isInForce(fact, context.on))
  if (people.length === 0) return []
  return withEach(context, 'protection', 'protect.age', (rule) => {
    if (rule.season !== undefined && !isInSeason(context.on, rule.season)) {
      return allowed('Out of its season.', { season: rule.season })
    }
    const found = people.find(
      (fact) =>
        (rule.household === 'anyone' || fact.livesAlone) &&
        (fact.bornOn === null || addMonths(fact.bornOn, rule.from_years * 12) <= context.on),
    )
    if (found === undefined) {
      const birthdays = people.flatMap(({ bornOn }) => (bornOn === null ? [] : [addMonths(bornOn, rule.from_years * 12)]))
      return allowed(`Nobody of ${rule.from_years} or more whom it protects.`, { from_years: rule.from_years, birthdays })
    }
    const seasonEnds = rule.season === undefined ? null : afterSeason(context.on, rule.season)
    const ends = dayAfter(found)
    const free = seasonEnds === null ? ends : ends === null ? seasonEnds : earlier(ends, seasonEnds)
    return forbidden(`Somebody of ${rule.from_years} or more lives there.`, blockAfter(free), {
      ...dated(found),
      from_years: rule.from_years,
    })
  })
}

const infants: Rule = (context) =>
  factsOf(context, 'infant')
    .filter((fact) => isInForce(fact, context.on))
    .map((fact) =>
      withPolicy(context, 'protection', 'protect.infants', (rule) => {
        if (rule === null) return allowed('No rule here protects infants.', dated(fact))
        const grown = fact.bornOn === null ? null : addMonths(fact.bornOn, rule.under_months)
        if (grown !== null && grown <= context.on)
          return allowed(`The child is ${rule.under_months} months old or more.`, dated(fact))
        const ends = dayAfter(fact)
        const free = grown === null ? ends : ends === null ? grown : earlier(ends, grown)
        return forbidden(`A child under ${rule.under_months} months lives there.`, blockAfter(free), dated(fact))
      }),
    )

const disability: Rule = (context) =>
  factsOf(context, 'disability')
    .filter((fact) => isInForce(fact, context.on))
    .map((fact) =>
      withPolicy(context, 'protection', 'protect.disability', (rule) => {
        if (rule === null) return allowed('No rule here protects it.', dated(fact))
        if (rule === 'no_cut') return forbidden('It protects the household.', blockAfter(dayAfter(fact)), dated(fact))
        const wasThere = context.facts.contacts.some(({ channel, on }) => channel === 'visit' && on <= context.on)
        return wasThere
          ? allowed('Somebody went there first.', dated(fact))
          : forbidden('Reasonable steps come first: somebody must go there.', act('disability_visit'), dated(fact))
      }),
    )

const programmes: Rule = (context) => {
  const held = factsOf(context, 'programme').filter((fact) => isInForce(fact, context.on))
  if (held.length === 0) return []
  return withEach(context, 'protection', 'protect.programmes', (protecting) => {
    const found = held.find(({ programme }) => programme !== null && protecting.includes(programme))
    if (found === undefined) return allowed('In no programme that protects.', { protecting })
    return forbidden(`The programme ${found.programme} protects.`, blockAfter(dayAfter(found)), {
      ...dated(found),
      programme: found.programme,
    })
  })
}

const pledge: Rule = (context) =>
  factsOf(context, 'pledge')
    .filter((fact) => isInForce(fact, context.on))
    .map((fact) =>
      withPolicy(context, 'protection', 'hold.pledge', (rule) => {
        const facts = { ...dated(fact), amount: fact.amount?.toFixed(2) ?? null }
        if (rule?.min_amount !== undefined && (fact.amount ?? ZERO).lessThan(rule.min_amount)) {
          return allowed(`A pledge below ${rule.min_amount} does not hold.`, facts)
        }
        const last = rule === null ? null : addDays(fact.beginsOn, rule.days - 1)
        if (last !== null && last < context.on) return allowed(`The pledge held until ${last}.`, facts)
        const after = dayAfter(fact)
        const free = last === null ? after : after === null ? addDays(last, 1) : earlier(after, addDays(last, 1))
        return forbidden('An agency has pledged to pay.', blockAfter(free), facts)
      }),
    )

/** A bankruptcy stays every act of collection, a friendly reminder included. */
export const STAY_RULES: readonly Rule[] = [bankruptcy]

/** Facts that protect a household. */
export const HOUSEHOLD_RULES: readonly Rule[] = [bankruptcy, medical, lifeSupport, age, infants, disability, programmes, pledge]
