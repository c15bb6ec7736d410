import { Client, Connection, WorkflowNotFoundError } from '@temporalio/client'

/** What a Temporal server knows of a workflow, or `NONE`. */
export async function workflowStatus(address: string, workflowId: string): Promise<string> {
  const connection = await Connection.connect({ address })
  try {
    return (await new Client({ connection }).workflow.getHandle(workflowId).describe()).status.name
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return 'NONE'
    throw error
  } finally {
    await connection.close()
  }
}
