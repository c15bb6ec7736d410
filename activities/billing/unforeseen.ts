import type { OutcomeUpdate } from '../../db/billing/run-store.js'

/** The outcome of an account that could not be computed or issued for a reason that no check foresaw: parked, with what was said. */
export function unforeseen(accountId: string, error: Error): OutcomeUpdate {
  return {
    accountId,
    outcome: 'parked',
    reasonCode: 'INTERNAL_ERROR',
    flags: [],
    sentence: `The bill could not be written: ${error.message}`,
    facts: { message: error.message },
  }
}
