/** Names, ids and inputs of the delivery workflow. Workflow names are API: never rename. */

export const DELIVER_BILLS_WORKFLOW = 'deliverBills'

/** The issued bills of a run, or one bill issued outside a run. */
export type DeliverBillsInput = { readonly runId: number } | { readonly billId: number }

export function deliverBillsWorkflowId(input: DeliverBillsInput): string {
  return 'runId' in input ? `deliver-run/${input.runId}` : `deliver-bill/${input.billId}`
}
