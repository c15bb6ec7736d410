import type pg from 'pg'
import { expect, it } from 'vitest'
import type { Command } from '../../domain/kernel/command.js'
import { caseSentences, dayOf, openOrder, owe, printLetters, report, seedCollections } from '../../test/support/collections.js'
import { testDatabase } from '../../test/support/database.js'
import { DEATH, dyingPool } from '../../test/support/dying-pool.js'
import { livedThrough, stepsByItself } from '../../test/support/lived-through.js'
import { postPayment } from '../payments/post-payment.js'
import { actOnCollection } from './act-on-collection.js'
import { advanceDunning } from './advance-dunning.js'
import { holdCollection } from './hold-collection.js'
import { recordContact } from './record-contact.js'
import { sweepCollections } from './sweep-collections.js'

it('a worker that dies at each step of a case, or two at once, leave what one leaves', async () => {
  const database = await livedThrough(
    async ({ pool }) => {
      await seedCollections(pool, '2026-09-04')
      await owe(pool, 'A1', 'G1', '2026-09-01', '120.00')
    },
    async (stage) => {
      const goOn = () => stage.carry((pool) => advanceDunning(pool, { accountId: 'A1', episode: 1 }))
      const day = async (on: string): Promise<void> => {
        await dayOf(stage.admin, on)
        await goOn()
        await printLetters(stage.admin)
        await goOn()
      }
      await sweepCollections(stage.pool)
      await goOn()
      for (const on of ['2026-09-06', '2026-09-13', '2026-09-14', '2026-09-23']) await day(on)
      await report(stage.pool, await openOrder(stage.pool, 'A1', 'DISCONNECT'), '2026-09-23', 'DONE', {
        meterId: 'M1',
        value: '1010',
      })
      await goOn()
      const payment = stage.command({ channel: 'counter', account: 'A1', amount: '120.00', externalId: 'receipt-1' })
      await stage.act((pool) => postPayment(pool, payment))
      await goOn()
      await report(stage.pool, await openOrder(stage.pool, 'A1', 'RECONNECT'), '2026-09-23', 'DONE', {
        meterId: 'M1',
        value: '1010',
      })
      await goOn()
    },
  )
  expect((await caseSentences(database.pool, 'A1')).at(-1)).toBe('2026-09-23 Service is back since 2026-09-23: W….')
  expect(await stepsByItself(database.pool, 'dunning')).toEqual([
    'close',
    'crew',
    'open',
    'order',
    'reconnecting',
    'restore',
    'step',
    'unpaid',
    'wait',
  ])
  const counts = await database.pool.query<{ row: string }>(
    `select (select count(*) from work_orders) || ' orders, ' || (select count(*) from disconnections) || ' cut, ' ||
       (select count(*) from messages where message_key like 'dunning/%') || ' messages, ' ||
       (select count(*) from open_items where kind = 'fee') || ' fee' as row`,
  )
  expect(counts.rows[0]?.row).toBe('2 orders, 1 cut, 4 messages, 1 fee')
  await database.close()
})

/** A release, somebody to be reached, a crew that comes twice for nothing, a certificate on the way, a crew that is late. */
const THORNY = [
  ['dunning.approval', true],
  [
    'dunning.steps',
    [
      {
        step: 'call',
        act: 'call',
        after: { days: 0, count: 'calendar' },
        counted_from: 'due_date',
        channels: [],
        when: { amount_at_least: '500.00' },
      },
      { step: 'cut', act: 'disconnect', after: { days: 1, count: 'calendar' }, counted_from: 'previous_step', channels: [] },
    ],
  ],
  ['notice.first', null],
  ['cut.blocked_times', null],
  ['contact.personal', { attempts: 1, channels: ['phone'], lead: { days: 0, count: 'calendar' }, must_reach: true }],
] as const

it('so they do where staff are asked, a crew comes for nothing, an order is taken back and service is late', async () => {
  const database = await livedThrough(
    async ({ pool }) => {
      await seedCollections(pool, '2026-09-04', THORNY)
      await owe(pool, 'A1', 'G1', '2026-09-01', '120.00')
    },
    async (stage) => {
      const goOn = () => stage.carry((pool) => advanceDunning(pool, { accountId: 'A1', episode: 1 }))
      const does = async <Input>(run: (pool: pg.Pool, command: Command<Input>) => Promise<unknown>, input: Input) => {
        const command = stage.command(input)
        await stage.act((pool) => run(pool, command))
        await goOn()
      }
      const crew = async (type: 'DISCONNECT' | 'RECONNECT', result: string, on: string) => {
        const reading = result === 'DONE' ? { meterId: 'M1', value: '1010' } : undefined
        await report(stage.pool, await openOrder(stage.pool, 'A1', type), on, result, reading)
        await goOn()
      }
      const day = async (on: string) => {
        await dayOf(stage.admin, on)
        await goOn()
      }
      await sweepCollections(stage.pool)
      await goOn()
      await day('2026-09-05')
      const none = { leftDoorHanger: false, offeredPrepayment: false, note: null, notice: null }
      await does(recordContact, {
        accountId: 'A1',
        channel: 'phone' as const,
        reached: 'customer' as const,
        on: '2026-09-05',
        ...none,
      })
      await does(actOnCollection, { collectionId: 'A1-1', act: 'release_cut' as const })
      await crew('DISCONNECT', 'PAID_AT_DOOR', '2026-09-05')
      await day('2026-09-06')
      await does(actOnCollection, { collectionId: 'A1-1', act: 'release_cut' as const })
      await does(holdCollection, { scope: 'account' as const, scopeValue: 'A1', toOn: '2026-09-07' })
      await day('2026-09-08')
      await does(actOnCollection, { collectionId: 'A1-1', act: 'release_cut' as const })
      await crew('DISCONNECT', 'DONE', '2026-09-08')
      await does(actOnCollection, { collectionId: 'A1-1', act: 'order_reconnection' as const })
      await crew('RECONNECT', 'HAZARD', '2026-09-08')
      await day('2026-09-11')
      await crew('RECONNECT', 'DONE', '2026-09-11')
    },
  )
  expect(await caseSentences(database.pool, 'A1')).toEqual([
    '2026-09-04 Opened: 120.00 of water is past due.',
    '2026-09-04 call: Passed over: 120.00 is past due, less than 500.00.',
    '2026-09-04 Waits until 2026-09-05: The step comes on 2026-09-05.',
    '2026-09-05 Staff were asked: Reach the customer or another adult before the disconnection.',
    '2026-09-05 Waits: The customer or another adult must be reached first.',
    '2026-09-05 By telephone on 2026-09-05: the customer was reached.',
    '2026-09-05 A supervisor was asked to release the disconnection for 120.00.',
    '2026-09-05 The disconnection was released.',
    '2026-09-05 Disconnection for 120.00 ordered: W….',
    '2026-09-05 Waits for the crew.',
    '2026-09-05 W… ended without a cut (PAID_AT_DOOR); what comes next is decided anew.',
    '2026-09-05 Waits until 2026-09-06: The step comes on 2026-09-06.',
    '2026-09-06 A supervisor was asked to release the disconnection for 120.00.',
    '2026-09-06 The disconnection was released.',
    '2026-09-06 Disconnection for 120.00 ordered: W….',
    '2026-09-06 Waits for the crew.',
    '2026-09-06 W… taken back: Collection is held (account): Asked for by phone',
    '2026-09-06 Waits until 2026-09-08: Collection is held (account): Asked for by phone',
    '2026-09-08 A supervisor was asked to release the disconnection for 120.00.',
    '2026-09-08 The disconnection was released.',
    '2026-09-08 Disconnection for 120.00 ordered: W….',
    '2026-09-08 Waits for the crew.',
    '2026-09-08 Service was cut for 120.00: W….',
    '2026-09-08 Service stays off until what is past due is paid.',
    '2026-09-08 Reconnection ordered: Asked for by phone',
    '2026-09-08 Ordered by staff: reconnection W… ordered without a fee, at the latest on 2026-09-09.',
    '2026-09-08 Waits for the crew that turns it on.',
    '2026-09-08 Nothing came of it; reconnection W… ordered.',
    '2026-09-11 Service should be back since 2026-09-09; a supervisor was told.',
    '2026-09-11 Service is back since 2026-09-11: W….',
  ])
  expect(await stepsByItself(database.pool, 'dunning')).toEqual([
    'approval',
    'ask',
    'close',
    'crew',
    'no_cut',
    'open',
    'order',
    'reconnect',
    'reconnecting',
    'restore',
    'step',
    'take_back',
    'unpaid',
    'wait',
  ])
  await database.close()
})

it('a sweep that dies after it opened cases counts them when the date is looked through again', async () => {
  const database = await testDatabase()
  const { pool } = database
  await seedCollections(pool, '2026-09-04')
  await owe(pool, 'A1', 'G1', '2026-09-01', '120.00')
  await owe(pool, 'A2', 'G2', '2026-09-01', '120.00')
  await expect(sweepCollections(dyingPool(pool, 'after'))).rejects.toThrow(DEATH)
  expect(await sweepCollections(pool)).toBe(2)
  const noted = await pool.query<{ opened: number }>('select opened from collection_sweeps')
  expect(noted.rows).toEqual([{ opened: 2 }])
  await database.close()
})
