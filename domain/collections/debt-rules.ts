import { type Decimal, sum, ZERO } from '../kernel/decimal.js'
import { addDays, type LocalDate } from '../kernel/local-date.js'
import { lastDayOf } from '../policy/value-schemas.js'
import type { DebtFact, DisconnectionFacts } from './disconnection-facts.js'
import { type Rule, withPolicy } from './rule-context.js'
import { allowed, type Block, EVENT, forbidden, until } from './trace.js'

/**
 * What may be collected: the debts of the service, the oldest first, less what is disputed. A disputed amount is taken off the oldest
 * debts first, which leaves the youngest and so protects the customer.
 */
export function collectibleDebts(facts: Pick<DisconnectionFacts, 'debts' | 'disputed'>): DebtFact[] {
  let disputed: Decimal = facts.disputed
  return facts.debts
    .toSorted((left, right) => (left.dueOn < right.dueOn ? -1 : left.dueOn > right.dueOn ? 1 : 0))
    .flatMap((debt) => {
      const off = disputed.lessThan(debt.open) ? disputed : debt.open
      disputed = disputed.minus(off)
      const open = debt.open.minus(off)
      return open.isZero() ? [] : [{ dueOn: debt.dueOn, open }]
    })
}

/** The part of the collectible debt that is past due on the day: due before it. */
export function pastDue(facts: Pick<DisconnectionFacts, 'debts' | 'disputed'>, on: LocalDate): Decimal {
  return sum(collectibleDebts(facts).flatMap(({ dueOn, open }) => (dueOn < on ? [open] : [])))
}

/** The same facts after a payment that settles the oldest debts first. */
export function afterPayment(facts: DisconnectionFacts, amount: Decimal): DisconnectionFacts {
  let left: Decimal = amount
  const debts = facts.debts
    .toSorted((one, other) => (one.dueOn < other.dueOn ? -1 : one.dueOn > other.dueOn ? 1 : 0))
    .flatMap((debt) => {
      const paid = left.lessThan(debt.open) ? left : debt.open
      left = left.minus(paid)
      const open = debt.open.minus(paid)
      return open.isZero() ? [] : [{ ...debt, open }]
    })
  const owed = sum(debts.map(({ open }) => open))
  return { ...facts, debts, disputed: facts.disputed.lessThan(owed) ? facts.disputed : owed }
}

const minAge: Rule = (context) => [
  withPolicy(context, 'debt', 'cut.min_age', (count) => {
    const [oldest] = collectibleDebts(context.facts)
    if (oldest === undefined) return forbidden('Nothing is owed that may be collected.', { kind: 'end', code: 'DEBT_SETTLED' })
    const reached = count === null ? addDays(oldest.dueOn, 1) : lastDayOf(count, oldest.dueOn, context.facts.calendar)
    // Due on a day is not past due on it, whatever the count.
    const first = reached > oldest.dueOn ? reached : addDays(oldest.dueOn, 1)
    const facts = { oldestDueOn: oldest.dueOn, firstDay: first }
    return first <= context.on
      ? allowed(`The oldest debt was due on ${oldest.dueOn}.`, facts)
      : forbidden(`The oldest debt was due on ${oldest.dueOn} and is old enough on ${first}.`, until(first), facts)
  }),
]

const minAmount: Rule = (context) => [
  withPolicy(context, 'debt', 'cut.min_amount', (value) => {
    const wanted = value === null ? ZERO : ZERO.plus(value)
    const debts = collectibleDebts(context.facts)
    const amount = pastDue(context.facts, context.on)
    const facts = { pastDue: amount.toFixed(2), wanted: wanted.toFixed(2) }
    if (amount.greaterThan(ZERO) && amount.greaterThanOrEqualTo(wanted)) {
      return allowed(`${facts.pastDue} is past due; ${facts.wanted} is enough.`, facts)
    }
    return forbidden(`${facts.pastDue} is past due, less than ${facts.wanted}.`, growsTo(debts, wanted), facts)
  }),
]

/** The first day on which so much is past due when nothing else changes. */
function growsTo(debts: readonly DebtFact[], wanted: Decimal): Block {
  if (debts.length === 0) return { kind: 'end', code: 'DEBT_SETTLED' }
  let total: Decimal = ZERO
  for (const { dueOn, open } of debts) {
    total = total.plus(open)
    if (total.greaterThan(ZERO) && total.greaterThanOrEqualTo(wanted)) return until(addDays(dueOn, 1))
  }
  return EVENT
}

const maxShare: Rule = (context) => [
  withPolicy(context, 'debt', 'cut.max_share', (value) => {
    const { customers, knownOn } = context.facts
    // A year that begins later has none yet.
    const cutsThisYear = context.on.slice(0, 4) === knownOn.slice(0, 4) ? context.facts.cutsThisYear : 0
    const facts = { cutsThisYear, customers }
    if (value === null) return allowed('No cap on disconnections.', facts)
    const isBelow = ZERO.plus(cutsThisYear + 1)
      .times(100)
      .lessThanOrEqualTo(ZERO.plus(value.percent).times(customers))
    if (isBelow) return allowed(`${cutsThisYear} of ${customers} customers cut this year; at most ${value.percent} %.`, facts)
    const newYear = `${String(Number(context.on.slice(0, 4)) + 1).padStart(4, '0')}-01-01`
    return forbidden(`The cap of ${value.percent} % of the customers in a year is reached.`, until(newYear), facts)
  }),
]

export const DEBT_RULES: readonly Rule[] = [minAge, minAmount, maxShare]
/** What a notice needs of the debt: that there is enough of it. Its age counts at the cut. */
export const NOTICE_DEBT_RULES: readonly Rule[] = [minAmount]
