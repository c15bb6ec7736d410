/** Names, ids and inputs of the deposit workflow. Workflow names are API: never rename. */

export const DEPOSIT_SWEEP_WORKFLOW = 'depositSweep'

/** One workflow per utility; its id names the database, so that two on one Temporal server keep apart. */
export function depositSweepWorkflowId(database: string): string {
  return `deposit-sweep/${database}`
}

export interface DepositSweepInput {
  readonly database: string
}
