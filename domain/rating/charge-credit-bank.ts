import { type Decimal, ONE, ZERO } from '../kernel/decimal.js'
import { BankTally } from './bank-movement.js'
import type { CompiledCreditBank } from './compiled-rule.js'
import { endOfMonthWithin } from './intervals/month-end.js'
import { expire, lotsOf, sumOfLots, textOfLots, useLots } from './lots.js'
import { type LineDraft, type RatedLine, selectLines } from './rated-line.js'
import { addStep, missing, newTrace, note, type Trace } from './scope.js'
import type { Part } from './segments.js'

/**
 * The line by which credits pay only what they may: it takes back what the credits of this bill exceed the lines they may pay, or adds
 * what earlier credits still pay. The rest waits for the next bill; when the bank is settled it is paid out or lost.
 */
export function creditBankLines(parts: readonly Part[], before: readonly RatedLine[]): LineDraft[] {
  const part = parts.filter((each) => each.rule !== undefined).pop()
  if (part === undefined) return []
  const rule = part.rule as CompiledCreditBank
  const { scope } = part
  const { source } = rule
  const credits = selectLines(before, source.credits)
  const payable = selectLines(before, source.pays, source.except).filter((line) => !credits.includes(line))
  const trace = newTrace()
  const earned = sumOfLines(credits).negated()
  const owed = sumOfLines(payable).minus(keptFromCredits(rule, part, trace))
  const carried = scope.facts.carried
  if (carried === undefined) missing(scope, `credits of ${rule.id}`)
  if (carried !== undefined && carried[rule.id] === undefined)
    note(scope, 'credits before', 'none', 'nothing is known of earlier periods')
  const known = lotsOf(carried?.[rule.id]?.['lots'] ?? '')
  const kept = expire(known, source.expires_after_months, scope.facts.period.from)
  const opening = sumOfLots(known)
  const lots = earned.gt(0) ? [...kept, { earned: scope.facts.period.to, quantity: earned }] : kept
  const available = sumOfLots(lots)
  const used = owed.lte(0) ? ZERO : available.lt(owed) ? available : owed
  const left = useLots(lots, used)
  const month = source.settles_in === undefined ? undefined : endOfMonthWithin(part, source.settles_in)
  const closing = sumOfLots(left)
  const paid = month === undefined ? ZERO : closing.times(source.cash_out_percent ?? '0').div(100)
  const tally = new BankTally(opening)
  tally.earned = earned.gt(0) ? earned : ZERO
  tally.used = used
  tally.cashedOut = paid
  tally.expired = opening.minus(sumOfLots(kept)).plus(month === undefined ? ZERO : closing.minus(paid))
  scope.banks.push(tally.movement({ bank: rule.id, label: rule.label, part: 'lots', unit: scope.facts.currency }))
  scope.leaves.set(rule.id, month === undefined && left.length > 0 ? { lots: textOfLots(left) } : {})
  addStep(trace, 'credit_bank', {
    opening: opening.toFixed(),
    earned: earned.toFixed(),
    used: used.toFixed(),
    payable: owed.gt(0) ? owed.toFixed() : '0',
    ...(paid.isZero() ? {} : { paid: paid.toFixed() }),
    ...(kept.length === known.length ? {} : { expired: opening.minus(sumOfLots(kept)).toFixed() }),
    closing: (month === undefined ? closing : ZERO).toFixed(),
  })
  const difference = (earned.gt(0) ? earned : ZERO).minus(used).minus(paid)
  if (difference.isZero() && rule.zeroLines !== 'print') return []
  return [
    {
      rule,
      lineCode: source.line,
      label: rule.label,
      period: scope.facts.period,
      quantity: ONE,
      unit: scope.facts.currency,
      rate: difference,
      exact: rule.as === 'discount' ? difference.negated() : difference,
      trace,
      scope,
    },
  ]
}

/** What of the lines that credits may pay is due all the same. */
function keptFromCredits(rule: CompiledCreditBank, part: Part, trace: Trace): Decimal {
  if (rule.paysAbove === undefined) return ZERO
  const { to } = part.scope.facts.period
  const season = part.moment.season === null ? null : to
  return rule.paysAbove.evaluate(part.scope, { ...part.moment, price: to, season }, trace) ?? ZERO
}

function sumOfLines(lines: readonly RatedLine[]): Decimal {
  return lines.reduce<Decimal>((sum, line) => sum.plus(line.amount), ZERO)
}
