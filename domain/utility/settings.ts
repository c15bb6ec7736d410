import type { BusinessCalendar } from '../kernel/business-calendar.js'
import { type Decimal, decimal } from '../kernel/decimal.js'
import { isLocalDate } from '../kernel/local-date.js'
import { minorDigits } from '../kernel/money.js'
import { done, type Outcome, refused } from '../kernel/outcome.js'
import type { DocumentProblem, JsonPath } from '../kernel/schema-check.js'
import type { ConsumptionRules, RolloverRule } from '../metering/consumption.js'
import { identificationProblem } from '../customers/identification-rules.js'
import { conventionProblems } from '../rating/check-conventions.js'
import type { Conventions, DecimalText } from '../rating/tariff.js'
import type { AllocationPolicy } from '../receivables/allocation-policy.js'
import { compileCalendar } from './calendar-settings.js'
import { type AccountPlan, accountPlan } from './chart-settings.js'
import { type Check, CHECK_NEEDS, compileChecks, NEVER_EXEMPT } from './check-settings.js'
import { connectionsProblems } from './connection-settings.js'
import { onlineApplicationProblems } from './online-application-settings.js'
import { fieldServiceProblems } from './field-service-settings.js'
import type { PeriodPrinting } from './period-printing.js'
import { type ServiceRequestRules, serviceRequestProblems, serviceRequestRules } from './service-request-settings.js'
import type { SettingsFile, UtilityFile } from './settings-file.js'
import { validationProblems } from './validation-settings.js'
import { workQueueProblems } from './work-queue-settings.js'

/** A utility's rules, checked and made ready once. */
export interface Settings {
  readonly utility: UtilityFile
  readonly currency: string
  readonly readRules: ConsumptionRules
  readonly periodPrinting: PeriodPrinting
  readonly segmentPrinting: PeriodPrinting
  readonly conventions: Conventions
  readonly checks: readonly Check[]
  readonly shortestDays: number
  readonly skips: { readonly notStarted: string; readonly noActiveService: string; readonly shortPeriod: string }
  readonly due: {
    readonly days: number
    readonly countedFrom: 'accounting_date' | 'read_date'
    readonly move: 'none' | 'next' | 'previous'
  }
  readonly calendar: BusinessCalendar
  readonly accounts: AccountPlan
  readonly allocation: AllocationPolicy
  readonly starterMayApprove: boolean
  /** null: no fee. */
  readonly returnedPaymentFee: Decimal | null
  readonly serviceRequests: ServiceRequestRules
}

const DEFAULT_DUE_DAYS = 21

/** Checks the meaning of settings that follow `SETTINGS_SCHEMA`, and makes them ready. */
export function compileSettings(file: SettingsFile): Outcome<Settings, 'SETTINGS_INVALID'> {
  const { plan } = accountPlan(file.chart_of_accounts)
  const problems = settingsProblems(file)
  const [first] = problems
  if (first !== undefined) {
    return refused('SETTINGS_INVALID', `The settings cannot be used: ${first.path.join('.')}: ${first.message}.`, { problems })
  }
  const { service_period: period } = file
  return done({
    utility: file.utility,
    currency: file.utility.currency,
    readRules: {
      readDay: period.read_counts_for,
      rollover: rolloverRule(file.rollover),
    },
    periodPrinting: period.period_printing,
    segmentPrinting: period.segment_printing ?? period.period_printing,
    conventions: file.conventions,
    checks: compileChecks(file.checks ?? [], file.conventions.months?.normal_days),
    shortestDays: period.shortest_days ?? 1,
    skips: {
      notStarted: file.skips?.not_started ?? 'NOT_STARTED',
      noActiveService: file.skips?.no_active_service ?? 'NO_ACTIVE_SERVICE',
      shortPeriod: file.skips?.short_period ?? 'SHORT_PERIOD',
    },
    due: {
      days: file.due_dates?.days ?? DEFAULT_DUE_DAYS,
      countedFrom: file.due_dates?.counted_from ?? 'accounting_date',
      move: MOVES[file.due_dates?.move ?? 'none'],
    },
    calendar: compileCalendar(file.business_calendar ?? {}),
    accounts: plan,
    allocation: { kindPriority: file.allocation?.kinds ?? [] },
    starterMayApprove: file.approval?.starter_may_approve ?? true,
    returnedPaymentFee: file.returned_payment_fee === undefined ? null : decimal(file.returned_payment_fee.amount),
    serviceRequests: serviceRequestRules(file.service_requests),
  })
}

function rolloverRule(file: SettingsFile['rollover']): RolloverRule {
  if (file === undefined) return { openingFrom: decimal('0.9'), closingBelow: decimal('0.1') }
  const share = (percent: DecimalText | undefined): Decimal | undefined =>
    percent === undefined ? undefined : decimal(percent).div(100)
  return {
    openingFrom: share(file.opening_from_percent),
    closingBelow: share(file.closing_below_percent),
    useBelow: share(file.use_below_percent),
  }
}

const MOVES = { none: 'none', next_business_day: 'next', previous_business_day: 'previous' } as const

/** What is wrong with the meaning of settings, with where it stands. */
export function settingsProblems(file: SettingsFile): DocumentProblem[] {
  const problems: DocumentProblem[] = []
  const report = (path: JsonPath, code: string, message: string): void => void problems.push({ path, code, message })
  problems.push(...conventionProblems(file.conventions, ['conventions']), ...accountPlan(file.chart_of_accounts).problems)
  for (const [index, check] of (file.checks ?? []).entries()) {
    for (const needed of CHECK_NEEDS[check.check] ?? []) {
      if (check[needed] === undefined)
        report(['checks', index], 'CHECK_INCOMPLETE', `the check ${check.check} needs ${JSON.stringify(needed)}`)
    }
  }
  for (const [index, check] of (file.checks ?? []).entries()) {
    if (NEVER_EXEMPT.includes(check.check) && (check.action ?? 'park') !== 'park') {
      report(
        ['checks', index, 'action'],
        'CHECK_ACTION',
        `the check ${check.check} can only park: without what it looks for there is nothing to bill with`,
      )
    }
    if (check.only_normal_periods === true && file.conventions.months?.normal_days === undefined) {
      report(
        ['checks', index, 'only_normal_periods'],
        'CHECK_INCOMPLETE',
        '"normal_days" must be stated in "months" of the conventions',
      )
    }
  }
  const { move } = file.due_dates ?? { move: 'none' }
  if (move !== 'none' && file.business_calendar === undefined) {
    report(['due_dates', 'move'], 'CALENDAR_MISSING', '"business_calendar" must be stated where due dates move to a business day')
  }
  for (const [index, holiday] of (file.business_calendar?.holidays ?? []).entries()) {
    if (typeof holiday === 'string' && !isLocalDate(holiday) && !isLocalDate(`2024-${holiday}`)) {
      report(
        ['business_calendar', 'holidays', index],
        'HOLIDAY',
        `${JSON.stringify(holiday)} is no day: write YYYY-MM-DD, or MM-DD for every year`,
      )
    }
  }
  const identification = file.identification === undefined ? undefined : identificationProblem(file.identification)
  if (identification !== undefined) report(['identification'], 'IDENTIFICATION', identification)
  const fee = file.returned_payment_fee?.amount
  if (fee !== undefined && decimal(fee).decimalPlaces() > minorDigits(file.utility.currency)) {
    report(
      ['returned_payment_fee', 'amount'],
      'AMOUNT',
      `an amount in ${file.utility.currency} has ${minorDigits(file.utility.currency)} decimals`,
    )
  }
  problems.push(
    ...fieldServiceProblems(file.field_service, file.utility.currency),
    ...workQueueProblems(file.work_queues),
    ...validationProblems(file.validation),
    ...validationProblems(file.estimation, 'estimation'),
  )
  problems.push(...serviceRequestProblems(file.service_requests, file.utility.currency))
  problems.push(...connectionsProblems(file))
  problems.push(...onlineApplicationProblems(file.online_applications))
  return problems
}
