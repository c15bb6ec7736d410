import type pg from 'pg'
import type { Command } from '../../domain/kernel/command.js'
import { requireAlertsRead } from '../customers/require-alerts-read.js'
import { runCommand } from '../run-command.js'
import { cancelWorkOrder } from './cancel-work-order.js'
import { createWorkOrder, type WorkToOrder } from './create-work-order.js'
import { loadFieldService } from './load-field-service.js'

/** A person orders work. Refuses what `createWorkOrder` does, and ALERTS_UNREAD of its account. */
export function orderWork(
  pool: pg.Pool,
  command: Command<Omit<WorkToOrder, 'orderKey' | 'requestedBy' | 'followsWorkOrderId' | 'outageId'>>,
): Promise<{ workOrderId: string }> {
  return runCommand(pool, 'fieldwork.order', command, async (tx) => {
    const { accountId } = command.input
    if (accountId !== null) await requireAlertsRead(tx, command.actor, { accountId })
    const { today } = await loadFieldService(tx.client)
    const work = { ...command.input, orderKey: `by-hand/${command.key}`, requestedBy: null }
    return createWorkOrder(tx, work, { actor: command.actor, reason: command.reason, today })
  })
}

/** A person cancels an order; the process that waits for it hears of it. Refuses what `cancelWorkOrder` does. */
export function cancelWork(
  pool: pg.Pool,
  command: Command<{ readonly workOrderId: string }>,
): Promise<{ id: string; state: 'cancelled' }> {
  return runCommand(pool, 'fieldwork.cancel', command, async (tx) => {
    const { today } = await loadFieldService(tx.client)
    await cancelWorkOrder(tx, command.input.workOrderId, { actor: command.actor, reason: command.reason, today })
    return { id: command.input.workOrderId, state: 'cancelled' }
  })
}
