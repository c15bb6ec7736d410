/** Names, ids and inputs of the workflow of a command to a meter. Workflow names are API: never rename. */

export const REMOTE_COMMAND_WORKFLOW = 'remoteCommand'

/** One workflow per command. */
export function remoteCommandWorkflowId(commandId: string): string {
  return `remote-command/${commandId}`
}

export interface RemoteCommandInput {
  readonly commandId: string
}
