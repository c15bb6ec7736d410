/** Names, ids and inputs of the dunning workflow. Workflow names are API: never rename. */

export const DUNNING_WORKFLOW = 'dunning'

/** One workflow per episode of arrears of an account; what it does it reads from the database. */
export function dunningWorkflowId(of: DunningInput): string {
  return `dunning/${of.accountId}/${of.episode}`
}

export interface DunningInput {
  readonly accountId: string
  readonly episode: number
}
