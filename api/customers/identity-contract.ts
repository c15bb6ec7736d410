import { type Static, Type } from 'typebox'
import { DEMANDING_ACTS, IDENTITY_QUESTIONS } from '../../domain/customers/identification-rules.js'
import { closed, key, listOf, nullable, oneOf, text, timestamp } from '../fields.js'

const caller = closed({
  customerId: key(),
  name: text(400),
  role: text(40),
  hasPin: Type.Boolean(),
  /** Questions of the utility whose answer is on record. */
  questions: listOf(oneOf(IDENTITY_QUESTIONS), 20),
  isLocked: Type.Boolean(),
  triesLeft: Type.Integer({ minimum: 0 }),
  /** Null: nobody has verified them on the business date. */
  verified: nullable(closed({ by: text(200), at: timestamp(), method: oneOf(['pin', 'questions']) })),
})

/** Who may be calling, whether somebody has made sure of it today, and for which acts that is demanded. */
export const identity = closed({
  questionsNeeded: Type.Integer({ minimum: 0 }),
  demandedFor: listOf(oneOf(DEMANDING_ACTS), 20),
  callers: listOf(caller, 200),
})
export type IdentityJson = Static<typeof identity>
export type CallerJson = Static<typeof caller>
