/** The section of what-ifs of tariffs in the error catalogue. */
export const WHAT_IF_STATUSES = {
  WHAT_IF_PERIOD: 422,
  WHAT_IF_DAY: 422,
  WHAT_IF_TARIFF: 422,
  WHAT_IF_RUNNING: 409,
  WHAT_IF_ENDED: 409,
  SAMPLE_NO_BILL: 422,
} as const
