import type pg from 'pg'
import { filesOf, insertAsBuilt } from '../../db/connections/record-store.js'
import type { Command } from '../../domain/kernel/command.js'
import { refuse } from '../../domain/kernel/outcome.js'
import { runCommand } from '../run-command.js'
import { lockForAct } from './lock-for-act.js'
import { recordConnectionChange } from './record-connection-change.js'

export interface RecordAsBuiltInput {
  readonly connectionOrderId: string
  readonly builtOn: string
  readonly description: string
}

/** Writes down what was built; its drawings and photos are the files added before. Refuses BUILT_DATE_INVALID and what `mayAct` refuses. */
export function recordAsBuilt(pool: pg.Pool, command: Command<RecordAsBuiltInput>): Promise<{ id: string }> {
  return runCommand(pool, 'connections.as-built', command, async (tx) => {
    const { input, actor, reason } = command
    const { order, today } = await lockForAct(tx, input.connectionOrderId, 'record_as_built', command.actor)
    if (input.builtOn > today || input.builtOn < order.appliedOn) {
      refuse('BUILT_DATE_INVALID', `It was built between the application on ${order.appliedOn} and today, ${today}.`, {
        builtOn: input.builtOn,
      })
    }
    await insertAsBuilt(tx, { ...input, recordedBy: actor.id })
    const files = (await filesOf(tx.client, order.connectionOrderId)).length
    const sentence = `As-built record of ${input.builtOn}, with ${files} ${files === 1 ? 'file' : 'files'}.`
    await recordConnectionChange(
      tx,
      order,
      { act: 'record_as_built', change: {}, sentence, detail: { ...input, files } },
      {
        actor,
        reason,
        today,
      },
    )
    return { id: order.connectionOrderId }
  })
}
