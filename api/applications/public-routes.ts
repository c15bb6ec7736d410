import type { Readable } from 'node:stream'
import { answerApplication } from '../../activities/applications/answer-application.js'
import { APPLICANT, loadApplicationService, loadOpenService } from '../../activities/applications/application-service.js'
import { beginApplication } from '../../activities/applications/begin-application.js'
import { addApplicationFile, removeFile } from '../../activities/applications/change-files.js'
import { submitApplication } from '../../activities/applications/submit-application.js'
import { withdrawApplication } from '../../activities/applications/withdraw-application.js'
import { hashOfSecret } from '../../activities/access/secret.js'
import { applicationOfLink } from '../../db/applications/link-store.js'
import { suggestAddresses } from '../../db/applications/place-reads.js'
import { readSnapshot } from '../../db/read-snapshot.js'
import {
  APPLICATION_FILE_BYTES_MAX,
  APPLICATION_FILE_TYPES,
  APPLICATION_FILES_MAX,
} from '../../domain/applications/application-file.js'
import { APPLICATION_FILE_KINDS } from '../../domain/applications/application-kinds.js'
import type { Command } from '../../domain/kernel/command.js'
import type { SettingsFile } from '../../domain/utility/settings-file.js'
import { plainFileName } from '../attached-file.js'
import type { ApiDeps } from '../deps.js'
import { found, InvalidRequest } from '../errors.js'
import { closed, listOf, oneOf, optional, serial, text } from '../fields.js'
import { publicRoute, type Route } from '../route.js'
import { readApplicantPage } from './applicant-page.js'
import {
  applicantPage,
  begunApplication,
  PUBLIC_LANGUAGES,
  publicAddress,
  publicPlace,
  publicUtility,
  startDays,
  startDaysBody,
  submissionBody,
} from './public-contract.js'
import { daysFor, offersAt } from './public-place.js'
import { detailsOf } from './submission-details.js'

const tag = 'public applications'
const READS = { requests: 120, minutes: 1 }
const CHANGES = { requests: 30, minutes: 60 }
const SUGGESTIONS = 8
/** Fewer letters name no address. */
const LETTERS_LEAST = 3

/** The application that the link of a request opens. What opens nothing, or no longer, is not there. */
async function opened(deps: ApiDeps, secret: string): Promise<string> {
  const now = deps.now?.() ?? new Date()
  return found(await applicationOfLink(deps.pool, hashOfSecret(secret), now))
}

function commandOf<Input extends { readonly applicationId: string }>(input: Input, key: string, reason: string): Command<Input> {
  return { key: `${input.applicationId}/${key}`, actor: APPLICANT, reason, input }
}

const utility = publicRoute({
  public: true,
  method: 'GET',
  url: '/public/utility',
  tag,
  summary: 'Read what the page needs to know of the utility',
  mostOften: READS,
  response: publicUtility,
  handler: async ({ deps }) => {
    const { utility: own, rules, today } = await loadApplicationService(deps.pool)
    const told = (own.settings as SettingsFile).utility
    return {
      name: own.name,
      phone: told.phone ?? null,
      email: told.email ?? null,
      website: told.website ?? null,
      language: PUBLIC_LANGUAGES.find((language) => language === told.language) ?? 'en',
      isOpen: rules.isOpen,
      today,
      requiredFiles: [...rules.requiredFiles],
      fileTypes: [...APPLICATION_FILE_TYPES],
      fileBytesMax: APPLICATION_FILE_BYTES_MAX,
      filesMax: APPLICATION_FILES_MAX,
      answerDays: rules.answerDays,
    }
  },
})

const addresses = publicRoute({
  public: true,
  method: 'GET',
  url: '/public/addresses',
  tag,
  summary: 'Suggest addresses',
  description: 'Addresses of places the utility serves that read like the text, and nothing else of them.',
  mostOften: READS,
  query: closed({ q: text(120, { min: LETTERS_LEAST }) }),
  response: listOf(publicAddress(), SUGGESTIONS),
  handler: async ({ deps, query }) => {
    await loadOpenService(deps.pool)
    const typed = query.q.trim()
    if (typed.length < LETTERS_LEAST) {
      throw new InvalidRequest([{ field: 'query/q', message: `needs at least ${LETTERS_LEAST} letters` }])
    }
    return suggestAddresses(deps.pool, typed, SUGGESTIONS)
  },
})

const place = publicRoute({
  public: true,
  method: 'POST',
  url: '/public/places',
  tag,
  summary: 'Find what can be begun at an address',
  description: 'Changes nothing. The answer is the same whether somebody lives there or not.',
  mostOften: READS,
  body: closed({ address: publicAddress() }),
  response: publicPlace,
  handler: async ({ deps, body }) => {
    await loadOpenService(deps.pool)
    const offers = await offersAt(deps.pool, body.address)
    return {
      isKnown: offers !== undefined,
      services: (offers ?? []).map(({ service, needsVisit }) => ({ service, needsVisit })),
    }
  },
})

const days = publicRoute({
  public: true,
  method: 'POST',
  url: '/public/start-days',
  tag,
  summary: 'Find the days on which services may begin',
  description: 'Changes nothing.',
  mostOften: READS,
  body: startDaysBody,
  response: startDays,
  handler: async ({ deps, body }) => {
    const { rules, today } = await loadOpenService(deps.pool)
    return daysFor(body.kind, body.services, (await offersAt(deps.pool, body.address)) ?? [], rules, today)
  },
})

const begin = publicRoute({
  public: true,
  method: 'POST',
  url: '/public/applications',
  tag,
  summary: 'Begin an application',
  description: 'It holds nothing yet; files are added to it, then it is sent. One that is not sent within a day is gone.',
  mostOften: CHANGES,
  status: 201,
  body: closed({ language: oneOf(PUBLIC_LANGUAGES) }),
  response: begunApplication,
  handler: async ({ deps, body }) => {
    const pageUrl = `${deps.config.publicUrl.replace(/\/$/, '')}/apply`
    return beginApplication(deps.pool, { language: body.language, pageUrl }, deps.now?.() ?? new Date())
  },
})

const addFile = publicRoute({
  public: true,
  method: 'POST',
  url: '/public/application/files',
  tag,
  summary: 'Send a document',
  description: 'A picture or a PDF, of at most 10 MB; its name, its Content-Type and its content must agree.',
  mostOften: { requests: 60, minutes: 60 },
  opensWith: 'application_link',
  idempotent: true,
  uploadMaxBytes: APPLICATION_FILE_BYTES_MAX,
  query: closed({ name: text(255, { min: 1 }), kind: oneOf(APPLICATION_FILE_KINDS) }),
  status: 201,
  response: closed({ fileId: serial() }),
  handler: async ({ deps, secret, query, request, upload, idempotencyKey }) => {
    const applicationId = await opened(deps, secret)
    const input = {
      applicationId,
      kind: query.kind,
      name: plainFileName(query.name),
      declaredType: request.headers['content-type'] ?? '',
    }
    return addApplicationFile(deps.pool, commandOf(input, idempotencyKey, 'Sent by the applicant'), upload as Readable)
  },
})

const dropFile = publicRoute({
  public: true,
  method: 'DELETE',
  url: '/public/application/files/:fileId',
  tag,
  summary: 'Take a document back',
  description: 'As long as the application was not sent.',
  mostOften: { requests: 60, minutes: 60 },
  opensWith: 'application_link',
  params: closed({ fileId: serial() }),
  handler: async ({ deps, secret, params, idempotencyKey }) => {
    const applicationId = await opened(deps, secret)
    await removeFile(deps.pool, commandOf({ applicationId, fileId: params.fileId }, idempotencyKey, 'Taken back'))
  },
})

const submit = publicRoute({
  public: true,
  method: 'POST',
  url: '/public/application/submission',
  tag,
  summary: 'Send an application',
  mostOften: CHANGES,
  opensWith: 'application_link',
  idempotent: true,
  body: submissionBody,
  response: applicantPage,
  handler: async ({ deps, secret, body, idempotencyKey }) => {
    const applicationId = await opened(deps, secret)
    const command = commandOf({ applicationId, ...detailsOf(body) }, idempotencyKey, 'Sent by the applicant')
    await submitApplication(deps.pool, command, deps.config.identifierKey, deps.now?.() ?? new Date())
    return readSnapshot(deps.pool, (db) => readApplicantPage(db, applicationId))
  },
})

const read = publicRoute({
  public: true,
  method: 'GET',
  url: '/public/application',
  tag,
  summary: 'Read where an application stands',
  mostOften: { requests: 60, minutes: 1 },
  opensWith: 'application_link',
  response: applicantPage,
  handler: async ({ deps, secret }) => {
    const applicationId = await opened(deps, secret)
    return readSnapshot(deps.pool, (db) => readApplicantPage(db, applicationId))
  },
})

const answer = publicRoute({
  public: true,
  method: 'POST',
  url: '/public/application/answer',
  tag,
  summary: 'Say that what was asked for is there',
  mostOften: CHANGES,
  opensWith: 'application_link',
  idempotent: true,
  body: closed({ note: optional(text(2000)) }),
  response: applicantPage,
  handler: async ({ deps, secret, body, idempotencyKey }) => {
    const applicationId = await opened(deps, secret)
    await answerApplication(
      deps.pool,
      commandOf({ applicationId, note: body.note ?? null }, idempotencyKey, 'The applicant answered'),
    )
    return readSnapshot(deps.pool, (db) => readApplicantPage(db, applicationId))
  },
})

const withdraw = publicRoute({
  public: true,
  method: 'POST',
  url: '/public/application/withdrawal',
  tag,
  summary: 'Take an application back',
  mostOften: CHANGES,
  opensWith: 'application_link',
  idempotent: true,
  response: applicantPage,
  handler: async ({ deps, secret, idempotencyKey }) => {
    const applicationId = await opened(deps, secret)
    await withdrawApplication(deps.pool, commandOf({ applicationId }, idempotencyKey, 'Withdrawn by the applicant'))
    return readSnapshot(deps.pool, (db) => readApplicantPage(db, applicationId))
  },
})

export const publicApplicationRoutes: readonly Route[] = [
  utility,
  addresses,
  place,
  days,
  begin,
  addFile,
  dropFile,
  submit,
  read,
  answer,
  withdraw,
]
