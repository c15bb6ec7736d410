import type { Recording } from './studio.js'

/** Fields that say where a recording was made and nothing about what happened. */
const NEUTRAL: Readonly<Record<string, string>> = {
  identity: 'recorder',
  stackTrace: '',
  binaryChecksum: 'recorded',
  buildId: 'recorded',
}
/** A process on a machine, as workers name their own queues. */
const PROCESS_ON_MACHINE = /^\d+@.*$/

/** A recording as it is kept: one line for each event, without the names of machines and folders it was made on. */
export function withoutTraces(recording: Recording): string {
  const { events } = recording.history as { events: unknown[] }
  const lines = events.map((event) => JSON.stringify(event, neutral))
  return `{"workflowId":${JSON.stringify(recording.workflowId)},"history":{"events":[\n${lines.join(',\n')}\n]}}\n`
}

function neutral(key: string, value: unknown): unknown {
  if (typeof value !== 'string') return value
  return NEUTRAL[key] ?? value.replace(PROCESS_ON_MACHINE, 'recorder')
}

/** Every text of a history, those inside its payloads too. */
export function* textsOf(value: unknown, key = ''): Generator<string> {
  if (typeof value === 'string') {
    yield value
    // Payloads are bytes, and bytes are kept as base64.
    if (key === 'data') yield Buffer.from(value, 'base64').toString('utf8')
    return
  }
  if (typeof value !== 'object' || value === null) return
  for (const [name, inner] of Object.entries(value)) yield* textsOf(inner, Array.isArray(value) ? key : name)
}

interface HistoryEvent {
  readonly eventId: string
  readonly activityTaskScheduledEventAttributes?: { readonly activityType: { readonly name: string } }
  readonly timerStartedEventAttributes?: unknown
  readonly workflowExecutionContinuedAsNewEventAttributes?: unknown
  readonly workflowExecutionCanceledEventAttributes?: unknown
  readonly workflowExecutionCompletedEventAttributes?: unknown
}

/** What the workflow did, in order: its activities, `wait` for a timer, and how it ended. */
export function actsOf(history: unknown): string[] {
  return (history as { events: HistoryEvent[] }).events.flatMap((event) => {
    if (event.activityTaskScheduledEventAttributes !== undefined)
      return [event.activityTaskScheduledEventAttributes.activityType.name]
    if (event.timerStartedEventAttributes !== undefined) return ['wait']
    if (event.workflowExecutionContinuedAsNewEventAttributes !== undefined) return ['continue as new']
    if (event.workflowExecutionCanceledEventAttributes !== undefined) return ['cancelled']
    if (event.workflowExecutionCompletedEventAttributes !== undefined) return ['end']
    return []
  })
}
