import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import { lockReach, saveReach } from '../../db/remote-commands/reach-store.js'
import { placeOfMeter } from '../../db/remote-commands/switch-reads.js'
import type { Transaction } from '../../db/transaction.js'
import { loadUtility } from '../../db/utility/utility-store.js'
import type { Command } from '../../domain/kernel/command.js'
import { refuse } from '../../domain/kernel/outcome.js'
import { runCommand } from '../run-command.js'
import { askCommand } from './record-command.js'

/** Asks a meter how its switch stands and what its registers show. Refuses NOT_FOUND, METER_NOT_REACHABLE and METER_NOT_IN_PLACE. */
export function askRead(pool: pg.Pool, command: Command<{ readonly meterId: string }>): Promise<{ commandId: string }> {
  return runCommand(pool, 'remote-commands.read', command, async (tx) => {
    const { input, actor, reason, key } = command
    const today = await todayOf(tx)
    const reach = await lockReach(tx, input.meterId)
    if (reach === undefined) refuse('NOT_FOUND', `There is no meter ${input.meterId}.`)
    if (!reach.isRemoteCapable) refuse('METER_NOT_REACHABLE', `Meter ${input.meterId} cannot be reached from afar.`)
    const place = await placeOfMeter(tx.client, input.meterId)
    if (place === undefined) refuse('METER_NOT_IN_PLACE', `Meter ${input.meterId} is installed nowhere.`)
    const commandId = await askCommand(
      tx,
      {
        commandKey: `read/${input.meterId}/${key}`.slice(0, 300),
        kind: 'read',
        meterId: input.meterId,
        servicePointId: place.servicePointId,
        accountId: place.accountId,
        agreementId: place.agreementId,
        requestedBy: null,
        reversesCommandId: null,
      },
      { actor, today },
    )
    await recordAudit(tx, {
      actor,
      action: 'metering.remote.read',
      subjectKind: 'meter',
      subjectId: input.meterId,
      reason,
      after: { commandId },
    })
    return { commandId }
  })
}

export interface MeterReach {
  readonly meterId: string
  readonly isRemoteCapable: boolean
  readonly hasSwitch: boolean
}

/** Writes down whether a meter can be reached from afar and switched. Refuses NOT_FOUND and SWITCH_IMPOSSIBLE. */
export function changeReach(pool: pg.Pool, command: Command<MeterReach>): Promise<MeterReach> {
  return runCommand(pool, 'remote-commands.reach', command, async (tx) => {
    const { input, actor, reason } = command
    const before = await lockReach(tx, input.meterId)
    if (before === undefined) refuse('NOT_FOUND', `There is no meter ${input.meterId}.`)
    if (input.hasSwitch && before.service === 'gas') {
      refuse('SWITCH_IMPOSSIBLE', 'Gas is never switched from afar: whoever turns it on lights the pilots.')
    }
    if (input.hasSwitch && !input.isRemoteCapable) {
      refuse('SWITCH_IMPOSSIBLE', 'A switch that cannot be reached is none that could be used from afar.')
    }
    await saveReach(tx, input)
    await recordAudit(tx, {
      actor,
      action: 'metering.remote.reach',
      subjectKind: 'meter',
      subjectId: input.meterId,
      reason,
      before: { isRemoteCapable: before.isRemoteCapable, hasSwitch: before.hasSwitch },
      after: input,
    })
    return input
  })
}

async function todayOf(tx: Transaction): Promise<string> {
  const utility = await loadUtility(tx.client)
  if (utility === undefined) refuse('NO_UTILITY', 'No utility has been imported yet. Import its data first.')
  return utility.today
}
