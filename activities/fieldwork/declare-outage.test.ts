import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { importAlderCreek } from '../../test/support/bill-run.js'
import { type TestDatabase, testDatabase } from '../../test/support/database.js'
import { TESTER } from '../../test/support/import-folder.js'
import { decideDraft, draftOffCycleBill } from '../billing/off-cycle-bill.js'
import { declareOutage } from './declare-outage.js'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
  await importAlderCreek(database.pool, '2026-09-04')
}, 120_000)
afterAll(() => database.close())

const command = <Input>(input: Input) => ({ key: randomUUID(), actor: TESTER, reason: 'test', input })

/** Flags of the account's off-cycle bill, by agreement. */
async function flagsOf(accountId: string): Promise<Record<string, string[]>> {
  const { billId } = await draftOffCycleBill(database.pool, command({ accountId, kind: 'off_cycle', readOn: '2026-09-04' }))
  const found = await database.pool.query<{ agreement_id: string; flags: string[] }>(
    'select agreement_id, flags from bill_segments where bill_id = $1',
    [billId],
  )
  await decideDraft(database.pool, command({ billId, decision: 'drop' }))
  return Object.fromEntries(found.rows.map((row) => [row.agreement_id, row.flags]))
}

it('no use in an outage is no exception; whom it did not touch is looked at as ever', async () => {
  // Points of the first cycle whose meter stood still from the August to the September read, and whose account can be billed.
  const still = await database.pool.query<{
    account_id: string
    agreement_id: string
    service_point_id: string
    service: string
  }>(
    `select g.account_id, g.agreement_id, g.service_point_id, p.service from service_agreements g join accounts a using (account_id)
       join service_points p using (service_point_id) join meter_installs i using (service_point_id)
       join reads before on before.meter_id = i.meter_id and before.read_on = '2026-08-04' and before.superseded_by is null
       join reads after on after.meter_id = i.meter_id and after.register = before.register and after.read_on = '2026-09-04'
         and after.superseded_by is null and after.value = before.value
     where a.bill_cycle = '1' and g.stop_on is null and i.removed_on is null order by g.agreement_id`,
  )
  const marked = []
  for (const point of still.rows) {
    const flags = await flagsOf(point.account_id).catch(() => undefined)
    if (flags?.[point.agreement_id]?.includes('ZERO_USE') === true) marked.push(point)
    if (marked.length === 2) break
  }
  const [touched, untouched] = marked
  if (touched === undefined || untouched === undefined) throw new Error('the sample has no two meters that stood still')
  await declareOutage(
    database.pool,
    command({
      name: 'Main break',
      service: touched.service,
      startsOn: '2026-08-20',
      endsOn: '2026-08-24',
      pausesDisconnections: false,
      list: touched.service_point_id,
      typeCode: null,
    }),
  )
  expect((await flagsOf(touched.account_id))[touched.agreement_id]).not.toContain('ZERO_USE')
  expect((await flagsOf(untouched.account_id))[untouched.agreement_id]).toContain('ZERO_USE')
})
