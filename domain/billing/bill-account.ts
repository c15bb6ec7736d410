import { minorDigits } from '../kernel/money.js'
import { daysOf } from '../kernel/service-period.js'
import { rateAgreement } from '../rating/rate-agreement.js'
import type { RatingFacts } from '../rating/facts.js'
import { rateBill } from '../rating/rate-bill.js'
import { settleTotal } from '../rating/settle-total.js'
import { compileRounding, type Rounder } from '../rating/tariff-rounding.js'
import { type Check, NEVER_EXEMPT } from '../utility/check-settings.js'
import { type AgreementDue, agreementsDue } from './agreement-due.js'
import { periodToBill, startsLater } from './agreement-period.js'
import { assembleBill, type RatedDue, sumOf } from './assemble-bill.js'
import { billTogether } from './bill-together.js'
import { checkAgreement, checkBill } from './bill-checks.js'
import type { AccountInput, AccountOutcome, BillingWindow, CheckHit, ParkedOutcome, SkippedOutcome } from './billing-input.js'
import type { BillingRules } from './billing-rules.js'
import { dueDate } from './due-date.js'

/**
 * Decides what becomes of one account in a window: billed with everything its bill holds, skipped with a reason, or
 * parked with a code, a sentence and the facts. It never throws for bad data: what the code did not foresee parks the
 * account as INTERNAL_ERROR, so that one account cannot stop a run.
 */
export function billAccount(input: AccountInput, rules: BillingRules, window: BillingWindow): AccountOutcome {
  try {
    return decide(input, rules, window)
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    return parked(input, [
      { code: 'INTERNAL_ERROR', sentence: `The account could not be worked out: ${message}`, facts: { message } },
    ])
  }
}

function decide(input: AccountInput, rules: BillingRules, window: BillingWindow): AccountOutcome {
  if (input.skip !== undefined) {
    return { outcome: 'skipped', accountId: input.accountId, code: 'SKIPPED_BY_OPERATOR', sentence: input.skip.reason }
  }
  const { due, apart } = billTogether(agreementsDue(input, rules, window), input)
  if (due.length === 0) return nothingToBill(input, rules, window)
  if (apart.length > 0) return parked(input, apart)
  const found = checkAgreements(input, due, rules)
  if (found.parks.length > 0) return parked(input, found.parks)
  const rated = rateAll(input, due, rules, window)
  if ('refused' in rated) return parked(input, rated.refused)
  const total = rated.agreements.reduce((sum, entry) => sum.plus(sumOf(entry.lines)), sumOf([]))
  const onBill = sortHits(rules.settings.checks, input, (check) => {
    const hit = checkBill(check, total, input.attributes.customer_class)
    return hit === undefined ? [] : [hit]
  })
  if (onBill.parks.length > 0) return parked(input, onBill.parks)
  const { settings } = rules
  const dueRule = { days: window.dueDays ?? settings.due.days, move: settings.due.move }
  const head = {
    accountId: input.accountId,
    issuedOn: window.accountingDate,
    dueOn: dueDate(settings.due.countedFrom === 'read_date' ? window.readOn : window.accountingDate, dueRule, settings.calendar),
    notices: [...found.notices, ...onBill.notices],
  }
  return { outcome: 'billed', accountId: input.accountId, bill: assembleBill(rated.agreements, head, settings) }
}

function nothingToBill(input: AccountInput, rules: BillingRules, window: BillingWindow): SkippedOutcome {
  const { readDay } = rules.settings.readRules
  const later = input.agreements.filter((agreement) => startsLater(agreement, window, readDay))
  const [next] = later.sort((left, right) => (left.startOn < right.startOn ? -1 : 1))
  if (next !== undefined) {
    const sentence = `Service starts on ${next.startOn}, after the period of this cycle.`
    return { outcome: 'skipped', accountId: input.accountId, code: rules.settings.skips.notStarted, sentence }
  }
  const { shortestDays } = rules.settings
  const tooShort = input.agreements.some((agreement) => {
    const period = periodToBill(agreement, window, readDay)
    return period !== undefined && daysOf(period) < shortestDays
  })
  if (tooShort) {
    const sentence = `The account has fewer than ${shortestDays} days to bill; they are billed with the next period.`
    return { outcome: 'skipped', accountId: input.accountId, code: rules.settings.skips.shortPeriod, sentence }
  }
  const sentence = 'The account has no agreement in force that is still to be billed.'
  return { outcome: 'skipped', accountId: input.accountId, code: rules.settings.skips.noActiveService, sentence }
}

interface Hits {
  readonly parks: CheckHit[]
  readonly notices: CheckHit[]
}

/** All hits in the order of the checks' rank: those that hold the account, and those that only flag the bill. */
function sortHits(checks: readonly Check[], input: AccountInput, find: (check: Check) => readonly CheckHit[]): Hits {
  const hits: Hits = { parks: [], notices: [] }
  for (const check of checks) {
    for (const hit of find(check)) {
      if (check.action === 'flag') hits.notices.push(hit)
      else if (!NEVER_EXEMPT.includes(check.kind) && isExempt(hit, input)) hits.notices.push({ ...hit, exempted: true })
      else hits.parks.push(hit)
    }
  }
  return hits
}

function isExempt(hit: CheckHit, input: AccountInput): boolean {
  return (input.exemptions ?? []).some(
    (exemption) =>
      exemption.code === hit.code && (exemption.agreementId === undefined || exemption.agreementId === hit.agreementId),
  )
}

function checkAgreements(input: AccountInput, due: readonly AgreementDue[], rules: BillingRules): Hits {
  const { readDay } = rules.settings.readRules
  return sortHits(rules.settings.checks, input, (check) =>
    due.map((entry) => checkAgreement(check, entry, readDay)).filter((hit) => hit !== undefined),
  )
}

type RatedAccount = { readonly agreements: readonly RatedDue[] } | { readonly refused: readonly CheckHit[] }

function rateAll(input: AccountInput, due: readonly AgreementDue[], rules: BillingRules, window: BillingWindow): RatedAccount {
  const digits = minorDigits(rules.settings.currency)
  const refused: CheckHit[] = []
  const rated: RatedDue[] = []
  for (const entry of due) {
    if (entry.tariff === undefined) continue
    const outcome = rateAgreement(entry.tariff, entry.facts)
    if (outcome.ok) {
      const lines = settleTotal(outcome.value.lines, outcome.value.agreementRounding, digits, 'the agreement')
      const { quantity, version, carried, banks } = outcome.value
      rated.push({ due: entry, lines, quantity, version, carried, banks })
    } else {
      const { code, message, facts } = outcome.refusal
      refused.push({ code, agreementId: entry.agreement.agreementId, sentence: message, facts: facts ?? {} })
    }
  }
  if (refused.length > 0) return { refused }
  return withBillTariffs(rated, billFacts(input, rated, rules, window), rules, digits)
}

/** Facts a tariff on the whole bill may ask for: the account's, over the days of all its agreements. */
function billFacts(input: AccountInput, rated: readonly RatedDue[], rules: BillingRules, window: BillingWindow): RatingFacts {
  const froms = rated.map((entry) => entry.due.period.from).sort()
  const tos = rated.map((entry) => entry.due.period.to).sort()
  return {
    period: { from: froms[0] ?? window.readOn, to: tos[tos.length - 1] ?? window.readOn },
    readDay: rules.settings.readRules.readDay,
    accountingDate: window.accountingDate,
    currency: rules.settings.currency,
    firstBill: rated.some((entry) => entry.due.firstBill),
    finalBill: rated.some((entry) => entry.due.finalBill),
    attributes: { ...input.attributes, bill_cycle: input.billCycle },
    meters: [],
    registers: [],
    history: [],
    demandOf: () => undefined,
    related: [],
  }
}

function withBillTariffs(rated: readonly RatedDue[], facts: RatingFacts, rules: BillingRules, digits: number): RatedAccount {
  let agreements = rated
  for (const tariff of rules.book.billTariffs) {
    const outcome = rateBill(
      tariff,
      facts,
      agreements.map((entry) => entry.lines),
      digits,
    )
    if (!outcome.ok)
      return { refused: [{ code: outcome.refusal.code, sentence: outcome.refusal.message, facts: outcome.refusal.facts ?? {} }] }
    agreements = agreements.map((entry, index) => ({ ...entry, lines: [...entry.lines, ...(outcome.value[index] ?? [])] }))
  }
  return { agreements: settleBill(agreements, billRounding(rules), digits) }
}

function billRounding(rules: BillingRules): Rounder {
  const choice = rules.settings.conventions.bill_rounding
  return choice === undefined ? null : compileRounding(choice)
}

/** One rounding for the bill where the settings say so, over the lines of all agreements. */
function settleBill(agreements: readonly RatedDue[], rounder: Rounder, digits: number): readonly RatedDue[] {
  if (rounder === null) return agreements
  const settled = settleTotal(
    agreements.flatMap((entry) => entry.lines),
    rounder,
    digits,
    'the bill',
  )
  let next = 0
  return agreements.map((entry) => {
    const lines = settled.slice(next, next + entry.lines.length)
    next += entry.lines.length
    return { ...entry, lines }
  })
}

function parked(input: AccountInput, hits: readonly CheckHit[]): ParkedOutcome {
  const [first] = hits as [CheckHit, ...CheckHit[]]
  return { outcome: 'parked', accountId: input.accountId, ...first, hits }
}
