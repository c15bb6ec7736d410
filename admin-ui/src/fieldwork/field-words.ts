import type { WorkOrderRecordJson, WorkOrderTypeJson } from '../../../api/fieldwork/contract.js'
import type { ListFilter } from '../presentation/list-column.js'
import { stateText } from '../presentation/state-tone.js'

export type OrderState = WorkOrderRecordJson['state']
export type Priority = WorkOrderRecordJson['priority']
export type MeterEffect = WorkOrderTypeJson['meterEffect']
export type ResultField = WorkOrderTypeJson['requiredFields'][number]
export type FollowUp = WorkOrderTypeJson['resultCodes'][number]['followUps'][number]

export const OPEN_STATES = ['created', 'scheduled', 'dispatched', 'en_route', 'on_site'] as const satisfies readonly OrderState[]
export const ORDER_STATES = [...OPEN_STATES, 'completed', 'incomplete', 'cancelled'] as const satisfies readonly OrderState[]
export const PRIORITIES = ['emergency', 'high', 'normal', 'low'] as const satisfies readonly Priority[]

/** True where nothing more is done with the order. */
export function isEnded(state: OrderState): boolean {
  return !(OPEN_STATES as readonly OrderState[]).includes(state)
}

const STATES: Readonly<Partial<Record<OrderState, string>>> = {
  created: 'To be planned',
  incomplete: 'Not done',
}

export function orderStateText(state: OrderState): string {
  return STATES[state] ?? stateText(state)
}

/** `08:00 – 12:00`, or nothing where none is promised. */
export function windowText(from: string | null, to: string | null): string | null {
  return from === null || to === null ? null : `${from} – ${to}`
}

export const METER_EFFECTS: Readonly<Record<MeterEffect, string>> = {
  none: 'Leaves the meter as it is',
  set_if_missing: 'Sets a meter where there is none',
  remove: 'Takes the meter out',
  exchange: 'Exchanges the meter',
}

export const RESULT_FIELDS: Readonly<Record<ResultField, string>> = {
  reading: 'Reading',
  photo: 'Photo',
  signature: 'Signature',
  note: 'Note',
  materials: 'Materials',
}

export const FOLLOW_UPS: Readonly<Record<FollowUp, string>> = {
  again: 'ordered again',
  exchange: 'an exchange is ordered',
  supervisor: 'a supervisor decides',
}

export const OUTCOMES = { completed: 'Work done', incomplete: 'Work not done' } as const

/** `1 h 30 min`. */
export function minutesText(minutes: number): string {
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  if (hours === 0) return `${rest} min`
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`
}

/** `12.4 km`. */
export function kmText(km: number): string {
  return `${km.toFixed(1)} km`
}

/** `METERS` → `meters`, as part of a sentence. */
export function codeText(code: string): string {
  return code.replaceAll('_', ' ').toLowerCase()
}

export const STATE_FILTER: ListFilter = {
  source: 'state',
  label: 'State',
  choices: ORDER_STATES.map((value) => ({ value, label: orderStateText(value) })),
}

export const PRIORITY_FILTER: ListFilter = {
  source: 'priority',
  label: 'Priority',
  choices: PRIORITIES.map((value) => ({ value, label: stateText(value) })),
}
