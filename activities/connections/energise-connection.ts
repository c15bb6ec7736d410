import type pg from 'pg'
import type { Command } from '../../domain/kernel/command.js'
import { runCommand } from '../run-command.js'
import { lockForAct } from './lock-for-act.js'
import { recordConnectionChange } from './record-connection-change.js'

export interface EnergiseConnectionInput {
  readonly connectionOrderId: string
}

/** Writes down that service was switched on from the office, today. Refuses NOT_REMOTE, METER_MISSING and what `mayAct` refuses. */
export function energiseConnection(
  pool: pg.Pool,
  command: Command<EnergiseConnectionInput>,
): Promise<{ id: string; energisedOn: string }> {
  return runCommand(pool, 'connections.energise', command, async (tx) => {
    const { input, actor, reason } = command
    const { order, today } = await lockForAct(tx, input.connectionOrderId, 'energise', command.actor)
    await recordConnectionChange(
      tx,
      order,
      { act: 'energise', change: { energisedOn: today }, sentence: 'Service was switched on from the office.' },
      { actor, reason, today },
    )
    return { id: order.connectionOrderId, energisedOn: today }
  })
}
