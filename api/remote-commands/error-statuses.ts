/** The section of commands to meters in the error catalogue. */
export const REMOTE_COMMAND_STATUSES = {
  METER_NOT_REACHABLE: 409,
  METER_NOT_IN_PLACE: 409,
  SWITCH_IMPOSSIBLE: 422,
  COMMAND_STATE: 409,
} as const
