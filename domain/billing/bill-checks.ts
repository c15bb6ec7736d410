import { type Decimal, decimal, ZERO } from '../kernel/decimal.js'
import { yearOf } from '../kernel/local-date.js'
import { daysOf, intersection } from '../kernel/service-period.js'
import { estimatesInARow } from '../metering/estimates-in-a-row.js'
import { type ReadDay, readDateClosing } from '../metering/read-day.js'
import { versionsInPeriod } from '../rating/versions-in-period.js'
import type { Check, CheckKind } from '../utility/check-settings.js'
import type { AgreementDue } from './agreement-due.js'
import type { BilledPeriod, CheckHit } from './billing-input.js'

/** What a check found on an agreement; undefined: nothing. */
type Finding = { readonly sentence: string; readonly facts: Record<string, unknown> } | undefined
type AgreementCheck = (check: Check, due: AgreementDue, readDay: ReadDay) => Finding

/** The hit of a check on an agreement, if it applies to it and finds something. */
export function checkAgreement(check: Check, due: AgreementDue, readDay: ReadDay): CheckHit | undefined {
  if (check.action === 'off' || !appliesTo(check, due)) return undefined
  const finding = AGREEMENT_CHECKS[check.kind]?.(check, due, readDay)
  return finding === undefined ? undefined : { code: check.code, agreementId: due.agreement.agreementId, ...finding }
}

/** The hit of a check on the bill as a whole. */
export function checkBill(check: Check, total: Decimal, customerClass: unknown): CheckHit | undefined {
  if (check.action === 'off') return undefined
  if (check.customerClasses !== undefined && !check.customerClasses.includes(String(customerClass))) return undefined
  const facts = { total: total.toFixed(2), limit: check.amount.toFixed(2) }
  if (check.kind === 'bill_above' && total.gt(check.amount)) {
    return { code: check.code, sentence: `The bill of ${facts.total} is above the limit of ${facts.limit}.`, facts }
  }
  if (check.kind === 'bill_below' && total.lt(check.amount)) {
    return { code: check.code, sentence: `The bill of ${facts.total} is below the limit of ${facts.limit}.`, facts }
  }
  return undefined
}

function appliesTo(check: Check, due: AgreementDue): boolean {
  if (check.services !== undefined && !check.services.includes(due.point.service)) return false
  if (check.unit !== undefined && due.tariff?.unit !== check.unit) return false
  return check.customerClasses === undefined || check.customerClasses.includes(String(due.attributes.customer_class))
}

const AGREEMENT_CHECKS: Readonly<Partial<Record<CheckKind, AgreementCheck>>> = {
  no_tariff: (_check, due) => {
    const { tariffCode } = due.agreement
    if (due.tariff === undefined)
      return { sentence: `Tariff ${tariffCode} has no published rates.`, facts: { tariff: tariffCode } }
    if (versionsInPeriod(due.tariff, due.period).length > 0) return undefined
    const sentence = `Tariff ${tariffCode} is not in force on every day from ${due.period.from} to ${due.period.to}.`
    return { sentence, facts: { tariff: tariffCode, ...due.period } }
  },
  overlap: (_check, due) => overlap(due),
  missing_read: (_check, due) => missingRead(due),
  negative_use: (_check, due) => negativeUse(due),
  consecutive_estimates: (check, due, readDay) => consecutiveEstimates(check, due, readDay),
  estimated_read: (_check, due) => closingReadOfKind(due, 'estimated', 'is an estimate'),
  customer_read: (_check, due) => closingReadOfKind(due, 'customer', 'was given by the customer'),
  zero_use: (_check, due) =>
    due.metered.use?.isZero() === true && !hadOutage(due)
      ? { sentence: `No use from ${due.period.from} to ${due.period.to}.`, facts: { ...due.period } }
      : undefined,
  use_above: (check, due) => {
    const { use } = due.metered
    if (use === undefined || !use.gt(check.quantity)) return undefined
    const facts = { use: use.toFixed(), limit: check.quantity.toFixed() }
    return { sentence: `Use of ${facts.use} is above the limit of ${facts.limit}.`, facts }
  },
  high_use: (check, due) => againstMean(check, due, 'high'),
  low_use: (check, due) => againstMean(check, due, 'low'),
  high_use_last_year: (check, due, readDay) => againstLastYear(check, due, 'high', readDay),
  low_use_last_year: (check, due, readDay) => againstLastYear(check, due, 'low', readDay),
  first_bill: (_check, due) => (due.firstBill ? { sentence: 'The first bill of the agreement.', facts: {} } : undefined),
  final_bill: (_check, due) => (due.finalBill ? { sentence: 'The last bill of the agreement.', facts: {} } : undefined),
  long_period: (check, due) => {
    const days = daysOf(due.period)
    return days > check.days ? { sentence: `The period has ${days} days, more than ${check.days}.`, facts: { days } } : undefined
  },
  short_period: (check, due) => {
    const days = daysOf(due.period)
    return days < check.days ? { sentence: `The period has ${days} days, fewer than ${check.days}.`, facts: { days } } : undefined
  },
}

/** True where the point was without service on some days of the period: then no use needs no review. */
function hadOutage(due: AgreementDue): boolean {
  return (due.point.outages ?? []).some((outage) => intersection(due.period, outage) !== undefined)
}

function closingReadOfKind(due: AgreementDue, kind: 'estimated' | 'customer', words: string): Finding {
  const found = due.consumption.registers.find((register) => register.inPlaceAtEnd && register.closing.kind === kind)
  if (found === undefined) return undefined
  return { sentence: `The closing read of meter ${found.installed.meterId} ${words}.`, facts: { meter: found.installed.meterId } }
}

function overlap(due: AgreementDue): Finding {
  for (const other of [...due.point.otherAgreements, ...due.siblings]) {
    if (other.agreementId === due.agreement.agreementId) continue
    const shared = intersection(due.period, { from: other.startOn, to: other.stopOn ?? '9999-12-31' })
    if (shared === undefined) continue
    const [first, second] = [due.agreement.agreementId, other.agreementId].sort()
    const sentence = `Agreements ${first} and ${second} cover the same days at service point ${due.point.servicePointId}.`
    return { sentence, facts: { agreements: [first, second], servicePointId: due.point.servicePointId, ...shared } }
  }
  return undefined
}

function missingRead(due: AgreementDue): Finding {
  const problem = due.consumption.problems.find((entry) => entry.kind !== 'below_opening')
  if (problem === undefined) return undefined
  const { installed, readOn } = problem
  const facts = { meter: installed.meterId, register: installed.register, readOn, which: problem.kind }
  if (problem.kind === 'no_closing_read') {
    return { sentence: `Meter ${installed.meterId} register ${installed.register} has no read on ${readOn}.`, facts }
  }
  return {
    sentence: `Meter ${installed.meterId} register ${installed.register} has no opening read on or before ${readOn}.`,
    facts,
  }
}

function negativeUse(due: AgreementDue): Finding {
  const problem = due.consumption.problems.find((entry) => entry.kind === 'below_opening')
  if (problem === undefined || problem.kind !== 'below_opening') return undefined
  const { installed, opening, closing } = problem
  const sentence = `Meter ${installed.meterId}: the closing read ${closing.value} is below the opening read ${opening.value} and is not a dial rollover.`
  return { sentence, facts: { meter: installed.meterId, register: installed.register, opening, closing } }
}

function consecutiveEstimates(check: Check, due: AgreementDue, readDay: ReadDay): Finding {
  const closingOn = readDateClosing(due.period.to, readDay)
  for (const register of due.consumption.registers) {
    if (!register.inPlaceAtEnd || register.closing.kind === 'install') continue
    const count = estimatesInARow(register.installed, closingOn, check.readKinds)
    if (count <= check.atMost) continue
    const sentence = `The closing read of meter ${register.installed.meterId} is estimate number ${count} in a row; at most ${check.atMost} may be billed.`
    return { sentence, facts: { meter: register.installed.meterId, register: register.installed.register, estimates: count } }
  }
  return undefined
}

function againstMean(check: Check, due: AgreementDue, which: 'high' | 'low'): Finding {
  const { use } = due.metered
  if (use === undefined) return undefined
  const earlier = due.history
    .filter((billed) => isWithin(daysOf(billed.period), check.normalDays))
    .sort((left, right) => (left.period.to < right.period.to ? 1 : -1))
    .slice(0, check.bills)
  if (earlier.length === 0 || earlier.length < check.atLeastBills) return undefined
  const days = check.perDay ? earlier.reduce((sum, billed) => sum + daysOf(billed.period), 0) : earlier.length
  const total = earlier.reduce<Decimal>((sum, billed) => sum.plus(billed.quantity), ZERO)
  const own = check.perDay ? use.div(daysOf(due.period)) : use
  const mean = total.div(days)
  const facts = {
    use: use.toFixed(),
    mean: mean.toDecimalPlaces(3).toFixed(),
    bills: earlier.length,
    factor: check.factor.toFixed(),
    perDay: check.perDay,
  }
  return compared(check, which, use, own, mean, facts, check.perDay ? 'a mean per day of' : 'an average of')
}

function isWithin(days: number, bounds: readonly [number, number] | undefined): boolean {
  return bounds === undefined || (days >= bounds[0] && days <= bounds[1])
}

function againstLastYear(check: Check, due: AgreementDue, which: 'high' | 'low', readDay: ReadDay): Finding {
  const { use } = due.metered
  const before = sameMonthLastYear(due, readDay)
  if (use === undefined || before === undefined) return undefined
  const own = check.perDay ? use.div(daysOf(due.period)) : use
  const then = decimal(before.quantity).div(check.perDay ? daysOf(before.period) : 1)
  const facts = {
    use: use.toFixed(),
    lastYear: before.quantity,
    from: before.period.from,
    to: before.period.to,
    factor: check.factor.toFixed(),
  }
  return compared(check, which, use, own, then, facts, 'the same month of last year,')
}

function sameMonthLastYear(due: AgreementDue, readDay: ReadDay): BilledPeriod | undefined {
  const closing = readDateClosing(due.period.to, readDay)
  const wanted = `${String(yearOf(closing) - 1).padStart(4, '0')}${closing.slice(4, 7)}`
  return due.history.find((billed) => readDateClosing(billed.period.to, readDay).slice(0, 7) === wanted)
}

function compared(
  check: Check,
  which: 'high' | 'low',
  use: Decimal,
  own: Decimal,
  reference: Decimal,
  facts: Record<string, unknown>,
  against: string,
): Finding {
  const limit = reference.times(check.factor)
  const beyond = which === 'high' ? own.gt(limit) : own.lt(limit)
  if (!beyond && !(check.orEqual && own.eq(limit))) return undefined
  if (check.andAbove !== undefined && !use.gt(check.andAbove)) return undefined
  if (check.andBelow !== undefined && !use.lt(check.andBelow)) return undefined
  if (check.andMeanAbove !== undefined && !reference.gt(check.andMeanAbove)) return undefined
  return {
    sentence: `Use of ${use.toFixed()} against ${against} ${reference.toDecimalPlaces(1).toFixed()} is held for review.`,
    facts,
  }
}
