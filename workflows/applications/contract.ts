/** Names, ids and inputs of the application workflow. Workflow names are API: never rename. */

export const APPLICATION_WORKFLOW = 'watchApplication'

/** One workflow per application that was sent; what it does it reads from the database. */
export function applicationWorkflowId(applicationId: string): string {
  return `application/${applicationId}`
}

export interface ApplicationInput {
  readonly applicationId: string
}
