/** Codes of banks and what the former system had left in them. A part of `api/error-catalogue.ts`. */
export const BANK_STATUSES = {
  BANK_FILE: 422,
  BANK_STARTED: 409,
  BANK_UNKNOWN: 422,
  OPENING_TAKEN_BACK: 409,
} as const
