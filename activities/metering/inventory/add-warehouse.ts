import type pg from 'pg'
import { recordAudit } from '../../../db/access/audit-store.js'
import { insertWarehouse } from '../../../db/metering/inventory-store.js'
import type { Command } from '../../../domain/kernel/command.js'
import { refuse } from '../../../domain/kernel/outcome.js'
import { runCommand } from '../../run-command.js'

/** Adds a place where meters are kept. Refuses WAREHOUSE_KNOWN. */
export function addWarehouse(
  pool: pg.Pool,
  command: Command<{ readonly warehouseId: string; readonly name: string }>,
): Promise<{ id: string }> {
  return runCommand(pool, 'metering.add-warehouse', command, async (tx) => {
    const { warehouseId, name } = command.input
    if (!(await insertWarehouse(tx.client, { warehouseId, name, recordedBy: command.actor.id })))
      refuse('WAREHOUSE_KNOWN', `There is a warehouse ${warehouseId} already.`)
    await recordAudit(tx, {
      actor: command.actor,
      action: 'metering.warehouse.add',
      subjectKind: 'warehouse',
      subjectId: warehouseId,
      reason: command.reason,
      after: { name },
    })
    return { id: warehouseId }
  })
}
