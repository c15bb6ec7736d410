import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { SampleBillJson } from '../../api/what-if/sample-bill-routes.js'
import type { WhatIfPageJson } from '../../api/what-if/contract.js'
import { decimal } from '../../domain/kernel/decimal.js'
import { type TestApi, testApi } from '../../test/support/api.js'
import { ALDER_CREEK, approveRun, computeRun, importAlderCreek } from '../../test/support/bill-run.js'
import { dayOf } from '../../test/support/collections.js'
import { type TestDatabase, testDatabase } from '../../test/support/database.js'
import { byTester } from '../../test/support/moves.js'
import { codeOf } from '../../test/support/refusals.js'
import { failWhatIf } from './end-what-if.js'
import { replayUsage } from './replay-usage.js'
import { startWhatIf, type WhatIfInput } from './start-what-if.js'

let database: TestDatabase
let api: TestApi

const RELEASED = readFileSync(join(ALDER_CREEK, 'tariffs', 'W-RES.json'), 'utf8')
/** The same with one more version from next year: a dollar more for each month of the base charge. */
function dearer(): string {
  const file = JSON.parse(RELEASED)
  const next = structuredClone(file.versions.at(-1))
  next.from = '2027-01-01'
  next.rules.push({
    rule: 'council',
    kind: 'fixed',
    line: next.rules[0].line,
    label: 'Council charge',
    per: 'bill',
    price: [
      { from: '2027-01-01', value: '1.00' },
      { from: '2027-07-01', value: '3.00' },
    ],
  })
  file.versions.push(next)
  return JSON.stringify(file)
}
// The bills of cycle 1 that Penstock makes below; those before were brought over.
const SCOPE = { from: '2026-08-30', to: '2026-09-05', billCycle: '1', billedBy: 'W-RES' }

beforeAll(async () => {
  database = await testDatabase()
  await importAlderCreek(database.pool, '2026-09-04')
  await approveRun(database.pool, await computeRun(database.pool, '1', '2026-09-04'))
  await dayOf(database.adminPool, '2026-09-10')
  api = await testApi(database)
}, 120_000)
afterAll(async () => {
  await api?.close()
  await database.close()
})

const start = (more: Partial<WhatIfInput> = {}) =>
  startWhatIf(database.pool, byTester<WhatIfInput>({ file: dearer(), ...SCOPE, ...more }))
const page = async (id: number): Promise<WhatIfPageJson> =>
  (await (await api.as('billing_analyst')).get(`/what-ifs/${id}`)).json<WhatIfPageJson>()

it('rates what was billed again, under both, in chunks, and goes on where a worker died', async () => {
  const { whatIfId, accounts } = await start()
  expect(accounts).toBeGreaterThan(50)
  expect(await codeOf(start())).toBe('WHAT_IF_RUNNING')
  const died = replayUsage(
    database.pool,
    { whatIfId },
    () => {
      throw new Error('the worker dies')
    },
    40,
  )
  await expect(died).rejects.toThrow('the worker dies')
  expect(await page(whatIfId)).toMatchObject({ state: 'running', examined: 40, accounts })
  // One that was taken for dead goes on beside its successor.
  await Promise.all([replayUsage(database.pool, { whatIfId }), replayUsage(database.pool, { whatIfId })])
  await replayUsage(database.pool, { whatIfId })
  const done = await page(whatIfId)
  expect(done).toMatchObject({ state: 'done', examined: accounts, tariff: 'W-RES', asOn: '2027-01-01', insteadOf: 'W-RES' })
  expect(done.refusals).toEqual([])
  const bills = done.revenue.reduce((sum, row) => sum + row.bills, 0)
  expect(bills).toBeGreaterThanOrEqual(accounts)
  // What Penstock billed is what it rates again, to the cent.
  for (const row of done.revenue) expect(row.released).toBe(row.billed)
  expect(done.bands.every(({ band }) => band > 0)).toBe(true)
  expect(done.mostAffected).toHaveLength(50)
  // Whatever was tried, nothing was made.
  const left = await database.pool.query(`select from bills where state = 'draft'`)
  expect(left.rowCount).toBe(0)
})

it('asks of each bill what the draft asks more than the prices of that day', async () => {
  const { whatIfId } = await start({ file: RELEASED, asOn: '2027-01-01' })
  await replayUsage(database.pool, { whatIfId })
  const without = (await page(whatIfId)).revenue
  const charges = ({ draft, draftTaxes }: (typeof without)[number]) => decimal(draft).minus(draftTaxes)
  const sum = (rows: typeof without) => rows.reduce((total, row) => total.plus(charges(row)), decimal(0))
  // Some accounts have several agreements: a dollar for each.
  const agreements = await database.pool.query<{ n: number }>(
    `select count(*)::integer as n from bill_segments s join bills b using (bill_id) join accounts a on a.account_id = b.account_id
     where b.state = 'issued' and b.period_to between $1 and $2 and a.bill_cycle = '1' and s.tariff_code = 'W-RES'`,
    [SCOPE.from, SCOPE.to],
  )
  expect(
    sum((await page(1)).revenue)
      .minus(sum(without))
      .toFixed(2),
  ).toBe(`${agreements.rows[0]?.n}.00`)
})

it('rates bills that were brought over from their reads, and counts what cannot be rated with its code', async () => {
  const { whatIfId, accounts } = await start({ file: RELEASED, asOn: '2026-07-01', from: '2025-09-01', to: '2026-08-20' })
  // Some reads of one account were never brought over.
  await database.adminPool.query(`begin; set local session_replication_role = replica;
    delete from reads where read_id in (select r.read_id from service_agreements g
      join meter_installs i using (service_point_id) join reads r using (meter_id, register)
      where g.account_id = (select account_id from what_if_accounts order by 1 limit 1) and r.read_on between '2026-01-01' and '2026-04-30');
    commit`)
  await replayUsage(database.pool, { whatIfId })
  const done = await page(whatIfId)
  expect(done).toMatchObject({ state: 'done', examined: accounts })
  expect(done.refusals.map(({ code, side }) => `${side} ${code}`)).toContain('released MISSING_READ')
  const told = await database.pool.query<{ bills: number; rated: number; refused: number }>(
    `select (select count(*) from bills b join what_if_accounts a using (account_id) where a.what_if_id = $1 and b.state = 'issued'
               and b.period_to between '2025-09-01' and '2026-08-20')::integer as bills,
       (select sum(bills) from what_if_accounts where what_if_id = $1)::integer as rated,
       (select sum(refused_bills) from what_if_accounts where what_if_id = $1)::integer as refused`,
    [whatIfId],
  )
  const [{ bills, rated, refused }] = told.rows as [{ bills: number; rated: number; refused: number }]
  expect(rated + refused).toBe(bills)
  expect(refused).toBe(done.refusals.reduce((sum, row) => sum + row.bills, 0))
})

it('is taken out as CSV: revenue, accounts, and bills that could not be rated', async () => {
  const analyst = await api.as('billing_analyst')
  const lines = async (part: string) => (await analyst.get(`/exports/what-if?id=1&part=${part}`)).body.split('\n')
  expect((await lines('revenue'))[0]).toBe(
    'month,customer_class,bills,billed,released,draft,difference,released_taxes,draft_taxes',
  )
  expect((await lines('accounts'))[1]).toMatch(/^A\d{6},residential,1,0,\d+\.\d\d,\d+\.\d\d,\d+\.\d\d$/)
  expect((await lines('refusals'))[0]).toBe('account_id,bill_id,side,code,sentence')
})

it('is refused where it cannot be tried, may be cancelled, and says where it failed', async () => {
  expect(await codeOf(start({ to: '2026-09-10' }))).toBe('WHAT_IF_PERIOD')
  expect(await codeOf(start({ from: '2024-01-01' }))).toBe('WHAT_IF_PERIOD')
  expect(await codeOf(start({ asOn: '2020-01-01' }))).toBe('WHAT_IF_DAY')
  expect(await codeOf(start({ insteadOf: 'W-GONE' }))).toBe('WHAT_IF_TARIFF')
  expect(await codeOf(start({ file: '{' }))).toBe('TARIFF_INVALID')
  const analyst = await api.as('billing_analyst')
  const body = { file: RELEASED, ...SCOPE, reason: 'Before the council meets' }
  const { whatIfId } = (await analyst.post('/what-ifs', body)).json<{ whatIfId: number }>()
  await analyst.post(`/what-ifs/${whatIfId}/cancel`, { reason: 'The wrong draft' })
  await replayUsage(database.pool, { whatIfId })
  expect(await page(whatIfId)).toMatchObject({ state: 'cancelled', examined: 0 })
  const again = await analyst.post(`/what-ifs/${whatIfId}/cancel`, { reason: 'Once more' })
  expect(again.json().code).toBe('WHAT_IF_ENDED')
  const failed = await start()
  await failWhatIf(database.pool, { whatIfId: failed.whatIfId, code: 'INVARIANT' })
  expect(await page(failed.whatIfId)).toMatchObject({ state: 'failed', failureCode: 'INVARIANT' })
})

it('makes one bill of an account under both, with its lines, as a sample of a draft', async () => {
  const analyst = await api.as('billing_analyst')
  const { rows } = await analyst.list<{ accountId: string }>('/tariff-users', { filter: { tariffCode: 'W-RES', isLive: true } })
  const sample = async (more: object) => {
    const answer = await analyst.post('/sample-bills', { file: dearer(), accountId: rows[0]?.accountId, ...more })
    return answer.json<SampleBillJson & { code?: string }>()
  }
  const { asOn, bill, bills, inForce, draft } = await sample({})
  expect([asOn, bills[0]?.billId]).toEqual(['2027-01-01', bill.billId])
  if (!inForce.isRated || !draft.isRated) throw new Error('not rated')
  expect(inForce.total).toBe(bill.total)
  const council = draft.lines.find(({ label }) => label === 'Council charge')
  expect(council).toMatchObject({ tariff: 'W-RES', quantity: '1', amount: '1.00' })
  expect(decimal(draft.total).minus(draft.taxes).minus(inForce.total).plus(inForce.taxes).toNumber()).toBeGreaterThanOrEqual(1)
  expect(council?.why.at(-1)).toContain('version of January 1, 2027')
  expect((await sample({ asOn: '2027-07-01' })).draft).toMatchObject({ isRated: true })
  expect(await sample({ accountId: 'NONE' })).toMatchObject({ code: 'SAMPLE_NO_BILL' })
  expect(await sample({ billId: 999_999 })).toMatchObject({ code: 'SAMPLE_NO_BILL' })
  expect(await sample({ insteadOf: 'NONE' })).toMatchObject({ code: 'WHAT_IF_TARIFF' })
  expect(await sample({ file: '{' })).toMatchObject({ code: 'TARIFF_INVALID' })
})
