/**
 * Codes by which a tariff in a foreign form or a file of usage is refused: a rate check names them in its answer, and the API answers with
 * them where such a file is to become a tariff of ours. A part of `api/error-catalogue.ts`.
 */
export const RATING_FILE_STATUSES = {
  CONTRADICTION: 422,
  EXPORT_PROGRAMME_UNKNOWN: 422,
  FIELD_VALUE: 422,
  LOOKBACK_PERCENT: 422,
  NOT_COVERED: 422,
  NOT_FOR_BILLING: 422,
  NOT_YAML: 422,
  NO_CHARGE: 422,
  RATCHET_WITHOUT_WINDOW: 422,
  RATE_MISSING: 422,
  SCHEDULE: 422,
  SEVERAL_METERS: 422,
  TIERS: 422,
  TIERS_NOT_ASCENDING: 422,
  UNIT: 422,
  UNKNOWN_COLUMN: 422,
  UNKNOWN_FIELD: 422,
  USAGE_EMPTY: 422,
  USAGE_VALUE: 422,
  ZONE_NEEDED: 422,
} as const

/** Codes of versions of tariffs on their way into force. */
export const TARIFF_VERSION_STATUSES = {
  TARIFF_VERSION_STATE: 409,
  TARIFF_OWN_APPROVAL: 403,
  TARIFF_DRAFT_CHANGED: 409,
  TARIFF_NOTICE_TOO_SHORT: 422,
  TARIFF_VERSION_BILLED: 409,
  TARIFF_VERSION_BUILT_UPON: 409,
  TARIFF_VERSION_IN_USE: 409,
} as const

/** Codes of announced events. */
export const EVENT_STATUSES = {
  EVENT_LIST_EXISTS: 409,
  EVENT_TIMES: 422,
  EVENT_FILE: 422,
  EVENT_OVERLAPS: 409,
  EVENT_DURING_RUN: 409,
  EVENT_CANCELLED: 409,
} as const

/** Codes of accounts that lines of bills are credited to. */
export const LINE_ACCOUNT_STATUSES = {
  LINE_HAS_ACCOUNT: 409,
  LINE_ACCOUNT_UNKNOWN: 422,
  LINE_ACCOUNT_KIND: 422,
  LINE_ACCOUNT_CHANGES: 409,
} as const
