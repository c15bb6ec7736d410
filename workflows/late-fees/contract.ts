/** Names, ids and inputs of the late fee workflow. Workflow names are API: never rename. */

export const LATE_FEE_SWEEP_WORKFLOW = 'lateFeeSweep'

/** One workflow per utility; its id names the database, so that two on one Temporal server keep apart. */
export function lateFeeSweepWorkflowId(database: string): string {
  return `late-fee-sweep/${database}`
}

export interface LateFeeSweepInput {
  readonly database: string
}
