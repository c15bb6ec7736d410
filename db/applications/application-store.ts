import type {
  ApplicableService,
  ApplicationFileKind,
  ApplicationKind,
  ApplicationState,
} from '../../domain/applications/application-kinds.js'
import type { IdentifierKind } from '../../domain/customers/identifier.js'
import type { LocalDate } from '../../domain/kernel/local-date.js'
import { nextNumberSql } from '../number-sql.js'
import type { Queryable } from '../pool.js'
import type { Transaction } from '../transaction.js'

/** An application as its acts need it. What the applicant has not said yet is null. */
export type ApplicationRow = {
  readonly applicationId: string
  readonly kind: ApplicationKind
  readonly state: ApplicationState
  readonly language: string
  readonly pageUrl: string
  readonly premiseId: string | null
  readonly line1: string | null
  readonly line2: string | null
  readonly city: string | null
  readonly region: string | null
  readonly postcode: string | null
  readonly services: readonly ApplicableService[]
  readonly startOn: LocalDate | null
  readonly customerKind: 'person' | 'organisation' | null
  readonly givenName: string | null
  readonly familyName: string | null
  readonly organisationName: string | null
  readonly email: string | null
  readonly phone: string | null
  readonly dateOfBirth: LocalDate | null
  readonly mailLine1: string | null
  readonly mailLine2: string | null
  readonly mailCity: string | null
  readonly mailRegion: string | null
  readonly mailPostcode: string | null
  readonly delivery: 'email' | 'post' | null
  readonly identifierKind: IdentifierKind | null
  readonly identifierLast: string | null
  readonly sealed: string | null
  readonly fingerprint: string | null
  readonly note: string | null
  readonly consentWording: string | null
  readonly consentedAt: Date | null
  readonly submittedOn: LocalDate | null
  readonly submittedAt: Date | null
  readonly askedFor: readonly ApplicationFileKind[]
  readonly askedText: string | null
  readonly refusalText: string | null
  readonly dueOn: LocalDate | null
  readonly remindedOn: LocalDate | null
  readonly closedOn: LocalDate | null
  readonly emptiedOn: LocalDate | null
  readonly customerId: string | null
  readonly requestId: string | null
  readonly connectionId: string | null
  readonly version: number
}

/** What people and processes write of an application; the name of a member is that of its column in camel case. */
export type ApplicationChange = Partial<Omit<ApplicationRow, 'applicationId' | 'pageUrl' | 'version'>>

const COLUMNS = {
  kind: 'kind',
  state: 'state',
  language: 'language',
  pageUrl: 'page_url',
  premiseId: 'premise_id',
  line1: 'line1',
  line2: 'line2',
  city: 'city',
  region: 'region',
  postcode: 'postcode',
  services: 'services',
  startOn: 'start_on',
  customerKind: 'customer_kind',
  givenName: 'given_name',
  familyName: 'family_name',
  organisationName: 'organisation_name',
  email: 'email',
  phone: 'phone',
  dateOfBirth: 'date_of_birth',
  mailLine1: 'mail_line1',
  mailLine2: 'mail_line2',
  mailCity: 'mail_city',
  mailRegion: 'mail_region',
  mailPostcode: 'mail_postcode',
  delivery: 'delivery',
  identifierKind: 'identifier_kind',
  identifierLast: 'identifier_last',
  sealed: 'sealed',
  fingerprint: 'fingerprint',
  note: 'note',
  consentWording: 'consent_wording',
  consentedAt: 'consented_at',
  submittedOn: 'submitted_on',
  submittedAt: 'submitted_at',
  askedFor: 'asked_for',
  askedText: 'asked_text',
  refusalText: 'refusal_text',
  dueOn: 'due_on',
  remindedOn: 'reminded_on',
  closedOn: 'closed_on',
  emptiedOn: 'emptied_on',
  customerId: 'customer_id',
  requestId: 'request_id',
  connectionId: 'connection_id',
} as const satisfies Readonly<Record<keyof ApplicationChange | 'pageUrl', string>>

const SELECT = ['application_id as "applicationId"', ...Object.entries(COLUMNS).map(([name, column]) => `${column} as "${name}"`)]
  .concat('version')
  .join(', ')

/** Begins an application under the next number. Returns it. */
export async function insertDraft(tx: Transaction, draft: { language: string; pageUrl: string }): Promise<string> {
  const added = await tx.client.query<{ application_id: string }>(
    `insert into service_applications (application_id, language, page_url)
     values (${nextNumberSql('AP', 'application_number', 6)}, $1, $2) returning application_id`,
    [draft.language, draft.pageUrl],
  )
  return (added.rows[0] as { application_id: string }).application_id
}

/** The application, locked until the transaction ends. */
export async function lockApplication(tx: Transaction, applicationId: string): Promise<ApplicationRow | undefined> {
  const found = await tx.client.query<ApplicationRow>(
    `select ${SELECT} from service_applications where application_id = $1 for update`,
    [applicationId],
  )
  return found.rows[0]
}

export async function loadApplication(db: Queryable, applicationId: string): Promise<ApplicationRow | undefined> {
  const found = await db.query<ApplicationRow>(`select ${SELECT} from service_applications where application_id = $1`, [
    applicationId,
  ])
  return found.rows[0]
}

/** Writes these members and counts the version up. */
export async function saveApplication(tx: Transaction, applicationId: string, change: ApplicationChange): Promise<void> {
  const members = Object.entries(change).filter(([, value]) => value !== undefined) as [keyof ApplicationChange, unknown][]
  const sets = members.map(([name], index) => `${COLUMNS[name]} = $${index + 2}`)
  await tx.client.query(
    `update service_applications set ${[...sets, 'version = version + 1'].join(', ')} where application_id = $1`,
    [applicationId, ...members.map(([, value]) => value)],
  )
}

/** Applications of this e-mail address that wait for a decision. */
export async function countWaitingOf(db: Queryable, email: string): Promise<number> {
  const found = await db.query<{ waiting: number }>(
    `select count(*)::integer as waiting from service_applications where lower(email) = lower($1) and state in ('submitted', 'asked')`,
    [email],
  )
  return found.rows[0]?.waiting ?? 0
}

/** Drafts that were begun so many hours ago and never sent, at most `limit` of them, locked against who would send one now. */
export async function lockAbandonedDrafts(tx: Transaction, hours: number, limit: number): Promise<string[]> {
  const found = await tx.client.query<{ application_id: string }>(
    `select application_id from service_applications where state = 'draft' and begun_at < now() - make_interval(hours => $1)
     order by begun_at limit $2 for update skip locked`,
    [hours, limit],
  )
  return found.rows.map((row) => row.application_id)
}

export async function deleteDraft(tx: Transaction, applicationId: string): Promise<void> {
  await tx.client.query(`delete from service_applications where application_id = $1`, [applicationId])
}

/** Takes everything personal out of an application, with the words of its log and messages. Its state and days stay. */
export async function emptyApplication(tx: Transaction, applicationId: string, on: LocalDate): Promise<void> {
  await saveApplication(tx, applicationId, {
    emptiedOn: on,
    line1: null,
    line2: null,
    postcode: null,
    premiseId: null,
    givenName: null,
    familyName: null,
    organisationName: null,
    email: null,
    phone: null,
    dateOfBirth: null,
    mailLine1: null,
    mailLine2: null,
    mailCity: null,
    mailRegion: null,
    mailPostcode: null,
    identifierKind: null,
    identifierLast: null,
    sealed: null,
    fingerprint: null,
    note: null,
    askedText: null,
    refusalText: null,
  })
  await tx.client.query('update service_application_log set body = null where application_id = $1 and body is not null', [
    applicationId,
  ])
  await tx.client.query('select empty_application_messages($1)', [applicationId])
}
