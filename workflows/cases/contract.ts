/** Names, ids and inputs of the case workflow. Workflow names are API: never rename. */

export const CASE_WORKFLOW = 'watchCase'

/** One workflow per open case; what it does it reads from the database. */
export function caseWorkflowId(caseId: number): string {
  return `case/${caseId}`
}

export interface CaseInput {
  readonly caseId: number
}
