import { ApplicationFailure } from '@temporalio/common'
import { sqlState } from '../db/transaction.js'
import { InvariantViolation } from '../domain/kernel/invariant.js'
import { RefusedError } from '../domain/kernel/outcome.js'

/**
 * The one place where an error of an activity becomes a Temporal failure: a refusal and a broken invariant are final, an outage
 * (connection lost, deadlock, server shutting down) is tried again.
 */
export function asActivityFailure(error: unknown): unknown {
  if (error instanceof RefusedError) {
    return ApplicationFailure.create({
      message: error.refusal.message,
      type: error.refusal.code,
      nonRetryable: true,
      cause: error,
    })
  }
  if (error instanceof InvariantViolation) {
    return ApplicationFailure.create({ message: error.message, type: 'INVARIANT', nonRetryable: true, cause: error })
  }
  const state = sqlState(error)
  if (state !== undefined && FINAL_STATES.test(state)) {
    return ApplicationFailure.create({ message: (error as Error).message, type: `SQLSTATE_${state}`, nonRetryable: true })
  }
  return error
}

/** Integrity violations, data errors, our own refusals (P0001), undefined columns: the same call would fail again. */
const FINAL_STATES = /^(22|23|42|P0)/

/** What a table or our own code refuses in a row. */
const OF_DATA = /^(22|23|P0)/

/** Whether work on one thing failed for what is in it: the same would fail again, unlike a connection that is lost. */
export function comesOfData(error: unknown): error is Error {
  if (!(error instanceof Error)) return false
  const ours = [InvariantViolation, TypeError, RangeError, SyntaxError]
  return ours.some((kind) => error instanceof kind) || OF_DATA.test(sqlState(error) ?? '')
}

type ActivityFunction = (...args: never[]) => Promise<unknown>

/** Wraps every activity so that its errors are classified. */
export function classified<Group extends Record<string, ActivityFunction>>(group: Group): Group {
  const wrapped = Object.entries(group).map(([name, run]) => [
    name,
    async (...args: never[]) => {
      try {
        return await run(...args)
      } catch (error) {
        throw asActivityFailure(error)
      }
    },
  ])
  return Object.fromEntries(wrapped) as Group
}
