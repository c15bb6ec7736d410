/** The section of generators, programmes and certificates in the error catalogue. */
export const RENEWABLES_STATUSES = {
  GENERATOR_POINT: 422,
  GENERATOR_KNOWN: 409,
  GENERATOR_BESIDE: 409,
  SHARE_SERVICE: 422,
  SHARE_DAYS: 422,
  SHARE_BILLED: 409,
  SHARE_TWICE: 409,
  SHARES_EXCEED: 422,
} as const
