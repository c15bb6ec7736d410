import { type Client, WorkflowNotFoundError } from '@temporalio/client'

export interface RunningWorkflow {
  readonly workflowId: string
  readonly runId: string
  readonly type: string
  readonly startedAt: Date
}

/**
 * Every workflow of a task queue that runs, page by page. The list lags behind by seconds: what is not in it may have begun just now, and
 * what is may have ended. Ask `isRunning` before acting on either.
 */
export async function runningWorkflows(client: Client, taskQueue: string): Promise<RunningWorkflow[]> {
  const running: RunningWorkflow[] = []
  const query = `ExecutionStatus = 'Running' and TaskQueue = '${taskQueue}'`
  for await (const { workflowId, runId, type, startTime } of client.workflow.list({ query, pageSize: 1_000 })) {
    running.push({ workflowId, runId, type, startedAt: startTime })
  }
  return running
}

/** True where a workflow of this id runs at this moment. */
export async function isRunning(client: Client, workflowId: string): Promise<boolean> {
  try {
    return (await client.workflow.getHandle(workflowId).describe()).status.name === 'RUNNING'
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return false
    throw error
  }
}
