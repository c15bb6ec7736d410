import type { QueueJson } from '../../../api/home/contract.js'
import { reasonText } from '../billing/billing-words.js'
import { queueText } from '../tasks/task-words.js'

/** What a queue of the day is called, and where it is worked. */
export function queueOfDay(queue: Pick<QueueJson, 'key'>): { readonly title: string; readonly path: string } {
  const [kind = '', ...rest] = queue.key.split('/')
  const code = rest.join('/')
  switch (kind) {
    case 'parked':
      return { title: `Parked: ${reasonText(code).toLowerCase()}`, path: `/parked?reason=${encodeURIComponent(code)}` }
    case 'suspense':
      return { title: 'Payments in suspense', path: '/suspense' }
    case 'corrections':
      return { title: 'Bill corrections to decide', path: listPath('bill-corrections', { state: 'proposed' }) }
    case 'tariff-versions':
      return { title: 'Tariff versions to approve', path: listPath('tariff-versions', { state: 'proposed' }) }
    default:
      return { title: `Tasks: ${queueText(code).toLowerCase()}`, path: taskPath({ queue: code, isWaiting: true }) }
  }
}

/** The task list with a filter. */
export function taskPath(filter: Readonly<Record<string, unknown>>): string {
  return listPath('tasks', filter)
}

function listPath(resource: string, filter: Readonly<Record<string, unknown>>): string {
  return `/${resource}?filter=${encodeURIComponent(JSON.stringify(filter))}`
}
