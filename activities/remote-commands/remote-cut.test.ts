import { afterAll, beforeAll, expect, it } from 'vitest'
import { caseSentences, dayOf, goOn, openOrder, owe, seedCollections } from '../../test/support/collections.js'
import { type TestDatabase, testDatabase } from '../../test/support/database.js'
import { expectSoundBooks } from '../../test/support/invariants.js'
import { byTester, pay } from '../../test/support/moves.js'
import { carryCommands, commandsOfAccount, giveSwitches, goOnRemotely, metersThat } from '../../test/support/remote-meters.js'
import { actOnCollection } from '../collections/act-on-collection.js'
import { confirmHome } from '../collections/confirm-home.js'
import { sweepCollections } from '../collections/sweep-collections.js'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
  await seedCollections(database.pool, '2026-09-01', [
    ['dunning.start', { amount: '25.00', after: { days: 0, count: 'calendar' } }],
    [
      'dunning.steps',
      [{ step: 'cut', act: 'disconnect', after: { days: 0, count: 'calendar' }, counted_from: 'due_date', channels: [] }],
    ],
    ['notice.first', null],
    ['cut.blocked_times', null],
    ['dunning.remote_cut', true],
    ['reconnect.remote', 'somebody_home'],
  ])
  await giveSwitches(database.adminPool, 'M1', 'M2', 'M3')
})
afterAll(() => database.close())

/** Debts of the accounts that fell due the day before, and the cases they open; the night looks once per day. */
async function casesFor(day: string, ...accounts: readonly string[]): Promise<void> {
  await dayOf(database.adminPool, day)
  const dueOn = new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)
  for (const account of accounts) await owe(database.pool, account, account.replace('A', 'G'), dueOn, '120.00')
  await sweepCollections(database.pool)
}

const cutsOf = async (account: string): Promise<string[]> => {
  const found = await database.pool.query<{ row: string }>(
    `select concat_ws(' ', cut_on, past_due, work_order_id is null, d.restored_on, (select asked_at || ' ' || outcome from collection_decisions x where x.decision_id = d.decision_id)) as row
     from disconnections d where account_id = $1 order by 1`,
    [account],
  )
  return found.rows.map(({ row }) => row)
}

const sentences = async (account: string, episode = 1): Promise<string[]> =>
  (await caseSentences(database.pool, account, episode)).map((said) => said.replaceAll(/K\d{6}/g, 'K…'))

it('cuts by the meter in the transaction that decides, and reconnects once somebody is said to be at home', async () => {
  const { pool } = database
  const meters = metersThat()
  await casesFor('2026-09-02', 'A1', 'A2', 'A3')
  await goOnRemotely(pool, meters, 'A1')
  expect(meters.switchOf('M1')).toBe('open')
  expect(await cutsOf('A1')).toEqual(['2026-09-02 120.00 t cut act'])
  await pay(pool, 'A1', '120.00')
  await goOnRemotely(pool, meters, 'A1')
  // Nobody has said yet that somebody is at home.
  expect(meters.switchOf('M1')).toBe('open')
  const said = { collectionId: 'A1-1', saidBy: 'Abena Owusu', channel: 'phone' } as const
  await confirmHome(pool, byTester(said))
  await goOnRemotely(pool, meters, 'A1')
  expect(meters.switchOf('M1')).toBe('closed')
  expect(await sentences('A1')).toEqual([
    '2026-09-02 Opened: 120.00 of water is past due.',
    '2026-09-02 Disconnection for 120.00 asked of the meter: K….',
    '2026-09-02 Waits for the meter.',
    '2026-09-02 Service was cut for 120.00: K….',
    '2026-09-02 Service stays off until what is past due is paid.',
    '2026-09-02 What was past due is settled: reconnection from afar for a fee of 30.00, at the latest on 2026-09-03.',
    '2026-09-02 Waits for the word that somebody is at home and nothing is running; from 2026-09-03 a crew goes instead.',
    '2026-09-02 Abena Owusu says (phone) that an adult is at home and nothing is open or running.',
    '2026-09-02 Reconnection asked of the meter: K….',
    '2026-09-02 Waits for the meter that turns it on.',
    '2026-09-02 Service is back since 2026-09-02: K….',
  ])
  expect(await commandsOfAccount(pool, 'A1')).toEqual(['disconnect confirmed open', 'reconnect confirmed closed'])
  expect([...meters.arrivals.values()]).toEqual([1, 1])
  await expect(confirmHome(pool, byTester(said))).rejects.toThrow('RECONNECTION_NOT_AWAITED')
})

it('sends a crew where nobody answers until the last day, and when the meter refuses', async () => {
  const { pool } = database
  const meters = metersThat({ M2: 'refuses' })
  await goOnRemotely(pool, meters, 'A2')
  expect((await sentences('A2')).at(-2)).toBe(
    '2026-09-02 K… was refused (The meter reports a fault of its switch.): a crew is ordered, W….',
  )
  expect(await openOrder(pool, 'A2', 'DISCONNECT')).toMatch(/^W/)
  expect(await cutsOf('A2')).toEqual([])
  await pay(pool, 'A2', '120.00')
  await goOn(pool, 'A2')

  const prompt = metersThat()
  await goOnRemotely(pool, prompt, 'A3')
  await pay(pool, 'A3', '120.00')
  await goOnRemotely(pool, prompt, 'A3')
  await dayOf(database.adminPool, '2026-09-03')
  await goOnRemotely(pool, prompt, 'A3')
  expect((await sentences('A3')).at(-2)).toBe('2026-09-03 Nobody has said that somebody is at home; reconnection W… ordered.')
  await database.adminPool.query(`update disconnections set restored_on = cut_on where account_id = 'A3'`)
  await database.adminPool.query(
    `update collection_cases set state = 'closed', closed_on = '2026-09-03', close_code = 'RECONNECTED' where account_id = 'A3' and state <> 'closed'`,
  )
})

it('never takes an unknown result for done or not done: it reads the switch', async () => {
  const { pool } = database
  // Done, and nobody heard of it: the switch tells.
  await casesFor('2026-09-04', 'A1', 'A2', 'A3')
  const unheard = metersThat({ M1: 'unheard' })
  await goOnRemotely(pool, unheard, 'A1', 2, 2)
  expect((await cutsOf('A1')).at(-1)).toBe('2026-09-04 120.00 t cut act')
  // Lost on the way: the switch is closed, nothing was cut, a crew goes.
  const lost = metersThat({ M2: 'lost' })
  await goOnRemotely(pool, lost, 'A2', 2, 2)
  expect(await cutsOf('A2')).toEqual([])
  expect((await sentences('A2', 2)).at(-2)).toContain('was refused (The switch is closed: nothing was done.): a crew is ordered')
  // Silent for good: a crew goes to look.
  const silent = metersThat({ M3: 'silent' }, 0)
  await goOnRemotely(pool, silent, 'A3', 2, 20)
  expect((await commandsOfAccount(pool, 'A3')).at(-1)).toBe('disconnect unknown')
  expect((await sentences('A3', 2)).at(-2)).toMatch(/What came of K… is not known: a crew is ordered to look, W…\./)
  expect([...silent.arrivals.values()]).toEqual([1])
})

it('a payment while the command is on its way: service that is cut after it is switched on again at once', async () => {
  const { pool, adminPool } = database
  await adminPool.query(
    `update collection_cases set state = 'closed', closed_on = '2026-09-04', close_code = 'STOPPED' where state <> 'closed'`,
  )
  await adminPool.query('update disconnections set restored_on = cut_on where restored_on is null')
  await casesFor('2026-09-08', 'A1')
  const meters = metersThat({ M1: 'slow' })
  await goOnRemotely(pool, meters, 'A1', 3)
  expect((await commandsOfAccount(pool, 'A1')).at(-1)).toBe('disconnect accepted open')
  await pay(pool, 'A1', '300.00')
  await goOn(pool, 'A1', 3)
  expect((await sentences('A1', 3)).at(-1)).toContain('is on its way and no longer lawful')
  meters.finish('M1')
  expect(meters.switchOf('M1')).toBe('open')
  await carryCommands(pool, meters, 'A1')
  meters.finish('M1')
  await goOnRemotely(pool, meters, 'A1', 3)
  expect(meters.switchOf('M1')).toBe('closed')
  expect((await commandsOfAccount(pool, 'A1')).slice(-2)).toEqual([
    'disconnect confirmed open',
    'reconnect confirmed closed reverses',
  ])
  expect((await cutsOf('A1')).filter((row) => row.startsWith('2026-09-08'))).toEqual([])
  expect((await sentences('A1', 3)).slice(-2)).toEqual([
    '2026-09-08 K… cut when it was no longer lawful: Nothing is owed that may be collected. 0.00 is past due, less than 50.00. Service is switched on again at once.',
    '2026-09-08 0.00 is past due: nothing is left to follow up.',
  ])
  const tasks = await pool.query<{ title: string }>(`select title from tasks where task_key like '%/reversed'`)
  expect(tasks.rows.map(({ title }) => title)).toEqual([
    'Account A1 was switched off when it was no longer lawful: it is switched on again; see that it is on',
  ])
})

it('a payment before it is sent takes the command back, and a stopped case does as well', async () => {
  const { pool } = database
  const meters = metersThat()
  await casesFor('2026-09-09', 'A2', 'A3')
  await goOn(pool, 'A2', 3)
  await pay(pool, 'A2', '300.00')
  await goOnRemotely(pool, meters, 'A2', 3)
  expect((await commandsOfAccount(pool, 'A2')).at(-1)).toBe('disconnect cancelled')
  await goOn(pool, 'A3', 3)
  await actOnCollection(pool, byTester({ collectionId: 'A3-3', act: 'stop' }))
  await carryCommands(pool, meters, 'A3')
  expect((await commandsOfAccount(pool, 'A3')).at(-1)).toBe('disconnect cancelled')
  expect(meters.arrivals.size).toBe(0)
  await expectSoundBooks(pool)
})

it('the database lets no disconnection leave without a decision, and nothing settled move', async () => {
  const { pool } = database
  await expect(
    pool.query(`update remote_commands set because = 'no' where state = 'confirmed' and kind = 'disconnect'`),
  ).rejects.toThrow('PENSTOCK_IMMUTABLE')
  const copy = `insert into remote_commands (command_id, command_key, kind, meter_id, service_point_id, account_id, agreement_id, requested_by, asked_on, asked_by)
    values ('K9', 'K9', 'disconnect', 'M3', 'S3', 'A3', 'G3', 'dunning/A3/3', '2026-09-09', 'test')`
  await pool.query(copy)
  await expect(pool.query(`update remote_commands set state = 'sent' where command_id = 'K9'`)).rejects.toThrow(
    'PENSTOCK_UNLAWFUL_CUT',
  )
  await expect(
    pool.query(
      `update remote_commands set state = 'confirmed', done_on = '2026-09-09', settled_on = '2026-09-09' where command_id = 'K9'`,
    ),
  ).rejects.toThrow('PENSTOCK_ILLEGAL_TRANSITION')
})
