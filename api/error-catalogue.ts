/**
 * Code of a refusal → HTTP status. Total: `api/error-catalogue.test.ts` finds every code that the sources refuse with and
 * fails where one has no line here. One section per slice; a code stands once.
 *
 * 400 the request is wrong in itself · 403 the actor may not · 404 it is not there · 409 the state of things forbids it now ·
 * 422 understood, but the figures or dates do not allow it · 429 too often · 503 later.
 */
const statuses = {
  // the API itself
  VALIDATION: 400,
  IDEMPOTENCY_KEY_REQUIRED: 400,
  IDEMPOTENCY_KEY_REUSED: 409,
  NOT_SIGNED_IN: 401,
  FORBIDDEN: 403,
  CSRF: 403,
  NOT_FOUND: 404,
  PAYLOAD_TOO_LARGE: 413,
  UNSUPPORTED_MEDIA_TYPE: 415,
  UNEXPECTED_BODY: 400,
  CONFLICT: 409,
  TOO_MANY_REQUESTS: 429,
  INTERNAL: 500,
  TEMPORAL_UNAVAILABLE: 503,
  DATABASE_UNAVAILABLE: 503,
  OVERLOADED: 503,

  // utility
  NO_UTILITY: 409,
  CLOCK_NOT_SANDBOX: 409,
  CLOCK_BACKWARDS: 422,
  SETTINGS_INVALID: 422,
  RATE_BOOK_INVALID: 422,

  // rating
  TARIFF_INVALID: 422,
  TARIFF_CHANGED: 409,
  TARIFF_UNCHANGED: 409,
  TARIFF_IN_USE: 409,

  // metering
  REGISTER_UNKNOWN: 422,
  READ_VALUE_INVALID: 422,

  // billing
  WINDOW_UNKNOWN: 422,
  WINDOW_NOT_OPEN: 409,
  RUN_EXISTS: 409,
  RUN_ENDED: 409,
  RUN_ISSUING: 409,
  RUN_NOT_IN_REVIEW: 409,
  RUN_STILL_COMPUTING: 409,
  RUN_NOT_A_TRIAL: 409,
  RUN_ALREADY_ISSUED: 409,
  RUN_NOT_PAUSED: 409,
  RUN_PAUSED_ALREADY: 409,
  OWN_APPROVAL: 403,
  ACCOUNT_NOT_IN_RUN: 404,
  ACCOUNT_BILLED: 409,
  ACCOUNT_HELD: 422,
  NOTHING_TO_BILL: 422,
  ALREADY_BILLED: 409,
  BILL_NOT_DRAFT: 409,
  BILL_NOT_ISSUED: 409,
  BILL_MIGRATED: 409,
  CORRECTION_OPEN: 409,
  CORRECTION_DECIDED: 409,
  REBILL_HELD: 422,
  PREVIEW_STALE: 409,

  // documents
  SCAN_LINE_FORM: 422,
  SCAN_LINE_CHECK_DIGIT: 422,
  TEMPLATE_UNKNOWN: 422,
  TEMPLATE_NOT_EFFECTIVE: 422,
  MERGE_FIELD_MISSING: 422,
  MERGE_FIELD_UNKNOWN: 422,
  MERGE_FIELD_INVALID: 422,
  MESSAGE_NOT_WAITING: 409,

  // payments files, row by row
  COLUMN_COUNT: 422,

  // access
  SIGN_IN_REFUSED: 401,
  TOO_MANY_SIGN_INS: 429,
  PASSWORD_CHANGE_REQUIRED: 403,
  NOT_A_PERSON: 403,
  WRONG_PASSWORD: 422,
  WEAK_PASSWORD: 422,
  SAME_PASSWORD: 422,
  EMAIL_TAKEN: 409,
  NO_ROLE: 422,
  OWN_ACCESS: 409,
  LAST_ADMINISTRATOR: 409,
  CHANGED_MEANWHILE: 409,
  TOKEN_TOO_LONG: 422,
  TOKEN_REVOKED: 409,

  // services: the life cycle of an agreement
  AGREEMENT_STATE: 409,
  AGREEMENT_NOT_STARTED: 409,
  AGREEMENT_NOT_OVER: 409,
  AGREEMENT_BILLED: 409,
  STOP_BEFORE_START: 422,
  STOP_MISSING: 422,

  // customers
  EMAIL_INVALID: 422,
  PHONE_INVALID: 422,
  NO_ADDRESS_FOR_CHANNEL: 422,
  ALERT_DATES: 422,
  FILE_EMPTY: 422,
  FILE_TYPE_NOT_TAKEN: 422,
  FILE_NOT_WHAT_IT_SAYS: 422,
  TOO_MANY_FILES: 422,
  DAYS_REVERSED: 422,
  ROLE_NEEDS_DAYS: 422,
  NAME_MISSING: 422,
  IDENTIFIER_FORM: 422,
  IDENTIFIER_NOT_KEPT: 409,
  IDENTITY_LOCKED: 409,
  IDENTITY_NOT_LOCKED: 409,
  IDENTITY_NOT_VERIFIED: 403,
  IDENTITY_QUESTIONS: 422,
  PIN_NOT_SET: 409,
  PIN_FORM: 422,
  PIN_WEAK: 422,

  // metering: entering and correcting reads
  READ_IN_FUTURE: 422,
  READ_NOT_INSTALLED: 422,
  READ_IMPLAUSIBLE: 422,
  READ_SUPERSEDED: 409,

  // processes
  PROCESS_NOT_STUCK: 409,

  // tasks
  TASK_CLOSED: 409,
  TASK_CLAIMED: 409,

  // ledger
  PERIOD_CLOSED: 409,
  PERIOD_OPEN: 409,
  PERIOD_NOT_OVER: 409,
  PERIOD_EARLIER_OPEN: 409,
  PERIOD_LATER_CLOSED: 409,
  LEDGER_UNSOUND: 409,

  // payments
  ALREADY_TAKEN: 409,
  ALREADY_REVERSED: 409,
  NOT_IN_SUSPENSE: 409,
  ACCOUNT_UNKNOWN: 422,
  PAYMENT_ID_INVALID: 422,
  PAYMENT_ACCOUNT_INVALID: 422,
  PAYMENT_DATE_INVALID: 422,
  PAYMENT_IN_FUTURE: 422,
  PAYMENT_AMOUNT_INVALID: 422,
  PAYMENT_AMOUNT_NOT_POSITIVE: 422,
  PAYMENT_AMOUNT_TOO_LARGE: 422,
  PAYMENT_CURRENCY_OTHER: 422,
  PAYMENT_CHANNEL_UNKNOWN: 422,
  PAYMENT_REFERENCE_INVALID: 422,
  PAYMENT_TENDERS_DIFFER: 422,
  PAYMENT_FILE_INVALID: 422,
  DIRECTED_WITHOUT_ACCOUNT: 422,
  DIRECTED_ITEM_UNKNOWN: 422,
  DIRECTED_ITEM_NOT_OPEN: 422,
  DIRECTED_TWICE: 422,
  DIRECTED_AMOUNT_INVALID: 422,
  DIRECTED_BEYOND_OPEN: 422,
  DIRECTED_BEYOND_PAYMENT: 422,
  REVERSAL_DATE_INVALID: 422,
  FEE_WITHOUT_ACCOUNT: 422,
  FEE_NOT_SET: 422,
  FEE_INVALID: 422,

  // field work
  ORDER_TYPE_UNKNOWN: 422,
  ORDER_TYPE_INVALID: 422,
  PLACE_UNKNOWN: 422,
  DISCONNECTION_PAUSED: 409,
  ORDER_ENDED: 409,
  ORDER_STATE: 409,

  // imports
  IMPORT_UNKNOWN: 404,
  IMPORT_AS_OF: 422,
  IMPORT_FILE_NAME: 422,
  IMPORT_NOT_OPEN: 409,
  IMPORT_NO_FILES: 422,
  SYNTHETIC_SIZE: 422,
} as const satisfies Readonly<Record<string, number>>

const STATUSES: ReadonlyMap<string, number> = new Map(Object.entries(statuses))

const TITLES: Readonly<Record<number, string>> = {
  400: 'The request is not valid',
  401: 'Not signed in',
  403: 'Not allowed',
  404: 'Not found',
  409: 'Not possible in this state',
  413: 'Too large',
  415: 'Unsupported content',
  422: 'Not possible with these values',
  429: 'Too many requests',
  500: 'Something went wrong',
  503: 'Not available right now',
}

/** Every code of the catalogue, in its order. */
export const CATALOGUED_CODES: readonly string[] = Object.keys(statuses)

/** True where the catalogue has the code. */
export function isCatalogued(code: string): boolean {
  return STATUSES.has(code)
}

/** Status and title for a code; a code that is not in the catalogue is a defect and answers as one. */
export function statusOfCode(code: string): { readonly status: number; readonly title: string } {
  const status = STATUSES.get(code) ?? 500
  return { status, title: TITLES[status] ?? 'Refused' }
}
