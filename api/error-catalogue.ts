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
