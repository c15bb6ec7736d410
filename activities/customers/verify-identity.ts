import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import { hasAccount, lockCustomer } from '../../db/customers/customer-store.js'
import { loadIdentificationRules, loadKnownAnswers } from '../../db/customers/identity-reads.js'
import { checksOfDay, findPinHash, insertIdentityCheck } from '../../db/customers/identity-store.js'
import { insertInteraction } from '../../db/customers/interaction-store.js'
import type { Transaction } from '../../db/transaction.js'
import { loadUtility } from '../../db/utility/utility-store.js'
import type { IdentificationRules, IdentityQuestion } from '../../domain/customers/identification-rules.js'
import { isRightAnswer } from '../../domain/customers/identity-answers.js'
import { triesLeft } from '../../domain/customers/identity-lock.js'
import type { Command } from '../../domain/kernel/command.js'
import { refuse } from '../../domain/kernel/outcome.js'
import { verifyPassword } from '../access/password-hash.js'
import { runCommand } from '../run-command.js'

export interface VerifyIdentityInput {
  readonly customerId: string
  /** The account they call about; null for the customer alone. */
  readonly accountId: string | null
  readonly proof:
    | { readonly pin: string }
    | { readonly answers: readonly { readonly question: IdentityQuestion; readonly said: string }[] }
}

export interface IdentityAnswer {
  readonly checkId: number
  readonly result: 'passed' | 'failed'
  /** Before the customer is locked for the rest of the day. */
  readonly triesLeft: number
}

/**
 * Looks into who is calling, by the PIN or by questions of the utility, and writes it down as a contact with its result, whether it passed
 * or not. Which answer was wrong is not told. Refuses NOT_FOUND, NO_UTILITY, IDENTITY_LOCKED after too many failed checks of the day,
 * PIN_NOT_SET, IDENTITY_QUESTIONS where fewer, other or repeated questions were asked than the utility's rules want.
 */
export function verifyIdentity(pool: pg.Pool, command: Command<VerifyIdentityInput>): Promise<IdentityAnswer> {
  const { actor, input } = command
  const { customerId, accountId, proof } = input
  const questions = 'pin' in proof ? [] : proof.answers.map(({ question }) => question)
  // What the caller said stays out of the stored hash of the request: a PIN has so few values that it could be found from it.
  const told = { ...command, input: { customerId, accountId, questions } }
  return runCommand(pool, 'customers.verify-identity', told, async (tx) => {
    const customer = await lockCustomer(tx, customerId)
    if (customer === undefined) refuse('NOT_FOUND', `There is no customer ${customerId}.`)
    if (accountId !== null && !(await hasAccount(tx.client, accountId))) {
      refuse('NOT_FOUND', `There is no account ${accountId}.`)
    }
    const utility = await loadUtility(tx.client)
    if (utility === undefined) refuse('NO_UTILITY', 'No utility has been imported yet. Import its data first.')
    const rules = await loadIdentificationRules(tx.client)
    const before = await checksOfDay(tx.client, customerId, utility.today)
    if (triesLeft(before, rules.wrongTries) === 0) {
      refuse(
        'IDENTITY_LOCKED',
        'Too many failed checks today. A supervisor can let the caller try again; tomorrow it opens by itself.',
      )
    }
    const isRight = await proves(tx, customerId, proof, rules)
    const result = isRight ? 'passed' : 'failed'
    const method = 'pin' in proof ? 'pin' : 'questions'
    const interactionId = await insertInteraction(tx, {
      accountId,
      customerId,
      kind: 'call',
      type: 'identity',
      direction: 'in',
      summary: `${customer.name}: identity ${isRight ? 'verified' : 'not verified'} by ${method === 'pin' ? 'PIN' : `${questions.length} questions`}`,
      body: null,
      followUpOn: null,
      recordedBy: actor.id,
    })
    const checkId = await insertIdentityCheck(tx, {
      customerId,
      accountId,
      method,
      questions,
      result,
      businessDate: utility.today,
      interactionId,
      recordedBy: actor.id,
    })
    await recordAudit(tx, {
      actor,
      action: 'customers.identity.check',
      subjectKind: 'customer',
      subjectId: customerId,
      reason: command.reason,
      after: { checkId, method, questions, result, accountId },
    })
    return { checkId, result, triesLeft: triesLeft([...before, { result }], rules.wrongTries) }
  })
}

async function proves(
  tx: Transaction,
  customerId: string,
  proof: VerifyIdentityInput['proof'],
  rules: IdentificationRules,
): Promise<boolean> {
  if ('pin' in proof) {
    const pinHash = await findPinHash(tx.client, customerId)
    if (pinHash === undefined || !rules.takesPin)
      refuse('PIN_NOT_SET', 'There is no PIN to compare with. Ask the questions instead.')
    return verifyPassword(proof.pin, pinHash)
  }
  const known = await loadKnownAnswers(tx.client, customerId)
  const asked = new Set(proof.answers.map(({ question }) => question))
  const isAllowed = [...asked].every((question) => rules.questions.includes(question) && known[question].length > 0)
  if (!isAllowed || asked.size !== proof.answers.length || asked.size < rules.questionsNeeded) {
    refuse('IDENTITY_QUESTIONS', `Ask ${rules.questionsNeeded} different questions of those that can be asked.`, {
      questionsNeeded: rules.questionsNeeded,
    })
  }
  return proof.answers.every(({ question, said }) => isRightAnswer(question, said, known))
}
