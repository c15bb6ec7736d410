import type { DepositFactsRow } from '../../db/deposits/deposit-facts.js'
import type { DepositRow } from '../../db/deposits/deposit-store.js'
import {
  bearsInterest,
  creditDays,
  depositInterest,
  holdingsOf,
  type Interest,
  type InterestClock,
  interestOwedFrom,
} from '../../domain/deposits/deposit-interest.js'
import type { DecidingRow } from '../../domain/deposits/deposit-rule.js'
import type { Decimal } from '../../domain/kernel/decimal.js'
import type { LocalDate } from '../../domain/kernel/local-date.js'
import { done, type Outcome } from '../../domain/kernel/outcome.js'
import { type RuledAccount, ruleFor } from './deposit-policy.js'

/** A standing deposit with everything that is decided about it. */
export interface DepositAtHand {
  readonly deposit: DepositRow
  readonly facts: DepositFactsRow
  readonly account: RuledAccount
}

/** Interest to be credited for the days from `from` to the day before `until`. */
export interface OwedInterest extends Interest {
  readonly deposit: DepositRow
  readonly from: LocalDate
  readonly until: LocalDate
  /** Added to the deposit in place of credited to the account. */
  readonly isAdded: boolean
  readonly decidedBy: DecidingRow
}

/**
 * The interest that fell due on a deposit by the day: one credit for each day of crediting that passed; with `isLast` also what accrued
 * since, which goes with the deposit. None where the policy pays none. Refuses as `ruleFor` and `depositInterest`.
 */
export function owedInterest(at: DepositAtHand, today: LocalDate, isLast: boolean): Outcome<OwedInterest[]> {
  const rule = ruleFor(at.account, 'deposit.interest')
  if (!rule.ok) return rule
  const { value, decidedBy } = rule.value
  const clock = interestClock(at)
  if (value === null || clock === undefined) return done([])
  const start = interestOwedFrom(clock, value)
  const days = creditDays(clock, value, start, today)
  const untils = isLast && today > (days.at(-1) ?? start) ? [...days, today] : days
  const changes: { readonly on: LocalDate; readonly amount: Decimal }[] = [...at.facts.changes]
  const owed: OwedInterest[] = []
  let from = start
  for (const until of untils) {
    if (bearsInterest(clock, value, until)) {
      const interest = depositInterest(holdingsOf(changes), { from, until }, value, at.deposit.currency)
      if (!interest.ok) return interest
      const isAdded = value.method === 'compound' && !(isLast && until === today)
      owed.push({ ...interest.value, deposit: at.deposit, from, until, isAdded, decidedBy })
      if (isAdded) changes.push({ on: until, amount: interest.value.amount })
      from = until
    }
  }
  return done(owed)
}

/** What a deposit has earned since the last credit, and has not been given yet; undefined where no rule pays any. */
export function accruedInterest(at: DepositAtHand, today: LocalDate): Interest | undefined {
  const rule = ruleFor(at.account, 'deposit.interest')
  const clock = interestClock(at)
  if (!rule.ok || rule.value.value === null || clock === undefined) return undefined
  const period = { from: interestOwedFrom(clock, rule.value.value), until: today }
  if (period.from >= period.until) return undefined
  const interest = depositInterest(holdingsOf(at.facts.changes), period, rule.value.value, at.deposit.currency)
  return interest.ok ? interest.value : undefined
}

function interestClock({ deposit, facts }: DepositAtHand): InterestClock | undefined {
  const [first] = holdingsOf(facts.changes)
  if (first === undefined) return undefined
  return {
    heldSince: deposit.heldSince,
    firstHeldOn: first.from,
    interestFrom: deposit.interestFrom,
    broughtOverOn: facts.broughtOverOn,
  }
}
