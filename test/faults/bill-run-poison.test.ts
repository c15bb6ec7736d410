import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { decideAboutRun } from '../../activities/billing/decide-run.js'
import { mendAccount } from '../../activities/billing/mend-account.js'
import { openRun } from '../../activities/billing/open-run.js'
import { advanceClock } from '../../activities/utility/advance-clock.js'
import { computeRun, importAlderCreek } from '../support/bill-run.js'
import { commandOf } from '../imports/import-set.js'
import { type TestDatabase, testDatabase } from '../support/database.js'
import { expectSoundBooks } from '../support/invariants.js'
import { type TestTemporal, testTemporal } from '../support/temporal.js'
import { type TestWorker, testWorker } from '../support/worker.js'
import { businessLines } from './support/business-rows.js'
import { untilRunIs } from './support/observed-run.js'
import { findVictims, POISONS, type Victim } from './support/poison.js'

// Twenty accounts of a cycle are spoilt in twenty ways: each is parked with a code or billed as it stands, the others get the very bills
// that they get without it, the run ends, and a mended account is billed once.

const BILL_CYCLE = '1'
const READ_DATE = '2026-09-04'

let sound: TestDatabase
let spoilt: TestDatabase
let temporal: TestTemporal
let worker: TestWorker
let victims: Victim[]
let runId: number

beforeAll(async () => {
  ;[sound, spoilt, temporal] = await Promise.all([testDatabase(), testDatabase(), testTemporal()])
  for (const database of [sound, spoilt]) {
    await importAlderCreek(database.pool, '2026-09-01')
    await advanceClock(database.pool, commandOf({ to: READ_DATE }))
  }
  await computeRun(sound.pool, BILL_CYCLE, READ_DATE)
  victims = await findVictims(sound.pool, BILL_CYCLE, POISONS.length)
  const client = await spoilt.adminPool.connect()
  await client.query('set session_replication_role = replica')
  for (const [index, poison] of POISONS.entries()) await poison.spoil(client, victims[index] as Victim)
  client.release(true)
  worker = await testWorker(spoilt, temporal, { accountsPerChunk: 64, delivers: false })
})
afterAll(async () => {
  await worker?.stop()
  await Promise.all([temporal?.close(), sound?.close(), spoilt?.close()])
})

const victimOf = (name: string): Victim => victims[POISONS.findIndex((poison) => poison.name === name)] as Victim

async function outcomes(): Promise<Map<string, { outcome: string; code: string; sentence: string }>> {
  const found = await spoilt.pool.query<{ account_id: string; outcome: string; code: string; sentence: string }>(
    'select account_id, outcome, reason_code as code, sentence from run_accounts',
  )
  return new Map(found.rows.map((row) => [row.account_id, row]))
}

/** The rows of accounts that were left as they are. */
async function unspoiltLines({ pool }: TestDatabase, table: string): Promise<string[]> {
  const ids = new Set(victims.map((victim) => victim.accountId))
  return (await businessLines(pool, table)).filter((line) => !ids.has(line.slice(0, line.indexOf('|'))))
}

async function approve(): Promise<void> {
  await decideAboutRun(spoilt.pool, commandOf({ runId, act: 'approve' }))
  await untilRunIs(spoilt.pool, 'open')
}

describe('poison accounts', () => {
  test('there is one for each kind', () => {
    expect(victims.length).toBe(POISONS.length)
    expect(POISONS.length).toBeGreaterThanOrEqual(20)
  })

  test('the run reaches its review, with every account accounted for', async () => {
    runId = (await openRun(spoilt.pool, commandOf({ billCycle: BILL_CYCLE, readDate: READ_DATE, isTrial: false }))).runId
    const run = await untilRunIs(spoilt.pool, 'review')
    expect(run).toMatchObject({ pending: 0, accounts: (await unspoiltLines(sound, 'outcomes')).length + POISONS.length })
  })

  test.each(POISONS.map((poison) => [poison.name, poison.becomes] as const))('%s: %s', async (name, becomes) => {
    const found = (await outcomes()).get(victimOf(name).accountId)
    // Days that are taken are only looked at when the bill is issued.
    const code = becomes === 'ALREADY_BILLED' ? 'BILLED' : becomes
    expect(found).toMatchObject({ code, outcome: code === 'BILLED' ? 'billed' : 'parked' })
    expect(found?.sentence).toMatch(/^[A-Z].*[.\w}"]$/s)
  })

  test.each(['outcomes', 'bills', 'segments', 'lines'])('%s of all others are what they are without poison', async (table) => {
    const [ours, theirs] = [await unspoiltLines(spoilt, table), await unspoiltLines(sound, table)]
    expect(ours.length).toBeGreaterThan(200)
    expect(ours).toEqual(theirs)
  })

  test('a name of any signs is on the bill as it is written', async () => {
    const { accountId } = victimOf(POISONS.find((poison) => poison.name.startsWith('a name of tabs'))?.name ?? '')
    const found = await spoilt.pool.query<{ print: { customerName: string; mailingLines: string[] }; name: string }>(
      'select b.print, c.display_name as name from bills b join accounts using (account_id) join customers c using (customer_id) where b.run_id = $1 and account_id = $2',
      [runId, accountId],
    )
    expect(found.rows[0]?.print.customerName).toBe(found.rows[0]?.name)
    expect(found.rows[0]?.name).toContain('a\tb\nc\\d\r"e\'\\.{}\u202e\u{1f600}')
    expect(found.rows[0]?.print.mailingLines[0]).toBe('\\N')
  })

  test('the rest is issued; what another bill has taken meanwhile is parked then', async () => {
    await approve()
    const found = await outcomes()
    expect(found.get(victimOf('days that another bill has taken').accountId)?.code).toBe('ALREADY_BILLED')
    const issued = await spoilt.pool.query<{ count: number }>(
      `select count(*) from bills where run_id = $1 and state = 'issued'`,
      [runId],
    )
    expect(issued.rows[0]?.count).toBe([...found.values()].filter((row) => row.outcome === 'billed').length)
  })

  test('mended, an account is billed once', async () => {
    const negative = victimOf('a closing read below the opening one')
    const opening = await spoilt.pool.query<{ value: string }>(
      `select value from reads where meter_id = $1 and superseded_by is null and read_on < $2 order by read_on desc limit 1`,
      [negative.waterMeter, READ_DATE],
    )
    const value = String(Number(opening.rows[0]?.value) + 5)
    const read = { meterId: negative.waterMeter, register: '1', readOn: READ_DATE, value } as const
    await mendAccount(spoilt.pool, commandOf({ runId, accountId: negative.accountId, act: 'correct_read', ...read }))
    const sizeless = victimOf('a meter without a size')
    await spoilt.pool.query(`update meters set size = '5/8' where meter_id = $1`, [sizeless.waterMeter])
    await mendAccount(spoilt.pool, commandOf({ runId, accountId: sizeless.accountId, act: 'retry' }))
    await untilRunIs(spoilt.pool, 'review')
    await approve()
    const bills = await spoilt.pool.query<{ account_id: string; bills: number }>(
      `select account_id, count(*) as bills from bills where run_id = $1 and state = 'issued' group by 1`,
      [runId],
    )
    const byAccount = new Map(bills.rows.map((row) => [row.account_id, row.bills]))
    expect([negative, sizeless].map((victim) => byAccount.get(victim.accountId))).toEqual([1, 1])
    expect(Math.max(...byAccount.values())).toBe(1)
  })

  test('the window ends, and what is still parked stays so by name', async () => {
    await advanceClock(spoilt.pool, commandOf({ to: '2026-09-15' }))
    await untilRunIs(spoilt.pool, 'closed')
    const run = await spoilt.pool.query(
      'select accounts_in = billed + skipped + parked as exact from bill_runs where run_id = $1',
      [runId],
    )
    expect(run.rows).toEqual([{ exact: true }])
    await expectSoundBooks(spoilt.pool)
  })
})
