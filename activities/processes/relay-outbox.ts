import { type Client, WorkflowNotFoundError } from '@temporalio/client'
import type pg from 'pg'
import { markDelivered, markFailed, takeUndelivered, type UndeliveredEvent } from '../../db/processes/outbox-store.js'
import { inTransaction } from '../../db/transaction.js'

const BATCH = 200
/** Deliveries under way at once: Temporal takes each in milliseconds, most of them spent waiting for it. */
const LANES = 16

export interface RelayedBatch {
  readonly delivered: number
  readonly failed: number
}

/**
 * Delivers the oldest waiting events to Temporal, those of one workflow in their order. An event is marked only after Temporal has it, so a
 * relay that dies repeats it: signals are hints and may come twice. A workflow that is gone counts as delivered. Several relays share the
 * work by row locks.
 */
export async function relayOutbox(pool: pg.Pool, client: Client, taskQueue: string): Promise<RelayedBatch> {
  return inTransaction(pool, async (tx) => {
    const events = await takeUndelivered(tx.client, BATCH)
    const waiting = [...byWorkflow(events).values()]
    const delivered: number[] = []
    let failure: { readonly eventId: number; readonly error: string } | undefined
    const lane = async (): Promise<void> => {
      // Once one has failed Temporal is away or busy: the rest would fail as well and keeps its order.
      for (let few = waiting.shift(); few !== undefined && failure === undefined; few = waiting.shift()) {
        for (const event of few) {
          try {
            await deliver(client, taskQueue, event)
          } catch (error) {
            failure = { eventId: event.eventId, error: error instanceof Error ? error.message : String(error) }
            return
          }
          delivered.push(event.eventId)
        }
      }
    }
    await Promise.all(Array.from({ length: LANES }, lane))
    await markDelivered(tx.client, delivered)
    if (failure !== undefined) await markFailed(tx.client, failure.eventId, failure.error)
    return { delivered: delivered.length, failed: events.length - delivered.length }
  })
}

function byWorkflow(events: readonly UndeliveredEvent[]): Map<string, UndeliveredEvent[]> {
  const found = new Map<string, UndeliveredEvent[]>()
  for (const event of events) {
    const same = found.get(event.workflowId)
    if (same === undefined) found.set(event.workflowId, [event])
    else same.push(event)
  }
  return found
}

async function deliver(client: Client, taskQueue: string, event: UndeliveredEvent): Promise<void> {
  const payload = { ...event.payload, eventId: event.eventId }
  if (event.start !== undefined) {
    await client.workflow.signalWithStart(event.start.type, {
      workflowId: event.workflowId,
      taskQueue,
      args: [event.start.input],
      signal: event.signal,
      signalArgs: [payload],
    })
    return
  }
  try {
    await client.workflow.getHandle(event.workflowId).signal(event.signal, payload)
  } catch (error) {
    if (!(error instanceof WorkflowNotFoundError)) throw error
  }
}
