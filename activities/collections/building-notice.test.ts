import { afterAll, beforeAll, expect, it } from 'vitest'
import { caseSentences, dayOf, goOn, owe, printLetters, seedCollections } from '../../test/support/collections.js'
import { type TestDatabase, testDatabase } from '../../test/support/database.js'
import { byTester } from '../../test/support/moves.js'
import { openCollectionOf } from '../../db/collections/case-store.js'
import { buildingJson } from '../../api/collections/building.js'
import { type BuildingNotices, recordBuildingNotices } from './record-building-notice.js'
import { sweepCollections } from './sweep-collections.js'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
  await seedCollections(database.pool, '2026-09-01', [
    ['dunning.start', { amount: '25.00', after: { days: 0, count: 'calendar' } }],
    [
      'dunning.steps',
      [
        {
          step: 'notice',
          act: 'first_notice',
          after: { days: 0, count: 'calendar' },
          counted_from: 'due_date',
          channels: ['mail'],
        },
        { step: 'cut', act: 'disconnect', after: { days: 0, count: 'calendar' }, counted_from: 'previous_step', channels: [] },
      ],
    ],
    ['cut.blocked_times', null],
    ['notice.printed_in', ['en', 'es']],
    [
      'multi_dwelling.notice',
      {
        building: { channels: { served: 15, posted: 15 }, count: 'calendar' },
        each_unit: { channels: { mail: 18, posted: 15 }, count: 'calendar' },
        parties: ['health officer'],
      },
    ],
  ])
  await database.adminPool.query(`update premises set dwelling_units = 2 where premise_id = 'P1'`)
  await owe(database.pool, 'A1', 'G1', '2026-09-01', '120.00')
  await owe(database.pool, 'A2', 'G2', '2026-09-01', '120.00')
  // A neighbour who gets a copy of every notice to the account.
  await database.pool.query(
    `insert into account_people (account_id, customer_id, role) values ('A1', 'C-A3', 'third_party_notice')`,
  )
})
afterAll(() => database.close())

const ALL = [
  { recipient: 'building', party: null },
  { recipient: 'unit', party: '1' },
  { recipient: 'unit', party: '2' },
  { recipient: 'party', party: 'health officer' },
] as const

const tell = (told: Partial<BuildingNotices>) =>
  recordBuildingNotices(
    database.pool,
    byTester({ collectionId: 'A1-1', channel: 'posted' as const, on: '2026-09-02', parties: ALL, ...told }),
  )

const building = async () => {
  const entry = await openCollectionOf(database.pool, 'A1')
  if (entry === undefined) throw new Error('no case')
  return buildingJson(database.pool, entry)
}

it('sends the notice to the customer and a copy to the person named for it', async () => {
  const { pool, adminPool } = database
  await dayOf(adminPool, '2026-09-02')
  await sweepCollections(pool)
  await goOn(pool, 'A1')
  await printLetters(adminPool)
  await goOn(pool, 'A1')
  const sent = await pool.query<{ row: string }>(
    `select concat_ws(' ', n.recipient, n.party, m.customer_id, v.template_code) as row from collection_notices n join messages m using (message_id)
       join message_template_versions v using (version_id) where n.collection_id = 'A1-1' order by notice_id`,
  )
  expect(sent.rows.map(({ row }) => row)).toEqual([
    'customer C-A1 DISCONNECT_NOTICE',
    'third_party C-A3 C-A3 DISCONNECT_NOTICE_COPY',
  ])
})

it('prints it in the languages that the packs ask for beside the customer’s own', async () => {
  const { pool } = database
  const sent = await pool.query<{ subject: string; body: string }>(
    `select subject, body from messages join message_template_versions using (version_id) where account_id = 'A1' and template_code = 'DISCONNECT_NOTICE'`,
  )
  const [letter] = sent.rows
  expect(letter?.subject).toBe('Notice: your service may be disconnected / Aviso: su servicio puede ser desconectado')
  expect(letter?.body.split('* * *').map((part) => part.includes('120.00'))).toEqual([true, true])
})

it('nothing is cut before the building, each unit and the officer have had their days, each written down by whom', async () => {
  const { pool, adminPool } = database
  await dayOf(adminPool, '2026-09-12')
  await goOn(pool, 'A1')
  const said = await caseSentences(pool, 'A1')
  expect(said).toContain('2026-09-02 Staff were asked: Tell the building, each unit and the parties of the disconnection.')
  expect(said.at(-1)).toBe('2026-09-12 Waits: Not told yet: the building, unit 1, unit 2, health officer.')
  await tell({ on: '2026-09-10', parties: ALL.slice(0, 3) })
  expect(
    (await building())?.parties.map(
      ({ name, told }) => `${name}: ${told === null ? 'not yet' : `${told.channel} ${told.from} ${told.recordedBy}`}`,
    ),
  ).toEqual([
    'the building: posted 2026-09-25 U-TEST',
    'unit 1: posted 2026-09-25 U-TEST',
    'unit 2: posted 2026-09-25 U-TEST',
    'health officer: not yet',
  ])
  await goOn(pool, 'A1')
  expect((await caseSentences(pool, 'A1')).at(-1)).toBe('2026-09-12 Waits: Not told yet: health officer.')
  await tell({ on: '2026-09-12', channel: 'served', parties: ALL.slice(3) })
  expect((await building())?.from).toBe('2026-09-27')
  await goOn(pool, 'A1')
  expect((await caseSentences(pool, 'A1')).at(-1)).toBe(
    '2026-09-12 Waits until 2026-09-27: Everybody in the building has had their days on 2026-09-27.',
  )
})

it.each([
  ['a channel that counts for nothing', { channel: 'email' as const }, 'NOTICE_CHANNEL'],
  ['a unit that is not there', { parties: [{ recipient: 'unit' as const, party: '3' }] }, 'NOTICE_PARTY_UNKNOWN'],
  ['a party the rule does not name', { parties: [{ recipient: 'party' as const, party: 'the mayor' }] }, 'NOTICE_PARTY_UNKNOWN'],
  ['a day ahead', { on: '2026-09-13' }, 'CONTACT_DATE'],
  ['a day before the case', { on: '2026-09-01' }, 'CONTACT_DATE'],
  ['a house with one dwelling', { collectionId: 'A2-1' }, 'NO_BUILDING_NOTICE'],
  ['no such case', { collectionId: 'A9-1' }, 'NOT_FOUND'],
])('refuses %s', async (_name, told, code) => {
  await expect(tell(told)).rejects.toThrow(code)
})
