import { type Decimal, decimal } from '../kernel/decimal.js'
import { addMonths, type LocalDate } from '../kernel/local-date.js'
import { amountText } from '../kernel/money.js'
import { done, type Outcome } from '../kernel/outcome.js'
import type { DepositAllowed, DepositWaiver } from '../policy/deposit-parameters.js'
import type { AverageBill } from './average-bill.js'
import { type CreditHistory, cutsWithin, latePayments } from './credit-history.js'
import { type DepositPolicy, depositRule, type DepositTraceRow } from './deposit-rule.js'
import { recommendDeposit } from './recommend-deposit.js'

/** `establish`: service begins and nothing is known yet; `re_establish`: the account has been billed before. */
export type DepositPurpose = 'establish' | 're_establish'

/** What a decision on a deposit is made from. */
export interface DepositFacts {
  readonly purpose: DepositPurpose
  readonly history: CreditHistory
  /** Credit points of the day, faded as the policy says; 0 where no policy counts any. */
  readonly creditPoints: number
  /** Owed from before and past due. */
  readonly priorDebt: Decimal
  readonly bornOn: LocalDate | null
  readonly isLowIncome: boolean
  /** Grounds that were recorded with evidence. */
  readonly waivers: readonly DepositWaiver[]
  /** Securities that stand on the day and are no cash. */
  readonly nonCash: readonly { readonly kind: 'guarantor' | 'letter_of_credit' | 'surety_bond'; readonly amount: Decimal }[]
  /** Deposits held and asked for. */
  readonly existing: Decimal
  readonly average: AverageBill | undefined
  readonly currency: string
}

export interface DepositDecision {
  readonly outcome: 'required' | 'not_required' | 'not_allowed'
  /** By the recommended amount under the law's cap; undefined where it was not asked for. */
  readonly recommended: Decimal | undefined
  /** What is to be asked for beside what is there already; zero unless it is required. */
  readonly ask: Decimal
  readonly trace: readonly DepositTraceRow[]
}

/**
 * Whether a deposit may be asked of an account, and how much more than it has given. Refuses as `depositRule` where the packs are silent
 * on what the law would have to say (who may be asked, how much is recommended, the most), and DEPOSIT_WITHOUT_BILLS where no bill of
 * the last twelve months tells an average.
 */
export function requireDeposit(facts: DepositFacts, policy: DepositPolicy): Outcome<DepositDecision> {
  const allowed = depositRule(policy, 'deposit.allowed')
  if (!allowed.ok) return allowed
  const { value: rule, decidedBy } = allowed.value
  const trace: DepositTraceRow[] = []
  const stop = (outcome: 'not_required' | 'not_allowed', recommended?: Decimal): Outcome<DepositDecision> =>
    done({ outcome, recommended, ask: decimal(0), trace })
  if (rule !== null && !(facts.purpose === 'establish' ? rule.to_establish : rule.to_reestablish)) {
    const sentence = `No deposit may be asked for to ${facts.purpose === 'establish' ? 'establish' : 're-establish'} credit.`
    trace.push({ rule: 'allowed', sentence, effect: 'spares', decidedBy })
    return stop('not_allowed')
  }
  trace.push({ rule: 'allowed', sentence: 'A deposit may be asked for.', effect: 'asks', decidedBy })
  if (rule !== null) {
    const waived = groundOf(rule, facts, policy.day)
    if (waived !== undefined) {
      trace.push({ rule: waived.ground, sentence: waived.sentence, effect: 'spares', decidedBy })
      return stop('not_required')
    }
    for (const sentence of reasonsToAsk(rule, facts, policy.day))
      trace.push({ rule: 'credit', sentence, effect: 'asks', decidedBy })
  }
  const recommended = recommendDeposit(facts.average, facts.currency, policy)
  if (!recommended.ok) return recommended
  trace.push(...recommended.value.trace)
  const { amount, tolerancePercent } = recommended.value
  const covered = facts.nonCash.find(({ kind, amount: stands }) => stands.gte(amount) && waivesBy(rule, kind))
  if (covered !== undefined) {
    const sentence = `A ${covered.kind.replaceAll('_', ' ')} stands in for ${text(covered.amount, facts)}.`
    trace.push({ rule: covered.kind, sentence, effect: 'spares', decidedBy })
    return stop('not_required', amount)
  }
  const there = facts.nonCash.reduce((total, each) => total.plus(each.amount), facts.existing)
  if (there.gt(0) && isEnough(there, amount, tolerancePercent)) {
    const sentence = `${text(there, facts)} is there already, within ${tolerancePercent} % of ${text(amount, facts)}.`
    trace.push({ rule: 'existing', sentence, effect: 'spares', decidedBy: recommended.value.toleranceBy })
    return stop('not_required', amount)
  }
  if (there.gt(0)) {
    const sentence = `${text(there, facts)} is there already: more than ${tolerancePercent} % below ${text(amount, facts)}.`
    trace.push({ rule: 'existing', sentence, effect: 'asks', decidedBy: recommended.value.toleranceBy })
  }
  return done({ outcome: 'required', recommended: amount, ask: amount.minus(there), trace })
}

/** A deposit is only raised where what is there lies more than so many percent below the recommended amount. */
export function isEnough(there: Decimal, recommended: Decimal, tolerancePercent: string): boolean {
  return there.gte(recommended.times(decimal(100).minus(tolerancePercent)).div(100))
}

function groundOf(
  rule: DepositAllowed,
  facts: DepositFacts,
  today: LocalDate,
): { readonly ground: DepositWaiver; readonly sentence: string } | undefined {
  for (const ground of rule.waivers) {
    const sentence = spares(ground, rule, facts, today)
    if (sentence !== undefined) return { ground, sentence }
  }
  return undefined
}

const RECORDED: Readonly<Record<DepositWaiver, string>> = {
  good_credit: 'Good credit was shown.',
  age: 'The age was shown.',
  guarantor: 'A guarantor stands in.',
  letter_of_credit: 'A letter of credit was given.',
  shelter: 'The account is a shelter.',
  low_income: 'The low income was shown.',
  letter_from_utility: 'Another utility wrote that bills were paid there.',
}

function spares(ground: DepositWaiver, rule: DepositAllowed, facts: DepositFacts, today: LocalDate): string | undefined {
  if (facts.waivers.includes(ground)) return RECORDED[ground]
  if (ground === 'age' && rule.age_from !== undefined && facts.bornOn !== null) {
    if (addMonths(facts.bornOn, rule.age_from * 12) <= today) return `The customer is ${rule.age_from} or older.`
  }
  if (ground === 'low_income' && facts.isLowIncome) return 'The account has the low-income discount.'
  if (ground === 'good_credit' && facts.purpose === 're_establish' && reasonsToAsk(rule, facts, today).length === 0) {
    return `Good credit: ${lateText(rule, facts, today)} and nothing owed from before.`
  }
  return undefined
}

const USUAL_MONTHS = 12

/** Why credit is not good: late payments or credit points beyond the rule's number, a disconnection, debts from before. */
function reasonsToAsk(rule: DepositAllowed, facts: DepositFacts, today: LocalDate): string[] {
  const months = rule.within_months ?? USUAL_MONTHS
  const cuts = cutsWithin(facts.history, months, today)
  return [
    ...(latePayments(facts.history, months, today) > (rule.late_at_most ?? 0)
      ? [`Credit is not good: ${lateText(rule, facts, today)}, at most ${rule.late_at_most ?? 0} may be.`]
      : []),
    ...(rule.points_at_most !== undefined && facts.creditPoints > rule.points_at_most
      ? [`Credit is not good: ${facts.creditPoints} credit points, at most ${rule.points_at_most} may be.`]
      : []),
    ...(cuts > 0 ? [`Service was cut for non-payment within ${months} months.`] : []),
    ...(facts.priorDebt.gt(0) ? [`${text(facts.priorDebt, facts)} is owed and past due.`] : []),
  ]
}

function lateText(rule: DepositAllowed, facts: DepositFacts, today: LocalDate): string {
  const months = rule.within_months ?? USUAL_MONTHS
  const late = latePayments(facts.history, months, today)
  return `${late} bill${late === 1 ? '' : 's'} paid late within ${months} months`
}

function waivesBy(rule: DepositAllowed | null, kind: DepositFacts['nonCash'][number]['kind']): boolean {
  return kind === 'surety_bond' || rule === null || rule.waivers.includes(kind)
}

function text(amount: Decimal, facts: DepositFacts): string {
  return amountText(amount, facts.currency)
}
