import type { WorkOrderRecordJson } from '../../../../api/fieldwork/contract.js'

/** The orders of a day that a customer was promised a window for; of these crews where there are any. */
export function appointmentFilter(on: string, crewIds: readonly string[]): object {
  return {
    hasAppointment: true,
    scheduledFrom: on,
    scheduledTo: on,
    ...(crewIds.length === 0 ? {} : { crewId: [...crewIds] }),
  }
}

/** In the order in which somebody is waited for. */
export function byWindow(orders: readonly WorkOrderRecordJson[]): WorkOrderRecordJson[] {
  const keyOf = (order: WorkOrderRecordJson): string => `${order.windowFrom ?? ''} ${order.windowTo ?? ''} ${order.id}`
  return [...orders].sort((one, other) => keyOf(one).localeCompare(keyOf(other)))
}
