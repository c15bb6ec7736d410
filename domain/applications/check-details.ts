import { emailAddress, telephoneNumber } from '../customers/contact-details.js'
import { identifierOf, type IdentifierKind } from '../customers/identifier.js'
import { addMonths, isLocalDate, type LocalDate } from '../kernel/local-date.js'
import { done, type Outcome, refused } from '../kernel/outcome.js'
import type { ApplicableService, ApplicationFileKind, ApplicationKind } from './application-kinds.js'
import type { ApplicationRules } from './application-rules.js'
import { offeredServices, type OfferedPoint } from './offered-services.js'
import { possibleStartDays } from './start-days.js'

/** What an applicant says. What was left out is null. */
export interface ApplicationDetails {
  readonly kind: ApplicationKind
  readonly services: readonly ApplicableService[]
  readonly startOn: LocalDate
  readonly customerKind: 'person' | 'organisation'
  readonly givenName: string | null
  readonly familyName: string | null
  readonly organisationName: string | null
  readonly email: string
  readonly phone: string | null
  readonly dateOfBirth: LocalDate | null
  readonly identifier: { readonly kind: IdentifierKind; readonly number: string } | null
  readonly hasConsented: boolean
}

export interface DetailsFacts {
  readonly today: LocalDate
  /** Of the place that was found; undefined where none was. */
  readonly points: readonly OfferedPoint[] | undefined
  readonly fileKinds: readonly ApplicationFileKind[]
}

export type DetailsRefusal =
  | 'CONSENT_MISSING'
  | 'NAME_MISSING'
  | 'EMAIL_INVALID'
  | 'PHONE_INVALID'
  | 'IDENTIFIER_FORM'
  | 'IDENTIFICATION_MISSING'
  | 'BIRTH_DATE_INVALID'
  | 'SERVICE_NOT_OFFERED'
  | 'START_NOT_POSSIBLE'
  | 'DOCUMENT_MISSING'

/** Who takes service alone is of age; nobody is older than this. */
const AGE_LEAST = 18
const AGE_MOST = 130

/** The first thing that is wrong with an application as it is about to be sent, by the field that shows it. */
export function checkDetails(
  details: ApplicationDetails,
  facts: DetailsFacts,
  rules: ApplicationRules,
): Outcome<undefined, DetailsRefusal> {
  const wanted = checkWanted(details, facts, rules)
  if (!wanted.ok) return wanted
  const who = checkPerson(details, facts.today)
  if (!who.ok) return who
  const missing = rules.requiredFiles.find((kind) => !facts.fileKinds.includes(kind))
  if (missing !== undefined) return refused('DOCUMENT_MISSING', 'A document that is required was not sent.', { kind: missing })
  if (!details.hasConsented) return refused('CONSENT_MISSING', 'Agree to the terms before you send the application.')
  return done(undefined)
}

function checkWanted(
  { kind, services, startOn }: ApplicationDetails,
  { today, points }: DetailsFacts,
  rules: ApplicationRules,
): Outcome<undefined, DetailsRefusal> {
  const offers = points === undefined ? [] : offeredServices(points)
  const chosen = kind === 'connection' ? [] : services.map((service) => offers.find((offer) => offer.service === service))
  const strange = chosen.indexOf(undefined)
  if (services.length === 0 || strange >= 0) {
    return refused('SERVICE_NOT_OFFERED', 'Choose services that can be begun at this address.', {
      service: services[strange],
    })
  }
  const own = chosen.filter((offer) => offer !== undefined)
  const days = possibleStartDays(
    {
      today,
      needsVisit: kind === 'connection' || own.some((offer) => offer.needsVisit),
      thereFrom: own.reduce((day, offer) => (offer.thereFrom > day ? offer.thereFrom : day), today),
    },
    rules,
  )
  if (days.includes(startOn)) return done(undefined)
  return refused('START_NOT_POSSIBLE', 'Service cannot begin on that day. Choose another one.', {
    earliest: days[0],
    latest: days.at(-1),
  })
}

function checkPerson(details: ApplicationDetails, today: LocalDate): Outcome<undefined, DetailsRefusal> {
  const isPerson = details.customerKind === 'person'
  const names = isPerson ? [details.givenName, details.familyName] : [details.organisationName]
  if (names.some((name) => (name ?? '').trim() === '')) {
    return refused('NAME_MISSING', isPerson ? 'Give both names.' : 'Give the name of the organisation.')
  }
  const email = emailAddress(details.email)
  if (!email.ok) return refused('EMAIL_INVALID', 'An e-mail address looks like name@example.org, without blanks.')
  if (details.phone !== null && !telephoneNumber(details.phone).ok) {
    return refused('PHONE_INVALID', 'A telephone number has 7 to 15 digits.')
  }
  if (isPerson && details.dateOfBirth !== null && !isOfAge(details.dateOfBirth, today)) {
    return refused('BIRTH_DATE_INVALID', `Whoever takes service is at least ${AGE_LEAST} years old. Check the date of birth.`)
  }
  if (isPerson && details.dateOfBirth === null && details.identifier === null) {
    return refused('IDENTIFICATION_MISSING', 'Give a date of birth or the number of a document.')
  }
  const identifier = details.identifier === null ? done(undefined) : identifierOf(details.identifier.number)
  return identifier.ok ? done(undefined) : identifier
}

function isOfAge(born: LocalDate, today: LocalDate): boolean {
  if (!isLocalDate(born)) return false
  return addMonths(today, -12 * AGE_MOST) < born && born <= addMonths(today, -12 * AGE_LEAST)
}
