import { Type } from 'typebox'
import { setPin } from '../../activities/customers/set-pin.js'
import { unlockIdentity } from '../../activities/customers/unlock-identity.js'
import { verifyIdentity } from '../../activities/customers/verify-identity.js'
import { IDENTITY_QUESTIONS } from '../../domain/customers/identification-rules.js'
import { closed, key, listOf, oneOf, optional, reason, serial, text } from '../fields.js'
import { InvalidRequest } from '../errors.js'
import { type Route, route } from '../route.js'

const verify = route({
  method: 'POST',
  url: '/customers/:id/identity-checks',
  permission: 'customers.verify',
  tag: 'customers',
  summary: 'Verify who is calling',
  description: 'By the PIN, or by questions with what the caller said. Written down as a contact whether it passed or not.',
  idempotent: true,
  status: 201,
  params: closed({ id: key() }),
  body: closed({
    accountId: optional(key('The account they call about')),
    pin: optional(text(20, { min: 1 })),
    answers: optional(listOf(closed({ question: oneOf(IDENTITY_QUESTIONS), said: text(254) }), 20)),
  }),
  response: closed({ checkId: serial(), result: oneOf(['passed', 'failed']), triesLeft: Type.Integer({ minimum: 0 }) }),
  handler: async ({ deps, params, body, command }) => {
    const { accountId = null, pin, answers } = body
    if ((pin === undefined) === (answers === undefined)) {
      throw new InvalidRequest([{ field: 'body', message: 'must have either pin or answers' }])
    }
    const proof = pin === undefined ? { answers: answers ?? [] } : { pin }
    return verifyIdentity(deps.pool, command({ customerId: params.id, accountId, proof }))
  },
})

const unlock = route({
  method: 'POST',
  url: '/customers/:id/identity-unlocks',
  permission: 'customers.unlock',
  tag: 'customers',
  summary: 'Let a locked caller try again',
  idempotent: true,
  params: closed({ id: key() }),
  body: closed({ reason: reason() }),
  response: closed({ triesLeft: Type.Integer({ minimum: 0 }) }),
  handler: async ({ deps, params, body, command }) => unlockIdentity(deps.pool, command({ customerId: params.id }, body.reason)),
})

const pin = route({
  method: 'PUT',
  url: '/customers/:id/pin',
  permission: 'customers.write',
  tag: 'customers',
  summary: 'Set the PIN of a customer',
  params: closed({ id: key() }),
  body: closed({ pin: text(20, { min: 1, description: '4 to 8 digits' }) }),
  response: closed({ customerId: key() }),
  handler: async ({ deps, params, body, command }) => setPin(deps.pool, command({ customerId: params.id, pin: body.pin })),
})

export const identityRoutes: readonly Route[] = [verify, unlock, pin]
