import { type Static, Type } from 'typebox'
import { APPLICANT_STAGES, ASKS } from '../../domain/applications/applicant-status.js'
import { APPLICATION_FILE_TYPES } from '../../domain/applications/application-file.js'
import {
  APPLICABLE_SERVICES,
  APPLICATION_FILE_KINDS,
  APPLICATION_KINDS,
  APPLICATION_STATES,
} from '../../domain/applications/application-kinds.js'
import { IDENTIFIER_KINDS } from '../../domain/customers/identifier.js'
import { amount, closed, key, listOf, localDate, nullable, oneOf, optional, serial, text } from '../fields.js'

export const PUBLIC_LANGUAGES = ['en', 'es'] as const

export const publicUtility = closed({
  name: text(200),
  phone: nullable(text(40)),
  email: nullable(text(254)),
  website: nullable(text(500)),
  language: oneOf(PUBLIC_LANGUAGES),
  isOpen: Type.Boolean({ description: 'False: applications are not taken online' }),
  today: localDate('The business day'),
  requiredFiles: listOf(oneOf(APPLICATION_FILE_KINDS), 10),
  fileTypes: listOf(oneOf(APPLICATION_FILE_TYPES), 20),
  fileBytesMax: Type.Integer(),
  filesMax: Type.Integer(),
  answerDays: Type.Integer({ description: 'Business days in which an answer is promised' }),
})
export type PublicUtilityJson = Static<typeof publicUtility>

/** An address as it is shown, chosen and sent back. */
export const publicAddress = () =>
  closed({
    line1: text(200, { min: 1 }),
    line2: nullable(text(200)),
    city: text(100, { min: 1 }),
    region: text(100),
    postcode: text(20, { min: 1 }),
  })
export type PublicAddressJson = Static<ReturnType<typeof publicAddress>>

const service = () => oneOf(APPLICABLE_SERVICES)

export const publicPlace = closed({
  isKnown: Type.Boolean({ description: 'The address is one of those the utility serves' }),
  services: listOf(closed({ service: service(), needsVisit: Type.Boolean({ description: 'Somebody comes to begin it' }) }), 20),
})
export type PublicPlaceJson = Static<typeof publicPlace>

export const startDaysBody = closed({
  kind: oneOf(APPLICATION_KINDS),
  address: publicAddress(),
  services: listOf(service(), 20, { min: 1 }),
})
export const startDays = closed({ needsVisit: Type.Boolean(), days: listOf(localDate(), 400) })
export type StartDaysJson = Static<typeof startDays>

export const begunApplication = closed({
  applicationId: key(),
  secret: text(60, { description: 'To be sent as X-Application-Link; told once' }),
})
export type BegunApplicationJson = Static<typeof begunApplication>

export const submissionBody = closed({
  kind: oneOf(APPLICATION_KINDS),
  language: oneOf(PUBLIC_LANGUAGES),
  address: publicAddress(),
  services: listOf(service(), 20, { min: 1 }),
  startOn: localDate('Wished first day'),
  customerKind: oneOf(['person', 'organisation']),
  givenName: optional(text(100, { min: 1 })),
  familyName: optional(text(100, { min: 1 })),
  organisationName: optional(text(200, { min: 1 })),
  email: text(254, { min: 3 }),
  phone: optional(text(30, { min: 4 })),
  dateOfBirth: optional(localDate()),
  identifier: optional(closed({ kind: oneOf(IDENTIFIER_KINDS), number: text(60, { min: 1 }) })),
  mail: optional(publicAddress()),
  delivery: oneOf(['email', 'post']),
  note: optional(text(2000)),
  hasConsented: Type.Boolean(),
  consentWording: text(2000, { min: 1, description: 'What was agreed to, as it was shown' }),
})
export type SubmissionJson = Static<typeof submissionBody>

/** What whoever has the link sees of an application. */
export const applicantPage = closed({
  applicationId: key(),
  state: oneOf(APPLICATION_STATES),
  stage: oneOf(APPLICANT_STAGES),
  language: oneOf(PUBLIC_LANGUAGES),
  kind: oneOf(APPLICATION_KINDS),
  address: nullable(text(600)),
  services: listOf(service(), 20),
  startOn: nullable(localDate()),
  submittedOn: nullable(localDate()),
  /** When the utility answers, or until when the applicant should. */
  dueOn: nullable(localDate()),
  asks: listOf(closed({ ask: oneOf(ASKS), amount: nullable(amount()) }), 20),
  askedText: nullable(text(2000)),
  refusalText: nullable(text(2000)),
  /** To be named with a payment, once there is one. */
  accountId: nullable(key()),
  currency: text(3),
  files: listOf(
    closed({ fileId: serial(), kind: oneOf(APPLICATION_FILE_KINDS), name: text(255), sizeBytes: Type.Integer() }),
    20,
  ),
  mayAddFiles: Type.Boolean(),
  mayAnswer: Type.Boolean(),
  mayWithdraw: Type.Boolean(),
})
export type ApplicantPageJson = Static<typeof applicantPage>
