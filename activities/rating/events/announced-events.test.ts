import type pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inTransaction } from '../../../db/transaction.js'
import type { TariffFile } from '../../../domain/rating/tariff.js'
import { explainLine } from '../../../domain/rating/explain-line.js'
import type { LineDerivation } from '../../../domain/rating/derivation.js'
import { approveRun, computeRun, workRun } from '../../../test/support/bill-run.js'
import { type TestDatabase, testDatabase } from '../../../test/support/database.js'
import { DEATH, dyingPool } from '../../../test/support/dying-pool.js'
import { TESTER } from '../../../test/support/import-folder.js'
import { expectSoundBooks } from '../../../test/support/invariants.js'
import {
  importSolarUtility,
  SOLAR_ACCOUNTS,
  SOLAR_TARIFFS,
  solarDays,
  storeSolarDays,
} from '../../../test/support/solar-utility.js'
import { decideCorrection } from '../../billing/decide-correction.js'
import { refreshRun } from '../../billing/refresh-run.js'
import { replayUsage } from '../../what-if/replay-usage.js'
import { startWhatIf } from '../../what-if/start-what-if.js'
import { announceEvents } from './announce-events.js'
import { cancelEvent } from './cancel-event.js'
import { createEventList } from './create-event-list.js'
import { reviewBills } from './review-bills.js'

// Account A2 in January 2026: 0.11 a kWh, 0.95 in critical hours. Its meter counts 1,200 Wh + 7 Wh × the day of the month in each hour from
// 16:00 to 21:00, 150 Wh from 9:00 to 15:00 and 420 Wh + 1 Wh × the day in the other 13. The days add up to 496, so January has
// 5 × (31 × 1,200 + 7 × 496) + 6 × 31 × 150 + 13 × (31 × 420 + 496) = 406,968 Wh: 44.77.
// Critical from 17:00 to 19:00 on the 13th, 2 × 1,291 Wh: 404.386 × 0.11 + 2.582 × 0.95 = 44.48 + 2.45 = 46.93.
// And from 20:00 to 21:00 on the 20th, 1,340 Wh: 403.046 × 0.11 + 3.922 × 0.95 = 44.34 + 3.73 = 48.07.
// The 20th alone: 405.628 × 0.11 + 1.34 × 0.95 = 44.62 + 1.27 = 45.89.

let database: TestDatabase
let pool: pg.Pool
let runId: number
let keys = 0
const command = <Input>(input: Input) => ({
  key: `event ${(keys += 1)}`,
  actor: TESTER,
  reason: 'Announced by text message',
  input,
})

const CRITICAL = {
  ...SOLAR_TARIFFS.find(({ tariff }) => tariff === 'N-DEM'),
  conventions: {
    schedules: {
      tou: { periods: ['off', 'critical'], rows: [{ period: 'off' }], events: [{ event: 'critical_peak', period: 'critical' }] },
    },
  },
  versions: [
    {
      from: '2025-01-01',
      rules: [
        {
          rule: 'energy',
          kind: 'time_of_use',
          schedule: 'tou',
          periods: { off: { line: 'E-EN1', price: '0.11' }, critical: { line: 'E-EN2', price: '0.95' } },
        },
      ],
    },
  ],
}

beforeAll(async () => {
  database = await testDatabase()
  pool = database.pool
  const tariffs = SOLAR_TARIFFS.map((file) => (file.tariff === 'N-DEM' ? (CRITICAL as unknown as TariffFile) : file))
  await importSolarUtility(pool, ['2026-01-31'], { accounts: SOLAR_ACCOUNTS, tariffs })
  await storeSolarDays(pool, 'M2', solarDays('2026-01-01', '2026-01-31'), false)
  await pool.query(`update utility set business_date = '2026-02-05'`)
}, 60_000)
afterAll(() => database?.close())

const event = (day: string, from: string, to: string) => ({
  startsAt: `2026-01-${day}T${from}`,
  endsAt: `2026-01-${day}T${to}`,
  announcedAt: `2026-01-${day}T08:00`,
})
const lines = async (state: string): Promise<string[]> => {
  const found = await pool.query<{ line: string }>(
    `select l.line_code || ' ' || l.quantity::text || ' ' || l.amount::text as line from bill_lines l join bills b using (bill_id)
      where b.account_id = 'A2' and b.state = $1 and b.kind <> 'rebill' order by l.line_no`,
    [state],
  )
  return found.rows.map(({ line }) => line)
}
const proposals = async (): Promise<{ correction_id: number; difference: string; reason: string }[]> =>
  (await pool.query(`select correction_id, difference::text, reason from bill_corrections where state = 'proposed' order by 1`))
    .rows
const reviews = async (): Promise<string[]> =>
  (
    await pool.query<{ said: string }>(
      `select change || ' ' || coalesce(outcome, 'waits') as said from event_reviews order by event_id, change desc`,
    )
  ).rows.map(({ said }) => said)
const total = async (): Promise<number> => {
  const found = await pool.query<{ total: string }>(
    `select total from bills where account_id = 'A2' and state in ('draft', 'issued')`,
  )
  return Number(found.rows[0]?.total)
}

test('a tariff that asks for a list nobody keeps parks the account; a list without events says there were none', async () => {
  runId = await computeRun(pool, '1', '2026-01-31')
  const parked = await pool.query(`select reason_code, sentence from run_accounts where account_id = 'A2'`)
  expect(parked.rows[0]).toMatchObject({ reason_code: 'MISSING_DETERMINANT' })
  expect(parked.rows[0]?.['sentence']).toContain('critical_peak')
  const create = command({ list: 'critical_peak', kind: 'critical_peak' as const, label: 'Critical peak days' })
  expect(await createEventList(pool, create)).toEqual(await createEventList(pool, create))
  await expect(createEventList(pool, command(create.input))).rejects.toThrow('EVENT_LIST_EXISTS')
  await refreshRun(pool, command({ runId }))
  await workRun(pool, runId)
  expect((await lines('draft')).map((line) => line.split(' ')[0])).toEqual(['E-EN1'])
})

test('an event entered before the issue makes the drafts anew, and the line names it', async () => {
  const before = await total()
  const announce = command({ list: 'critical_peak', events: [event('13', '17:00', '19:00')] })
  const answer = await announceEvents(pool, announce)
  expect(answer).toMatchObject({ known: 0, draftsAgain: 1, billsToReview: 0 })
  expect(await announceEvents(pool, announce)).toEqual(answer)
  await expect(announceEvents(pool, command({ list: 'critical_peak', events: [event('14', '17:00', '19:00')] }))).rejects.toThrow(
    'EVENT_DURING_RUN',
  )
  await workRun(pool, runId)
  expect((await lines('draft')).at(-1)).toMatch(/^E-EN2 2\.582\d* 2\.45$/)
  expect([before, await total()]).toEqual([44.77, 46.93])
  const line = await pool.query<{ derivation: LineDerivation }>(`select derivation from bill_lines where line_code = 'E-EN2'`)
  expect(explainLine(line.rows[0]?.derivation as LineDerivation)).toContain('Announced as critical peak: 2026-01-13 17:00–19:00.')
  await approveRun(pool, runId)
})

test('events that come after the bill propose it again with its difference; the same file again changes nothing', async () => {
  const file =
    'starts,ends,announced\n2026-01-13T17:00,2026-01-13T19:00,2026-01-13T08:00\n2026-01-20 20:00,2026-01-20 21:00,2026-01-19 12:00\n'
  expect(await announceEvents(pool, command({ list: 'critical_peak', file }))).toMatchObject({
    known: 1,
    draftsAgain: 0,
    billsToReview: 1,
  })
  expect(await announceEvents(pool, command({ list: 'critical_peak', file }))).toMatchObject({ known: 2, billsToReview: 0 })
  // A worker that dies before its commit leaves the bill to be looked at; after it, nothing.
  await expect(reviewBills(dyingPool(pool, 'before'))).rejects.toThrow(DEATH)
  expect(await reviews()).toEqual(['entered waits'])
  await expect(reviewBills(dyingPool(pool, 'after'))).rejects.toThrow(DEATH)
  expect(await reviewBills(pool)).toBe(0)
  const [proposal, ...others] = await proposals()
  expect(others).toEqual([])
  expect(proposal).toMatchObject({
    difference: '1.14',
    reason: 'Critical peak days: the event of 2026-01-20 20:00 to 2026-01-20 21:00 was entered after this bill.',
  })
  expect(await reviews()).toEqual(['entered proposed'])
  await decideCorrection(pool, command({ correctionId: proposal?.correction_id as number, decision: 'approve' as const }))
  await expectSoundBooks(pool)
})

test('a cancelled event stays on record, and the bills that counted it are proposed again', async () => {
  const found = await pool.query<{ id: number }>(`select event_id as id from announced_events order by starts_at`)
  const [first] = found.rows.map(({ id }) => id)
  expect(await cancelEvent(pool, command({ eventId: first as number }))).toMatchObject({ draftsAgain: 0, billsToReview: 1 })
  await expect(cancelEvent(pool, command({ eventId: first as number }))).rejects.toThrow('EVENT_CANCELLED')
  await reviewBills(pool)
  expect((await proposals()).map(({ difference }) => difference)).toEqual(['-2.18'])
  await expect(
    inTransaction(pool, (tx) => tx.client.query(`update announced_events set starts_at = starts_at - interval '1 hour'`)),
  ).rejects.toThrow('permission denied')
})

test.each([
  ['in the wrong order', event('25', '19:00', '17:00'), 'EVENT_TIMES'],
  ['announced after it began', { ...event('25', '17:00', '19:00'), announcedAt: '2026-01-25T18:00' }, 'EVENT_TIMES'],
  ['over another one', event('20', '19:30', '20:30'), 'EVENT_OVERLAPS'],
])('an event %s is refused', async (_, wrong, code) => {
  await expect(announceEvents(pool, command({ list: 'critical_peak', events: [wrong] }))).rejects.toThrow(code)
  await expect(announceEvents(pool, command({ list: 'solar', events: [wrong] }))).rejects.toThrow('NOT_FOUND')
})

test('a what-if counts the announced hours', async () => {
  const dearer = JSON.stringify(CRITICAL).replace('"0.95"', '"1.95"')
  const { whatIfId } = await startWhatIf(pool, command({ file: dearer, from: '2026-01-01', to: '2026-01-31' }))
  await replayUsage(pool, { whatIfId })
  const found = await pool.query(
    `select released::text, draft::text from what_if_accounts where what_if_id = $1 and account_id = 'A2'`,
    [whatIfId],
  )
  // Only the hour of the 20th counts: 1.34 kWh at one dollar more.
  expect(Number(found.rows[0]?.['draft']) - Number(found.rows[0]?.['released'])).toBeCloseTo(1.34, 5)
})
