/** A part of the home page. */
export type DayPart = 'queues' | 'windows' | 'money' | 'running' | 'tasks'

export interface DayParts {
  readonly main: readonly DayPart[]
  readonly side: readonly DayPart[]
}

const BILLING: DayParts = { main: ['queues', 'windows'], side: ['running', 'money', 'tasks'] }
const MONEY: DayParts = { main: ['money', 'queues'], side: ['tasks', 'running', 'windows'] }
const CALLS: DayParts = { main: ['tasks', 'queues'], side: ['windows', 'money', 'running'] }

/** Which part of the day stands where for a person: by the first of their roles that has a day of its own. */
export function dayParts(roles: readonly string[]): DayParts {
  if (roles.some((role) => role === 'administrator' || role === 'supervisor' || role === 'billing_analyst' || role === 'auditor'))
    return BILLING
  if (roles.some((role) => role === 'cashier' || role === 'finance')) return MONEY
  return CALLS
}
