import { done, type Outcome, refused } from '../kernel/outcome.js'
import type { QuoteState } from './quote-states.js'
import { type ConnectionStage, isAfter, isEnded, stageWords } from './stages.js'

/** What people do to a connection, its permits apart. */
export const CONNECTION_ACTS = [
  'record_survey',
  'draft_quote',
  'send_quote',
  'accept',
  'decline',
  'change_scope',
  'energise',
  'record_as_built',
  'override',
  'go_back',
  'cancel',
] as const
export type ConnectionAct = (typeof CONNECTION_ACTS)[number]

/** Where a connection stands, as far as people's acts ask. */
export interface ConnectionStanding {
  readonly stage: ConnectionStage
  /** The newest quote's. */
  readonly quoteState: QuoteState | null
  readonly isRemote: boolean
  readonly isEnergised: boolean
  readonly needsMeter: boolean
  readonly hasMeter: boolean
}

type Code =
  | 'CONNECTION_ENDED'
  | 'CONNECTION_STAGE'
  | 'CONNECTION_ENERGISED'
  | 'QUOTE_MISSING'
  | 'NOT_REMOTE'
  | 'METER_MISSING'
  | 'WAIT_NEEDS_FACTS'

/** In which stages an act belongs; what is not listed belongs in each that has not ended. */
const STAGES: Partial<Readonly<Record<ConnectionAct, readonly ConnectionStage[]>>> = {
  record_survey: ['survey'],
  draft_quote: ['quote'],
  send_quote: ['quote'],
  accept: ['acceptance'],
  decline: ['acceptance'],
  change_scope: ['acceptance', 'payment', 'permits', 'construction', 'energise'],
  energise: ['energise'],
  record_as_built: ['as_built'],
}

/** What only a fact ends: nobody can go on without a survey, a quote, or the customer's word. */
const NEEDED_INSTEAD: Partial<Readonly<Record<ConnectionStage, string>>> = {
  application: 'It goes on by itself.',
  survey: 'The quote needs the survey’s result. Record it, also where nobody went there.',
  quote: 'The customer needs a quote. Make one and send it.',
  acceptance: 'Only the customer accepts a quote. Write the acceptance down when it is given.',
  permits: 'Each permit or inspection is let go by itself. Say which one is not waited for.',
  energise: 'Service begins on the day it was energised. Write that down instead.',
  agreement: 'It goes on by itself.',
}

/** Whether an act may be done now. What the act itself brings is checked where it is carried out. */
export function mayAct(act: ConnectionAct, standing: ConnectionStanding): Outcome<true, Code> {
  const { stage } = standing
  if (isEnded(stage)) return refused('CONNECTION_ENDED', `This connection is ${stageWords(stage)}; nothing more is done with it.`)
  const stages = STAGES[act]
  if (stages !== undefined && !stages.includes(stage)) {
    return refused(
      'CONNECTION_STAGE',
      `This belongs in: ${stages.map(stageWords).join(', ')}. The connection is in the stage: ${stageWords(stage)}.`,
      { stage },
    )
  }
  switch (act) {
    case 'send_quote':
      if (standing.quoteState !== 'draft')
        return refused('QUOTE_MISSING', 'There is no draft of a quote to send. Make one first.')
      return done(true)
    case 'energise':
      if (!standing.isRemote) {
        return refused('NOT_REMOTE', 'This service is not switched on from the office; the field order’s result energises it.')
      }
      return standing.needsMeter && !standing.hasMeter
        ? refused('METER_MISSING', 'There is no meter at the service point. Go back to construction and have it set.')
        : done(true)
    case 'override': {
      const instead = NEEDED_INSTEAD[stage]
      if (instead !== undefined) return refused('WAIT_NEEDS_FACTS', instead, { stage })
      if (stage === 'construction' && standing.needsMeter && !standing.hasMeter) {
        return refused('METER_MISSING', 'Without a meter nothing can be energised. Wait for it to be set.')
      }
      return done(true)
    }
    case 'cancel':
      return standing.isEnergised || isAfter(stage, 'energise')
        ? refused(
            'CONNECTION_ENERGISED',
            'Service has begun. It is ended by stopping the agreement, not by cancelling the connection.',
          )
        : done(true)
    default:
      return done(true)
  }
}
