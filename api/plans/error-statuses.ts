/** Codes of refusals about offers of payment plans → HTTP status; a part of `api/error-catalogue.ts`. */
export const PLAN_OFFER_STATUSES = {
  PLAN_OFFER_SIGNED: 409,
  PLAN_OFFER_WITHDRAWN: 409,
  PLAN_OFFER_EXPIRED: 409,
  PLAN_OFFER_ENDED: 409,
  PLAN_OFFER_CHANGED: 409,
  PLAN_OFFER_DAY_INVALID: 422,
} as const satisfies Readonly<Record<string, number>>
