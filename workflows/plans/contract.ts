/** Names, ids and inputs of the payment plan workflow. Workflow names are API: never rename. */

export const PLAN_WORKFLOW = 'paymentPlan'

/** One workflow per plan; what it does it reads from the database. */
export function planWorkflowId(planId: number): string {
  return `payment-plan/${planId}`
}

export interface PlanInput {
  readonly planId: number
}
