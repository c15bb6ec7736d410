import { expect, it } from 'vitest'
import { caseSentences, dayOf, openOrder, owe, printLetters, report, seedCollections } from '../../test/support/collections.js'
import { livedThrough, stepsByItself } from '../../test/support/lived-through.js'
import { postPayment } from '../payments/post-payment.js'
import { advanceDunning } from './advance-dunning.js'
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
