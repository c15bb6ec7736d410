import type pg from 'pg'
import { expect, it } from 'vitest'
import { seedBilledYear } from '../../test/support/billed-year.js'
import type { TestDatabase } from '../../test/support/database.js'
import { seedAccounts, seedItems, seedUtility } from '../../test/support/ledger.js'
import { livedThrough, type Stage } from '../../test/support/lived-through.js'
import { demoPack, presetPack, releasePacks } from '../../test/support/policy.js'
import { postPayment } from '../payments/post-payment.js'
import { advanceClock } from '../utility/advance-clock.js'
import { advanceDepositSweep } from './advance-sweep.js'
import { applyDeposit } from './apply-deposit.js'
import { demandDeposit } from './demand-deposit.js'
import { refundDeposit } from './refund-deposit.js'

async function seed(database: TestDatabase) {
  const { pool } = database
  await seedUtility(pool, '2026-01-05')
  await seedAccounts(pool, ['A1'])
  await seedBilledYear(database, 'A1', '60.00', '2026-01-05')
  await seedItems(pool, [
    ['A1', 'bill', '2025-11-03', '20.00', 'water'],
    ['A1', 'bill', '2025-12-03', '20.00', 'water'],
    ['A1', 'bill', '2026-06-03', '30.00', 'water'],
    ['A1', 'bill', '2027-02-19', '50.00', 'water'],
  ])
  await releasePacks(pool, [presetPack('municipal-default'), demoPack()])
}

function played(stage: Stage) {
  const act = <Input>(run: (pool: pg.Pool, command: never) => Promise<unknown>, input: Input) => {
    const command = stage.command(input)
    return stage.act((pool) => run(pool, command as never))
  }
  const version = async () => {
    const found = await stage.pool.query<{ version: number }>(`select version from deposits where deposit_id = 'D00002'`)
    return found.rows[0]?.version ?? 0
  }
  return {
    act,
    onDeposit: async <Input>(run: (pool: pg.Pool, command: never) => Promise<unknown>, input: Input) =>
      act(run, { depositId: 'D00002', version: await version(), ...input }),
    pay: (amount: string, externalId: string) => act(postPayment, { channel: 'counter', externalId, account: 'A1', amount }),
    async clockTo(to: string) {
      await act(advanceClock, { to })
      await stage.carry((pool) => advanceDepositSweep(pool, { database: 'story' }))
    },
  }
}

const said = async (pool: pg.Pool, sql: string) => (await pool.query<{ said: string }>(sql)).rows.map((row) => row.said)

it('is asked for in parts, held, bears interest, pays a bill, goes back after a good year and is paid out', async () => {
  const database = await livedThrough(seed, async (stage) => {
    const story = played(stage)
    await story.act(demandDeposit, { accountId: 'A1', count: 3, firstDueOn: null, amount: '120.00' })
    await story.pay('60.00', 'p1')
    await story.clockTo('2026-02-19')
    await story.pay('100.00', 'p2')
    await story.clockTo('2026-02-20')
    await story.clockTo('2026-06-03')
    await story.onDeposit(applyDeposit, { billId: null, amount: '20.00' })
    await story.pay('10.00', 'p3')
    await story.clockTo('2027-02-19')
    await story.onDeposit(refundDeposit, { by: 'original_means' })
  })
  const { pool } = database
  expect(await said(pool, `select business_date || ' ' || sentence as said from deposit_log order by log_id`)).toEqual([
    '2026-01-05 Asked for: 60.00 by 2026-01-19, 30.00 by 2026-02-19, 30.00 by 2026-03-19.',
    '2026-02-20 Paid in full on 2026-02-19: held from then on.',
    '2026-06-03 20.00 of it was credited to account A1.',
    '2027-02-19 Interest of 2.83 for 2026-01-05 to 2027-02-19 credited to the account.',
    '2027-02-19 It goes back: 0 bills paid late within 12 months, at most 1 may be.',
    '2027-02-19 It was credited to account A1.',
    '2027-02-19 52.83 paid out by cheque.',
  ])
  // Debits positive: what each event moved in the books.
  expect(
    await said(
      pool,
      `select e.effective_on || ' ' || e.event_kind || ': ' || string_agg(g.name || ' ' || p.amount::numeric(14, 2), ', ' order by p.line_no) as said
       from journal_entries e join postings p using (entry_id) join gl_accounts g on g.code = p.gl_code
       where e.source_kind in ('deposit', 'refund') group by e.entry_id, e.effective_on, e.event_kind order by e.entry_id`,
    ),
  ).toEqual([
    '2026-01-05 deposit_asked: Receivable, account 120.00, Deposits held -120.00',
    '2026-06-03 deposit_released: Deposits held 20.00, Customer credit -20.00',
    '2026-06-03 credit_applied: Customer credit 20.00, Receivable, water -20.00',
    '2027-02-19 deposit_interest_credited: Interest on deposits 2.83, Customer credit -2.83',
    '2027-02-19 credit_applied: Customer credit 2.83, Receivable, water -2.83',
    '2027-02-19 deposit_released: Deposits held 100.00, Customer credit -100.00',
    '2027-02-19 credit_applied: Customer credit 47.17, Receivable, water -47.17',
    '2027-02-19 refund_paid: Customer credit 52.83, Cash, other -52.83',
  ])
  expect(
    await said(pool, `select state || ' ' || queue || ': ' || title as said from tasks where queue = 'refunds' order by task_id`),
  ).toEqual([
    'done refunds: Pay 52.83 of deposit D00002 out, or leave it for the next bills',
    'open refunds: Write a cheque of 52.83: deposit D00002',
  ])
  expect(
    await said(
      pool,
      `select business_date || ' ' || template_code as said from messages join message_template_versions using (version_id)
       where template_code like 'DEPOSIT%' order by message_id`,
    ),
  ).toEqual(['2026-01-05 DEPOSIT_DEMAND', '2026-02-20 DEPOSIT_RECEIPT', '2027-02-19 DEPOSIT_RETURNED'])
  await database.close()
})
