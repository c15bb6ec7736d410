import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { advanceCase } from '../../activities/cases/advance-case.js'
import { postPayment } from '../../activities/payments/post-payment.js'
import { type TestApi, type TestClient, testApi } from '../../test/support/api.js'
import { type TestDatabase, testDatabase } from '../../test/support/database.js'
import { expectSoundBooks } from '../../test/support/invariants.js'
import { TESTER } from '../../test/support/import-folder.js'
import { seedAccounts, seedItems, seedUtility } from '../../test/support/ledger.js'
import type { AccountPageJson } from '../customers/account-page-contract.js'
import type { CasePageJson, CaseRecordJson, CaseTypeJson } from './contract.js'

let database: TestDatabase
let api: TestApi
let clerk: TestClient
let items: number[]
beforeAll(async () => {
  database = await testDatabase()
  await seedUtility(database.pool, '2026-09-15')
  await seedAccounts(database.pool, ['A1', 'A2'])
  items = await seedItems(database.pool, [
    ['A1', 'bill', '2026-08-01', '100.00', 'water'],
    ['A1', 'bill', '2026-09-20', '40.00', 'water'],
    ['A2', 'bill', '2026-09-20', '10.00', 'water'],
  ])
  await database.pool.query(
    `insert into meters (meter_id, service, make, model, purchased_on) values ('W1', 'water', 'Merrow', 'Disc', '2020-01-01')`,
  )
  api = await testApi(database)
  clerk = await api.as('service_representative')
})
afterAll(async () => {
  await api.close()
  await database.close()
})

/** A payment at the counter. */
const command = (account: string) => ({
  key: randomUUID(),
  actor: TESTER,
  reason: 'test',
  input: { channel: 'counter' as const, account, amount: '1.00' },
})
const open = (body: object = {}) =>
  clerk.post('/cases', { accountId: 'A1', typeCode: 'HIGH_BILL', summary: 'Twice as high as last year', ...body })
const act = (caseId: number, body: object) => clerk.post(`/cases/${caseId}/acts`, body)
const page = async (caseId: number) => (await clerk.get(`/cases/${caseId}`)).json<CasePageJson>()
const disputed = async (account = 'A1') => (await clerk.get(`/accounts/${account}`)).json<AccountPageJson>().money?.disputed

describe('a case', () => {
  it('is opened once however often it is asked for, and is owned, noted and closed', async () => {
    const headers = { 'idempotency-key': randomUUID() }
    const body = { accountId: 'A1', typeCode: 'HIGH_BILL', summary: 'Card 4111 1111 1111 1111 charged twice' }
    const first = await clerk.post('/cases', { ...body, links: [{ subjectKind: 'meter', subjectId: 'W1' }] }, { headers })
    const again = await clerk.post('/cases', { ...body, links: [{ subjectKind: 'meter', subjectId: 'W1' }] }, { headers })
    expect(again.json()).toEqual(first.json())
    const caseId = first.json().caseId as number
    expect(await page(caseId)).toMatchObject({
      summary: 'Card ************1111 charged twice',
      state: 'open',
      dueOn: '2026-09-22',
      ownerName: null,
      links: [{ subjectKind: 'meter', subjectId: 'W1', path: '/meters/W1/show' }],
    })
    expect((await act(caseId, { act: 'take' })).json()).toEqual({ caseId, state: 'working' })
    expect((await act(caseId, { act: 'note' })).statusCode).toBe(400)
    expect((await act(caseId, { act: 'note', body: 'Read sent to the field' })).statusCode).toBe(200)
    expect((await act(caseId, { act: 'close' })).statusCode).toBe(400)
    expect((await act(caseId, { act: 'close', outcome: 'rejected', body: 'The read was right' })).json().state).toBe('closed')
    expect((await act(caseId, { act: 'wait' })).json().code).toBe('CASE_CLOSED')
    const closed = await page(caseId)
    expect([closed.outcome, closed.closedOn, closed.ownerName]).toEqual(['rejected', '2026-09-15', 'Test service_representative'])
    expect(closed.log.map(({ act: what, sentence, body: words }) => [what, sentence, words])).toEqual([
      ['close', 'Closed: rejected.', 'The read was right'],
      ['note', 'Noted.', 'Read sent to the field'],
      ['take', 'Test service_representative has it now.', null],
      ['open', 'Opened, due 2026-09-22.', null],
    ])
  })

  it.each([
    [{ typeCode: 'NONE' }, 422, 'CASE_TYPE_UNKNOWN'],
    [{ accountId: 'A9' }, 404, 'NOT_FOUND'],
    [{ disputed: '10.00' }, 422, 'CASE_HOLDS_NOTHING'],
    [{ typeCode: 'DISPUTE', disputed: '140.01' }, 422, 'DISPUTE_AMOUNT'],
    [{ typeCode: 'DISPUTE', disputed: '0' }, 422, 'DISPUTE_AMOUNT'],
    [{ typeCode: 'DISPUTE', disputed: '-5' }, 422, 'DISPUTE_AMOUNT'],
  ])('%j: %i %s, and nothing is left of it', async (body, status, code) => {
    const before = (await clerk.list('/cases')).total
    const answer = await open(body)
    expect([answer.statusCode, answer.json().code]).toEqual([status, code])
    expect((await clerk.list('/cases')).total).toBe(before)
  })

  it('of a type of the utility has its days', async () => {
    const types = [{ code: 'PUC', name: 'Commission', kind: 'regulator', business_days: 2 }]
    await database.pool.query(`update utility set settings = settings || jsonb_build_object('case_types', $1::jsonb)`, [
      JSON.stringify(types),
    ])
    expect((await clerk.get('/case-types')).json<CaseTypeJson[]>().map(({ code }) => code)).toEqual(['PUC'])
    const caseId = (await open({ typeCode: 'PUC' })).json().caseId as number
    expect(await page(caseId)).toMatchObject({ typeName: 'Commission', dueOn: '2026-09-17' })
    await database.pool.query(`update utility set settings = settings - 'case_types'`)
    await act(caseId, { act: 'close', outcome: 'settled' })
  })
})

describe('a dispute', () => {
  it('holds the collection of its amount, of an item no more than is open of it, and lets go when it is closed', async () => {
    const first = (await open({ typeCode: 'DISPUTE', disputed: '30.00' })).json().caseId as number
    expect(await disputed()).toBe('30.00')
    const second = (await open({ typeCode: 'DISPUTE', disputed: '40.00', itemId: items[1] })).json().caseId as number
    expect(await disputed()).toBe('70.00')
    expect(await disputed('A2')).toBe('0.00')
    expect((await open({ typeCode: 'DISPUTE', disputed: '1.00', itemId: items[2] })).json().code).toBe('DISPUTE_AMOUNT')

    const change = (amount: string | null) => clerk.put(`/cases/${first}/dispute`, { amount, reason: 'Looked again' })
    expect((await change('120.00')).statusCode).toBe(200)
    // Together they dispute more than the account owes.
    expect(await disputed()).toBe('140.00')
    expect((await change('150.00')).json().code).toBe('DISPUTE_AMOUNT')
    expect(await page(first)).toMatchObject({ disputed: '120.00', accountDisputed: '140.00' })
    expect((await change(null)).statusCode).toBe(200)
    expect(await disputed()).toBe('40.00')
    await act(second, { act: 'close', outcome: 'upheld' })
    expect(await disputed()).toBe('0.00')
    expect((await clerk.put(`/cases/${second}/dispute`, { amount: '1.00', reason: 'Again' })).json().code).toBe('CASE_CLOSED')
    await act(first, { act: 'close', outcome: 'withdrawn' })
    await expectSoundBooks(database.pool)
  })
})

describe('the queue', () => {
  it('shows what is overdue and what nobody has, and the account page what is open', async () => {
    const caseId = (await open({ accountId: 'A2' })).json().caseId as number
    const rows = async (filter: object) => (await clerk.list<CaseRecordJson>('/cases', { filter })).rows.map(({ id }) => id)
    expect(await rows({ isUnowned: true })).toEqual([caseId])
    expect(await rows({ isOverdue: true })).toEqual([])
    await database.pool.query(`update utility set business_date = '2026-09-23'`)
    expect(await rows({ isOverdue: true })).toEqual([caseId])
    expect((await clerk.get('/accounts/A2')).json<AccountPageJson>().cases?.map(({ id, isOverdue }) => [id, isOverdue])).toEqual([
      [caseId, true],
    ])
    expect((await (await api.as('field')).get('/accounts/A2')).json<AccountPageJson>().cases).toBeNull()

    // The step of its process, taken twice.
    expect(await advanceCase(database.pool, { caseId })).toEqual({ kind: 'again' })
    expect(await advanceCase(database.pool, { caseId })).toEqual({ kind: 'wait', waitMs: 3_600_000 })
    const tasks = await database.pool.query('select subject_id from tasks')
    expect(tasks.rows).toEqual([{ subject_id: String(caseId) }])
    expect((await page(caseId)).escalatedOn).toBe('2026-09-23')
  })
})

describe('a case of a colleague', () => {
  it('is handed to a colleague by name, and linked to what it is about', async () => {
    const caseId = (await open()).json().caseId as number
    const other = await api.as('supervisor')
    const people = (await clerk.get('/case-assignees')).json<{ id: string; name: string }[]>()
    expect(people.map(({ name }) => name)).toEqual(expect.arrayContaining(['Test supervisor', 'Test service_representative']))
    expect((await act(caseId, { act: 'hand_over' })).statusCode).toBe(400)
    const field = await api.as('field')
    expect((await act(caseId, { act: 'hand_over', toUserId: field.userId })).json().code).toBe('ASSIGNEE_UNFIT')
    const given = { act: 'hand_over', toUserId: other.userId, body: 'You know the street' }
    expect((await act(caseId, given)).json()).toEqual({ caseId, state: 'working' })
    expect((await act(caseId, given)).json().code).toBe('CASE_OWNED')
    const mine = await other.list<CaseRecordJson>('/cases', { filter: { ownerId: other.userId } })
    expect(mine.rows).toMatchObject([{ id: caseId, businessDays: 5, businessDaysLeft: 5 }])

    const link = (subjectKind: string, subjectId: string) => clerk.post(`/cases/${caseId}/links`, { subjectKind, subjectId })
    const paid = async (account: string) => (await postPayment(database.pool, command(account))).id
    const [own, another] = [String(await paid('A1')), String(await paid('A2'))]
    for (const _twice of [1, 2]) expect((await link('payment', own)).statusCode).toBe(200)
    expect((await link('payment', '987654')).json().code).toBe('CASE_SUBJECT_UNKNOWN')
    expect((await link('payment', another)).json().code).toBe('CASE_SUBJECT_OF_OTHER')
    const shown = await page(caseId)
    expect(shown.links).toEqual([{ subjectKind: 'payment', subjectId: own, path: `/payments/${own}/show` }])
    expect(shown.log.map(({ sentence }) => sentence)).toEqual([
      `It is about payment ${own}.`,
      'Test service_representative handed it to Test supervisor.',
      'Opened, due 2026-09-30.',
    ])
    expect((await link('payment', 'x')).json().code).toBe('CASE_SUBJECT_UNKNOWN')
  })
})
