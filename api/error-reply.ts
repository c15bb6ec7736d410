import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { sqlState } from '../db/transaction.js'
import { RefusedError } from '../domain/kernel/outcome.js'
import { isCatalogued } from './error-catalogue.js'
import { type FieldError, InvalidRequest, type Problem, problemOf } from './errors.js'
import { failureForLog } from './failure-log.js'
import { fieldErrorsOf } from './validation.js'

/** Sends what went wrong as problem+json: a refusal with its reason, the unexpected with nothing but the request's id. */
export function replyWithError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const problem = problemFor(error, request)
  if (problem.status === 503) request.log.warn({ code: problem.code }, 'not available')
  else if (problem.status >= 500) request.log.error({ failure: failureForLog(error) }, 'request failed')
  return replyWithProblem(problem, reply)
}

export function replyWithProblem(problem: Problem, reply: FastifyReply): FastifyReply {
  if (problem.status === 401) void reply.header('www-authenticate', 'Bearer realm="penstock"')
  if (problem.status === 503) void reply.header('retry-after', '10')
  return reply
    .code(problem.status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .serializer((body: unknown) => JSON.stringify(body))
    .send(problem)
}

function problemFor(error: unknown, request: FastifyRequest): Problem {
  if (error instanceof RefusedError && isCatalogued(error.refusal.code)) {
    return problemOf(error.refusal.code, error.refusal.message, error.refusal.facts)
  }
  if (error instanceof InvalidRequest) return invalid(error.errors)
  return validationProblem(error) ?? frameworkProblem(error) ?? databaseProblem(error) ?? internal(request)
}

function invalid(errors: readonly FieldError[]): Problem {
  const first = errors[0]
  const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : ''
  const detail = first === undefined ? 'The request is not valid.' : `${first.field} ${first.message}${more}.`
  return { ...problemOf('VALIDATION', detail), errors }
}

function validationProblem(error: unknown): Problem | undefined {
  const { validation, validationContext } = error as Partial<FastifyError>
  if (validation === undefined) return undefined
  return invalid(fieldErrorsOf(validation, validationContext ?? 'body'))
}

/** What Fastify and its plugins refuse before a handler runs. */
function frameworkProblem(error: unknown): Problem | undefined {
  const { code, statusCode } = error as Partial<FastifyError>
  if (code === 'FST_UNDER_PRESSURE')
    return problemOf('OVERLOADED', 'The system has more to do than it can right now. Try again in a moment.')
  if (statusCode === 413) return problemOf('PAYLOAD_TOO_LARGE', 'The request is larger than it may be here.')
  if (statusCode === 415) return problemOf('UNSUPPORTED_MEDIA_TYPE', 'Send JSON, with Content-Type: application/json.')
  if (statusCode === 429)
    return problemOf('TOO_MANY_REQUESTS', 'Too many requests from this address. Wait a minute and try again.')
  if (statusCode === 404) return problemOf('NOT_FOUND', 'There is nothing here by that name.')
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) {
    return invalid([{ field: 'request', message: 'cannot be read: it is not what its headers say' }])
  }
  return undefined
}

const NO_DATABASE = new Set(['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'EPIPE', 'ETIMEDOUT', 'ENOENT'])
const OUT_OF_RANGE = new Set(['22003', '22P02', '22007', '22008', '22021', '22P05'])
const AT_THE_SAME_TIME = new Set(['23505', '40001', '40P01', '55P03'])

function databaseProblem(error: unknown): Problem | undefined {
  if (isDatabaseAway(error)) {
    return problemOf(
      'DATABASE_UNAVAILABLE',
      'The database does not answer right now. Look again in a minute, and repeat what is not done yet.',
    )
  }
  const state = sqlState(error) ?? ''
  if (OUT_OF_RANGE.has(state)) return invalid([{ field: 'request', message: 'has a value outside of what can be stored' }])
  if (AT_THE_SAME_TIME.has(state)) {
    return problemOf(
      'CONFLICT',
      'Somebody else changed the same thing at this moment. Look again, then repeat it if it is still needed.',
    )
  }
  return undefined
}

/** The server is down, starting or stopping, or every connection was busy for too long. */
function isDatabaseAway(error: unknown): boolean {
  const state = sqlState(error) ?? ''
  if (state.startsWith('08') || state.startsWith('57P') || state === '53300') return true
  for (let current = error, depth = 0; current instanceof Error && depth < 4; current = current.cause, depth += 1) {
    if (NO_DATABASE.has(String((current as NodeJS.ErrnoException).code))) return true
    if (/timeout exceeded when trying to connect|Connection terminated/i.test(current.message)) return true
  }
  return false
}

function internal(request: FastifyRequest): Problem {
  return {
    ...problemOf('INTERNAL', 'Something went wrong here, and it is not your doing. Tell the operator the request id.'),
    requestId: request.id,
  }
}
