import { findWorkOrder } from '../../db/fieldwork/work-order-reads.js'
import { moveOrder } from '../../domain/fieldwork/work-order-states.js'
import type { ActsOfKind } from '../processes/process-act.js'

/** What may be done to a work order from its process: it is planned and reported on its own page. */
export const workOrderActs: ActsOfKind = async (db, process) => {
  const order = await findWorkOrder(db, process.subjectId)
  if (order === undefined) return []
  const page = `/work-orders/${encodeURIComponent(order.id)}/show`
  const cancelled = moveOrder(order.state, 'cancelled')
  const planned = moveOrder(order.state, 'dispatched')
  return [
    {
      act: 'plan',
      label: order.windowFrom === null ? 'Book or give to a crew' : 'Move or give to a crew',
      permission: 'fieldwork.dispatch',
      how: 'page',
      path: page,
      needsReason: false,
      isDangerous: false,
      consequence: '',
      disabledReason: planned.ok ? null : planned.refusal.message,
    },
    {
      act: 'cancel',
      label: 'Cancel the order',
      permission: 'fieldwork.order',
      how: 'post',
      path: `/work-orders/${encodeURIComponent(order.id)}/cancel`,
      needsReason: true,
      isDangerous: true,
      consequence: 'Nobody goes out for it; an appointment is taken back. What waits for it is told.',
      disabledReason: cancelled.ok ? null : cancelled.refusal.message,
    },
  ]
}
