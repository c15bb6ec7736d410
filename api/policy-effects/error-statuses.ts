/** The section of trials of policy packs in the error catalogue. */
export const POLICY_EFFECT_STATUSES = {
  SIMULATION_PERIOD: 422,
  SIMULATION_RUNNING: 409,
  SIMULATION_ENDED: 409,
} as const
