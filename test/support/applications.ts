import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import type { LightMyRequestResponse } from 'fastify'
import type pg from 'pg'
import { APPLICANT } from '../../activities/applications/application-service.js'
import { beginApplication } from '../../activities/applications/begin-application.js'
import { addApplicationFile } from '../../activities/applications/change-files.js'
import { submitApplication, type SubmitApplicationInput } from '../../activities/applications/submit-application.js'
import type {
  ApplicantPageJson,
  BegunApplicationJson,
  PublicAddressJson,
  SubmissionJson,
} from '../../api/applications/public-contract.js'
import { detailsOf } from '../../api/applications/submission-details.js'
import type { Command } from '../../domain/kernel/command.js'
import type { OnlineApplicationsFile } from '../../domain/utility/settings-file.js'
import type { TestApi } from './api.js'

/** A place of the sample utility where nobody lives. */
export const MILL_LANE = { premiseId: 'P000438' } as const

export const PICTURE = Buffer.from('\u0089PNG\r\n\u001a\n and the rest of a picture', 'latin1')

/** Who applies, besides where. */
export const APPLICANT_SAYS: Omit<SubmissionJson, 'address'> = {
  kind: 'service',
  language: 'en',
  services: ['water', 'electric'],
  startOn: '2026-09-10',
  customerKind: 'person',
  givenName: 'Nadia',
  familyName: 'Underhill',
  email: 'nadia.underhill@example.com',
  phone: '+1-541-555-0199',
  dateOfBirth: '1990-05-17',
  delivery: 'email',
  hasConsented: true,
  consentWording: 'I confirm that what I say is true.',
}

/** Somebody at the public page. */
export interface Applicant {
  readonly applicationId: string
  readonly secret: string
  upload(name?: string, more?: { kind?: string; type?: string; bytes?: Buffer }): Promise<LightMyRequestResponse>
  submit(says?: Partial<SubmissionJson>, key?: string): Promise<LightMyRequestResponse>
  send(method: 'GET' | 'POST' | 'DELETE', path: string, body?: object): Promise<LightMyRequestResponse>
  page(): Promise<ApplicantPageJson>
}

/** Begins an application at this address, as the page does. */
export async function applicantAt(api: TestApi, address: PublicAddressJson): Promise<Applicant> {
  const begun = await api.anonymous.post('/public/applications', { language: 'en' })
  if (begun.statusCode !== 201) throw new Error(`cannot begin: ${begun.body}`)
  const { applicationId, secret } = begun.json<BegunApplicationJson>()
  const headers = { 'x-application-link': secret }
  const send: Applicant['send'] = (method, path, body) => {
    if (method === 'GET') return api.anonymous.get(path, { headers })
    return method === 'POST' ? api.anonymous.post(path, body, { headers }) : api.anonymous.delete(path, body, { headers })
  }
  return {
    applicationId,
    secret,
    send,
    upload: (name = 'licence.png', more = {}) =>
      api.anonymous.post(
        `/public/application/files?name=${encodeURIComponent(name)}&kind=${more.kind ?? 'identity'}`,
        more.bytes ?? PICTURE,
        { headers: { ...headers, 'content-type': more.type ?? 'image/png' } },
      ),
    submit: (says = {}, key) =>
      api.anonymous.post(
        '/public/application/submission',
        { ...APPLICANT_SAYS, address, ...says },
        {
          headers: { ...headers, ...(key === undefined ? {} : { 'idempotency-key': key }) },
        },
      ),
    page: async () => (await send('GET', '/public/application')).json<ApplicantPageJson>(),
  }
}

/** The address of a place, as suggestions show it. */
export async function addressOf(api: TestApi, premiseId: string): Promise<PublicAddressJson> {
  const found = await api.deps.pool.query<PublicAddressJson & Record<string, unknown>>(
    'select line1, line2, city, state as region, postcode from premises where premise_id = $1',
    [premiseId],
  )
  const address = found.rows[0]
  if (address === undefined) throw new Error(`no place ${premiseId}`)
  return address
}

/** An application for a connection, which needs no place that is known, with a picture; sent straight through the use-cases. */
export async function sendApplication(
  pool: pg.Pool,
  more: Partial<SubmitApplicationInput> = {},
  key: string = randomUUID(),
): Promise<{ applicationId: string; secret: string }> {
  const begun = await beginApplication(
    pool,
    { language: more.language ?? 'en', pageUrl: 'https://cis.example.org/apply' },
    new Date(),
  )
  const { applicationId } = begun
  const file = { applicationId, kind: 'identity', name: 'licence.png', declaredType: 'image/png' } as const
  await addApplicationFile(pool, { key: `file ${key}`, actor: APPLICANT, reason: 'test', input: file }, Readable.from([PICTURE]))
  await submitApplication(pool, submission(applicationId, more, key), undefined, new Date())
  return begun
}

export function submission(
  applicationId: string,
  more: Partial<SubmitApplicationInput> = {},
  key: string = randomUUID(),
): Command<SubmitApplicationInput> {
  return {
    key,
    actor: APPLICANT,
    reason: 'test',
    input: {
      ...detailsOf({
        ...APPLICANT_SAYS,
        kind: 'connection',
        address: { line1: '9 New Field Rd', line2: null, city: 'Alder Creek', region: 'OR', postcode: '97995' },
      }),
      applicationId,
      ...more,
    },
  }
}

/** Changes how the utility takes applications, as an import of new settings would. */
export async function stateApplications(admin: pg.Pool, file: OnlineApplicationsFile): Promise<void> {
  await admin.query(`update utility set settings = jsonb_set(settings, '{online_applications}', $1::jsonb)`, [
    JSON.stringify(file),
  ])
}

/** Sent from the public page with everything that is required, from this address. */
export async function sentFrom(api: TestApi, address: PublicAddressJson, says: Partial<SubmissionJson> = {}): Promise<Applicant> {
  const applicant = await applicantAt(api, address)
  const answers = [await applicant.upload(), await applicant.submit({ address, ...says })]
  const refused = answers.find((answer) => answer.statusCode >= 300)
  if (refused !== undefined) throw new Error(`not sent: ${refused.body}`)
  return applicant
}
