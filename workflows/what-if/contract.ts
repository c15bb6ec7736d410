/** Names, ids and inputs of the workflow that tries a draft tariff on past use. Workflow names are API: never rename. */

export const WHAT_IF_WORKFLOW = 'whatIf'

export interface WhatIfWorkflowInput {
  readonly whatIfId: number
}

export function whatIfWorkflowId({ whatIfId }: WhatIfWorkflowInput): string {
  return `what-if/${whatIfId}`
}
