import type pg from 'pg'
import { closeWaitTasks, endWaits, insertWaitEvent, openWaits } from '../../db/connections/wait-store.js'
import type { Command } from '../../domain/kernel/command.js'
import { invariant } from '../../domain/kernel/invariant.js'
import { runCommand } from '../run-command.js'
import { lockForAct } from './lock-for-act.js'
import { recordConnectionChange } from './record-connection-change.js'

export interface OverrideWaitInput {
  readonly connectionOrderId: string
}

/**
 * Lets a connection go on without what its stage waits for: a payment, the construction where the meter is there, the as-built record.
 * Refuses what `mayAct` refuses; each permit is let go by itself, by `decidePermit`.
 */
export function overrideWait(pool: pg.Pool, command: Command<OverrideWaitInput>): Promise<{ id: string }> {
  return runCommand(pool, 'connections.override', command, async (tx) => {
    const { input, actor, reason } = command
    const { order, today } = await lockForAct(tx, input.connectionOrderId, 'override', command.actor)
    const [wait] = await openWaits(tx.client, order.connectionOrderId)
    invariant(wait !== undefined, 'a stage that may be let go waits for something', { ...input, stage: order.stage })
    await insertWaitEvent(tx, {
      waitId: wait.waitId,
      event: 'override',
      number: 1,
      onDate: today,
      reason,
      recordedBy: actor.id,
    })
    await endWaits(tx, order.connectionOrderId, { on: today, how: 'overridden', awaited: wait.awaited })
    await closeWaitTasks(tx, order.connectionOrderId, 'A supervisor lets the connection go on')
    const sentence = `It goes on without ${wait.waitsFor}: ${reason}.`
    await recordConnectionChange(
      tx,
      order,
      { act: 'override', change: {}, sentence, detail: { awaited: wait.awaited } },
      {
        actor,
        reason,
        today,
      },
    )
    return { id: order.connectionOrderId }
  })
}
