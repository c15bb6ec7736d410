/**
 * Every "no" of the business is a value with a code. `message` is a sentence a person can act on;
 * `facts` are the figures behind it. Nothing here is thrown by domain code.
 */
export interface Refusal<Code extends string = string> {
  readonly code: Code
  readonly message: string
  readonly facts?: Readonly<Record<string, unknown>>
}

export type Outcome<Value, Code extends string = string> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly refusal: Refusal<Code> }

export function done<Value>(value: Value): { readonly ok: true; readonly value: Value } {
  return { ok: true, value }
}

export function refused<Code extends string>(
  code: Code,
  message: string,
  facts?: Record<string, unknown>,
): { readonly ok: false; readonly refusal: Refusal<Code> } {
  return { ok: false, refusal: facts === undefined ? { code, message } : { code, message, facts } }
}

/**
 * Carries a refusal out of a transaction so that it rolls back. Thrown by activities only;
 * the API turns it into problem+json and the worker into a non-retryable failure, each in one place.
 */
export class RefusedError extends Error {
  readonly refusal: Refusal
  constructor(refusal: Refusal) {
    super(`${refusal.code}: ${refusal.message}`)
    this.name = 'RefusedError'
    this.refusal = refusal
  }
}

/** The value, or the refusal thrown as `RefusedError`: for activities inside their transaction. */
export function valueOf<Value>(outcome: Outcome<Value>): Value {
  if (outcome.ok) return outcome.value
  throw new RefusedError(outcome.refusal)
}

/** Refuses from inside an activity's transaction. */
export function refuse(code: string, message: string, facts?: Record<string, unknown>): never {
  throw new RefusedError(refused(code, message, facts).refusal)
}
