import { addBusinessDays, type BusinessCalendar } from '../kernel/business-calendar.js'
import { addDays, type LocalDate } from '../kernel/local-date.js'
import { isOrderEnded, type WorkOrderState } from './work-order-states.js'

/** What an open order is watched by. */
export interface OrderFacts {
  readonly state: WorkOrderState
  readonly wantedOn: LocalDate
  readonly scheduledOn: LocalDate | null
  /** The planned day for which a supervisor was told that it has passed. */
  readonly escalatedFor: LocalDate | null
  /** The appointment it has now. */
  readonly appointment: { readonly on: LocalDate; readonly isReminded: boolean } | null
}

export interface OrderRules {
  readonly reminderDays: number
  readonly overdueAfterDays: number
  readonly calendar: BusinessCalendar
}

export type OrderStep =
  | { readonly kind: 'remind' }
  | { readonly kind: 'miss' }
  | { readonly kind: 'escalate'; readonly plannedOn: LocalDate }
  | { readonly kind: 'wait'; readonly until: LocalDate | null }
  | { readonly kind: 'end' }

/**
 * What the process of an order does next: it reminds of the appointment, notices on the day after that nobody came, tells a supervisor
 * once per planned day that the order is overdue, and waits for the next of these days.
 */
export function nextOrderStep(order: OrderFacts, rules: OrderRules, today: LocalDate): OrderStep {
  if (isOrderEnded(order.state)) return { kind: 'end' }
  const { appointment } = order
  const plannedOn = order.scheduledOn ?? order.wantedOn
  const overdueOn = addDays(addBusinessDays(plannedOn, rules.overdueAfterDays, rules.calendar), 1)
  const days: LocalDate[] = []
  if (appointment !== null) {
    if (today > appointment.on) return { kind: 'miss' }
    const remindOn = addDays(appointment.on, -rules.reminderDays)
    if (!appointment.isReminded && today >= remindOn) return { kind: 'remind' }
    days.push(addDays(appointment.on, 1), ...(appointment.isReminded ? [] : [remindOn]))
  }
  if (order.escalatedFor !== plannedOn) {
    if (today >= overdueOn) return { kind: 'escalate', plannedOn }
    days.push(overdueOn)
  }
  return { kind: 'wait', until: days.sort()[0] ?? null }
}
