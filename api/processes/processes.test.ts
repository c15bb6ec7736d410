import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ProcessState, recordStep } from '../../db/processes/process-store.js'
import { inTransaction } from '../../db/transaction.js'
import { testApi, type TestApi } from '../../test/support/api.js'
import { testDatabase, type TestDatabase } from '../../test/support/database.js'
import type { ProcessPageJson, ProcessRecordJson } from './contract.js'

let database: TestDatabase
let api: TestApi

function cycle(number: number, more: Partial<ProcessState> = {}): ProcessState {
  return {
    processId: `bill-cycle/${number}/2026-09-0${number}`,
    kind: 'bill_cycle',
    subjectKind: 'bill_run',
    subjectId: String(number),
    title: `Bill cycle ${number}, read 2026-09-0${number}`,
    state: 'running',
    step: 'computing',
    ...more,
  }
}

beforeAll(async () => {
  database = await testDatabase()
  api = await testApi(database, { config: { temporalUiUrl: 'http://temporal.example:8233/', temporalNamespace: 'penstock' } })
  await inTransaction(database.pool, async (tx) => {
    const by = { businessDate: '2026-09-05', actor: 'Grace Hall' }
    await recordStep(tx, cycle(1), { stepKey: 'open', sentence: 'Run opened with 300 accounts.', ...by })
    await recordStep(tx, cycle(1, { state: 'waiting', step: 'review', waitsFor: 'approval', nextWakeOn: '2026-09-10' }), {
      stepKey: 'review',
      sentence: 'All accounts computed.',
      reason: 'September',
      ...by,
    })
    await recordStep(tx, cycle(2), { stepKey: 'open', sentence: 'Run opened with 290 accounts.', ...by })
    await recordStep(tx, cycle(3, { state: 'completed', step: 'closed' }), { stepKey: 'close', sentence: 'Run closed.', ...by })
  })
})

afterAll(async () => {
  await api.close()
  await database.close()
})

const subjects = async (
  filter: object,
  more: { sort?: [string, 'ASC' | 'DESC']; range?: [number, number] } = {},
): Promise<string[]> => {
  const clerk = await api.as('service_representative')
  const { rows } = await clerk.list<ProcessRecordJson>('/processes', { filter, sort: ['id', 'ASC'], ...more })
  return rows.map((row) => row.subjectId)
}

test('the list is filtered, sorted and paged', async () => {
  expect(await subjects({})).toEqual(['1', '2', '3'])
  expect(await subjects({}, { sort: ['id', 'DESC'], range: [0, 1] })).toEqual(['3', '2'])
  expect(await subjects({}, { range: [1, 9] })).toEqual(['2', '3'])
  expect(await subjects({ isOpen: true })).toEqual(['1', '2'])
  expect(await subjects({ state: ['waiting', 'completed'] })).toEqual(['1', '3'])
  expect(await subjects({ q: 'CYCLE 2' })).toEqual(['2'])
  expect(await subjects({ subjectKind: 'bill_run', subjectId: '3' })).toEqual(['3'])
})

async function read(role: 'billing_analyst' | 'auditor', id: string): Promise<ProcessPageJson> {
  const answer = await (await api.as(role)).get(`/processes/${encodeURIComponent(id)}`)
  expect(answer.statusCode).toBe(200)
  return answer.json<ProcessPageJson>()
}

test('one process has its steps, its subject and its page in Temporal', async () => {
  const page = await read('billing_analyst', 'bill-cycle/1/2026-09-01')
  expect(page).toMatchObject({ state: 'waiting', step: 'review', nextWakeOn: '2026-09-10', waitsFor: 'approval' })
  expect(page.steps.map((step) => [step.step, step.sentence, step.reason])).toEqual([
    ['computing', 'Run opened with 300 accounts.', null],
    ['review', 'All accounts computed.', 'September'],
  ])
  expect(page.subjectPath).toBe('/bill-runs/1/show')
  expect(page.temporalUrl).toBe('http://temporal.example:8233/namespaces/penstock/workflows/bill-cycle%2F1%2F2026-09-01')
})

test('what may be done depends on the step, and on who asks', async () => {
  const acts = async (role: 'billing_analyst' | 'auditor', number: number) =>
    (await read(role, `bill-cycle/${number}/2026-09-0${number}`)).mayDo.map((act) => [act.act, act.isAllowed])
  expect(await acts('billing_analyst', 1)).toEqual([['cancel', true]])
  expect(await acts('billing_analyst', 2)).toEqual([
    ['pause', true],
    ['cancel', true],
  ])
  expect(await acts('auditor', 2)).toEqual([
    ['pause', false],
    ['cancel', false],
  ])
  expect(await acts('billing_analyst', 3)).toEqual([])
})

test('an unknown process is not found', async () => {
  expect((await (await api.as('auditor')).get('/processes/none')).statusCode).toBe(404)
})
