import type { DispatchBoardJson, WorkOrderRecordJson } from '../../../../api/fieldwork/contract.js'
import { addDays, isLocalDate, type LocalDate, weekdayOf } from '../../../../domain/kernel/local-date.js'
import { codeText, isEnded, minutesText } from '../field-words.js'

export type BoardCrew = DispatchBoardJson['crews'][number]
export type CrewDay = BoardCrew['days'][number]
export type BoardView = 'day' | 'week'

/** Where an order is put: a crew and a day. */
export interface Slot {
  readonly crewId: string
  readonly on: string
}

/** Moves that were made here and have no answer yet, by order; null: taken back. */
export type PendingMoves = Readonly<Record<string, Slot | null>>

/** The first and last day of what is shown; a week goes from Monday to Sunday. */
export function spanOf(view: BoardView, on: LocalDate): { readonly from: LocalDate; readonly to: LocalDate } {
  if (view === 'day') return { from: on, to: on }
  const from = addDays(on, 1 - weekdayOf(on))
  return { from, to: addDays(from, 6) }
}

/** The day a step forth or back, by what is shown. */
export function stepped(view: BoardView, on: string, direction: 1 | -1): string {
  return isLocalDate(on) ? addDays(on, direction * (view === 'day' ? 1 : 7)) : on
}

/** The orders as they will be once what is under way has its answer. */
export function withPending(orders: readonly WorkOrderRecordJson[], pending: PendingMoves): readonly WorkOrderRecordJson[] {
  return orders.map((order) => {
    const move = pending[order.id]
    if (move === undefined) return order
    return move === null ? { ...order, crewId: null } : { ...order, crewId: move.crewId, scheduledOn: move.on }
  })
}

/** What a crew has on a day: by window, what has none last, by number. */
export function ordersAt(orders: readonly WorkOrderRecordJson[], slot: Slot): readonly WorkOrderRecordJson[] {
  return orders
    .filter((order) => order.crewId === slot.crewId && order.scheduledOn === slot.on)
    .sort((left, right) => (left.windowFrom ?? '99').localeCompare(right.windowFrom ?? '99') || left.id.localeCompare(right.id))
}

/** Open orders that nobody goes to yet. */
export function unplanned(orders: readonly WorkOrderRecordJson[]): readonly WorkOrderRecordJson[] {
  return orders.filter((order) => !isEnded(order.state) && (order.crewId === null || order.scheduledOn === null))
}

/** Minutes planned for a crew's day, with the moves that have no answer yet. */
export function plannedMinutes(orders: readonly WorkOrderRecordJson[], slot: Slot): number {
  return ordersAt(orders, slot).reduce((sum, order) => sum + order.expectedMinutes, 0)
}

/** True where the card may be moved: nobody is on the way, nothing is over. */
export function isMovable(order: WorkOrderRecordJson): boolean {
  return !isEnded(order.state) && order.state !== 'en_route' && order.state !== 'on_site'
}

/** Why a crew will hardly take an order on a day, told before it is dropped there; the office's answer decides. */
export function whyNot(order: WorkOrderRecordJson, crew: BoardCrew, day: CrewDay, planned: number): string | undefined {
  const lacking = order.skills.filter((skill) => !crew.skills.includes(skill))
  if (lacking.length > 0) return `cannot do ${lacking.map(codeText).join(', ')}`
  if (crew.areas.length > 0 && !crew.areas.includes(order.readRoute) && !crew.areas.includes(order.postcode)) {
    return `not in ${order.readRoute}`
  }
  if (day.from === null) return 'does not work'
  if (order.windowFrom !== null && order.scheduledOn !== null && order.scheduledOn !== day.on) return 'promised for another day'
  const left = day.minutes - planned
  if (order.crewId === crew.id && order.scheduledOn === day.on) return undefined
  return left < order.expectedMinutes ? `only ${minutesText(Math.max(0, left))} left` : undefined
}
