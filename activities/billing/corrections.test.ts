import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type pg from 'pg'
import { loadBillDocuments } from '../documents/load-bill-documents.js'
import { renderBillPdf } from '../documents/render-bill-pdf.js'
import { writeRead } from '../metering/write-read.js'
import { postPayment } from '../payments/post-payment.js'
import { listCorrections } from '../../db/billing/correction-reads.js'
import { type ExportedDifference, exportedDifferences } from '../../db/exports/correction-export.js'
import { inTransaction } from '../../db/transaction.js'
import { approveRun, computeRun, importAlderCreek, workRun } from '../../test/support/bill-run.js'
import { type TestDatabase, testDatabase } from '../../test/support/database.js'
import { demoPack, presetPack, releasePacks } from '../../test/support/policy.js'
import { decimal } from '../../domain/kernel/decimal.js'
import { TESTER } from '../../test/support/import-folder.js'
import { expectSoundBooks } from '../../test/support/invariants.js'
import { accountsWoken, processesOfAccounts } from '../../test/support/woken.js'
import { advanceSweep } from '../late-fees/advance-sweep.js'
import { advanceClock } from '../utility/advance-clock.js'
import { decideCorrection } from './decide-correction.js'
import { mendAccount } from './mend-account.js'
import { decideDraft, draftOffCycleBill } from './off-cycle-bill.js'
import { openRun } from './open-run.js'
import { proposeCorrection } from './propose-correction.js'

let database: TestDatabase
let pool: pg.Pool
let runId: number

beforeAll(async () => {
  database = await testDatabase()
  pool = database.pool
  await importAlderCreek(pool, '2026-09-04')
  runId = await computeRun(pool, '1', '2026-09-04')
  await approveRun(pool, runId)
}, 120_000)
afterAll(() => database?.close())

let keys = 0
const command = <Input>(input: Input, key = `k${(keys += 1)}`) => ({ key, actor: TESTER, reason: 'a reason', input })

async function one<Row>(sql: string, values: unknown[] = []): Promise<Row> {
  return (await pool.query(sql, values)).rows[0] as Row
}

const balanceOf = async (accountId: string): Promise<string> =>
  (
    await one<{ sum: string }>(
      'select coalesce(sum(open_amount), 0)::numeric(14,2) as sum from open_items where account_id = $1',
      [accountId],
    )
  ).sum

const billOf = (accountId: string): Promise<{ bill_id: number; total: string; entry_id: number }> =>
  one(`select bill_id, total, entry_id from bills where account_id = $1 and kind = 'cycle' and state = 'issued'`, [accountId])

describe('an issued bill is cancelled and billed again', () => {
  const account = 'A000002'

  test('after a corrected read: exact mirror, new bill, the payment moves over', async () => {
    const bill = await billOf(account)
    const before = await balanceOf(account)
    await postPayment(
      pool,
      command({
        account,
        channel: 'counter',
        externalId: 'C-1',
        amount: bill.total,
        receivedOn: '2026-09-04',
        tenders: [{ kind: 'cash' as const, amount: bill.total }],
      }),
    )
    const read = await one<{ meter_id: string; register: string; value: string }>(
      `select r.meter_id, r.register, r.value from service_agreements g join meter_installs i using (service_point_id) join reads r using (meter_id, register)
       where g.account_id = $1 and r.read_on = '2026-09-04' and i.removed_on is null limit 1`,
      [account],
    )
    await inTransaction(pool, (tx) =>
      writeRead(tx, {
        meterId: read.meter_id,
        register: read.register,
        readOn: '2026-09-04',
        value: String(Number(read.value) - 1),
        kind: 'actual',
        source: 'correction',
        actor: TESTER,
        reason: 'misread',
      }),
    )

    const proposed = await proposeCorrection(pool, command({ billId: bill.bill_id, rebill: true }))
    expect(Number(proposed.difference)).toBeLessThan(0)
    const lines = (await exportedDifferences(pool, 'proposed').next()).value as ExportedDifference[]
    expect(lines.every((line) => line.accountId === account && line.billNumber === lines[0]?.billNumber)).toBe(true)
    expect(lines.reduce((total, line) => total.plus(line.difference), decimal(0)).toFixed(2)).toBe(proposed.difference)
    expect(await balanceOf(account)).toBe((Number(before) - Number(bill.total)).toFixed(2))

    await processesOfAccounts(pool, [account])
    const approve = command({ correctionId: proposed.correctionId, decision: 'approve' as const })
    const approved = await decideCorrection(pool, approve)
    expect(await decideCorrection(pool, approve)).toEqual(approved)
    expect(await accountsWoken(pool)).toEqual([account])

    const mirror = await one<{ off: string }>(
      `select coalesce(sum(abs(coalesce(a.amount, 0) + coalesce(b.amount, 0))), 0) as off
       from (select gl_code, account_id, agreement_id, sum(amount) amount from postings where entry_id = $1 group by 1, 2, 3) a
       full join (select gl_code, account_id, agreement_id, sum(p.amount) amount from postings p join journal_entries e using (entry_id)
                  where e.reverses_entry_id = $1 group by 1, 2, 3) b
       on a.gl_code = b.gl_code and a.account_id is not distinct from b.account_id and a.agreement_id is not distinct from b.agreement_id`,
      [bill.entry_id],
    )
    expect(Number(mirror.off)).toBe(0)
    expect(await balanceOf(account)).toBe((Number(before) - Number(bill.total) + Number(proposed.difference)).toFixed(2))
    expect(await one(`select state from bills where bill_id = $1`, [bill.bill_id])).toEqual({ state: 'cancelled' })
    expect(await one(`select state, kind, replaces_bill_id from bills where bill_id = $1`, [proposed.rebillId])).toEqual({
      state: 'issued',
      kind: 'rebill',
      replaces_bill_id: bill.bill_id,
    })
    await expectSoundBooks(pool)
  })

  test('the corrected bill can be corrected in turn, and withdrawing leaves nothing', async () => {
    const again = await one<{ bill_id: number }>(`select bill_id from bills where account_id = $1 and kind = 'rebill'`, [account])
    const before = await balanceOf(account)
    const proposed = await proposeCorrection(pool, command({ billId: again.bill_id, rebill: true }))
    expect(proposed.difference).toBe('0.00')
    await expect(proposeCorrection(pool, command({ billId: again.bill_id, rebill: true }))).rejects.toMatchObject({
      refusal: { code: 'CORRECTION_OPEN' },
    })
    await decideCorrection(pool, command({ correctionId: proposed.correctionId, decision: 'withdraw' }))
    expect(await one(`select count(*) from bills where account_id = $1 and state = 'draft'`, [account])).toEqual({ count: 0 })
    expect(await balanceOf(account)).toBe(before)
  })

  test('a proposal that the facts have overtaken is refused', async () => {
    const target = await one<{ bill_id: number }>(
      `select bill_id from bills where kind = 'cycle' and state = 'issued' order by account_id offset 20 limit 1`,
    )
    const proposed = await proposeCorrection(pool, command({ billId: target.bill_id, rebill: true }))
    await advanceClock(pool, command({ to: '2026-09-05' }))
    await expect(
      decideCorrection(pool, command({ correctionId: proposed.correctionId, decision: 'approve' })),
    ).rejects.toMatchObject({
      refusal: { code: 'PREVIEW_STALE' },
    })
    await decideCorrection(pool, command({ correctionId: proposed.correctionId, decision: 'withdraw' }))
  })

  test('cancel without a new bill: the days are free again', async () => {
    const { account_id } = await one<{ account_id: string }>(
      `select account_id from bills where kind = 'cycle' and state = 'issued' order by account_id offset 30 limit 1`,
    )
    const bill = await billOf(account_id)
    const before = await balanceOf(account_id)
    const proposed = await proposeCorrection(pool, command({ billId: bill.bill_id, rebill: false }))
    await decideCorrection(pool, command({ correctionId: proposed.correctionId, decision: 'approve' }))
    expect(await balanceOf(account_id)).toBe((Number(before) - Number(bill.total)).toFixed(2))
    expect(await one('select count(*) from billed_periods where bill_id = $1', [bill.bill_id])).toEqual({ count: 0 })
  })

  test('all of them stand in the list with who decided what', async () => {
    const page = await listCorrections(pool, { where: 'true', values: [], orderBy: 'x.correction_id', limit: 10, offset: 0 })
    expect(page.rows.map(({ state, decidedBy }) => [state, decidedBy])).toEqual([
      ['approved', TESTER.id],
      ['withdrawn', TESTER.id],
      ['withdrawn', TESTER.id],
      ['approved', TESTER.id],
    ])
    expect(page.rows[0]).toMatchObject({ accountId: account, reason: 'a reason' })
  })

  test('what came from the former system is not rebilled here', async () => {
    const old = await one<{ bill_id: number }>(`select bill_id from bills where kind = 'migrated' limit 1`)
    await expect(proposeCorrection(pool, command({ billId: old.bill_id, rebill: true }))).rejects.toMatchObject({
      refusal: { code: 'BILL_MIGRATED' },
    })
  })
})

describe('one account outside its cycle', () => {
  test('the bill is the one the run would make, and its days are then taken', async () => {
    const { account_id } = await one<{ account_id: string }>(
      `select account_id from accounts a where bill_cycle = '2' and status = 'active' and not exists (select from open_items i where i.account_id = a.account_id and open_amount < 0)
       and (select count(*) from service_agreements g where g.account_id = a.account_id) = 4 order by account_id limit 1`,
    )
    const draft = await draftOffCycleBill(pool, command({ accountId: account_id, kind: 'off_cycle', readOn: '2026-09-11' }))
    const twin = await draftOffCycleBill(pool, command({ accountId: account_id, kind: 'off_cycle', readOn: '2026-09-11' }))
    expect(twin.total).toBe(draft.total)
    const before = await balanceOf(account_id)
    await decideDraft(pool, command({ billId: draft.billId, decision: 'issue' }))
    expect(await balanceOf(account_id)).toBe((Number(before) + Number(draft.total)).toFixed(2))
    await expect(decideDraft(pool, command({ billId: twin.billId, decision: 'issue' }))).rejects.toMatchObject({
      refusal: { code: 'ALREADY_BILLED' },
    })
    await decideDraft(pool, command({ billId: twin.billId, decision: 'drop' }))
    await expect(
      draftOffCycleBill(pool, command({ accountId: account_id, kind: 'off_cycle', readOn: '2026-09-11' })),
    ).rejects.toMatchObject({
      refusal: { code: 'NOTHING_TO_BILL' },
    })
    await expectSoundBooks(pool)
  })

  test('the printed bill is the same bytes at any later time', async () => {
    const bill = await one<{ bill_id: number; account_id: string }>(
      `select bill_id, account_id from bills where kind = 'off_cycle' and state = 'issued'`,
    )
    const [first] = await loadBillDocuments(pool, [bill.bill_id])
    const before = await renderBillPdf(first as never)
    await pool.query(
      `update customers set family_name = 'Renamed' where customer_id = (select customer_id from accounts where account_id = $1)`,
      [bill.account_id],
    )
    const [second] = await loadBillDocuments(pool, [bill.bill_id])
    expect((await renderBillPdf(second as never)).pdf.equals(before.pdf)).toBe(true)
  })
})

describe('parked accounts are mended while the window is open', () => {
  const outcomeOf = (accountId: string): Promise<{ outcome: string; reason_code: string | null }> =>
    one('select outcome, reason_code from run_accounts where run_id = $1 and account_id = $2', [runId, accountId])
  const parkedBy = (code: string): Promise<{ account_id: string; agreement_id: string }> =>
    one(`select account_id, agreement_id from run_accounts where run_id = $1 and reason_code = $2 order by account_id limit 1`, [
      runId,
      code,
    ])

  test('an exempted check bills the account, the run stops for review again and issues it', async () => {
    const { account_id } = await parkedBy('HIGH_USE')
    await mendAccount(pool, command({ runId, accountId: account_id, act: 'exempt_check', checkCode: 'HIGH_USE' }))
    expect(await outcomeOf(account_id)).toEqual({ outcome: 'pending', reason_code: null })
    await workRun(pool, runId)
    expect(await outcomeOf(account_id)).toEqual({ outcome: 'billed', reason_code: 'BILLED' })
    expect(await one('select state from bill_runs where run_id = $1', [runId])).toEqual({ state: 'review' })
    await approveRun(pool, runId, 'second batch')
    expect(await one('select state from bills where run_id = $1 and account_id = $2', [runId, account_id])).toEqual({
      state: 'issued',
    })
    await expect(mendAccount(pool, command({ runId, accountId: account_id, act: 'retry' }))).rejects.toMatchObject({
      refusal: { code: 'ACCOUNT_BILLED' },
    })
  })

  test('a missing read is entered', async () => {
    const { account_id, agreement_id } = await parkedBy('MISSING_READ')
    const meter = await one<{ meter_id: string; register: string; value: string }>(
      `select i.meter_id, i.register, (select value from reads r where r.meter_id = i.meter_id and r.register = i.register order by read_on desc limit 1) as value
       from service_agreements g join meter_installs i using (service_point_id) where g.agreement_id = $1 and i.removed_on is null limit 1`,
      [agreement_id],
    )
    const read = {
      meterId: meter.meter_id,
      register: meter.register,
      readOn: '2026-09-04',
      value: String(Number(meter.value) + 3),
    }
    await mendAccount(pool, command({ runId, accountId: account_id, act: 'estimate_read', ...read }))
    await workRun(pool, runId)
    expect(await outcomeOf(account_id)).toEqual({ outcome: 'billed', reason_code: 'BILLED' })
    expect(
      await one(`select kind from reads where meter_id = $1 and register = $2 and read_on = '2026-09-04'`, [
        meter.meter_id,
        meter.register,
      ]),
    ).toEqual({ kind: 'estimated' })
  })

  test('skipping and trying again', async () => {
    const { account_id } = await parkedBy('OVERLAP')
    await mendAccount(pool, command({ runId, accountId: account_id, act: 'skip' }))
    await workRun(pool, runId)
    expect(await outcomeOf(account_id)).toEqual({ outcome: 'skipped', reason_code: 'SKIPPED_BY_OPERATOR' })
    await mendAccount(pool, command({ runId, accountId: account_id, act: 'retry' }))
    await workRun(pool, runId)
    expect(await outcomeOf(account_id)).toEqual({ outcome: 'parked', reason_code: 'OVERLAP' })
  })

  test('the same window is not run twice', async () => {
    await expect(openRun(pool, command({ billCycle: '1', readDate: '2026-09-04', isTrial: false }))).rejects.toMatchObject({
      refusal: { code: 'RUN_EXISTS' },
    })
    await expect(openRun(pool, command({ billCycle: '1', readDate: '2026-09-05', isTrial: false }))).rejects.toMatchObject({
      refusal: { code: 'WINDOW_UNKNOWN' },
    })
  })

  test('accounts in = billed + skipped + parked, and the run closes with its window', async () => {
    await approveRun(pool, runId, 'third batch')
    await advanceClock(pool, command({ to: '2026-09-15' }))
    await workRun(pool, runId)
    const run = await one<{ state: string; accounts_in: number; billed: number; skipped: number; parked: number }>(
      'select state, accounts_in, billed, skipped, parked from bill_runs where run_id = $1',
      [runId],
    )
    expect(run.state).toBe('closed')
    expect(run.billed + run.skipped + run.parked).toBe(run.accounts_in)
    await expect(mendAccount(pool, command({ runId, accountId: 'A000002', act: 'retry' }))).rejects.toMatchObject({
      refusal: { code: 'RUN_ENDED' },
    })
    await expectSoundBooks(pool)
  })
})

test('a bill that is cancelled takes its late fee with it', async () => {
  await releasePacks(pool, [presetPack('municipal-default'), demoPack()], '2026-09-05')
  await advanceClock(pool, command({ to: '2026-11-16' }))
  while ((await advanceSweep(pool, { database: 'corrections' })).kind === 'again');
  const fee = await one<{ bill_id: number; account_id: string; amount: string; item_id: number }>(
    'select f.bill_id, f.account_id, f.amount, f.item_id from late_fees f join bills b using (bill_id) order by f.amount desc limit 1',
  )
  const before = await balanceOf(fee.account_id)
  const { total } = await one<{ total: string }>('select total from bills where bill_id = $1', [fee.bill_id])
  const proposed = await proposeCorrection(pool, command({ billId: fee.bill_id, rebill: false }))
  await decideCorrection(pool, command({ correctionId: proposed.correctionId, decision: 'approve' }))
  expect(
    await one('select kind, reason from late_fee_reversals join late_fees using (late_fee_id) where item_id = $1', [fee.item_id]),
  ).toEqual({
    kind: 'bill_cancelled',
    reason: 'a reason',
  })
  expect(await balanceOf(fee.account_id)).toBe((Number(before) - Number(total) - Number(fee.amount)).toFixed(2))
  await expectSoundBooks(pool)
})
