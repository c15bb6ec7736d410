import type pg from 'pg'
import { recordAudit } from '../../../db/access/audit-store.js'
import { insertStockEvents, lockDevice, moveDevice, warehouseExists } from '../../../db/metering/inventory-store.js'
import { loadUtility } from '../../../db/utility/utility-store.js'
import type { Command } from '../../../domain/kernel/command.js'
import { refuse, valueOf } from '../../../domain/kernel/outcome.js'
import { type DeviceState, type StockAct, stateAfter } from '../../../domain/metering/inventory/device-states.js'
import { runCommand } from '../../run-command.js'

export interface ActOnDeviceInput {
  readonly meterId: string
  readonly act: StockAct
  /** Where it is kept from now on; null only where it is scrapped. */
  readonly warehouseId: string | null
}

const EVENTS = { return: 'returned', move: 'moved', scrap: 'scrapped' } as const

/**
 * Returns a removed meter to stock, moves one that hangs nowhere to another warehouse, or scraps it. Refuses NOT_FOUND, WAREHOUSE_UNKNOWN,
 * WAREHOUSE_MISSING, and what `stateAfter` does.
 */
export function actOnDevice(pool: pg.Pool, command: Command<ActOnDeviceInput>): Promise<{ state: DeviceState }> {
  return runCommand(pool, 'metering.act-on-device', command, async (tx) => {
    const { meterId, act, warehouseId } = command.input
    const device = await lockDevice(tx.client, meterId)
    if (device === undefined) refuse('NOT_FOUND', `There is no meter ${meterId}.`)
    const state = valueOf(stateAfter(device, act))
    if ((warehouseId === null) !== (act === 'scrap'))
      refuse('WAREHOUSE_MISSING', act === 'scrap' ? 'A scrapped meter is kept nowhere.' : 'Say in which warehouse it is kept.')
    if (warehouseId !== null && !(await warehouseExists(tx.client, warehouseId)))
      refuse('WAREHOUSE_UNKNOWN', `There is no warehouse ${warehouseId}.`)
    const today = (await loadUtility(tx.client))?.today
    if (today === undefined) refuse('NO_UTILITY', 'No utility has been imported yet.')
    await moveDevice(tx.client, { meterId, state, warehouseId })
    const { actor, reason } = command
    await insertStockEvents(tx.client, [meterId], { event: EVENTS[act], warehouseId, on: today, reason, recordedBy: actor.id })
    await recordAudit(tx, {
      actor,
      action: `metering.meter.${act}`,
      subjectKind: 'meter',
      subjectId: meterId,
      reason,
      before: { state: device.state, warehouseId: device.warehouseId },
      after: { state, warehouseId },
    })
    return { state }
  })
}
