/** A session ends after this long without a request. */
export const SESSION_IDLE_MINUTES = 30
/** A session ends this long after sign-in, used or not. */
export const SESSION_HOURS = 12

/** Failed sign-ins within a minute after which further ones are refused, for one account and for one network address. */
export const FAILED_SIGN_INS_PER_MINUTE = { account: 5, address: 20 } as const

/** An API token lives this many days at most. */
export const TOKEN_DAYS_MAX = 366
