import type { BusinessCalendar } from '../kernel/business-calendar.js'
import type { DocumentProblem, JsonSchema } from '../kernel/schema-check.js'
import { listOf, objectOf } from '../kernel/schema-parts.js'
import { compileCalendar } from './calendar-settings.js'
import type { SettingsFile } from './settings-file.js'

/** What a work queue promises, in business days. */
export interface WorkQueueLevel {
  readonly dueIn: number
  /** null: never by itself. */
  readonly escalateAfter: number | null
}

/** The service levels of the work queues, ready to use; a queue that is missing has none. */
export interface WorkQueues {
  readonly levels: ReadonlyMap<string, WorkQueueLevel>
  readonly calendar: BusinessCalendar
}

const DAYS: JsonSchema = { type: 'integer', minimum: 0, maximum: 260 }

export const WORK_QUEUES_SCHEMA: JsonSchema = listOf(
  objectOf(
    {
      queue: { type: 'string', pattern: '^[a-z][a-z0-9_]{0,59}$', description: 'a queue such as "call_back"' },
      due_in_business_days: DAYS,
      escalate_after_business_days: DAYS,
    },
    ['queue', 'due_in_business_days'],
  ),
  0,
)

/** The work queues a utility states. */
export function compileWorkQueues(file: Pick<SettingsFile, 'work_queues' | 'business_calendar'>): WorkQueues {
  return {
    levels: new Map(
      (file.work_queues ?? []).map((entry) => [
        entry.queue,
        { dueIn: entry.due_in_business_days, escalateAfter: entry.escalate_after_business_days ?? null },
      ]),
    ),
    calendar: compileCalendar(file.business_calendar ?? {}),
  }
}

/** What is wrong with the meaning of `work_queues`, with where it stands. */
export function workQueueProblems(file: SettingsFile['work_queues']): DocumentProblem[] {
  const queues = (file ?? []).map((entry) => entry.queue)
  return queues.flatMap((queue, index) =>
    queues.indexOf(queue) === index
      ? []
      : [{ path: ['work_queues', index], code: 'QUEUE_TWICE', message: `the queue ${queue} stands twice` }],
  )
}
