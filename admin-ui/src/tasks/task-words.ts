import { countText } from '../presentation/count-text.js'
import { stateText } from '../presentation/state-tone.js'

const QUEUES: Readonly<Record<string, string>> = {
  call_back: 'Call back',
  field_check: 'Check in the field',
  billing_question: 'Billing question',
  complaint: 'Complaint',
  data_correction: 'Correct data',
  other: 'Other',
  supervisor: 'Supervisors',
  processes: 'Processes',
  case_supervisor: 'Overdue cases',
  applications: 'Applications',
  connections: 'New connections',
  connections_supervisor: 'New connections, supervisors',
}

export const HAND_QUEUES = ['call_back', 'field_check', 'billing_question', 'complaint', 'data_correction', 'other'] as const

export const queueText = (queue: string): string => QUEUES[queue] ?? stateText(queue.toLowerCase())

/** `3 tasks done, 1 refused`. */
export function workedText(worked: readonly { readonly isDone: boolean }[]): string {
  const done = worked.filter((task) => task.isDone).length
  const refused = worked.length - done
  return refused === 0 ? `${countText(done, 'task')} done` : `${countText(done, 'task')} done, ${refused} refused`
}

/** What a queue promises: `within 2 business days, supervisors after 1 more`. */
export function promiseText(queue: {
  readonly dueInBusinessDays: number | null
  readonly escalateAfterBusinessDays: number | null
}): string {
  if (queue.dueInBusinessDays === null) return '–'
  const due = queue.dueInBusinessDays === 0 ? 'the same day' : `within ${countText(queue.dueInBusinessDays, 'business day')}`
  if (queue.escalateAfterBusinessDays === null) return due
  return queue.escalateAfterBusinessDays === 0
    ? `${due}, then the supervisors`
    : `${due}, supervisors after ${queue.escalateAfterBusinessDays} more`
}
