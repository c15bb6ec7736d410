import { afterAll, beforeAll, expect, test } from 'vitest'
import { sweepWriteOffs } from '../../activities/write-offs/sweep-write-offs.js'
import { type TestApi, testApi } from '../../test/support/api.js'
import { utilityPack } from '../../test/support/collections.js'
import { type TestDatabase, testDatabase } from '../../test/support/database.js'
import { seedAccounts, seedItems, seedUtility } from '../../test/support/ledger.js'
import { releasePacks } from '../../test/support/policy.js'
import type { DecidedProposalJson, WriteOffPageJson, WriteOffRecordJson } from './contract.js'

let database: TestDatabase
let api: TestApi
beforeAll(async () => {
  database = await testDatabase()
  const { pool } = database
  await seedUtility(pool, '2026-10-20')
  await seedAccounts(pool, ['A1:closed', 'A2:closed', 'A3:closed'])
  await seedItems(pool, [
    ['A1', 'bill', '2026-02-20', '150.00', 'water'],
    ['A2', 'bill', '2026-02-20', '900.00', 'water'],
    ['A3', 'bill', '2026-10-10', '70.00', 'water'],
  ])
  const rule = { after_days: 120, without_approval_up_to: '100.00', collections_up_to: '500.00' }
  const rules = [
    ['write_off.rule', rule],
    ['write_off.bankruptcy', 'hold'],
  ] as const
  await releasePacks(pool, [utilityPack(rules)], '2026-01-01')
  await sweepWriteOffs(pool)
  api = await testApi(database)
})
afterAll(async () => {
  await api.close()
  await database.close()
})

test('proposals are decided together, each within the limit of who decides', async () => {
  const staff = await api.as('collections')
  const { rows } = await staff.list<WriteOffRecordJson>('/write-offs', { filter: { state: 'proposed' }, sort: ['id', 'ASC'] })
  expect(rows.map((row) => [row.accountId, row.amount, row.approval, row.ruleSays.length > 0])).toEqual([
    ['A1', '150.00', 'collections', true],
    ['A2', '900.00', 'supervisor', true],
  ])
  const filter = encodeURIComponent('{"state":"proposed"}')
  expect((await staff.get(`/write-off-totals?filter=${filter}`)).json()).toEqual({
    count: 2,
    amount: '1050.00',
    recovered: '0.00',
  })
  const body = { ids: rows.map(({ id }) => id), act: 'approve', reason: 'Old, and nobody there' }
  expect((await (await api.as('cashier')).post('/write-offs/decide', body)).statusCode).toBe(403)
  const answers = (await staff.post('/write-offs/decide', body)).json<DecidedProposalJson[]>()
  expect(answers.map(({ isDone, code }) => [isDone, code])).toEqual([
    [true, null],
    [false, 'WRITE_OFF_LIMIT'],
  ])
  const boss = await api.as('supervisor')
  const again = (await boss.post('/write-offs/decide', body)).json<DecidedProposalJson[]>()
  expect(again.map(({ code }) => code)).toEqual(['WRITE_OFF_DECIDED', null])
  const page = (await staff.get(`/write-offs/${rows[0]?.id}`)).json<WriteOffPageJson>()
  expect(page).toMatchObject({
    state: 'posted',
    decisionReason: 'Old, and nobody there',
    lines: [{ glCode: null, debitedCode: '5900', amount: '150.00', recovered: '0.00' }],
    recoveries: [],
  })
  expect(page.trace.map(({ rule }) => rule)).toContain('write_off.rule')
})

test('one proposes by hand and another rejects; a supervisor takes back', async () => {
  const staff = await api.as('collections')
  const boss = await api.as('supervisor')
  const proposed = await staff.post('/accounts/A3/write-offs', { cause: 'deceased', reason: 'Told by the heirs' })
  expect(proposed.statusCode).toBe(201)
  const { writeOffId } = proposed.json<{ writeOffId: number }>()
  const decide = { ids: [writeOffId], act: 'reject', reason: 'The estate pays' }
  expect((await staff.post('/write-offs/decide', decide)).json<DecidedProposalJson[]>()[0]?.code).toBe('WRITE_OFF_OWN_PROPOSAL')
  expect((await boss.post('/write-offs/decide', decide)).json<DecidedProposalJson[]>()[0]?.isDone).toBe(true)
  const { rows } = await boss.list<WriteOffRecordJson>('/write-offs', { filter: { accountId: 'A1' } })
  const path = `/write-offs/${rows[0]?.id}/take-back`
  expect((await staff.post(path, { reason: 'A mistake' })).statusCode).toBe(403)
  expect((await boss.post(path, { reason: 'A mistake' })).json()).toMatchObject({ accountId: 'A1', amount: '150.00' })
  expect((await boss.post(path, { reason: 'A mistake' })).statusCode).toBe(409)
})
