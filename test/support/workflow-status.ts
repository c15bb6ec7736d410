import { type Client, WorkflowNotFoundError } from '@temporalio/client'

/** What a Temporal server knows of a workflow, or `NONE`. */
export async function workflowStatus(client: Client, workflowId: string): Promise<string> {
  try {
    return (await client.workflow.getHandle(workflowId).describe()).status.name
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return 'NONE'
    throw error
  }
}
