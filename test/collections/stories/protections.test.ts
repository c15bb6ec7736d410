import { afterAll, beforeAll, expect, it } from 'vitest'
import { decideCase } from '../../../activities/cases/decide-case.js'
import { openCase } from '../../../activities/cases/open-case.js'
import { endProtection } from '../../../activities/collections/end-protection.js'
import { holdCollection } from '../../../activities/collections/hold-collection.js'
import { declareOutage } from '../../../activities/fieldwork/declare-outage.js'
import { byTester, openMove } from '../../support/moves.js'
import { presetPack } from '../../support/policy.js'
import { Office } from './office.js'
import { ENTRIES, PROTECTIONS } from './protections.table.js'

let office: Office
beforeAll(async () => {
  const municipal = presetPack('municipal-default')
  office = await Office.open({
    packs: [{ ...municipal, pack: 'city', level: 'utility', entity: 'municipal' }],
    service: 'electric',
    households: PROTECTIONS.length,
    today: '2026-06-01',
    weather: (day) => (day >= '2026-07-06' && day <= '2026-07-07' ? { low: '75', high: '101' } : { low: '60', high: '84' }),
  })
  const { pool, adminPool } = office.database
  await adminPool.query(`update premises set read_route = 'R202' where premise_id = 'P00014'`)
  await office.owe('2026-06-01', '180.00', 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 13, 14, 15, 16)
  await office.owe('2026-06-01', '45.00', 11)
  await office.on('2026-06-04')
  const bankruptcy = await office.protect(8, { kind: 'bankruptcy', source: 'court' })
  await office.on('2026-06-06', '2026-06-15')
  const certificate = await office.protect(2, { kind: 'medical' })
  const lifeSupport = await office.protect(3, { kind: 'life_support' })
  const age = await office.protect(4, { kind: 'age', bornOn: '1950-03-01', livesAlone: true })
  await office.protect(5, { kind: 'infant', bornOn: '2025-07-25' })
  await office.protect(6, { kind: 'pledge', source: 'agency', amount: '180.00' })
  await office.protect(16, { kind: 'disability' })
  const dispute = {
    accountId: office.home(7).accountId,
    typeCode: 'DISPUTE',
    summary: 'High bill',
    body: null,
    disputed: '180.00',
    itemId: null,
    links: [],
  }
  const { caseId } = await office.does(() => openCase(pool, byTester(dispute)))
  await office.on('2026-06-16', '2026-06-20')
  await office.plan(9)
  await office.does(() =>
    openMove(pool, { kind: 'move_out', accountId: office.home(10).accountId, fromPremiseId: 'P00010', stopOn: '2026-06-30' }),
  )
  await office.on('2026-06-22')
  await office.pay(9, '47.25')
  await office.on('2026-06-23', '2026-06-24')
  await office.contact(16, 'visit')
  for (const index of [1, 12, 13, 14, 15]) await office.contact(index, 'phone', 'nobody')
  await office.on('2026-06-25')
  await adminPool.query(
    `update messages set state = 'failed', waits_for = null where account_id = $1 and message_key like '%/notice/%'`,
    [office.home(12).accountId],
  )
  await office.on('2026-06-29', '2026-06-30')
  for (const index of [1, 12, 13, 14, 15]) {
    await office.contact(index, 'posted', 'nobody', { notice: 'second' })
    await office.contact(index, 'visit', 'nobody')
  }
  await office.on('2026-07-01', '2026-07-02')
  await office.does(() =>
    declareOutage(
      pool,
      byTester({
        name: 'Storm',
        service: 'electric',
        startsOn: '2026-07-02',
        endsOn: '2026-07-09',
        pausesDisconnections: true,
        list: 'P00014',
        typeCode: null,
      }),
    ),
  )
  await office.does(() =>
    holdCollection(pool, byTester({ scope: 'account' as const, scopeValue: office.home(15).accountId, toOn: '2026-07-15' })),
  )
  await office.on('2026-07-03', '2026-07-06', '2026-07-07', '2026-07-08')
  await office.act(1, 'release_cut')
  await office.crew(1, 'DISCONNECT')
  await office.on('2026-07-09')
  await office.pay(1, '200.00')
  await office.on('2026-07-10')
  await office.pay(6, '180.00')
  await office.crew(1, 'RECONNECT')
  await office.on('2026-07-13', '2026-07-15')
  const renewed = await office.protect(2, { kind: 'medical', renewsProtectionId: certificate.protectionId })
  await office.on('2026-07-16', '2026-07-20')
  for (const { protectionId } of [bankruptcy, lifeSupport, age])
    await office.does(() => endProtection(pool, byTester({ protectionId })))
  await office.does(() =>
    decideCase(pool, byTester({ caseId, decision: { act: 'close' as const, outcome: 'rejected' as const }, body: null })),
  )
  await office.bill(11, '2026-07-22', '30.00')
  await office.on('2026-07-21', '2026-07-23', '2026-07-25', '2026-07-26', '2026-08-03', '2026-08-14')
  const again = await office.protect(2, { kind: 'medical', renewsProtectionId: renewed.protectionId })
  await office.on('2026-09-13')
  await office.protect(2, { kind: 'medical', renewsProtectionId: again.protectionId })
}, 300_000)
afterAll(() => office.close())

it.each(PROTECTIONS.map((story, index) => ({ ...story, index: index + 1 })))('$of', async ({ index, until, happened }) => {
  expect((await office.happened(index)).filter((line) => line.slice(0, 10) <= until)).toEqual(happened)
})

it('the money of the household that was cut, and of the one whose plan broke', async () => {
  expect({ cut: await office.entries(1), plan: await office.entries(9) }).toEqual(ENTRIES)
})
