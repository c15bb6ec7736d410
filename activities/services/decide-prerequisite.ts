import type pg from 'pg'
import { savePrerequisite } from '../../db/services/request-store.js'
import type { Command } from '../../domain/kernel/command.js'
import { refuse } from '../../domain/kernel/outcome.js'
import type { Prerequisite } from '../../domain/utility/service-request-settings.js'
import { actOnRequest, type OnRequest, type RequestAnswer } from './act-on-request.js'

export interface PrerequisiteInput extends OnRequest {
  readonly prerequisite: Prerequisite
}

/** Those that a person sees with their own eyes; the others are met by money. */
const SEEN: readonly Prerequisite[] = ['identity', 'inspection']

const WORDS: Readonly<Record<Prerequisite, string>> = {
  identity: 'identity',
  deposit: 'deposit',
  prior_debt: 'prior debt',
  premise_debt: 'debt at the premise',
  inspection: 'inspection',
  connection_fee: 'connection fee',
}

/** A person has seen that it is so. Refuses PREREQUISITE_UNKNOWN, PREREQUISITE_DECIDED and PREREQUISITE_BY_PAYMENT. */
export function meetPrerequisite(pool: pg.Pool, command: Command<PrerequisiteInput>): Promise<RequestAnswer> {
  return decide(pool, command, 'met')
}

/** Service begins without it, on somebody's responsibility. Refuses PREREQUISITE_UNKNOWN and PREREQUISITE_DECIDED. */
export function overridePrerequisite(pool: pg.Pool, command: Command<PrerequisiteInput>): Promise<RequestAnswer> {
  return decide(pool, command, 'overridden')
}

function decide(pool: pg.Pool, command: Command<PrerequisiteInput>, state: 'met' | 'overridden'): Promise<RequestAnswer> {
  const act = state === 'met' ? 'meet_prerequisite' : 'override_prerequisite'
  return actOnRequest(pool, act, command, async (tx, move, by) => {
    const { prerequisite } = command.input
    const words = WORDS[prerequisite]
    const row = move.prerequisites.find((each) => each.prerequisite === prerequisite)
    if (row === undefined) refuse('PREREQUISITE_UNKNOWN', `The ${words} is no prerequisite of this request.`)
    if (row.state !== 'open') refuse('PREREQUISITE_DECIDED', `The ${words} is ${row.state} already.`)
    if (state === 'met' && !SEEN.includes(prerequisite)) {
      refuse(
        'PREREQUISITE_BY_PAYMENT',
        `The ${words} is met by payment, which is noticed by itself. A supervisor may override it.`,
      )
    }
    await savePrerequisite(tx, move.request.requestId, {
      prerequisite,
      state,
      decidedOn: move.today,
      decidedBy: by.actor.id,
      reason: by.reason,
    })
    const sentence = state === 'met' ? `The ${words} was checked.` : `The ${words} was waived.`
    return { sentence, before: { state: 'open' }, after: { prerequisite, state } }
  })
}
