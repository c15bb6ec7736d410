/** Names, ids and inputs of the workflow of a new connection. Workflow names are API: never rename. */

export const SERVICE_CONNECTION_WORKFLOW = 'serviceConnection'

/** One workflow per connection that has not ended; what it does it reads from the database. */
export function serviceConnectionWorkflowId(connectionOrderId: string): string {
  return `service-connection/${connectionOrderId}`
}

export interface ServiceConnectionInput {
  readonly connectionOrderId: string
}
