/** Names, ids and inputs of the delivery workflow. Workflow names are API: never rename. */

export const DELIVER_BILLS_WORKFLOW = 'deliverBills'

/** The issued bills of a run, or one bill issued outside a run. */
export type DeliverBillsInput = { readonly runId: number } | { readonly billId: number }

export function deliverBillsWorkflowId(input: DeliverBillsInput): string {
  return 'runId' in input ? `deliver-run/${input.runId}` : `deliver-bill/${input.billId}`
}

export const DELIVER_MESSAGES_WORKFLOW = 'deliverMessages'

/** One deliverer a channel: what is away holds up its own messages and no others. */
export type DeliverMessagesInput = { readonly channel: 'email' | 'sms' | 'post' }

/** The database is named, since two utilities may share one Temporal server. */
export function deliverMessagesWorkflowId(database: string, { channel }: DeliverMessagesInput): string {
  return `deliver-messages/${database}/${channel}`
}
