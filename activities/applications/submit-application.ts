import type pg from 'pg'
import { filesOfApplication } from '../../db/applications/application-file-store.js'
import { type ApplicationChange, countWaitingOf } from '../../db/applications/application-store.js'
import { offeredPoints, placesAt, type PublicAddress } from '../../db/applications/place-reads.js'
import type { Queryable } from '../../db/pool.js'
import { insertTask } from '../../db/tasks/task-store.js'
import { type ApplicationDetails, checkDetails } from '../../domain/applications/check-details.js'
import type { OfferedPoint } from '../../domain/applications/offered-services.js'
import { identifierOf } from '../../domain/customers/identifier.js'
import { addBusinessDays } from '../../domain/kernel/business-calendar.js'
import type { Command } from '../../domain/kernel/command.js'
import { maskCardNumbers } from '../../domain/kernel/mask-card-numbers.js'
import { refuse, valueOf } from '../../domain/kernel/outcome.js'
import { fingerprintOf, seal } from '../customers/sealed-text.js'
import { actOnApplication, type ActedOn, type ApplicationAnswer, type DoneApplicationAct } from './act-on-application.js'
import { APPLICATIONS_QUEUE } from './application-service.js'
import { placeLine, writeToApplicant } from './write-to-applicant.js'

export interface SubmitApplicationInput extends ApplicationDetails {
  readonly applicationId: string
  readonly language: string
  readonly address: PublicAddress
  /** Where mail goes; null: to the place itself. */
  readonly mail: PublicAddress | null
  readonly delivery: 'email' | 'post'
  readonly note: string | null
  /** What the applicant saw and agreed to, word for word. */
  readonly consentWording: string
}

/** Whoever has more than these waiting is asked to let them be decided first. */
const WAITING_MOST = 5

/**
 * Sends an application: the place is found by its address once more, what was said is checked, and it is the utility's turn. Refuses
 * NOT_FOUND, APPLICATION_SENT, APPLICATIONS_CLOSED, ADDRESS_UNKNOWN, TOO_MANY_APPLICATIONS and what `checkDetails` refuses. `key` seals the
 * number of a document.
 */
export function submitApplication(
  pool: pg.Pool,
  command: Command<SubmitApplicationInput>,
  key: string | undefined,
  now: Date,
): Promise<ApplicationAnswer> {
  const details = command.input
  // The number of a document stays out of the stored hash of the request, from which it could be found.
  const input = { ...details, identifier: details.identifier === null ? null : { kind: details.identifier.kind } }
  return actOnApplication(pool, 'submit', { ...command, input }, (on) => submit(on, command, key, now))
}

async function submit(
  on: ActedOn,
  { input: details, actor }: Command<SubmitApplicationInput>,
  key: string | undefined,
  now: Date,
): Promise<DoneApplicationAct> {
  const { tx, entry, service } = on
  const { rules, today } = service
  if (!rules.isOpen) refuse('APPLICATIONS_CLOSED', 'Applications are not taken online. Please call us.')
  const place = await findPlace(tx.client, details)
  const files = await filesOfApplication(tx.client, entry.applicationId)
  valueOf(checkDetails(details, { today, points: place.points, fileKinds: files.map((file) => file.kind) }, rules))
  if ((await countWaitingOf(tx.client, details.email.trim())) >= WAITING_MOST) {
    refuse('TOO_MANY_APPLICATIONS', 'Several applications of this e-mail address wait already. Let them be decided first.')
  }
  const dueOn = addBusinessDays(today, rules.answerDays, rules.calendar)
  const change: ApplicationChange = {
    ...saidBy(details, key),
    state: 'submitted',
    premiseId: place.premiseId,
    submittedOn: today,
    submittedAt: now,
    consentedAt: now,
    dueOn,
  }
  await insertTask(tx, {
    taskKey: `application/${entry.applicationId}`,
    queue: APPLICATIONS_QUEUE,
    title: `Decide about application ${entry.applicationId}`,
    accountId: null,
    subjectKind: 'application',
    subjectId: entry.applicationId,
    facts: { kind: details.kind, startOn: details.startOn },
    dueOn,
    createdBy: actor.id,
  })
  return {
    change,
    sentence: `Sent, wanted from ${details.startOn}; to be answered by ${dueOn}.`,
    after: { kind: details.kind, services: details.services, startOn: details.startOn, files: files.length },
    // Its receiver is read from the row.
    afterwards: (saved) =>
      writeToApplicant(tx, saved, 'APPLICATION_RECEIVED', {
        occasion: '1',
        fields: { serviceAddress: placeLine(saved), answerBy: dueOn },
        today,
        actor,
      }),
  }
}

/** The place of an address: its points, and its number where it is the only one there. */
async function findPlace(
  db: Queryable,
  { kind, address }: SubmitApplicationInput,
): Promise<{ premiseId: string | null; points: readonly OfferedPoint[] | undefined }> {
  const places = await placesAt(db, address)
  if (places.length === 0) {
    if (kind === 'service') refuse('ADDRESS_UNKNOWN', 'We do not know this address. Choose one of the list.')
    return { premiseId: null, points: undefined }
  }
  const points = await Promise.all(places.map((premiseId) => offeredPoints(db, premiseId)))
  return { premiseId: places.length === 1 ? (places[0] ?? null) : null, points: points.flat() }
}

function saidBy(details: SubmitApplicationInput, key: string | undefined): ApplicationChange {
  const { address, mail, identifier } = details
  const isPerson = details.customerKind === 'person'
  const document = identifier === null ? null : valueOf(identifierOf(identifier.number))
  const isSealed = identifier !== null && document !== null && key !== undefined
  return {
    kind: details.kind,
    language: details.language,
    line1: address.line1.trim(),
    line2: blankAsNull(address.line2),
    city: address.city.trim(),
    region: address.region.trim(),
    postcode: address.postcode.trim(),
    services: [...new Set(details.services)],
    startOn: details.startOn,
    customerKind: details.customerKind,
    givenName: isPerson ? blankAsNull(details.givenName) : null,
    familyName: isPerson ? blankAsNull(details.familyName) : null,
    organisationName: isPerson ? null : blankAsNull(details.organisationName),
    email: details.email.trim(),
    phone: blankAsNull(details.phone),
    dateOfBirth: isPerson ? details.dateOfBirth : null,
    mailLine1: mail?.line1.trim() ?? null,
    mailLine2: blankAsNull(mail?.line2 ?? null),
    mailCity: mail?.city.trim() ?? null,
    mailRegion: mail?.region.trim() ?? null,
    mailPostcode: mail?.postcode.trim() ?? null,
    delivery: details.delivery,
    identifierKind: identifier?.kind ?? null,
    identifierLast: document?.lastCharacters ?? null,
    sealed: isSealed ? seal(key, document.number, identifier.kind) : null,
    fingerprint: isSealed ? fingerprintOf(key, document.number, identifier.kind) : null,
    note: details.note === null ? null : maskCardNumbers(details.note),
    consentWording: details.consentWording,
  }
}

function blankAsNull(text: string | null): string | null {
  return text === null || text.trim() === '' ? null : text.trim()
}
