import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestApi, testApi } from '../../test/support/api.js'
import { type Applicant, addressOf, applicantAt, MILL_LANE, PICTURE, sentFrom } from '../../test/support/applications.js'
import { importAlderCreek } from '../../test/support/bill-run.js'
import { type TestDatabase, testDatabase } from '../../test/support/database.js'
import { expectSoundBooks } from '../../test/support/invariants.js'
import { carryOn, stateServiceRequests } from '../../test/support/moves.js'
import type { ServiceRequestPageJson } from '../services/request-contract.js'
import type { ApplicationPageJson, ApplicationRecordJson } from './contract.js'
import type { ApplicantPageJson, PublicAddressJson, PublicPlaceJson, StartDaysJson } from './public-contract.js'

let database: TestDatabase
let api: TestApi
let home: PublicAddressJson
beforeAll(async () => {
  database = await testDatabase()
  await importAlderCreek(database.pool, '2026-09-01')
  await stateServiceRequests(database.adminPool, {
    prerequisites: [{ prerequisite: 'identity' }, { prerequisite: 'deposit' }, { prerequisite: 'premise_debt' }],
    deposit: { amount: '150.00' },
  })
  api = await testApi(database, {
    config: { identifierKey: 'k'.repeat(40), limits: { publicRequests: 10_000, notFoundPerMinute: 10_000 } },
  })
  home = await addressOf(api, MILL_LANE.premiseId)
})
afterAll(async () => {
  await expectSoundBooks(database.pool)
  await api.close()
  await database.close()
})

const rows = async (sql: string, values: unknown[] = []): Promise<Record<string, unknown>[]> =>
  (await database.pool.query<Record<string, unknown>>(sql, values)).rows
const staffPage = async (applicationId: string): Promise<ApplicationPageJson> =>
  (await (await api.as('service_representative')).get(`/applications/${applicationId}`)).json()

const sent = (says: Parameters<Applicant['submit']>[0] = {}, address = home) => sentFrom(api, address, says)

describe('where and from when', () => {
  it.each([
    ['as it is written', (at: PublicAddressJson) => at.line1],
    ['with the town, in capitals', (at: PublicAddressJson) => `${at.line1} ${at.city}`.toUpperCase()],
    ['with a letter missing', (at: PublicAddressJson) => `${at.line1.slice(0, -2)}${at.line1.slice(-1)}`],
  ])('an address is found %s, and nothing but the address is told', async (_name, typed) => {
    const response = await api.anonymous.get('/public/addresses', { query: { q: typed(home) } })
    expect(response.json()).toContainEqual(home)
    expect(response.body).not.toMatch(/P0\d{5}|S0\d{5}|A0\d{5}|C0\d{5}/)
    expect(response.json<object[]>().length).toBeLessThanOrEqual(8)
  })

  it('finds nothing for letters that name no address, and refuses too few', async () => {
    expect((await api.anonymous.get('/public/addresses', { query: { q: 'zzzzqqq' } })).json()).toEqual([])
    expect((await api.anonymous.get('/public/addresses', { query: { q: '12' } })).json()).toMatchObject({ code: 'VALIDATION' })
    expect((await api.anonymous.get('/public/addresses', { query: { q: '%%%' } })).json()).toEqual([])
  })

  it('answers the same for a place where somebody lives as for an empty one with the same services', async () => {
    const found = await rows(
      `with places as (
         select p.premise_id, array_agg(p.service::text order by p.service) as services,
           array_agg((not exists (select from meter_installs i join meters e using (meter_id) where i.service_point_id = p.service_point_id
             and i.removed_on is null and not e.is_remote_capable))::text order by p.service) as remote,
           bool_or(exists (select from service_agreements g where g.service_point_id = p.service_point_id and g.state = 'active')) as lived_in
         from service_points p group by 1)
       select e.premise_id as empty, l.premise_id as lived from places e join places l using (services, remote)
       where not e.lived_in and l.lived_in order by 1, 2 limit 1`,
    )
    const [empty, lived] = [await addressOf(api, String(found[0]?.empty)), await addressOf(api, String(found[0]?.lived))]
    const place = async (address: PublicAddressJson): Promise<PublicPlaceJson> =>
      (await api.anonymous.post('/public/places', { address })).json()
    const days = async (address: PublicAddressJson): Promise<StartDaysJson> =>
      (await api.anonymous.post('/public/start-days', { kind: 'service', address, services: ['water'] })).json()
    expect((await place(empty)).services.length).toBeGreaterThan(0)
    expect(await place(lived)).toEqual(await place(empty))
    expect(await days(lived)).toEqual(await days(empty))
  })

  it('knows no place that is not there, and offers business days where somebody has to come', async () => {
    const nowhere = { line1: '1 Nowhere St', line2: null, city: 'Alder Creek', region: 'OR', postcode: '97995' }
    const place = await api.anonymous.post('/public/places', { address: nowhere })
    expect(place.json()).toEqual({ isKnown: false, services: [] })
    const days = await api.anonymous.post('/public/start-days', { kind: 'connection', address: nowhere, services: ['water'] })
    // 1 September is a Tuesday, the 7th Labor Day.
    expect(days.json<StartDaysJson>().days.slice(0, 4)).toEqual(['2026-09-03', '2026-09-04', '2026-09-08', '2026-09-09'])
  })
})

describe('an application', () => {
  it('is sent once: the same key and content give it again, another content is refused', async () => {
    const applicant = await applicantAt(api, home)
    expect((await applicant.submit()).json()).toMatchObject({ code: 'DOCUMENT_MISSING', facts: { kind: 'identity' } })
    await applicant.upload()
    const first = await applicant.submit({ identifier: { kind: 'passport', number: 'X 12345678' } }, 'once')
    expect(first.json()).toMatchObject({ stage: 'received', state: 'submitted', dueOn: '2026-09-03', mayWithdraw: true })
    const again = await applicant.submit({ identifier: { kind: 'passport', number: 'X 12345678' } }, 'once')
    expect(again.json()).toEqual(first.json())
    expect((await applicant.submit({ givenName: 'Other' }, 'once')).json()).toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' })
    expect((await applicant.submit({}, 'another')).json()).toMatchObject({ code: 'APPLICATION_SENT' })
    const id = applicant.applicationId
    expect(await rows('select count(*)::integer as n from messages where application_id = $1', [id])).toEqual([{ n: 1 }])
    expect(await rows('select queue, due_on from tasks where subject_id = $1', [id])).toEqual([
      { queue: 'applications', due_on: '2026-09-03' },
    ])
  })

  it('keeps no secret and no number of a document that could be read', async () => {
    const applicant = await sent({ email: 'secrets@example.com', identifier: { kind: 'passport', number: 'ZX 99887766' } })
    const kept = JSON.stringify([
      await rows('select * from service_applications where application_id = $1', [applicant.applicationId]),
      await rows('select * from service_application_links'),
      await rows('select * from messages where application_id = $1', [applicant.applicationId]),
      await rows('select * from idempotency_keys'),
      await rows('select * from audit_log'),
      await rows('select * from outbox'),
      await rows('select * from process_steps'),
    ])
    expect(kept).not.toContain(applicant.secret)
    expect(kept).not.toContain('99887766')
    expect(kept).toContain('/apply/status#')
    const told = JSON.stringify([
      await rows('select * from outbox'),
      await rows('select * from process_steps'),
      await rows('select * from audit_log'),
    ])
    expect(told).not.toMatch(/secrets@example|Underhill/)
  })

  it.each<[string, object, string]>([
    ['no consent', { hasConsented: false }, 'CONSENT_MISSING'],
    ['a service that is not there', { services: ['gas'] }, 'SERVICE_NOT_OFFERED'],
    ['a day that is too soon', { startOn: '2026-09-02' }, 'START_NOT_POSSIBLE'],
    ['a holiday', { startOn: '2026-09-07' }, 'START_NOT_POSSIBLE'],
    [
      'an address that is not there',
      { address: { line1: '1 No St', line2: null, city: 'X', region: 'OR', postcode: '1' } },
      'ADDRESS_UNKNOWN',
    ],
    ['an e-mail address that is none', { email: 'a@b' }, 'EMAIL_INVALID'],
    ['a child', { dateOfBirth: '2015-01-01' }, 'BIRTH_DATE_INVALID'],
    ['a field it does not know', { premiseId: 'P000438' }, 'VALIDATION'],
  ])('is refused with %s', async (_name, says, code) => {
    const applicant = await applicantAt(api, home)
    await applicant.upload()
    expect((await applicant.submit(says)).json()).toMatchObject({ code })
    expect((await applicant.page()).state).toBe('draft')
  })
})

describe('the link', () => {
  it('opens one application and nothing else; what is guessed, ended or missing is not there', async () => {
    const applicant = await sent({ email: 'link@example.com' })
    const open = (secret: string) => api.anonymous.get('/public/application', { headers: { 'x-application-link': secret } })
    expect((await open(applicant.secret)).json()).toMatchObject({ applicationId: applicant.applicationId })
    const guesses = [
      'A'.repeat(43),
      applicant.secret.slice(0, 42),
      `${applicant.secret}A`,
      applicant.applicationId,
      `' or 1=1 --`,
    ]
    for (const secret of guesses) {
      const response = await open(secret)
      expect([response.statusCode, response.json<{ code: string }>().code], secret).toEqual([404, 'NOT_FOUND'])
    }
    expect((await api.anonymous.get('/public/application')).statusCode).toBe(404)
    await database.adminPool.query('update service_application_links set expires_at = now() where application_id = $1', [
      applicant.applicationId,
    ])
    expect((await open(applicant.secret)).statusCode).toBe(404)
  })

  it('shows nothing of other people: no customer, no debt, no staff', async () => {
    const applicant = await sent({ email: 'nosy@example.com' })
    const body = JSON.stringify(await applicant.page())
    expect(body).not.toMatch(/P000438|A0\d{5}|C0\d{5}|secret/)
  })

  it('is asked from one address no more often than the route says', async () => {
    const limited = await testApi(database, { config: { limits: { publicRequests: 3 } } })
    const answers: number[] = []
    for (let index = 0; index < 5; index += 1) {
      answers.push(
        (await limited.anonymous.get('/public/application', { headers: { 'x-application-link': 'B'.repeat(43) } })).statusCode,
      )
    }
    expect(answers).toEqual([404, 404, 404, 429, 429])
    const elsewhere = await limited.anonymous.get('/public/application', {
      headers: { 'x-application-link': 'B'.repeat(43) },
      remoteAddress: '203.0.113.9',
    })
    expect(elsewhere.statusCode).toBe(404)
    const said = await limited.anonymous.get('/public/application')
    expect(said.json()).toMatchObject({ code: 'TOO_MANY_REQUESTS', status: 429 })
    await limited.close()
  })

  it('lets one e-mail address have five applications waiting', async () => {
    for (let index = 0; index < 5; index += 1) await sent({ email: 'Many@example.com' })
    const sixth = await applicantAt(api, home)
    await sixth.upload()
    expect((await sixth.submit({ email: 'many@example.com' })).json()).toMatchObject({
      code: 'TOO_MANY_APPLICATIONS',
      status: 429,
    })
  })
})

describe('what staff do', () => {
  it('an application is asked for more, answered, and accepted as an ordinary request, once', async () => {
    const clerk = await api.as('service_representative')
    const applicant = await sent({ email: 'story@example.com', identifier: { kind: 'driving_licence', number: 'D-4455667' } })
    const id = applicant.applicationId
    const { rows: queue } = await clerk.list<ApplicationRecordJson>('/applications', { filter: { id } })
    expect(queue).toMatchObject([
      { id, state: 'submitted', applicant: 'Nadia Underhill', dueOn: '2026-09-03', isOverdue: false, files: 1 },
    ])
    const before = await staffPage(id)
    expect(before).toMatchObject({
      identifier: { kind: 'driving_licence', lastCharacters: '67', isKept: true },
      plan: {
        refusal: null,
        preview: { prerequisites: [{ prerequisite: 'identity' }, { prerequisite: 'deposit', amount: '150.00' }] },
      },
    })
    const document = await clerk.get(`/applications/${id}/files/${before.documents[0]?.fileId}`)
    expect(document.rawPayload.equals(PICTURE)).toBe(true)
    expect(document.headers['content-disposition']).toMatch(/^attachment/)
    const asked = await clerk.post(`/applications/${id}/ask`, {
      version: before.version,
      askedFor: ['occupancy'],
      text: 'Please send the first page of your lease.',
    })
    expect(asked.statusCode).toBe(200)
    const late = await clerk.post(`/applications/${id}/refuse`, { version: before.version, text: 'We do not serve this.' })
    expect(late.json()).toMatchObject({ code: 'CHANGED_MEANWHILE' })
    expect(await applicant.page()).toMatchObject({
      stage: 'needs_you',
      asks: [{ ask: 'occupancy', amount: null }],
      askedText: 'Please send the first page of your lease.',
      dueOn: '2026-09-16',
      mayAnswer: true,
    })
    await applicant.upload('lease.pdf', { kind: 'occupancy', type: 'application/pdf', bytes: Buffer.from('%PDF-1.7') })
    const answered = await applicant.send('POST', '/public/application/answer', { note: 'Here it is' })
    expect(answered.json()).toMatchObject({ stage: 'received', mayAnswer: false })
    const { version } = await staffPage(id)
    // Customers of the sample have the same telephone.
    const unseen = await clerk.post(`/applications/${id}/accept`, { version, startOn: '2026-09-11' })
    expect(unseen.json()).toMatchObject({ code: 'POSSIBLE_DUPLICATE' })
    const choice = { version, startOn: '2026-09-11', isAnother: true }
    const accepted = await clerk.post(`/applications/${id}/accept`, choice, { headers: { 'idempotency-key': 'accept' } })
    const repeated = await clerk.post(`/applications/${id}/accept`, choice, { headers: { 'idempotency-key': 'accept' } })
    expect([accepted.statusCode, repeated.json()]).toEqual([200, accepted.json()])
    expect((await clerk.post(`/applications/${id}/accept`, choice)).json()).toMatchObject({ code: 'CHANGED_MEANWHILE' })
    const after = await staffPage(id)
    const second = await clerk.post(`/applications/${id}/accept`, { version: after.version })
    expect(second.json()).toMatchObject({ code: 'APPLICATION_DECIDED' })
    expect(await rows('select count(*)::integer as n from service_requests')).toEqual([{ n: 1 }])
    const request = (await clerk.get(`/service-requests/${after.requestId}`)).json<ServiceRequestPageJson>()
    expect(request).toMatchObject({
      kind: 'move_in',
      customerName: 'Nadia Underhill',
      premiseId: MILL_LANE.premiseId,
      startOn: '2026-09-11',
      prerequisites: [
        { prerequisite: 'identity', state: 'open' },
        { prerequisite: 'deposit', state: 'open' },
      ],
    })
    expect(request.agreements.map((part) => part.service).toSorted()).toEqual(['electric', 'water'])
    expect(
      await rows('select kind, last_characters from customer_identifiers where customer_id = $1', [after.customerId]),
    ).toEqual([{ kind: 'driving_licence', last_characters: '67' }])
    expect(await applicant.page()).toMatchObject({
      stage: 'accepted',
      accountId: request.accountId,
      startOn: '2026-09-11',
      asks: [
        { ask: 'identity', amount: null },
        { ask: 'deposit', amount: '150.00' },
      ],
    })
    // Who sends it once more stands on the record and is hinted at.
    const again = await sent({ email: 'story@example.com', identifier: { kind: 'driving_licence', number: 'D4455667' } })
    expect((await staffPage(again.applicationId)).lookalikes[0]).toMatchObject({
      id: after.customerId,
      reasons: ['document', 'name_and_birth_date', 'email', 'phone', 'name_and_address'],
    })
    expect((await staffPage(again.applicationId)).plan?.refusal?.code).toBe('POINT_TAKEN')
    await applicant.upload('licence-back.png')
    expect(await rows(`select title from tasks where subject_kind = 'service_request' and state = 'open'`)).toEqual([
      { title: `A document came in for request ${after.requestId}` },
    ])
    await carryOn(database.pool, String(after.requestId))
    const withdrawn = await applicant.send('POST', '/public/application/withdrawal')
    expect(withdrawn.json()).toMatchObject({ stage: 'cancelled', mayWithdraw: false })
    expect((await clerk.get(`/service-requests/${after.requestId}`)).json()).toMatchObject({ state: 'cancelled' })
  })

  it('somebody who is served there is moved out only where staff say so', async () => {
    const clerk = await api.as('service_representative')
    const [taken] = await rows(
      `select p.premise_id from service_points p join service_agreements g using (service_point_id)
       where g.state = 'active' and p.service = 'water' and not exists (select from owner_agreements o where o.premise_id = p.premise_id)
       order by 1 limit 1`,
    )
    const applicant = await sent(
      { email: 'over@example.com', services: ['water'] },
      await addressOf(api, String(taken?.premise_id)),
    )
    const page = await staffPage(applicant.applicationId)
    expect(page.plan?.refusal?.code).toBe('SITTING_CUSTOMER')
    const shown = await clerk.post(`/applications/${page.id}/preview`, { movesOut: true, isAnother: true })
    expect(shown.json()).toMatchObject({ refusal: null, preview: { stops: [{ party: 'sitting', stopOn: '2026-09-09' }] } })
    const refused = await clerk.post(`/applications/${page.id}/accept`, { version: page.version, isAnother: true })
    expect(refused.json()).toMatchObject({ code: 'SITTING_CUSTOMER' })
    expect((await staffPage(page.id)).state).toBe('submitted')
  })

  it('refuses with words for the applicant, and lets go of what is withdrawn', async () => {
    const clerk = await api.as('service_representative')
    const applicant = await sent({ email: 'no@example.com' })
    const { version } = await staffPage(applicant.applicationId)
    await clerk.post(`/applications/${applicant.applicationId}/refuse`, { version, text: 'This is a building site.' })
    expect(await applicant.page()).toMatchObject({
      stage: 'refused',
      refusalText: 'This is a building site.',
      mayWithdraw: false,
      mayAddFiles: false,
    })
    expect((await applicant.send('POST', '/public/application/withdrawal')).json()).toMatchObject({ code: 'APPLICATION_DECIDED' })
    const other = await sent({ email: 'no@example.com' })
    expect((await other.send('POST', '/public/application/withdrawal')).json()).toMatchObject({ stage: 'withdrawn' })
    expect(
      await rows(`select state from tasks where subject_id = any($1)`, [[applicant.applicationId, other.applicationId]]),
    ).toEqual([{ state: 'done' }, { state: 'done' }])
  })

  it('a place that is not connected goes on as a connection', async () => {
    const clerk = await api.as('service_representative')
    const nowhere = { line1: '9 New Field Rd', line2: null, city: 'Alder Creek', region: 'OR', postcode: '97995' }
    const applicant = await sent({ kind: 'connection', email: 'new@example.com', address: nowhere, services: ['water'] })
    const page = await staffPage(applicant.applicationId)
    expect(page).toMatchObject({ kind: 'connection', premiseId: null, plan: null })
    expect((await clerk.post(`/applications/${page.id}/accept`, { version: page.version })).json()).toMatchObject({
      code: 'APPLICATION_KIND',
    })
    const unknown = await clerk.post(`/applications/${page.id}/connect`, { version: page.version, connectionId: 'N999999' })
    expect(unknown.json()).toMatchObject({ code: 'CONNECTION_UNKNOWN' })
    const [account] = await rows(`select account_id from accounts where status = 'active' order by 1 limit 1`)
    const opened = await clerk.post('/connections', {
      premiseId: MILL_LANE.premiseId,
      service: 'water',
      accountId: account?.account_id,
      tariffCode: (await rows(`select tariff_code from tariffs where service = 'water' order by 1 limit 1`))[0]?.tariff_code,
      meterSize: '5/8',
      wishedOn: '2026-10-01',
    })
    expect(opened.statusCode, opened.body).toBe(201)
    const connectionId = opened.json<{ id: string }>().id
    const connected = await clerk.post(`/applications/${page.id}/connect`, { version: page.version, connectionId })
    expect(connected.statusCode, connected.body).toBe(200)
    expect(await applicant.page()).toMatchObject({
      stage: 'connecting',
      startOn: '2026-10-01',
    } satisfies Partial<ApplicantPageJson>)
  })

  it('who may not decide reads, and who may not read sees nothing', async () => {
    const applicant = await sent({ email: 'rights@example.com' })
    const auditor = await api.as('auditor')
    expect((await auditor.get(`/applications/${applicant.applicationId}`)).statusCode).toBe(200)
    const refused = await auditor.post(`/applications/${applicant.applicationId}/refuse`, { version: 2, text: 'No.' })
    expect(refused.statusCode).toBe(403)
    expect((await (await api.as('field')).get('/applications')).statusCode).toBe(403)
    const draft = await applicantAt(api, home)
    expect((await auditor.get(`/applications/${draft.applicationId}`)).statusCode).toBe(404)
  })
})

it('a utility that takes no applications says so and does nothing', async () => {
  await database.adminPool.query(`update utility set settings = settings - 'online_applications'`)
  expect((await api.anonymous.get('/public/utility')).json()).toMatchObject({
    isOpen: false,
    name: 'City of Alder Creek Utilities',
  })
  expect((await api.anonymous.post('/public/applications', { language: 'en' })).json()).toMatchObject({
    code: 'APPLICATIONS_CLOSED',
  })
  expect((await api.anonymous.get('/public/addresses', { query: { q: 'mill' } })).json()).toMatchObject({
    code: 'APPLICATIONS_CLOSED',
  })
})
