import {
  ActivityFailure,
  allHandlersFinished,
  ApplicationFailure,
  condition,
  defineSignal,
  isCancellation,
  patched,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow'
import { processActivities } from '../activity-proxies.js'
import { type EntityStep, WAKE_SIGNAL } from './contract.js'

/** A stuck process looks again by itself once a day; a person's "try again" wakes it at once. */
const STUCK_WAIT_MS = 24 * 3_600_000

/**
 * The loop of every process that waits on people or dates. `advance` is one activity: it reads where the process stands, decides by a
 * pure rule what comes next, does it in one transaction and says how to go on. Nothing is remembered here, so a lost history is begun
 * again from PostgreSQL at any moment. A step that is refused for good parks the process with its code, for a supervisor to mend.
 * `startOver` continues as new with the same input.
 */
export async function driveEntity(advance: () => Promise<EntityStep>, startOver: () => Promise<never>): Promise<void> {
  let woken = false
  setHandler(defineSignal(WAKE_SIGNAL), () => {
    woken = true
  })
  for (;;) {
    woken = false
    const step = await advanceOrPark(advance)
    if (step.kind === 'end') {
      await condition(allHandlersFinished)
      // What happened while the last step was taken may have opened the process again. Earlier histories ended all the same.
      if (woken && patched('heard-at-the-end')) continue
      return
    }
    if (step.kind === 'again') continue
    await condition(() => woken, Math.max(1, step.waitMs))
    if (workflowInfo().continueAsNewSuggested) {
      await condition(allHandlersFinished)
      await startOver()
    }
  }
}

async function advanceOrPark(advance: () => Promise<EntityStep>): Promise<EntityStep> {
  try {
    return await advance()
  } catch (error) {
    if (isCancellation(error)) throw error
    const cause = error instanceof ActivityFailure ? error.cause : error
    const code = cause instanceof ApplicationFailure ? (cause.type ?? 'UNKNOWN') : 'UNKNOWN'
    const message = cause instanceof Error ? cause.message : String(cause)
    const { isOpen } = await processActivities.parkProcess({ processId: workflowInfo().workflowId, code, message })
    return isOpen ? { kind: 'wait', waitMs: STUCK_WAIT_MS } : { kind: 'end' }
  }
}
