/** Codes of accounts that are added to the chart. */
export const LEDGER_STATUSES = {
  GL_ACCOUNT_EXISTS: 409,
  GL_ACCOUNT_UNSETTLES: 409,
} as const
