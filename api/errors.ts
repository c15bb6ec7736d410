import { RefusedError } from '../domain/kernel/outcome.js'
import { statusOfCode } from './error-catalogue.js'

/** One thing wrong with one field of a request; `field` is a path like `lines/0/amount`, or `sort`. */
export interface FieldError {
  readonly field: string
  readonly message: string
}

/** The body of every refusal, RFC 9457, `application/problem+json`. */
export interface Problem {
  readonly type: string
  readonly title: string
  readonly status: number
  /** A sentence a person can act on. */
  readonly detail: string
  readonly code: string
  readonly errors?: readonly FieldError[]
  /** The figures behind a refusal of the business. */
  readonly facts?: Readonly<Record<string, unknown>>
  /** Of an unexpected failure: what to tell the operator, who finds it in the log. */
  readonly requestId?: string
}

/** A request that is wrong in itself: 400 with the fields. For what schemas cannot say, as `parseList` does. */
export class InvalidRequest extends Error {
  readonly errors: readonly FieldError[]
  constructor(errors: readonly FieldError[]) {
    super('invalid request')
    this.name = 'InvalidRequest'
    this.errors = errors
  }
}

/** A refusal as a problem: the status of its code comes from the catalogue. */
export function problemOf(code: string, detail: string, facts?: Readonly<Record<string, unknown>>): Problem {
  const { status, title } = statusOfCode(code)
  return {
    type: `urn:penstock:problem:${code.toLowerCase().replaceAll('_', '-')}`,
    title,
    status,
    detail,
    code,
    ...(facts === undefined || Object.keys(facts).length === 0 ? {} : { facts }),
  }
}

/** Same answer for everything that is not there, so that nobody learns which ids exist. */
export function notFound(): RefusedError {
  return new RefusedError({ code: 'NOT_FOUND', message: 'There is nothing here by that name.' })
}

/** The value, or 404: `found(await loadAccount(…))`. */
export function found<Value>(value: Value | null | undefined): Value {
  if (value === null || value === undefined) throw notFound()
  return value
}
