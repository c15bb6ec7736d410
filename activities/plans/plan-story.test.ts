import { expect, it } from 'vitest'
import { demoPack, presetPack, releasePacks } from '../../test/support/policy.js'
import { TESTER } from '../../test/support/import-folder.js'
import { openAmounts, seedAccounts, seedItems, seedUtility } from '../../test/support/ledger.js'
import { livedThrough, type Stage } from '../../test/support/lived-through.js'
import { codeOf } from '../../test/support/refusals.js'
import { postPayment } from '../payments/post-payment.js'
import { reversePayment } from '../payments/reverse-payment.js'
import { advanceClock } from '../utility/advance-clock.js'
import { advancePlan } from './advance-plan.js'
import { amendPlan, cancelPlan, reinstatePlan } from './change-plan.js'
import { makePlan } from './make-plan.js'

const PLAN = {
  accountId: 'A1',
  firstDueOn: null,
  monthlyIncome: null,
  count: 2,
  arrears: '180',
  signedName: 'Ada Quill',
  signedBy: 'by_phone' as const,
  isSupervisor: false,
}

const SIGNED = new Date('2026-09-04T16:05:00Z')

/** The two bills that are overdue when the story begins, and one that is not due yet. */
const BILLS = [
  ['A1', 'bill', '2026-07-10', '100.00', 'water'],
  ['A1', 'bill', '2026-08-10', '80.00', 'electric'],
  ['A1', 'bill', '2026-09-20', '40.00', 'water'],
] as const

function played(stage: Stage) {
  let planId = 0
  const look = () => stage.carry((pool) => advancePlan(pool, { planId }))
  const act = async <Input>(run: (pool: Parameters<typeof makePlan>[0], command: never) => Promise<unknown>, input: Input) => {
    const command = stage.command(input)
    const answer = await stage.act((pool) => run(pool, command as never))
    return answer
  }
  return {
    async make(input: Partial<typeof PLAN> = {}) {
      planId = ((await act((pool, made) => makePlan(pool, made, SIGNED), { ...PLAN, ...input })) as { planId: number }).planId
      await look()
    },
    async clockTo(to: string) {
      await act(advanceClock, { to })
      await look()
    },
    async pay(amount: string, externalId: string) {
      await act(postPayment, { channel: 'counter', externalId, account: 'A1', amount })
      await look()
    },
    async payReturned(externalId: string) {
      const found = await stage.pool.query<{ paymentId: number }>(
        'select payment_id as "paymentId" from payments where external_id = $1',
        [externalId],
      )
      await act(reversePayment, { paymentId: found.rows[0]?.paymentId ?? 0 })
      await look()
    },
    async change(run: typeof cancelPlan, version: number) {
      await act(run, { planId, version })
      await look()
    },
    async amend(version: number, count: number) {
      await act(amendPlan, { planId, version, count, firstDueOn: null, monthlyIncome: '1200.00', isSupervisor: true })
      await look()
    },
  }
}

async function seed({ pool }: { pool: Parameters<typeof seedUtility>[0] }) {
  await seedUtility(pool, '2026-09-04')
  await seedAccounts(pool, ['A1'])
  await seedItems(pool, [...BILLS])
  await releasePacks(pool, [presetPack('municipal-default'), demoPack()])
}

const sentences = async (pool: Parameters<typeof seedUtility>[0]) =>
  (await pool.query<{ said: string }>(`select business_date || ' ' || sentence as said from plan_log order by log_id`)).rows.map(
    ({ said }) => said,
  )
const messages = async (pool: Parameters<typeof seedUtility>[0]) =>
  (
    await pool.query<{ template: string }>(
      `select business_date || ' ' || template_code as template from messages join message_template_versions using (version_id) order by message_id`,
    )
  ).rows.map(({ template }) => template)
const posted = async (pool: Parameters<typeof seedUtility>[0]) =>
  (
    await pool.query<{ said: string }>(
      `select effective_on || ' ' || event_kind || ' ' || (select sum(amount) from postings p where p.entry_id = e.entry_id and amount > 0)::numeric(14, 2) as said
       from journal_entries e where source_kind = 'plan' order by entry_id`,
    )
  ).rows.map(({ said }) => said)

it('kept: down payment, instalments and the bill beside them are paid as they fall due', async () => {
  const database = await livedThrough(seed, async (stage) => {
    const story = played(stage)
    await story.make()
    await story.pay('45.00', 'p1')
    await story.clockTo('2026-09-20')
    await story.pay('40.00', 'p2')
    await story.clockTo('2026-10-05')
    await story.pay('67.50', 'p3')
    await story.clockTo('2026-10-30')
    await story.pay('67.50', 'p4')
  })
  expect(await sentences(database.pool)).toEqual([
    '2026-09-04 180.00 is paid off in 2 instalments to 2026-11-04, after 45.00 down by 2026-09-07.',
    '2026-10-30 Kept: everything was paid.',
  ])
  expect(await messages(database.pool)).toEqual(['2026-09-04 PLAN_AGREEMENT', '2026-10-30 PLAN_KEPT'])
  expect(await posted(database.pool)).toEqual(['2026-09-04 plan_made 180.00', '2026-09-04 credit_applied 180.00'])
  expect(await openAmounts(database.pool, [1, 2, 3])).toEqual(['0.00', '0.00', '0.00'])
  await database.close()
})

it('missed, reminded, broken, paid and taken up again, amended, cancelled: the debts stand where they stood', async () => {
  const database = await livedThrough(seed, async (stage) => {
    const story = played(stage)
    await story.make({ count: 3 })
    await story.pay('45.00', 'p1')
    await story.clockTo('2026-09-20')
    await story.pay('40.00', 'p2')
    await story.clockTo('2026-10-06')
    await story.clockTo('2026-10-11')
    await story.pay('45.00', 'p3')
    await story.change(reinstatePlan, 2)
    await story.clockTo('2026-11-01')
    await story.amend(3, 2)
    await story.change(cancelPlan, 4)
  })
  expect(await sentences(database.pool)).toEqual([
    '2026-09-04 180.00 is paid off in 3 instalments to 2026-12-04, after 45.00 down by 2026-09-07.',
    '2026-10-06 45.00 due 2026-10-05 was not paid: the customer was reminded. The plan is broken after 2026-10-10.',
    '2026-10-11 Broken: an instalment due 2026-10-05 was not paid. 135.00 is owed again where it stood.',
    '2026-10-11 Taken up again: 90.00 in 2 instalments to 2026-12-04.',
    '2026-11-01 Divided anew: 90.00 in 2 instalments to 2027-01-01.',
    '2026-11-01 Cancelled. 90.00 is owed again where it stood.',
  ])
  expect(await messages(database.pool)).toEqual([
    '2026-09-04 PLAN_AGREEMENT',
    '2026-10-06 PLAN_MISSED',
    '2026-10-11 PLAN_BROKEN',
    '2026-10-11 PLAN_AGREEMENT',
    '2026-11-01 PLAN_AGREEMENT',
  ])
  expect(await openAmounts(database.pool, [1, 2, 3])).toEqual(['10.00', '80.00', '0.00'])
  const debts = await database.pool.query(
    `select item_id, due_on from open_items where account_id = 'A1' and open_amount > 0 order by item_id`,
  )
  expect(debts.rows).toEqual([
    { item_id: 1, due_on: '2026-07-10' },
    { item_id: 2, due_on: '2026-08-10' },
  ])
  await database.close()
})

it('a down payment that does not come breaks the plan the day after', async () => {
  const database = await livedThrough(seed, async (stage) => {
    const story = played(stage)
    await story.make()
    await story.clockTo('2026-09-08')
  })
  expect(await sentences(database.pool)).toEqual([
    '2026-09-04 180.00 is paid off in 2 instalments to 2026-11-04, after 45.00 down by 2026-09-07.',
    '2026-09-08 Broken: the down payment due 2026-09-07 was not paid. 180.00 is owed again where it stood.',
  ])
  expect(await openAmounts(database.pool, [1, 2, 3])).toEqual(['100.00', '80.00', '40.00'])
  // A second plan follows it; the first is not taken up again beside that.
  const ask = <Input>(input: Input, key: string) => ({ key, actor: TESTER, reason: 'Asked for by phone', input })
  await makePlan(database.pool, ask(PLAN, 'another'))
  expect(await codeOf(reinstatePlan(database.pool, ask({ planId: 1, version: 2 }, 'again')))).toBe('PLAN_STANDS')
  await database.close()
})

it('paid on time, a part of the debt is forgiven and the last instalments become smaller', async () => {
  const database = await livedThrough(
    async (seeded) => {
      await seedUtility(seeded.pool, '2026-09-04')
      await seedAccounts(seeded.pool, ['A1'])
      await seedItems(seeded.pool, BILLS.slice(0, 2))
      const own = demoPack()
      const rows = own.rows.filter((row) => row.key !== 'plan.forgiveness')
      await releasePacks(seeded.pool, [
        presetPack('municipal-default'),
        {
          ...own,
          rows: [
            ...rows,
            {
              key: 'plan.forgiveness',
              value: { per_payment: '10', cap: '25.00' },
              from: null,
              to: null,
              citation: 'made for this test',
              mark: 'U',
              says: 'A tenth is forgiven for each instalment paid on time.',
            },
          ],
        },
      ])
    },
    async (stage) => {
      const story = played(stage)
      await story.make({ count: 3 })
      await story.pay('45.00', 'p1')
      await story.clockTo('2026-10-05')
      await story.pay('45.00', 'p2')
      await story.clockTo('2026-11-04')
      await story.pay('45.00', 'p3')
      await story.clockTo('2026-12-04')
      await story.pay('20.00', 'p4')
    },
  )
  expect(await sentences(database.pool)).toEqual([
    '2026-09-04 180.00 is paid off in 3 instalments to 2026-12-04, after 45.00 down by 2026-09-07.',
    '2026-10-05 18.00 of the debt is forgiven: instalment 1 was paid on time.',
    '2026-11-04 7.00 of the debt is forgiven: instalment 2 was paid on time.',
    '2026-12-04 Kept: everything was paid.',
  ])
  expect(await posted(database.pool)).toEqual([
    '2026-09-04 plan_made 180.00',
    '2026-09-04 credit_applied 180.00',
    '2026-10-05 arrears_forgiven 18.00',
    '2026-10-05 credit_applied 18.00',
    '2026-11-04 arrears_forgiven 7.00',
    '2026-11-04 credit_applied 7.00',
  ])
  await database.close()
})

it('kept, then a payment comes back: the plan is broken by it, and what it had paid is owed where it stood', async () => {
  const database = await livedThrough(seed, async (stage) => {
    const story = played(stage)
    await story.make()
    await story.pay('45.00', 'p1')
    await story.clockTo('2026-09-20')
    await story.pay('40.00', 'p2')
    await story.clockTo('2026-10-05')
    await story.pay('67.50', 'p3')
    await story.clockTo('2026-10-30')
    await story.pay('67.50', 'p4')
    await story.payReturned('p3')
    await story.payReturned('p4')
    await story.clockTo('2026-11-02')
    await story.pay('135.00', 'p5')
  })
  expect((await sentences(database.pool)).slice(1)).toEqual([
    '2026-10-30 Kept: everything was paid.',
    '2026-10-30 A payment came back: 67.50 is owed again where it stood. The plan is broken.',
    '2026-10-30 A payment came back: 67.50 is owed again where it stood.',
  ])
  expect((await messages(database.pool)).slice(1)).toEqual(['2026-10-30 PLAN_KEPT', '2026-10-30 PLAN_BROKEN'])
  const found = await database.pool.query<{ state: string; missed: string }>('select state, missed from payment_plans')
  expect(found.rows).toEqual([{ state: 'broken', missed: '135.00' }])
  expect(await openAmounts(database.pool, [1, 2, 3])).toEqual(['0.00', '0.00', '0.00'])
  await database.close()
})
