import type { BusinessCalendar } from '../kernel/business-calendar.js'
import { type Decimal, decimal } from '../kernel/decimal.js'
import { minorDigits } from '../kernel/money.js'
import type { DocumentProblem, JsonSchema } from '../kernel/schema-check.js'
import { listOf, objectOf, ref, TEXT } from '../kernel/schema-parts.js'
import { compileCalendar } from './calendar-settings.js'
import type { FieldServiceFile, SettingsFile } from './settings-file.js'

/** A span of a day that a customer can be promised; times as `HH:MM`. */
export interface ServiceWindow {
  readonly code: string
  readonly from: string
  readonly to: string
}

export const WITHOUT_APPOINTMENT = ['refused', 'supervisor', 'allowed'] as const
export type WithoutAppointment = (typeof WITHOUT_APPOINTMENT)[number]

/** When crews work and what customers are offered, ready to use. */
export interface FieldService {
  readonly windows: readonly ServiceWindow[]
  readonly workingHours: { readonly from: string; readonly to: string }
  readonly leadDays: number
  readonly offeredDays: number
  readonly reminderDays: number
  readonly overdueAfterDays: number
  /** What becomes of work that needs an appointment and has none: nobody sends a crew, only a supervisor does, or anybody. */
  readonly withoutAppointment: WithoutAppointment
  /** null: a missed appointment is not made good with money. */
  readonly missedAppointmentCredit: Decimal | null
  readonly calendar: BusinessCalendar
}

const TIME: JsonSchema = { type: 'string', pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$', description: 'a time such as "08:00"' }
const HOURS = { from: TIME, to: TIME }
const DAYS: JsonSchema = { type: 'integer', minimum: 0, maximum: 60 }

export const FIELD_SERVICE_SCHEMA: JsonSchema = objectOf({
  windows: listOf(objectOf({ code: TEXT, ...HOURS }, ['code', 'from', 'to'])),
  working_hours: objectOf(HOURS, ['from', 'to']),
  lead_days: DAYS,
  offered_days: { ...DAYS, minimum: 1 },
  reminder_days: DAYS,
  overdue_after_days: DAYS,
  without_appointment: { enum: [...WITHOUT_APPOINTMENT] },
  missed_appointment_credit: objectOf({ amount: ref('decimal') }, ['amount']),
})

const DEFAULT_WINDOWS: readonly ServiceWindow[] = [
  { code: 'AM', from: '08:00', to: '12:00' },
  { code: 'PM', from: '12:00', to: '16:00' },
]
const DEFAULT_HOURS = { from: '08:00', to: '16:00' }

/** The rules of field work of a utility; where it states none, two windows a day and no compensation. */
export function compileFieldService(file: Pick<SettingsFile, 'field_service' | 'business_calendar'>): FieldService {
  const stated = file.field_service ?? {}
  const credit = stated.missed_appointment_credit?.amount
  return {
    windows: stated.windows ?? DEFAULT_WINDOWS,
    workingHours: stated.working_hours ?? DEFAULT_HOURS,
    leadDays: stated.lead_days ?? 1,
    offeredDays: stated.offered_days ?? 10,
    reminderDays: stated.reminder_days ?? 1,
    overdueAfterDays: stated.overdue_after_days ?? 2,
    withoutAppointment: stated.without_appointment ?? 'supervisor',
    missedAppointmentCredit: credit === undefined ? null : decimal(credit),
    calendar: compileCalendar(file.business_calendar ?? {}),
  }
}

/** What is wrong with the meaning of `field_service`, with where it stands. */
export function fieldServiceProblems(file: FieldServiceFile | undefined, currency: string): DocumentProblem[] {
  const problems: DocumentProblem[] = []
  const spans = [
    ...(file?.windows ?? []).map((window, index) => ({ ...window, path: ['windows', index] })),
    ...(file?.working_hours === undefined ? [] : [{ ...file.working_hours, path: ['working_hours'] }]),
  ]
  for (const { from, to, path } of spans) {
    if (from >= to)
      problems.push({
        path: ['field_service', ...path],
        code: 'HOURS',
        message: `${from} to ${to} has no length; the end comes later`,
      })
  }
  const codes = (file?.windows ?? []).map(({ code }) => code)
  for (const [index, code] of codes.entries()) {
    if (codes.indexOf(code) !== index)
      problems.push({
        path: ['field_service', 'windows', index],
        code: 'WINDOW_TWICE',
        message: `the window ${code} stands twice`,
      })
  }
  const credit = file?.missed_appointment_credit?.amount
  if (credit !== undefined && (decimal(credit).decimalPlaces() > minorDigits(currency) || !decimal(credit).gt(0))) {
    const message = `an amount above zero in ${currency} has ${minorDigits(currency)} decimals`
    problems.push({ path: ['field_service', 'missed_appointment_credit', 'amount'], code: 'AMOUNT', message })
  }
  return problems
}
