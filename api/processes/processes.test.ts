import { afterAll, beforeAll, expect, test } from 'vitest'
import { markStuck, type ProcessState, recordStep } from '../../db/processes/process-store.js'
import { inTransaction } from '../../db/transaction.js'
import { testApi, type TestApi } from '../../test/support/api.js'
import { testDatabase, type TestDatabase } from '../../test/support/database.js'
import { seedUtility } from '../../test/support/ledger.js'
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
  await seedUtility(database.pool, '2026-09-05')
  await database.adminPool.query(
    `insert into bill_windows select n::text, date '2026-08-31' + n, '2026-09-01', '2026-09-10', '2026-09-05', 20 from generate_series(1, 3) n`,
  )
  await database.adminPool.query(
    `insert into bill_runs (run_id, bill_cycle, read_date, is_trial, state, workflow_id, partitions, started_by, settings_version)
     select n, n::text, date '2026-08-31' + n, false, (array['review', 'computing', 'closed'])[n], 'w' || n, 1, 'Grace Hall', 1
     from generate_series(1, 3) n`,
  )
  await inTransaction(database.pool, async (tx) => {
    const by = { businessDate: '2026-09-05', actor: 'Grace Hall' }
    const links = [
      { subjectKind: 'account', subjectId: 'A1' },
      { subjectKind: 'weather', subjectId: 'rain' },
    ]
    await recordStep(tx, cycle(1, { links }), { stepKey: 'open', sentence: 'Run opened with 300 accounts.', ...by })
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
  expect(page.links).toEqual([
    { subjectKind: 'account', subjectId: 'A1', path: '/accounts/A1/show' },
    { subjectKind: 'weather', subjectId: 'rain', path: null },
  ])
  expect(page.temporalUrl).toBe('http://temporal.example:8233/namespaces/penstock/workflows/bill-cycle%2F1%2F2026-09-01')
})

test('what may be done depends on the step, and on who asks; what may not says why', async () => {
  const acts = async (role: 'billing_analyst' | 'auditor', number: number) =>
    (await read(role, `bill-cycle/${number}/2026-09-0${number}`)).mayDo.map((act) => [act.act, act.disabledReason])
  expect(await acts('billing_analyst', 1)).toEqual([
    ['approve', null],
    ['pause', null],
    ['cancel', null],
  ])
  expect(await acts('billing_analyst', 2)).toEqual([
    ['approve', 'The run is computing; only a run that waits for review is approved.'],
    ['pause', null],
    ['cancel', null],
  ])
  const others = 'Your role may not do this. Who may: supervisor, billing analyst, administrator.'
  expect(await acts('auditor', 2)).toEqual([
    ['approve', others],
    ['pause', others],
    ['cancel', others],
  ])
  expect(await acts('billing_analyst', 3)).toEqual([])
})

test('a stuck process may be let try again, beside what its kind allows', async () => {
  await inTransaction(database.pool, (tx) =>
    markStuck(tx, 'bill-cycle/2/2026-09-02', {
      code: 'METER_MISSING',
      message: 'There is no meter.',
      businessDate: '2026-09-05',
    }),
  )
  const page = await read('billing_analyst', 'bill-cycle/2/2026-09-02')
  expect(page.mayDo.map((act) => act.act)).toEqual(['retry', 'approve', 'pause', 'cancel'])
  expect(page.mayDo[0]).toMatchObject({ path: '/processes/bill-cycle%2F2%2F2026-09-02/retry', needsReason: true })
})

test('an unknown process is not found', async () => {
  expect((await (await api.as('auditor')).get('/processes/none')).statusCode).toBe(404)
})
