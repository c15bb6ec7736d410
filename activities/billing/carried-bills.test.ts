import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadRun, type RunRow } from '../../db/billing/run-store.js'
import { loadBankPeriods } from '../../db/billing/bank-reads.js'
import { inTransaction } from '../../db/transaction.js'
import type { BillDocument } from '../../domain/documents/bill-document.js'
import { addDays } from '../../domain/kernel/local-date.js'
import { approveRun, computeRun } from '../../test/support/bill-run.js'
import { type TestDatabase, testDatabase } from '../../test/support/database.js'
import { DEATH, dyingPool } from '../../test/support/dying-pool.js'
import { TESTER } from '../../test/support/import-folder.js'
import { expectSoundBooks } from '../../test/support/invariants.js'
import {
  importSolarUtility,
  SOLAR_ACCOUNTS,
  SOLAR_TARIFFS,
  type SolarDay,
  solarDays,
  solarSettings,
  storeSolarDays,
  usageCsv,
} from '../../test/support/solar-utility.js'
import { loadBillDocuments } from '../documents/load-bill-documents.js'
import { renderBillText } from '../documents/render-bill-text.js'
import { replayUsage } from '../what-if/replay-usage.js'
import { startWhatIf } from '../what-if/start-what-if.js'
import { rateCheck } from '../rating/rate-check/rate-check.js'
import { writeRead } from '../metering/write-read.js'
import { loadBillingRules } from './billing-rules.js'
import { loadOfLine } from './explain-load.js'
import { computeChunk } from './compute-partition.js'
import { decideAboutRun } from './decide-run.js'
import { finishComputing } from './finish-computing.js'
import { issueChunk } from './issue-partition.js'
import { openRun } from './open-run.js'
import { planRunStep } from './plan-run-step.js'
import { decideCorrection } from './decide-correction.js'
import { decideDraft, draftOffCycleBill } from './off-cycle-bill.js'
import { proposeCorrection } from './propose-correction.js'

// A year of accounts whose bills rest on intervals and on each other, through real bill runs; the rate check on the same usage is the
// figure they must agree with.

const MONTHS = ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12']
const ENDS = MONTHS.map((month) => addDays(`2026-${month}-01`, new Date(Date.UTC(2026, Number(month), 0)).getUTCDate() - 1))
const DAYS = solarDays('2026-01-01', '2026-12-31')

let keys = 0
const command = <Input>(input: Input) => ({
  key: `carried ${(keys += 1)}`,
  actor: TESTER,
  reason: 'a meter file was corrected',
  input,
})

let database: TestDatabase
let pool: pg.Pool

beforeAll(async () => {
  database = await testDatabase()
  pool = database.pool
  await importSolarUtility(pool, ENDS)
  await storeSolarDays(pool, 'M1', DAYS)
  await storeSolarDays(pool, 'M2', DAYS, false)
  await storeSolarDays(pool, 'M4', DAYS)
  let [off, on] = [0, 0]
  for (const [index, end] of ENDS.entries()) {
    off += 300 + index
    on += 100 + index * 2
    await inTransaction(pool, async (tx) => {
      for (const [register, value] of [
        ['off', off],
        ['on', on],
      ] as const) {
        await writeRead(tx, {
          meterId: 'M3',
          register,
          readOn: end,
          value: String(value),
          kind: 'actual',
          source: 'handheld',
          actor: TESTER,
          reason: 'test',
        })
      }
    })
    await pool.query('update utility set business_date = $1', [addDays(end, 1)])
    await approveRun(pool, await computeRun(pool, '1', end))
  }
}, 180_000)
afterAll(() => database?.close())

interface BillRow {
  readonly period_to: string
  readonly total: string
  readonly carried: unknown
  readonly lines: readonly string[]
}

async function billsOf(accountId: string): Promise<BillRow[]> {
  const found = await pool.query<BillRow>(
    `select s.period_to, b.total::text, s.carried, (select array_agg(l.line_code || ' ' || l.quantity || ' ' || l.amount order by line_no) from bill_lines l where l.bill_id = b.bill_id) as lines
       from bills b join bill_segments s using (bill_id) where b.account_id = $1 and b.state = 'issued' order by s.period_to`,
    [accountId],
  )
  return found.rows
}

function checkOf(accountId: keyof typeof SOLAR_ACCOUNTS) {
  const tariff = SOLAR_TARIFFS.find((file) => file.tariff === SOLAR_ACCOUNTS[accountId].tariff)
  const answer = rateCheck(
    {
      tariff: JSON.stringify(tariff),
      usage: usageCsv(DAYS, accountId !== 'A2'),
      from: '2026-01-01',
      to: '2027-01-01',
      attributes: {},
      options: {},
      period: 'monthly',
    },
    solarSettings().conventions,
  )
  expect(answer.refusals).toEqual([])
  return answer
}

describe('a year of bills is what the rate check says of the same usage', () => {
  test.each([
    ['A1', 'net metering by period of the day with a true-up'],
    ['A2', 'demand with a ratchet across the year'],
    ['A4', 'credits in money that wait'],
  ] as const)('%s: %s', async (accountId, _what) => {
    const held = await pool.query(
      `select reason_code, sentence from run_accounts where account_id = $1 and outcome <> 'billed'`,
      [accountId],
    )
    expect(held.rows).toEqual([])
    const bills = await billsOf(accountId)
    const check = checkOf(accountId)
    expect(bills.map((bill) => bill.total)).toEqual(check.periods.map((period) => period.total))
    expect(bills.map((bill) => bill.carried)).toEqual(check.periods.map((period) => period.carried))
  })
})

test('a what-if of a tariff as it is comes to what was billed, with banks and ratchets carried on both sides', async () => {
  for (const file of SOLAR_TARIFFS.filter(({ tariff }) => ['N-SOL', 'N-DEM', 'N-CRED'].includes(tariff))) {
    const input = { file: JSON.stringify(file), from: '2026-01-01', to: '2026-12-31' }
    const { whatIfId, accounts } = await startWhatIf(pool, command(input))
    expect(accounts).toBe(4)
    await replayUsage(pool, { whatIfId })
    const { rows } = await pool.query(
      `select account_id from what_if_accounts w where what_if_id = $1 and (bills <> 12 or refused_bills > 0 or draft <> released
         or released <> (select sum(total) from bills b where b.account_id = w.account_id and b.state = 'issued'))`,
      [whatIfId],
    )
    expect(rows).toEqual([])
  }
})

test('registers of the day are billed by themselves', async () => {
  const [january, february] = await billsOf('A3')
  expect(january?.lines).toEqual(['E-CUST 1 12.00', 'E-EN1 300 33.00', 'E-EN2 100 31.00'])
  expect(february?.lines).toEqual(['E-CUST 1 12.00', 'E-EN1 301 33.11', 'E-EN2 102 31.62'])
})

test('a run whose worker dies at each commit leaves the same bills and banks', async () => {
  const other = await testDatabase()
  try {
    await importSolarUtility(other.pool, ENDS.slice(0, 1))
    const january = DAYS.filter((day) => day.day <= '2026-01-31')
    for (const meter of ['M1', 'M2', 'M4']) await storeSolarDays(other.pool, meter, january, meter !== 'M2')
    const input = { billCycle: '1', readDate: '2026-01-31', isTrial: false }
    await other.pool.query(`update utility set business_date = '2026-02-01'`)
    const { runId } = await openRun(other.pool, command(input))
    await planRunStep(other.pool, input)
    await dyingChunks(other.pool, runId, computeChunk)
    await finishComputing(other.pool, { runId })
    await decideAboutRun(other.pool, command({ runId, act: 'approve' as const }))
    await planRunStep(other.pool, input)
    await dyingChunks(other.pool, runId, issueChunk)
    await expectSoundBooks(other.pool)
    const rows = async (of: pg.Pool) =>
      (
        await of.query(
          `select e.agreement_id, bank, part, kind, e.quantity::text, s.carried::text from bank_entries e join bill_segments s on s.bill_id = e.bill_id and s.agreement_id = e.agreement_id
            where e.period_to = '2026-01-31' order by 1, 2, 3, 4`,
        )
      ).rows
    expect(await rows(other.pool)).toEqual(await rows(pool))
    expect(await rows(pool)).not.toEqual([])
  } finally {
    await other.close()
  }
})

/** Account by account, with a worker that dies before its commit, one that dies after it, and one that lives. */
async function dyingChunks(of: pg.Pool, runId: number, work: typeof computeChunk): Promise<void> {
  const run = (await loadRun(of, runId)) as RunRow
  const rules = await loadBillingRules(of, run.settingsVersion)
  for (;;) {
    for (const moment of ['before', 'after'] as const) {
      const left = await work(dyingPool(of, moment), run, rules, 0, 1).catch((error: unknown) => {
        expect(String(error)).toContain(DEATH)
      })
      if (left === 0) return
    }
    if ((await work(of, run, rules, 0, 1)) === 0) return
  }
}

describe('what made a line can be shown', () => {
  const lineOf = async (agreementId: string, end: string, code: string): Promise<{ billId: number; lineNo: number }> =>
    (
      await pool.query<{ billId: number; lineNo: number }>(
        `select l.bill_id as "billId", l.line_no as "lineNo" from bill_lines l join bill_segments s using (segment_id) where s.agreement_id = $1 and s.period_to = $2 and l.line_code = $3`,
        [agreementId, end, code],
      )
    ).rows[0] as { billId: number; lineNo: number }

  test('a demand line by the hour of its peak', async () => {
    const load = await loadOfLine(pool, await lineOf('G2', '2026-08-31', 'E-DEM'))
    expect(load).toMatchObject({ kind: 'peak', day: '2026-08-31', meters: ['M2'], markedKwh: '1.417' })
    expect(load?.points.filter((point) => point.isMarked)).toEqual([{ at: '16:00', kw: '1.417', isMarked: true }])
  })

  test('energy of a period of the day by its hours on the day with most of it, also where the clock changes', async () => {
    const load = await loadOfLine(pool, await lineOf('G1', '2026-03-31', 'E-EN2'))
    expect(load).toMatchObject({ kind: 'period', period: 'on', day: '2026-03-31', direction: 'delivered', markedKwh: '7.085' })
    expect(load?.points.filter((point) => point.isMarked).map((point) => point.at)).toEqual([
      '16:00',
      '17:00',
      '18:00',
      '19:00',
      '20:00',
    ])
    expect(await loadOfLine(pool, await lineOf('G3', '2026-03-31', 'E-EN2'))).toBe(undefined)
  })

  test('the bill prints what is carried on, and the ledger says the same', async () => {
    const { billId } = await lineOf('G1', '2026-06-30', 'E-CUST')
    const [document] = await loadBillDocuments(pool, [billId])
    const bank = document?.segments[0]?.banks?.find((own) => own.part === 'off')
    const periods = await loadBankPeriods(pool, { agreementId: 'G1' })
    expect(periods.find((own) => own.part === 'off' && own.periodTo === '2026-06-30')).toMatchObject({
      generated: bank?.earned,
      balance: bank?.closing,
    })
    expect(renderBillText(document as BillDocument)).toContain('kept for later bills')
  })
})

test('a gap holds the bill and says where it is', async () => {
  const january = solarDays('2027-01-01', '2027-01-31').map((day) =>
    day.day === '2027-01-15' ? { ...day, given: day.given.map((given, hour) => (hour === 13 ? null : given)) } : day,
  )
  await storeSolarDays(pool, 'M1', january.slice(0, 20))
  const bill = () => draftOffCycleBill(pool, command({ accountId: 'A1', kind: 'off_cycle' as const, readOn: '2027-01-31' }))
  await expect(bill()).rejects.toThrow(
    'INTERVALS_INCOMPLETE): Tariff N-SOL cannot be applied: the last interval of the period begins 2027-01-20 23:00',
  )
  await storeSolarDays(pool, 'M1', january.slice(20))
  await expect(bill()).rejects.toThrow('the channel received_kwh has no value at 2027-01-15 13:00')
  await expect(
    draftOffCycleBill(pool, command({ accountId: 'A2', kind: 'off_cycle' as const, readOn: '2027-01-31' })),
  ).rejects.toThrow('meter M2 has no intervals from 2027-01-01 to 2027-01-31')
})

test('the ledger of banks is sound', async () => {
  await expectSoundBooks(pool)
})

const balances = async (agreementId: string): Promise<Record<string, string>> => {
  const found = await pool.query<{ part: string; sum: string }>(
    'select part, sum(quantity)::text as sum from bank_entries where agreement_id = $1 group by part order by part',
    [agreementId],
  )
  return Object.fromEntries(found.rows.map((row) => [row.part, row.sum]))
}

describe('a bill in the middle is cancelled and billed again', () => {
  const bill = async (end: string) =>
    (
      await pool.query<{ bill_id: number; carried: { energy: Record<string, string> } }>(
        `select bill_id, s.carried from bills b join bill_segments s using (bill_id) where s.agreement_id = 'G1' and s.period_to = $1 and b.state = 'issued'`,
        [end],
      )
    ).rows[0] as { bill_id: number; carried: { energy: Record<string, string> } }
  const waiting = async () =>
    (
      await pool.query<{ correction_id: number; period_to: string; difference: string; proposed_by: string }>(
        `select correction_id, b.period_to, difference, proposed_by from bill_corrections c join bills b using (bill_id) where c.state = 'proposed'`,
      )
    ).rows

  test('later bills are proposed one after the other, and end where the rate check ends on the corrected usage', async () => {
    const corrected = DAYS.map((day) =>
      day.day === '2026-08-10' ? { ...day, given: day.given.map((given) => (given ?? 0) * 3) } : day,
    )
    await replaceDay(corrected.find((day) => day.day === '2026-08-10'))
    const proposed = await proposeCorrection(pool, command({ billId: (await bill('2026-08-31')).bill_id, rebill: true }))
    await decideCorrection(pool, command({ correctionId: proposed.correctionId, decision: 'approve' as const }))
    // The bills after it stand as they were made: the ledger says so, and the next one waits for its correction.
    await expectSoundBooks(pool)
    expect(await waiting()).toMatchObject([{ period_to: '2026-09-30' }])

    for (const end of ['2026-09-30', '2026-10-31', '2026-11-30', '2026-12-31']) {
      const [next, ...others] = await waiting()
      if (next === undefined) break
      expect([next.period_to, others]).toEqual([end, []])
      await decideCorrection(pool, command({ correctionId: next.correction_id, decision: 'approve' as const }))
      await expectSoundBooks(pool)
    }
    expect(await waiting()).toEqual([])
    const tariff = SOLAR_TARIFFS.find((file) => file.tariff === 'N-SOL')
    const check = rateCheck(
      {
        tariff: JSON.stringify(tariff),
        usage: usageCsv(corrected),
        from: '2026-01-01',
        to: '2027-01-01',
        attributes: {},
        options: {},
        period: 'monthly',
      },
      solarSettings().conventions,
    )
    expect((await billsOf('A1')).map((row) => row.total)).toEqual(check.periods.map((period) => period.total))
  })

  test('cancelled and not billed again, the bank goes back and the later bills say what they carry', async () => {
    const before = await balances('G4')
    const [december] = (
      await pool.query<{ bill_id: number }>(
        `select bill_id from bill_segments s join bills b using (bill_id) where s.agreement_id = 'G4' and s.period_to = '2026-12-31' and b.state = 'issued'`,
      )
    ).rows
    const proposed = await proposeCorrection(pool, command({ billId: december?.bill_id as number, rebill: false }))
    await decideCorrection(pool, command({ correctionId: proposed.correctionId, decision: 'approve' as const }))
    await expectSoundBooks(pool)
    expect(await balances('G4')).not.toEqual(before)
    const draft = await draftOffCycleBill(pool, command({ accountId: 'A4', kind: 'off_cycle' as const, readOn: '2026-12-31' }))
    await decideDraft(pool, command({ billId: draft.billId, decision: 'issue' as const }))
    expect(await balances('G4')).toEqual(before)
    await expectSoundBooks(pool)
  })
})

/** What a corrected file does: the day that counts is superseded by another. */
async function replaceDay(day: SolarDay | undefined): Promise<void> {
  await inTransaction(pool, async ({ client }) => {
    const next = await client.query<{ id: number }>(`select nextval('interval_day_ids') as id`)
    await client.query(
      `update interval_days d set superseded_by = $2 from meter_channels c where c.channel_id = d.channel_id and c.meter_id = 'M1' and c.direction = 'received' and d.day = $1`,
      [day?.day, next.rows[0]?.id],
    )
    await client.query(
      `insert into interval_days (interval_day_id, channel_id, day, starts_at, seconds, scale, amounts, qualities, origin, reason, recorded_by)
       select $1, d.channel_id, d.day, d.starts_at, d.seconds, d.scale, $2, d.qualities, 'edited', 'test', 'U-TEST' from interval_days d where superseded_by = $1`,
      [next.rows[0]?.id, day?.given],
    )
  })
}
