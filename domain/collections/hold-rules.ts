import { addDays } from '../kernel/local-date.js'
import type { Rule } from './rule-context.js'
import { valueBeside, withPolicy } from './rule-context.js'
import { allowed, EVENT, forbidden, houseRow, until } from './trace.js'

const held: Rule = ({ facts, on }) => {
  const says = 'Nothing is collected while somebody holds collection.'
  if (facts.holds.length === 0) return [houseRow('hold', 'protection', says, allowed('No hold.'))]
  return facts.holds.map((hold) => {
    const shown = { holdId: hold.id, scope: hold.scope, reason: hold.reason, fromOn: hold.fromOn, toOn: hold.toOn }
    const holds = hold.fromOn <= on && (hold.toOn === null || on <= hold.toOn)
    return houseRow(
      'hold',
      'protection',
      says,
      holds
        ? forbidden(
            `Collection is held (${hold.scope}): ${hold.reason}`,
            hold.toOn === null ? EVENT : until(addDays(hold.toOn, 1)),
            shown,
          )
        : allowed(`A hold of the ${hold.scope} does not cover ${on}.`, shown),
    )
  })
}

const storm: Rule = ({ facts, on }) => {
  const says = 'No disconnection in an area while a storm lasts there.'
  if (facts.storms.length === 0) return [houseRow('storm', 'protection', says, allowed('No storm in the area.'))]
  return facts.storms.map(({ name, fromOn, toOn }) =>
    houseRow(
      'storm',
      'protection',
      says,
      fromOn <= on && (toOn === null || on <= toOn)
        ? forbidden(`${name} lasts in the area.`, toOn === null ? EVENT : until(addDays(toOn, 1)), { name, fromOn, toOn })
        : allowed(`${name} does not cover ${on}.`, { name, fromOn, toOn }),
    ),
  )
}

/** Under a rule that holds the whole debt nothing is collected; otherwise the disputed amount is taken off the debt. */
const dispute: Rule = (context) => {
  const { disputed } = context.facts
  if (disputed.isZero()) {
    return [houseRow('hold.dispute', 'protection', 'What is disputed is not collected.', allowed('Nothing is disputed.'))]
  }
  const shown = { disputed: disputed.toFixed(2) }
  const rule = valueBeside(context, 'hold.dispute')
  if (!rule.ok) return [rule.row]
  return [
    withPolicy(context, 'protection', 'hold.dispute', (value) =>
      value === 'whole_debt'
        ? forbidden(`${shown.disputed} is disputed, which holds the whole debt.`, EVENT, shown)
        : allowed(`${shown.disputed} is disputed and taken off the debt.`, shown),
    ),
  ]
}

const plan: Rule = ({ facts }) => [
  houseRow(
    'plan.good_standing',
    'protection',
    'Nothing is cut while a payment plan is kept.',
    facts.plan?.isInGoodStanding === true
      ? forbidden(`The plan ${facts.plan.name} is in good standing.`, EVENT, { plan: facts.plan.name })
      : allowed(facts.plan === null ? 'No payment plan.' : `The plan ${facts.plan.name} is not in good standing.`),
  ),
]

const moveOut: Rule = ({ facts }) => [
  houseRow(
    'move_out',
    'protection',
    'Service that is being moved out of is stopped by the move, not cut.',
    facts.movesOut === null
      ? allowed('No move out.')
      : forbidden(`Request ${facts.movesOut.requestId} ends the service with ${facts.movesOut.stopOn}.`, EVENT, facts.movesOut),
  ),
]

const service: Rule = ({ facts }) => [
  houseRow(
    'service',
    'protection',
    'Only service that is connected can be cut.',
    facts.serviceState === 'connected'
      ? allowed('The service is connected.')
      : forbidden(facts.serviceState === 'cut' ? 'The service is cut already.' : 'The account takes no such service any more.', {
          kind: 'end',
          code: facts.serviceState === 'cut' ? 'ALREADY_CUT' : 'NO_SERVICE',
        }),
  ),
]

const isAllowed: Rule = (context) => [
  withPolicy(context, 'protection', 'cut.is_allowed', (value) =>
    value === false
      ? forbidden('Service is never cut for non-payment here.', { kind: 'end', code: 'CUT_NOT_ALLOWED' })
      : allowed('Service may be cut for non-payment.'),
  ),
]

/** Whether there is anything to cut, and who holds collection. */
export const HOLD_RULES: readonly Rule[] = [service, isAllowed, held, storm, dispute, plan, moveOut]
/** Of those, what also forbids to write, call or go there. */
export const COLLECTION_HOLD_RULES: readonly Rule[] = [held, dispute, plan, moveOut]
