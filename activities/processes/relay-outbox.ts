import { type Client, WorkflowNotFoundError } from '@temporalio/client'
import type pg from 'pg'
import { markDelivered, markFailed, takeUndelivered, type UndeliveredEvent } from '../../db/processes/outbox-store.js'
import { inTransaction } from '../../db/transaction.js'

const BATCH = 100

export interface RelayedBatch {
  readonly delivered: number
  readonly failed: number
}

/**
 * Delivers the oldest waiting events to Temporal. An event is marked only after Temporal has it, so a relay that dies repeats it: signals
 * are hints and may come twice. A workflow that is gone counts as delivered. Several relays share the work by row locks.
 */
export async function relayOutbox(pool: pg.Pool, client: Client, taskQueue: string): Promise<RelayedBatch> {
  return inTransaction(pool, async (tx) => {
    const events = await takeUndelivered(tx.client, BATCH)
    let delivered = 0
    for (const event of events) {
      try {
        await deliver(client, taskQueue, event)
        await markDelivered(tx.client, event.eventId)
        delivered += 1
      } catch (error) {
        // Temporal is away or busy: the rest would fail as well and keeps its order.
        await markFailed(tx.client, event.eventId, error instanceof Error ? error.message : String(error))
        return { delivered, failed: events.length - delivered }
      }
    }
    return { delivered, failed: 0 }
  })
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
