import { afterAll, beforeAll, expect, it } from 'vitest'
import { reinstatePlan } from '../../activities/plans/change-plan.js'
import { makePlan } from '../../activities/plans/make-plan.js'
import { postPayment } from '../../activities/payments/post-payment.js'
import { advanceClock } from '../../activities/utility/advance-clock.js'
import { type TestDatabase, testDatabase } from '../../test/support/database.js'
import { TESTER } from '../../test/support/import-folder.js'
import { expectSoundBooks } from '../../test/support/invariants.js'
import { seedAccounts, seedItems, seedUtility } from '../../test/support/ledger.js'
import { demoPack, presetPack, releasePacks } from '../../test/support/policy.js'
import { processStory } from '../../test/support/process-story.js'
import { type TestTemporal, testTemporal } from '../../test/support/temporal.js'
import { type TestWorker, testWorker } from '../../test/support/worker.js'
import { planWorkflowId } from './contract.js'

let temporal: TestTemporal
let database: TestDatabase
let worker: TestWorker
beforeAll(async () => {
  temporal = await testTemporal()
  database = await testDatabase()
  // Workflow ids are the plan's: numbers of their own on the shared server.
  await database.adminPool.query(
    `alter table payment_plans alter column plan_id restart with ${1_000_000 + Math.floor(Math.random() * 1_000_000_000)}`,
  )
  await seedUtility(database.pool, '2026-09-04')
  await seedAccounts(database.pool, ['A1'])
  await seedItems(database.pool, [['A1', 'bill', '2026-07-10', '180.00', 'water']])
  await releasePacks(database.pool, [presetPack('municipal-default'), demoPack()])
  worker = await testWorker(database, temporal)
})
afterAll(async () => {
  await worker.stop()
  await database.close()
  await temporal.close()
})

let commands = 0
const command = <Input>(input: Input) => ({ key: `plan ${(commands += 1)}`, actor: TESTER, reason: 'test', input })
const clockTo = (to: string) => advanceClock(database.pool, command({ to }))
const pay = (amount: string) =>
  postPayment(database.pool, command({ channel: 'counter', externalId: `p${commands}`, account: 'A1', amount }))

const { ended, sentences, wakesOn, said } = processStory(() => ({ database, temporal }))

it('a plan is missed, broken, taken up again when what was missed is paid, and kept', async () => {
  const { planId } = await makePlan(
    database.pool,
    command({
      accountId: 'A1',
      firstDueOn: null,
      monthlyIncome: null,
      count: 2,
      arrears: '180.00',
      signedName: 'Ada Quill',
      signedBy: 'by_phone',
      isSupervisor: false,
    }),
    new Date(),
  )
  await wakesOn(planWorkflowId(planId), '2026-09-08')
  await pay('45.00')
  await wakesOn(planWorkflowId(planId), '2026-10-06')
  await clockTo('2026-10-06')
  await wakesOn(planWorkflowId(planId), '2026-10-11')
  await clockTo('2026-10-11')
  expect(await ended(planWorkflowId(planId))).toBe('COMPLETED')
  await pay('67.50')
  await reinstatePlan(database.pool, command({ planId, version: 2 }))
  await wakesOn(planWorkflowId(planId), '2026-11-05')
  await clockTo('2026-11-04')
  await pay('67.50')
  await said(planWorkflowId(planId), 5)
  expect(await ended(planWorkflowId(planId))).toBe('COMPLETED')
  expect(await sentences(planWorkflowId(planId))).toEqual([
    '2026-09-04 180.00 is paid off in 2 instalments to 2026-11-04, after 45.00 down by 2026-09-07.',
    '2026-10-06 67.50 due 2026-10-05 was not paid: the customer was reminded. The plan is broken after 2026-10-10.',
    '2026-10-11 Broken: an instalment due 2026-10-05 was not paid. 135.00 is owed again where it stood.',
    '2026-10-11 Taken up again: 67.50 in one instalment, due 2026-11-04.',
    '2026-11-04 Kept: everything was paid.',
  ])
  await expectSoundBooks(database.pool)
})
