import type { LocalDate } from '../kernel/local-date.js'
import type { ApplicationFileKind, ApplicationState } from './application-kinds.js'

/** What is asked of an applicant before service begins: that they are to do, or that somebody is to look at. */
export const ASKS = ['identity', 'occupancy', 'other', 'deposit', 'prior_debt', 'connection_fee', 'inspection', 'call'] as const
export type Ask = (typeof ASKS)[number]

export interface AskedOf {
  readonly ask: Ask
  /** What is to be paid, as decimal text. */
  readonly amount: string | null
}

/** Where an application stands in the applicant's eyes. */
export const APPLICANT_STAGES = [
  'received',
  'needs_you',
  'accepted',
  'starting',
  'in_service',
  'connecting',
  'connected',
  'refused',
  'withdrawn',
  'expired',
  'cancelled',
] as const
export type ApplicantStage = (typeof APPLICANT_STAGES)[number]

export interface StatusFacts {
  readonly state: ApplicationState
  readonly askedFor: readonly ApplicationFileKind[]
  /** Of the service request it became. */
  readonly request?: {
    readonly state: 'open' | 'completed' | 'cancelled'
    readonly isBegun: boolean
    readonly prerequisites: readonly {
      readonly prerequisite: 'identity' | 'deposit' | 'prior_debt' | 'premise_debt' | 'inspection' | 'connection_fee'
      readonly state: 'open' | 'met' | 'overridden'
      readonly amount: string | null
    }[]
  }
  /** Of the connection it became. */
  readonly connection?: { readonly state: 'open' | 'completed' | 'cancelled'; readonly endedOn: LocalDate | null }
}

export interface ApplicantStatus {
  readonly stage: ApplicantStage
  readonly asks: readonly AskedOf[]
}

/**
 * What the status page says. Debt that others left at the place is no matter of the applicant's and is called a question to be talked about,
 * with no figure and no name.
 */
export function applicantStatus({ state, askedFor, request, connection }: StatusFacts): ApplicantStatus {
  switch (state) {
    case 'draft':
    case 'submitted':
      return { stage: 'received', asks: [] }
    case 'asked':
      return { stage: 'needs_you', asks: askedFor.map((ask) => ({ ask, amount: null })) }
    case 'refused':
    case 'withdrawn':
    case 'expired':
      return { stage: state, asks: [] }
    case 'accepted':
      return request === undefined ? ofConnection(connection) : ofRequest(request)
  }
}

function ofConnection(connection: StatusFacts['connection']): ApplicantStatus {
  if (connection?.state === 'cancelled') return { stage: 'cancelled', asks: [] }
  return { stage: connection?.state === 'completed' ? 'connected' : 'connecting', asks: [] }
}

function ofRequest({ state, isBegun, prerequisites }: NonNullable<StatusFacts['request']>): ApplicantStatus {
  if (state === 'cancelled') return { stage: 'cancelled', asks: [] }
  if (state === 'completed' || isBegun) return { stage: 'in_service', asks: [] }
  const open = prerequisites.filter((each) => each.state === 'open')
  const asks = open.map(({ prerequisite, amount }): AskedOf => {
    if (prerequisite === 'premise_debt') return { ask: 'call', amount: null }
    return { ask: prerequisite, amount: prerequisite === 'identity' || prerequisite === 'inspection' ? null : amount }
  })
  return { stage: asks.length === 0 ? 'starting' : 'accepted', asks }
}
