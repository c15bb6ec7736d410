import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testApi, type TestApi } from '../../test/support/api.js'
import { importAlderCreek } from '../../test/support/bill-run.js'
import { type TestDatabase, testDatabase } from '../../test/support/database.js'
import { expectSoundBooks } from '../../test/support/invariants.js'
import { carryOn, stateServiceRequests } from '../../test/support/moves.js'
import type { ProcessPageJson } from '../processes/contract.js'
import type { ServiceRequestPageJson, ServiceRequestRecordJson } from './request-contract.js'

let database: TestDatabase
let api: TestApi
beforeAll(async () => {
  database = await testDatabase()
  await importAlderCreek(database.pool, '2026-09-01')
  await stateServiceRequests(database.adminPool, {
    prerequisites: [{ prerequisite: 'identity' }, { prerequisite: 'deposit' }],
    deposit: { amount: '120.00' },
  })
  api = await testApi(database)
})
afterAll(async () => {
  await expectSoundBooks(database.pool)
  await api.close()
  await database.close()
})

const NEWCOMER = {
  kind: 'person',
  givenName: 'Nadia',
  familyName: 'Underhill',
  mail: { line1: '12 Mill Lane', city: 'Alder Creek', state: 'OR', postcode: '97995' },
}
const count = async (table: string): Promise<unknown> =>
  (await database.pool.query(`select count(*) as rows from ${table}`)).rows[0]

describe('a move over HTTP', () => {
  it('is shown before it is asked for, and shown changes nothing', async () => {
    const clerk = await api.as('service_representative')
    const before = [await count('service_agreements'), await count('customers')]
    const shown = await clerk.post('/service-requests/preview', {
      kind: 'move_in',
      newCustomer: NEWCOMER,
      premiseId: 'P000438',
      startOn: '2026-09-10',
    })
    expect(shown.statusCode).toBe(200)
    expect(shown.json()).toMatchObject({
      starts: [
        { service: 'water', servicePointId: 'S001697', startOn: '2026-09-10', party: 'applicant', accountId: null },
        { service: 'sewer' },
        { service: 'refuse' },
        { service: 'electric' },
      ],
      stops: [],
      prerequisites: [
        { prerequisite: 'identity', amount: null },
        { prerequisite: 'deposit', amount: '120.00' },
      ],
      crew: [{ servicePointId: 'S001697', service: 'water' }, { service: 'electric' }],
      billCycle: '2',
    })
    expect([await count('service_agreements'), await count('customers')]).toEqual(before)
  })

  it('says who may do what, and why a button cannot be pressed', async () => {
    const clerk = await api.as('service_representative')
    const opened = await clerk.post('/service-requests', {
      kind: 'move_in',
      newCustomer: NEWCOMER,
      premiseId: 'P000438',
      startOn: '2026-09-10',
    })
    expect(opened.statusCode).toBe(201)
    const { requestId } = opened.json<{ requestId: string }>()
    await carryOn(database.pool, requestId)
    const page = async (role: 'service_representative' | 'supervisor' | 'auditor'): Promise<ServiceRequestPageJson> =>
      (await (await api.as(role)).get(`/service-requests/${requestId}`)).json()
    const waiting = async (filter: object) =>
      (await clerk.list<ServiceRequestRecordJson>('/service-requests', { filter })).rows.map(({ id }) => id)
    expect(await waiting({ waitingFor: 'prerequisites' })).toEqual([requestId])
    expect(await waiting({ waitingFor: 'payment' })).toEqual([])
    expect(await waiting({ isOverdue: true })).toEqual([])
    await database.pool.query(`update utility set business_date = '2026-09-11'`)
    expect(await waiting({ isOverdue: true })).toEqual([requestId])
    await database.pool.query(`update utility set business_date = '2026-09-01'`)
    const seen = await page('service_representative')
    expect(await waiting({ agreementId: seen.agreements[0]?.agreementId })).toEqual([requestId])
    expect(await waiting({ agreementId: 'G000001' })).toEqual([])
    expect(seen).toMatchObject({ fromAddress: null, isOverdue: false })
    expect(seen.prerequisites.map((row) => [row.prerequisite, row.state, row.mayMeet, row.mayOverride])).toEqual([
      ['identity', 'open', { isAllowed: true, disabledReason: null }, { isAllowed: false, disabledReason: null }],
      [
        'deposit',
        'open',
        { isAllowed: true, disabledReason: 'It is met by payment.' },
        { isAllowed: false, disabledReason: null },
      ],
    ])
    expect((await page('supervisor')).prerequisites.map((row) => row.mayOverride.isAllowed)).toEqual([true, true])
    expect((await page('auditor')).mayDo.some((act) => act.isAllowed)).toBe(false)
    expect(seen.mayDo.map((act) => [act.act, act.disabledReason])).toEqual([
      ['reschedule', null],
      ['cancel', null],
      ['amend', null],
      ['meet_prerequisite', null],
      ['override_prerequisite', null],
      ['give_read', 'No read is missing now.'],
      ['pay_refund', 'There is nothing to pay out: the final bill is not settled, or no credit is left.'],
    ])
    const process = (await clerk.get(`/processes/${encodeURIComponent(seen.processId)}`)).json<ProcessPageJson>()
    expect(process).toMatchObject({ waitsFor: 'identity, deposit', subjectPath: `/service-requests/${requestId}/show` })
    expect(process.mayDo.map((act) => act.act)).toEqual(seen.mayDo.map((act) => act.act))

    const act = (name: string, body: object) => clerk.post(`/service-requests/${requestId}/${name}`, body)
    const { version } = seen
    const met = await act('meet-prerequisite', { version, prerequisite: 'identity', reason: 'passport seen' })
    expect(met.statusCode).toBe(200)
    const stale = await act('reschedule', { version, startOn: '2026-09-12', reason: 'later' })
    expect([stale.statusCode, stale.json<{ code: string }>().code]).toEqual([409, 'CHANGED_MEANWHILE'])
    const refusedOverride = await act('override-prerequisite', {
      version: version + 1,
      prerequisite: 'deposit',
      reason: 'known here',
    })
    expect(refusedOverride.statusCode).toBe(403)
    const moved = await act('reschedule', { version: version + 1, startOn: '2026-09-12', reason: 'the van comes later' })
    expect(moved.statusCode).toBe(200)
    const amended = await act('amend', { version: version + 3, tariffs: [{ servicePointId: 'S001697', tariffCode: 'W-COM' }] })
    expect(amended.statusCode).toBe(200)
    const now = await page('service_representative')
    expect(now.agreements[0]).toMatchObject({ onDate: '2026-09-12', tariffCode: 'W-COM', state: 'pending_start' })
    const cancelled = await act('cancel', { version: now.version, reason: 'found another flat' })
    expect(cancelled.statusCode).toBe(200)
    expect((await page('auditor')).mayDo.map((each) => each.disabledReason)).toEqual(
      Array.from({ length: 7 }, () => `Request ${requestId} is cancelled.`),
    )
    const { rows } = await clerk.list<ServiceRequestRecordJson>('/service-requests', { filter: { premiseId: 'P000438' } })
    expect(rows.map((row) => [row.id, row.state, row.customerName])).toEqual([[requestId, 'cancelled', 'Nadia Underhill']])
  })

  it.each([
    ['without a place', { kind: 'move_in', newCustomer: NEWCOMER, startOn: '2026-09-10' }, 409, 'CYCLE_MISSING'],
    [
      'of somebody who looks like a customer',
      { kind: 'move_in', newCustomer: NEWCOMER, premiseId: 'P000438', startOn: '2026-09-10' },
      409,
      'POSSIBLE_DUPLICATE',
    ],
    ['of nobody', { kind: 'move_in', premiseId: 'P000438', startOn: '2026-09-10' }, 422, 'APPLICANT_MISSING'],
    [
      'without a day',
      { kind: 'move_in', newCustomer: { ...NEWCOMER, isAnother: true }, premiseId: 'P000438' },
      422,
      'START_MISSING',
    ],
    [
      'out of a place of others',
      { kind: 'move_out', accountId: 'A000002', fromPremiseId: 'P000363', stopOn: '2026-09-10' },
      422,
      'NOTHING_TO_STOP',
    ],
    [
      'before it began',
      { kind: 'suspension', accountId: 'A000002', fromPremiseId: 'P000176', stopOn: '2026-09-10', startOn: '2026-09-01' },
      422,
      'DATES_OUT_OF_ORDER',
    ],
    [
      'of an account that is not there',
      { kind: 'move_out', accountId: 'A999999', fromPremiseId: 'P000176', stopOn: '2026-09-10' },
      404,
      'NOT_FOUND',
    ],
  ] as const)('%s is refused, and nothing is half done', async (_what, body, status, code) => {
    const clerk = await api.as('service_representative')
    const before = [await count('service_agreements'), await count('service_requests'), await count('customers')]
    const answer = await clerk.post('/service-requests', body)
    expect([answer.statusCode, answer.json<{ code: string }>().code]).toEqual([status, code])
    expect([await count('service_agreements'), await count('service_requests'), await count('customers')]).toEqual(before)
  })
})

describe('a building', () => {
  const HEADER = 'kind,account_id,customer_id,premise_id,from_premise_id,start_on,stop_on'

  it('moves all at once, or not at all with a finding for each row', async () => {
    const clerk = await api.as('service_representative')
    await stateServiceRequests(database.adminPool, {})
    const before = await count('service_requests')
    const bad = [
      HEADER,
      'move_out,A000003,,,P000459,,2026-09-14',
      'move_in,,C000001,P000459,,2026-09-14,',
      'move_out,A000004,,,P000363,,2026-02-30',
    ]
    const refused = await clerk.post('/service-requests/bulk', { csv: bad.join('\n'), reason: 'new landlord' })
    expect(refused.statusCode).toBe(422)
    const problem = refused.json<{ code: string; facts: { findings: { line: number; code: string }[] } }>()
    expect(problem.code).toBe('BULK_MOVES_INVALID')
    expect(problem.facts.findings.map(({ line, code }) => [line, code])).toEqual([
      [3, 'POINT_TAKEN'],
      [4, 'BULK_ROW'],
    ])
    expect(await count('service_requests')).toEqual(before)

    const good = [HEADER, 'move_out,A000003,,,P000459,,2026-09-14', 'move_in,,C000001,P000459,,2026-09-15,', '']
    const done = await clerk.post('/service-requests/bulk', { csv: good.join('\r\n'), reason: 'new landlord' })
    expect(done.statusCode).toBe(201)
    expect(done.json<{ requests: { line: number }[] }>().requests.map((request) => request.line)).toEqual([2, 3])
  })

  it('takes in people who are new, unless they look like somebody on record', async () => {
    const clerk = await api.as('service_representative')
    const file = (isAnother: string) =>
      [
        'kind,premise_id,start_on,given_name,family_name,phone,is_another',
        'move_in,P000070,2026-09-15,Ines,Albrecht,+1-541-555-7771,',
        `move_in,P000315,2026-09-15,Ines,Albrecht,+1-541-555-7771,${isAnother}`,
      ].join('\n')
    const send = async (isAnother: string) =>
      clerk.post('/service-requests/bulk', { csv: file(isAnother), reason: 'new landlord' })
    const refused = (await send('')).json<{ facts: { findings: { line: number; code: string }[] } }>()
    expect(refused.facts.findings.map(({ line, code }) => [line, code])).toEqual([[3, 'POSSIBLE_DUPLICATE']])
    expect((await send('true')).statusCode).toBe(201)
    const added = await database.pool.query(
      `select c.mail_line1 = m.line1 as "atThePlace" from customers c, premises m
       where c.family_name = 'Albrecht' and c.given_name = 'Ines' and m.premise_id in ('P000070', 'P000315') and m.line1 = c.mail_line1`,
    )
    expect(added.rows).toHaveLength(2)
  })

  it('is found by its address as it is written on an envelope', async () => {
    const clerk = await api.as('service_representative')
    const written = await database.pool.query<{ address: string }>(
      `select line1 || ', ' || city || ', ' || postcode as address from premises where premise_id = 'P000459'`,
    )
    const found = await clerk.list<{ id: string }>('/premises', { filter: { q: written.rows[0]?.address } })
    expect(found.rows.map(({ id }) => id)).toEqual(['P000459'])
  })

  it('goes back to its owner between tenants, from a day on', async () => {
    const clerk = await api.as('service_representative')
    const agree = (accountId: string | null, fromOn: string) =>
      clerk.post('/premises/P000311/owner-agreement', { accountId, fromOn, reason: 'signed' })
    expect((await agree('A000004', '2026-09-01')).statusCode).toBe(200)
    expect((await agree('A000005', '2026-09-01')).json()).toMatchObject({ code: 'OWNER_AGREED_LATER' })
    expect((await agree('A000005', '2026-10-01')).statusCode).toBe(200)
    const { rows } = await clerk.list<{ accountId: string; fromOn: string; untilOn: string | null }>('/owner-agreements', {
      filter: { premiseId: 'P000311' },
    })
    expect(rows.map((row) => [row.accountId, row.fromOn, row.untilOn])).toEqual([
      ['A000005', '2026-10-01', null],
      ['A000004', '2026-09-01', '2026-09-30'],
    ])
  })
})
