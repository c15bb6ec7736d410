/** Names, ids and inputs of the work order workflow. Workflow names are API: never rename. */

export const WORK_ORDER_WORKFLOW = 'workOrder'

/** One workflow per open order; what it does it reads from the database. */
export function workOrderWorkflowId(workOrderId: string): string {
  return `work-order/${workOrderId}`
}

export interface WorkOrderInput {
  readonly workOrderId: string
}
