import type pg from 'pg'
import { permitsOf } from '../../db/connections/permit-store.js'
import { closeWaitTasks, endWaits, insertWaitEvent, openWaits } from '../../db/connections/wait-store.js'
import type { Command } from '../../domain/kernel/command.js'
import { refuse } from '../../domain/kernel/outcome.js'
import { runCommand } from '../run-command.js'
import { lockForAct } from './lock-for-act.js'
import { recordConnectionChange } from './record-connection-change.js'

export interface OverrideWaitInput {
  readonly connectionOrderId: string
}

/**
 * Lets a connection go on without what its stage waits for: a payment, the construction where the meter is there, the as-built record.
 * Refuses PERMITS_ONE_BY_ONE (each permit is let go by itself) and what `mayAct` refuses.
 */
export function overrideWait(pool: pg.Pool, command: Command<OverrideWaitInput>): Promise<{ id: string }> {
  return runCommand(pool, 'connections.override', command, async (tx) => {
    const { input, actor, reason } = command
    const { order, today } = await lockForAct(tx, input.connectionOrderId, 'override')
    const [wait] = await openWaits(tx.client, order.connectionOrderId)
    if (order.stage === 'permits' && (await permitsOf(tx.client, order.connectionOrderId)).length > 0) {
      refuse('PERMITS_ONE_BY_ONE', 'Say which permit or inspection is not waited for; each is let go by itself.')
    }
    if (wait === undefined) refuse('NOTHING_AWAITED', 'This connection waits for nothing now; it goes on by itself.')
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
    await recordConnectionChange(tx, order, { act: 'override', change: {}, sentence, detail: { awaited: wait.awaited } }, {
      actor,
      reason,
      today,
    })
    return { id: order.connectionOrderId }
  })
}
