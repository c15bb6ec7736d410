import {
  allowed,
  EVENT,
  forbidden,
  houseRow,
  packRow,
  type RuleGroup,
  type TraceRow,
  until,
  type Verdict,
} from '../collections/trace.js'
import { type Decimal, sum, ZERO } from '../kernel/decimal.js'
import { addDays, later, type LocalDate } from '../kernel/local-date.js'
import { findPolicy } from '../policy/find-policy.js'
import type { ParameterKey, ValueOf } from '../policy/parameters.js'
import type { PackVersion, PlacedRow } from '../policy/policy-pack.js'
import type { WriteOffApproval, WriteOffCause, WriteOffFacts, WriteOffKind } from './write-off-facts.js'

/** Whether the balance of an account may be written off today, who must agree, and every rule that was tested. */
export interface WriteOffDecision {
  readonly kind: WriteOffKind
  /** What would be written off: all that is owed, or of a small credit all of it. Above zero. */
  readonly amount: Decimal
  readonly allows: boolean
  readonly approval: WriteOffApproval
  /** The row of the packs that lets it happen; null where none does. */
  readonly decidedBy: PlacedRow | null
  readonly trace: readonly TraceRow[]
}

interface Context {
  readonly facts: WriteOffFacts
  readonly chain: readonly PackVersion[]
  readonly today: LocalDate
  readonly cause: WriteOffCause
}

/**
 * The decision on an account; undefined where its balance is nothing. A proposal made by hand (`cause` is not `aged`) need not wait for the
 * age of the debt, and always needs somebody's word. Pure; a value that no pack states forbids.
 */
export function decideWriteOff(
  facts: WriteOffFacts,
  chain: readonly PackVersion[],
  today: LocalDate,
  cause: WriteOffCause = 'aged',
): WriteOffDecision | undefined {
  const context = { facts, chain, today, cause }
  const owed = sum(facts.debts.map(({ open }) => open)).minus(facts.credit)
  if (owed.isZero()) return undefined
  const small = valueOf(context, 'write_off.small_balance')
  if (owed.isNegative()) return smallCredit(context, owed.negated(), small)
  const isSmall = small.found && small.value !== null && owed.lessThanOrEqualTo(small.value.debit_up_to)
  return isSmall && cause === 'aged' ? smallDebit(context, owed, small) : badDebt(context, owed)
}

function badDebt(context: Context, owed: Decimal): WriteOffDecision {
  const rule = valueOf(context, 'write_off.rule')
  const age = ageRow(context, rule, 'write_off.rule')
  const trace = [...houseRows(context), bankruptcyRow(context), age]
  return {
    kind: 'bad_debt',
    amount: owed,
    allows: trace.every(({ allows }) => allows),
    approval: approvalOf(context, owed, rule.found ? rule.value : null),
    decidedBy: rule.found ? rule.placed : null,
    trace,
  }
}

/** By the amount, and by hand never without anybody's word. */
function approvalOf({ cause, facts }: Context, owed: Decimal, rule: ValueOf<'write_off.rule'> | null): WriteOffApproval {
  if (rule === null) return 'supervisor'
  const byHand = cause !== 'aged' || facts.isBankrupt
  if (!byHand && owed.lessThanOrEqualTo(rule.without_approval_up_to)) return 'none'
  return owed.lessThanOrEqualTo(rule.collections_up_to ?? 0) ? 'collections' : 'supervisor'
}

type Small = Found<'write_off.small_balance'>

function smallDebit(context: Context, owed: Decimal, small: Small): WriteOffDecision {
  const trace = [...houseRows(context), bankruptcyRow(context), ageRow(context, small, 'write_off.small_balance')]
  return smallDecision('small_debit', owed, small, trace)
}

function smallCredit(context: Context, credit: Decimal, small: Small): WriteOffDecision {
  const limit = testRow(small, 'write_off.small_balance', (value) => {
    if (value === null) return forbidden('Small credits are not written up.', EVENT)
    const facts = { credit: credit.toFixed(2), upTo: value.credit_up_to }
    if (credit.greaterThan(value.credit_up_to)) {
      return forbidden(`${facts.credit} is credited, more than ${facts.upTo}: it is paid back.`, EVENT, facts)
    }
    return sinceVerdict(context.facts.creditSince ?? context.today, value.after_days, context.today, 'The credit stands')
  })
  return smallDecision('small_credit', credit, small, [...houseRows(context), limit])
}

function smallDecision(kind: WriteOffKind, amount: Decimal, small: Small, trace: readonly TraceRow[]): WriteOffDecision {
  const allows = trace.every((row) => row.allows)
  return { kind, amount, allows, approval: 'none', decidedBy: small.found ? small.placed : null, trace }
}

/** What holds whatever a pack says. */
function houseRows({ facts }: Context): TraceRow[] {
  const house = (rule: string, group: RuleGroup, says: string, verdict: Verdict): TraceRow => houseRow(rule, group, says, verdict)
  const disputed = facts.disputed.toFixed(2)
  return [
    house(
      'account.closed',
      'debt',
      'Only the balance of a closed account is written off.',
      facts.isClosed && facts.openAgreements === 0
        ? allowed('The account is closed and takes no service.')
        : forbidden(facts.isClosed ? 'An agreement has not ended yet.' : 'The account is not closed.', EVENT),
    ),
    house(
      'no_dispute',
      'debt',
      'What is disputed is not given up before the dispute is decided.',
      facts.disputed.isZero() ? allowed('Nothing is disputed.') : forbidden(`${disputed} is disputed.`, EVENT, { disputed }),
    ),
    house(
      'no_plan',
      'debt',
      'A debt that is being paid in a plan is not written off.',
      facts.hasPlan ? forbidden('A payment plan is kept.', EVENT) : allowed('There is no payment plan.'),
    ),
    house(
      'no_hold',
      'protection',
      'While somebody holds the account nothing is written off.',
      facts.isHeld ? forbidden('The account is held.', EVENT) : allowed('Nobody holds the account.'),
    ),
    house(
      'deposit_used',
      'debt',
      'A deposit pays what is owed before anything is written off.',
      facts.holdsDeposit ? forbidden('A deposit is held: it pays first.', EVENT) : allowed('No deposit is held.'),
    ),
  ]
}

/** Bankruptcy: the packs say whether the debt waits for the court or is written off at once. */
function bankruptcyRow(context: Context): TraceRow {
  const { facts } = context
  return testRow(valueOf(context, 'write_off.bankruptcy'), 'write_off.bankruptcy', (value) => {
    if (!facts.isBankrupt) return allowed('No bankruptcy is known.')
    return value === 'at_once'
      ? allowed('Bankrupt: written off at once, with approval.')
      : forbidden('Bankrupt: it waits for the court.', EVENT)
  })
}

type Ages = Found<'write_off.rule'> | Small

/** The debt is old enough since the last of it fell due. */
function ageRow(context: Context, found: Ages, key: 'write_off.rule' | 'write_off.small_balance'): TraceRow {
  const { facts, today, cause } = context
  return testRow<{ readonly after_days: number }>(found, key, (value) => {
    if (value === null) return forbidden('The packs know no such write-off.', EVENT)
    if (cause !== 'aged') return allowed(`Proposed by hand (${cause}): it need not wait.`)
    if (facts.isBankrupt) return allowed('Bankrupt: it need not wait.')
    const lastDue = facts.debts.reduce<LocalDate>((latest, { dueOn }) => later(latest, dueOn), '0001-01-01')
    return sinceVerdict(lastDue, value.after_days, today, 'The last debt was due')
  })
}

function sinceVerdict(since: LocalDate, days: number, today: LocalDate, what: string): Verdict {
  const first = addDays(since, days)
  const facts = { since, days, firstDay: first }
  return first <= today
    ? allowed(`${what} on ${since}, ${days} days ago or more.`, facts)
    : forbidden(`${what} on ${since}: old enough on ${first}.`, until(first), facts)
}

type Found<Key extends ParameterKey> =
  | { readonly found: true; readonly value: ValueOf<Key> | null; readonly placed: PlacedRow }
  | { readonly found: false; readonly says: string }

function valueOf<Key extends ParameterKey>({ chain, facts, today }: Context, key: Key): Found<Key> {
  const found = findPolicy(chain, key, facts.subject, today)
  return found.ok
    ? { found: true, value: found.value.value, placed: found.value.placed }
    : { found: false, says: found.refusal.message }
}

function testRow<Value>(
  found:
    | { readonly found: true; readonly value: Value | null; readonly placed: PlacedRow }
    | { readonly found: false; readonly says: string },
  key: ParameterKey,
  test: (value: Value | null) => Verdict,
): TraceRow {
  if (!found.found) return houseRow(key, 'debt', 'A value that no pack states is never guessed.', forbidden(found.says, EVENT))
  return packRow(key, 'debt', found.placed, test(found.value))
}

/** The debts of a decision in the order in which a later payment brings them back, with what is written off of each: credits are used first. */
export function debtsWrittenOff(
  facts: Pick<WriteOffFacts, 'debts' | 'credit'>,
): { readonly itemId: number; readonly amount: Decimal }[] {
  let credit: Decimal = facts.credit
  return facts.debts.flatMap(({ itemId, open }) => {
    const used = credit.lessThan(open) ? credit : open
    credit = credit.minus(used)
    const amount = open.minus(used)
    return amount.greaterThan(ZERO) ? [{ itemId, amount }] : []
  })
}
