import {
  type Caller,
  callerOfCustomer,
  callersOfAccount,
  loadIdentificationRules,
  loadKnownAnswers,
} from '../../db/customers/identity-reads.js'
import type { Queryable } from '../../db/pool.js'
import { askable } from '../../domain/customers/identity-answers.js'
import { triesLeft } from '../../domain/customers/identity-lock.js'
import type { IdentityJson } from './identity-contract.js'

/** Who may call about an account. */
export async function identityOfAccount(db: Queryable, accountId: string, today: string): Promise<IdentityJson> {
  return standingOf(db, await callersOfAccount(db, accountId, today))
}

/** A customer calling for themselves. */
export async function identityOfCustomer(db: Queryable, customerId: string, today: string): Promise<IdentityJson> {
  const caller = await callerOfCustomer(db, customerId, today)
  return standingOf(db, caller === undefined ? [] : [caller])
}

async function standingOf(db: Queryable, callers: readonly Caller[]): Promise<IdentityJson> {
  const rules = await loadIdentificationRules(db)
  const answers: IdentityJson['callers'] = []
  for (const { checks, verified, hasPin, ...caller } of callers) {
    const left = triesLeft(checks, rules.wrongTries)
    answers.push({
      ...caller,
      hasPin: hasPin && rules.takesPin,
      questions: askable(rules.questions, await loadKnownAnswers(db, caller.customerId)),
      isLocked: left === 0,
      triesLeft: left,
      verified: verified === null ? null : { ...verified, at: verified.at.toISOString() },
    })
  }
  return { questionsNeeded: rules.questionsNeeded, demandedFor: [...rules.demandedFor], callers: answers }
}
