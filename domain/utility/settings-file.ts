import type { LocalDate } from '../kernel/local-date.js'
import type { GlKind } from '../ledger/chart-of-accounts.js'
import type { ReadDay } from '../metering/read-day.js'
import type { EstimationRule } from '../metering/estimation/estimation-rules.js'
import type { AccuracyLimit } from '../metering/inventory/accuracy-limits.js'
import type { ValidationRule } from '../metering/validation/rule-set.js'
import type { Conventions, DecimalText } from '../rating/tariff.js'
import type { OpenItemKind } from '../receivables/open-item.js'
import type { CheckFile } from './check-settings.js'
import type { CaseTypeFile } from '../cases/case-types.js'
import type { RetentionFile } from '../customers/erasure.js'
import type { IdentificationFile } from '../customers/identification-rules.js'
import type { ConnectionsFile } from './connections-file.js'
import type { PeriodPrinting } from './period-printing.js'
import type { ServiceRequestsFile } from './service-request-settings.js'

/**
 * settings.json as it is written and stored: a utility's rules beside its tariffs. Described for its authors in
 * docs/settings.md and for machines by `SETTINGS_SCHEMA`.
 */
export interface SettingsFile {
  readonly note?: string
  readonly utility: UtilityFile
  readonly service_period: ServicePeriodFile
  /** Of the register's 10^dials; those that are stated must all hold. 90 and 10 where nothing is stated. */
  readonly rollover?: {
    readonly opening_from_percent?: DecimalText
    readonly closing_below_percent?: DecimalText
    readonly use_below_percent?: DecimalText
  }
  /** Choices every tariff starts from; a tariff may state its own. */
  readonly conventions: Conventions
  readonly checks?: readonly CheckFile[]
  readonly skips?: { readonly not_started?: string; readonly no_active_service?: string; readonly short_period?: string }
  readonly due_dates?: DueDatesFile
  readonly business_calendar?: BusinessCalendarFile
  readonly chart_of_accounts: readonly AccountFile[]
  readonly allocation?: { readonly kinds: readonly OpenItemKind[] }
  /** How long before rates change customers must be told. */
  readonly tariffs?: { readonly notice_days?: number }
  readonly approval?: { readonly starter_may_approve: boolean }
  readonly returned_payment_fee?: { readonly amount: DecimalText }
  readonly field_service?: FieldServiceFile
  readonly work_queues?: readonly WorkQueueFile[]
  /** Rules that reads and intervals are judged by as they come, in the place of the usual ones. */
  readonly validation?: readonly ValidationRule[]
  /** How missing intervals are estimated, in the place of the usual ways. */
  readonly estimation?: readonly EstimationRule[]
  /** Between which accuracies a meter passes its test, in the place of the usual ones. */
  readonly meter_tests?: readonly AccuracyLimit[]
  readonly connections?: ConnectionsFile
  readonly identification?: IdentificationFile
  readonly service_requests?: ServiceRequestsFile
  readonly online_applications?: OnlineApplicationsFile
  readonly retention?: RetentionFile
  readonly case_types?: readonly CaseTypeFile[]
}

/** How applications for service are taken from the public page; every member has a default. */
export interface OnlineApplicationsFile {
  readonly open?: boolean
  readonly lead_business_days?: { readonly visit?: number; readonly remote?: number }
  readonly days_ahead_at_most?: number
  readonly required_documents?: readonly string[]
  readonly answer_business_days?: number
  readonly applicant_business_days?: number
  readonly reminder_business_days?: number
  readonly link_days?: number
  readonly keep_days?: number
}

export interface UtilityFile {
  readonly name: string
  readonly address: readonly string[]
  readonly phone?: string
  readonly email?: string
  readonly website?: string
  /** ISO 4217. */
  readonly currency: string
  /** IANA name: `America/Los_Angeles`. */
  readonly time_zone: string
  /** ISO 639-1; `en` where absent. */
  readonly language?: string
}

export interface ServicePeriodFile {
  readonly read_counts_for: ReadDay
  readonly period_printing: PeriodPrinting
  /** As `period_printing` where absent. */
  readonly segment_printing?: PeriodPrinting
  /** An agreement that goes on is left to the next window while it has fewer unbilled days than this. */
  readonly shortest_days?: number
}

export interface DueDatesFile {
  /** Days from the issue date where the cycle names none. */
  readonly days?: number
  /** The issue (accounting) date where absent. */
  readonly counted_from?: 'accounting_date' | 'read_date'
  readonly move: 'none' | 'next_business_day' | 'previous_business_day'
}

export const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const
export type Weekday = (typeof WEEKDAYS)[number]

export interface BusinessCalendarFile {
  readonly weekend?: readonly Weekday[]
  /** `2026-11-26`, every year `12-25`, or the nth weekday of a month. */
  readonly holidays?: readonly (LocalDate | { readonly month: number; readonly weekday: Weekday; readonly nth: number })[]
  readonly observed?: boolean
}

/** Member `field_service` of settings.json: when crews work and what customers are offered. */
export interface FieldServiceFile {
  readonly windows?: readonly { readonly code: string; readonly from: string; readonly to: string }[]
  /** Of a crew without shifts of its own, on business days. */
  readonly working_hours?: { readonly from: string; readonly to: string }
  /** Business days between today and the first day that is offered. */
  readonly lead_days?: number
  /** Business days that are offered. */
  readonly offered_days?: number
  /** Days before the appointment on which the customer is reminded. */
  readonly reminder_days?: number
  /** Business days after the planned day when a supervisor is told of an order that is still open. */
  readonly overdue_after_days?: number
  /** Work that needs an appointment and has none: `supervisor` where left out. */
  readonly without_appointment?: 'refused' | 'supervisor' | 'allowed'
  readonly missed_appointment_credit?: { readonly amount: DecimalText }
}

/** An entry of member `work_queues`: until when tasks of a queue are to be done, and when a supervisor takes notice. */
export interface WorkQueueFile {
  readonly queue: string
  readonly due_in_business_days: number
  readonly escalate_after_business_days?: number
}

export interface AccountFile {
  readonly code: string
  readonly name: string
  readonly kind: GlKind
  /** Line codes credited to it; `TARIFF/LINE` or `service/LINE` for one tariff or service, `*` for all no other account names. */
  readonly lines?: readonly string[]
  /** Of a receivable: the services it holds; without, it is the account for everything else. */
  readonly services?: readonly string[]
  /** Of cash: the payment channels; without, it is the account for every other channel. */
  readonly channels?: readonly string[]
  /** Of what is billed: the account that bears what is written off of it; without, it is bad debt. A tax given back names itself. */
  readonly written_off_to?: string
  /** Of tax payable: the authority the tax is owed to. */
  readonly authority?: string
}
