import { expect, it } from 'vitest'
import {
  accept,
  applyForConnection,
  connectionSentences,
  grantPermits,
  pay,
  quoteAndSend,
  seedConnections,
  survey,
  workDone,
} from '../../test/support/connections.js'
import { livedThrough, stepsByItself } from '../../test/support/lived-through.js'
import { advanceClock } from '../utility/advance-clock.js'
import { advanceConnection } from './advance-connection.js'
import { cancelConnection } from './cancel-connection.js'
import { goBack } from './go-back.js'
import { recordAsBuilt } from './record-as-built.js'

it('a worker that dies at each step of a connection, or two at once, leave what one leaves', async () => {
  let given = ''
  let built = ''
  const database = await livedThrough(
    ({ pool }) => seedConnections(pool, '2026-09-01'),
    async (stage) => {
      const { pool } = stage
      const goOn = (connectionOrderId: string) => stage.carry((dying) => advanceConnection(dying, { connectionOrderId }))
      const clockTo = async (to: string, connectionOrderId: string) => {
        const command = stage.command({ to })
        await stage.act((dying) => advanceClock(dying, command))
        await goOn(connectionOrderId)
      }
      const toPayment = async (connectionOrderId: string) => {
        await workDone(pool, connectionOrderId, 'SURVEY')
        await survey(pool, connectionOrderId)
        await goOn(connectionOrderId)
        await quoteAndSend(pool, connectionOrderId)
        await goOn(connectionOrderId)
      }

      given = await applyForConnection(pool)
      await goOn(given)
      await toPayment(given)
      await accept(pool, given)
      await pay(pool, '2773.13')
      await goOn(given)
      const back = stage.command({ connectionOrderId: given, to: 'survey' as const }, 'Another route for the line')
      await stage.act((dying) => goBack(dying, back))
      await goOn(given)
      const cancel = stage.command({ connectionOrderId: given }, 'The other route is too long')
      await stage.act((dying) => cancelConnection(dying, cancel))
      await goOn(given)

      built = await applyForConnection(pool)
      await goOn(built)
      await clockTo('2026-09-08', built)
      await clockTo('2026-09-18', built)
      await toPayment(built)
      await clockTo('2026-10-20', built)
      await quoteAndSend(pool, built)
      await goOn(built)
      await accept(pool, built, 2)
      await goOn(built)
      await pay(pool, '1386.57')
      await goOn(built)
      await grantPermits(pool, built)
      for (const typeCode of ['TAP', 'METERSET', 'CONNECT']) {
        await goOn(built)
        await workDone(pool, built, typeCode)
      }
      await goOn(built)
      const asBuilt = stage.command({ connectionOrderId: built, builtOn: '2026-10-20', description: '20 ft of copper' })
      await stage.act((dying) => recordAsBuilt(dying, asBuilt))
      await goOn(built)
    },
  )
  expect(await stepsByItself(database.pool, 'service-connection')).toEqual([
    'activate',
    'complete',
    'enter',
    'escalate',
    'lapse_quote',
    'order_work',
    'remind',
  ])
  const last = async (id: string) => (await connectionSentences(database.pool, id)).at(-1)
  expect([await last(given), await last(built)]).toEqual([
    '2026-09-01 Cancelled: The other route is too long. 2773.13 USD of the charges are taken back, 0.00 USD are kept.',
    '2026-10-20 The connection is complete.',
  ])
  await database.close()
})
