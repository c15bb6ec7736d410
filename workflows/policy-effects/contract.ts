/** Names, ids and inputs of the workflow that tries a policy pack on the past. Workflow names are API: never rename. */

export const POLICY_EFFECT_WORKFLOW = 'policyEffect'

export interface PolicyEffectInput {
  readonly simulationId: number
}

export function policyEffectWorkflowId({ simulationId }: PolicyEffectInput): string {
  return `policy-effect/${simulationId}`
}
