import { afterAll, beforeAll, expect, test } from 'vitest'
import { parseList } from '../list.js'
import { testDatabase, type TestDatabase } from '../../test/support/database.js'
import { inTransaction } from '../../db/transaction.js'
import { findProcess, listProcesses, PROCESS_COLUMNS } from '../../db/processes/process-reads.js'
import { type ProcessState, recordStep } from '../../db/processes/process-store.js'

let database: TestDatabase

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
  await inTransaction(database.pool, async (tx) => {
    const by = { businessDate: '2026-09-05', actor: 'Grace Hall' }
    await recordStep(tx, cycle(1), { stepKey: 'open', sentence: 'Run opened with 300 accounts.', ...by })
    await recordStep(tx, cycle(1, { state: 'waiting', step: 'review', waitsFor: 'an approval', nextWakeOn: '2026-09-10' }), {
      stepKey: 'review',
      sentence: 'All accounts computed.',
      ...by,
    })
    await recordStep(tx, cycle(2), { stepKey: 'open', sentence: 'Run opened with 290 accounts.', ...by })
    await recordStep(tx, cycle(3, { state: 'completed', step: 'closed' }), { stepKey: 'close', sentence: 'Run closed.', ...by })
  })
})

afterAll(() => database.close())

const ids = async (
  filter: Record<string, unknown>,
  more: { sort?: [string, string]; range?: [number, number] } = {},
): Promise<string[]> => {
  const query = {
    filter: JSON.stringify(filter),
    sort: JSON.stringify(more.sort ?? ['id', 'ASC']),
    range: JSON.stringify(more.range ?? [0, 9]),
  }
  return (await listProcesses(database.pool, parseList(query, PROCESS_COLUMNS))).rows.map((row) => row.subjectId)
}

test('the list is filtered, sorted and paged', async () => {
  expect(await ids({})).toEqual(['1', '2', '3'])
  expect(await ids({}, { sort: ['id', 'DESC'], range: [0, 1] })).toEqual(['3', '2'])
  expect(await ids({}, { range: [1, 9] })).toEqual(['2', '3'])
  expect(await ids({ isOpen: true })).toEqual(['1', '2'])
  expect(await ids({ state: ['waiting', 'completed'] })).toEqual(['1', '3'])
  expect(await ids({ q: 'CYCLE 2' })).toEqual(['2'])
  expect(await ids({ subjectKind: 'bill_run', subjectId: '3' })).toEqual(['3'])
  const first = await listProcesses(
    database.pool,
    parseList({ filter: '{"kind":"bill_cycle"}', range: '[0,0]' }, PROCESS_COLUMNS),
  )
  expect(first.total).toBe(3)
})

test('one process has its steps in the order they were taken', async () => {
  const found = await findProcess(database.pool, 'bill-cycle/1/2026-09-01')
  expect(found?.process).toMatchObject({ state: 'waiting', step: 'review', nextWakeOn: '2026-09-10', waitsFor: 'an approval' })
  expect(found?.steps.map((step) => step.step)).toEqual(['computing', 'review'])
  expect(await findProcess(database.pool, 'bill-cycle/9/2026-09-01')).toBeUndefined()
})
