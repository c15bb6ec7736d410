import type { ApplicationRow } from '../../db/applications/application-store.js'
import { pointsOfServices } from '../../db/applications/place-reads.js'
import type { Queryable } from '../../db/pool.js'
import type { LocalDate } from '../../domain/kernel/local-date.js'
import { refuse } from '../../domain/kernel/outcome.js'
import type { MoveWish } from '../services/plan-move.js'
import type { NewApplicant } from '../customers/check-new-customer.js'

/** What staff say when they accept, or look at what accepting would do. */
export interface AcceptanceChoice {
  /** Somebody who is a customer already; null: a new customer as the application says. */
  readonly customerId: string | null
  /** Of a new customer: who accepts has seen the records that look alike. */
  readonly isAnother: boolean
  /** Where the applicant's address is that of several places, or of none. */
  readonly premiseId: string | null
  /** Another day than the one that was wanted. */
  readonly startOn: LocalDate | null
  /** End the service of whoever is served there, the day before. */
  readonly movesOut: boolean
  readonly customerClass: MoveWish['customerClass']
}

/** The ordinary move-in that an application asks for. Refuses PREMISE_MISSING, SERVICE_NOT_OFFERED. */
export async function moveWishOf(db: Queryable, entry: ApplicationRow, choice: AcceptanceChoice): Promise<MoveWish> {
  const premiseId = choice.premiseId ?? entry.premiseId
  if (premiseId === null) {
    return refuse('PREMISE_MISSING', 'Say which place it is: its address is that of several places, or of none.')
  }
  const points = await pointsOfServices(db, premiseId, entry.services)
  if (points.length === 0) {
    refuse('SERVICE_NOT_OFFERED', `None of the services that are wanted can be begun at ${premiseId} without a connection.`)
  }
  return {
    kind: 'move_in',
    accountId: null,
    customerId: choice.customerId,
    newCustomer: choice.customerId === null ? applicantOf(entry, choice.isAnother) : null,
    customerClass: choice.customerClass,
    delivery: entry.delivery ?? 'email',
    premiseId,
    fromPremiseId: null,
    startOn: choice.startOn ?? entry.startOn,
    stopOn: null,
    movesOut: choice.movesOut,
    services: points.map((servicePointId) => ({ servicePointId, tariffCode: null })),
    stopPoints: null,
    forwarding: null,
  }
}

function applicantOf(entry: ApplicationRow, isAnother: boolean): NewApplicant {
  const hasMail = entry.mailLine1 !== null
  return {
    isAnother,
    kind: entry.customerKind ?? 'person',
    givenName: entry.givenName,
    familyName: entry.familyName,
    organisationName: entry.organisationName,
    email: entry.email,
    phone: entry.phone,
    language: entry.language,
    dateOfBirth: entry.dateOfBirth,
    mailLine1: (hasMail ? entry.mailLine1 : entry.line1) ?? '',
    mailLine2: hasMail ? entry.mailLine2 : entry.line2,
    mailCity: (hasMail ? entry.mailCity : entry.city) ?? '',
    mailState: (hasMail ? entry.mailRegion : entry.region) ?? '',
    mailPostcode: (hasMail ? entry.mailPostcode : entry.postcode) ?? '',
    mailCountry: 'US',
  }
}
