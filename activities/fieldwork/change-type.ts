import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import { lockType, saveType } from '../../db/fieldwork/type-store.js'
import { checkType } from '../../domain/fieldwork/check-type.js'
import type { WorkOrderType } from '../../domain/fieldwork/work-order-type.js'
import type { Command } from '../../domain/kernel/command.js'
import { refuse, valueOf } from '../../domain/kernel/outcome.js'
import { runCommand } from '../run-command.js'

/** Adds a kind of work or changes it as a whole; `version` is the one that was seen, 0 for a new kind. Refuses CHANGED_MEANWHILE, ORDER_TYPE_INVALID. */
export function changeType(pool: pg.Pool, command: Command<WorkOrderType>): Promise<{ id: string; version: number }> {
  return runCommand(pool, 'fieldwork.change-type', command, async (tx) => {
    const { version, ...type } = command.input
    const before = await lockType(tx, type.typeCode)
    if ((before?.version ?? 0) !== version) {
      refuse('CHANGED_MEANWHILE', `The kind of work ${type.typeCode} was changed meanwhile. Load it again.`, {
        version: before?.version ?? 0,
      })
    }
    valueOf(checkType(type))
    await saveType(tx, type)
    await recordAudit(tx, {
      actor: command.actor,
      action: before === undefined ? 'fieldwork.type.add' : 'fieldwork.type.change',
      subjectKind: 'work_order_type',
      subjectId: type.typeCode,
      reason: command.reason,
      ...(before === undefined ? {} : { before }),
      after: type,
    })
    return { id: type.typeCode, version: version + 1 }
  })
}
