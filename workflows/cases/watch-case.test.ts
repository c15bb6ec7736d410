import { afterAll, beforeAll, expect, it } from 'vitest'
import { decideCase, type CaseDecision } from '../../activities/cases/decide-case.js'
import { openCase } from '../../activities/cases/open-case.js'
import { advanceClock } from '../../activities/utility/advance-clock.js'
import { type TestDatabase, testDatabase } from '../../test/support/database.js'
import { TESTER } from '../../test/support/import-folder.js'
import { expectSoundBooks } from '../../test/support/invariants.js'
import { seedAccounts, seedItems, seedUtility } from '../../test/support/ledger.js'
import { processStory } from '../../test/support/process-story.js'
import { type TestTemporal, testTemporal } from '../../test/support/temporal.js'
import { type TestWorker, testWorker } from '../../test/support/worker.js'
import { caseWorkflowId } from './contract.js'

let temporal: TestTemporal
let database: TestDatabase
let worker: TestWorker
beforeAll(async () => {
  temporal = await testTemporal()
  database = await testDatabase()
  // Workflow ids are the case's: numbers of their own on the shared server.
  await database.adminPool.query(
    `alter table cases alter column case_id restart with ${1_000_000 + Math.floor(Math.random() * 1_000_000_000)}`,
  )
  await seedUtility(database.pool, '2026-09-01')
  await seedAccounts(database.pool, ['A1'])
  await seedItems(database.pool, [['A1', 'bill', '2026-08-20', '100.00', 'water']])
  worker = await testWorker(database, temporal)
})
afterAll(async () => {
  await worker.stop()
  await database.close()
  await temporal.close()
})

let commands = 0
const command = <Input>(input: Input) => ({ key: `case ${(commands += 1)}`, actor: TESTER, reason: 'test', input })
const decide = (caseId: number, decision: CaseDecision) => decideCase(database.pool, command({ caseId, decision, body: null }))

const clockTo = (to: string) => advanceClock(database.pool, command({ to }))
const { ended, sentences, wakesOn, said } = processStory(() => ({ database, temporal }))

it('a disputed bill: its clock stands still for the customer, a supervisor is told once, and it is opened again', async () => {
  const { caseId } = await openCase(
    database.pool,
    command({
      accountId: 'A1',
      typeCode: 'DISPUTE',
      summary: 'Meter misread',
      body: null,
      disputed: '60.00',
      itemId: null,
      links: [],
    }),
  )
  await wakesOn(caseWorkflowId(caseId), '2026-09-16')
  await decide(caseId, { act: 'take' })
  await decide(caseId, { act: 'wait' })
  await wakesOn(caseWorkflowId(caseId), null)
  await clockTo('2026-09-07')
  await decide(caseId, { act: 'resume' })
  await wakesOn(caseWorkflowId(caseId), '2026-09-22')
  await clockTo('2026-09-21')
  await clockTo('2026-09-22')
  await said(caseWorkflowId(caseId), 6)
  await clockTo('2026-09-29')
  const tasks = await database.pool.query('select queue, title, subject_kind, state from tasks')
  expect(tasks.rows).toEqual([
    {
      queue: 'case_supervisor',
      title: 'Overdue since 2026-09-21: Disputed amount, account A1',
      subject_kind: 'case',
      state: 'open',
    },
  ])
  await decide(caseId, { act: 'close', outcome: 'upheld' })
  expect(await ended(caseWorkflowId(caseId))).toBe('COMPLETED')
  expect((await database.pool.query('select state from tasks')).rows).toEqual([{ state: 'done' }])
  await decide(caseId, { act: 'reopen' })
  await wakesOn(caseWorkflowId(caseId), '2026-10-14')
  await decide(caseId, { act: 'close', outcome: 'settled' })
  expect(await ended(caseWorkflowId(caseId))).toBe('COMPLETED')
  expect(await sentences(caseWorkflowId(caseId))).toEqual([
    '2026-09-01 Opened, due 2026-09-15.',
    '2026-09-01 60.00 is disputed and not collected meanwhile.',
    '2026-09-01 Test operator has it now.',
    '2026-09-01 Waits for the customer; its clock stands still.',
    '2026-09-07 The customer answered; due 2026-09-21.',
    '2026-09-22 Due 2026-09-21 and not settled: a supervisor was told.',
    '2026-09-29 Closed: upheld. What was disputed may be collected again.',
    '2026-09-29 Opened again, due 2026-10-13.',
    '2026-09-29 Closed: settled.',
  ])
  await expectSoundBooks(database.pool)
})
