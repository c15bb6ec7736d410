import { expect, it } from 'vitest'
import { inTransaction } from '../../db/transaction.js'
import { approveRun, computeRun, importAlderCreek } from '../../test/support/bill-run.js'
import { type TestDatabase, testDatabase } from '../../test/support/database.js'
import { DEATH, dyingPool, type Moment } from '../../test/support/dying-pool.js'
import { TESTER } from '../../test/support/import-folder.js'
import { seedAccounts, seedUtility } from '../../test/support/ledger.js'
import { clockTo } from '../../test/support/moves.js'
import type { ActivityDeps } from '../deps.js'
import { deliverBills } from './deliver-bills.js'
import { deliverMessages } from './deliver-messages.js'
import { queueMessage } from './queue-message.js'

/** What a worker is given, and what the mail server took, by Message-ID in its order. */
function office({ pool }: TestDatabase) {
  const taken: string[] = []
  const deps: ActivityDeps = {
    pool,
    mail: {
      send: async ({ messageId }) => {
        taken.push(messageId)
        return { status: 'sent', detail: '250' }
      },
      close: () => undefined,
    },
    sms: { send: async () => ({ status: 'sent', detail: '200', providerReference: null }) },
    mailFrom: 'Billing <billing@example.org>',
    isProduction: false,
    accountsPerChunk: 500,
  }
  return { deps, taken, dying: (moment: Moment, nth: number) => ({ ...deps, pool: dyingPool(pool, moment, nth) }) }
}

it('a deliverer of messages that dies at each commit sends no second message, and a first one once more at most by the same id', async () => {
  const database = await testDatabase()
  const { pool } = database
  await seedUtility(pool, '2026-09-15')
  await seedAccounts(pool, ['A1'])
  await pool.query(`update customers set email = 'abena@example.org'`)
  const { deps, taken, dying } = office(database)
  const ends: string[] = []
  for (const [channel, commits] of [
    ['email', 3],
    ['post', 2],
  ] as const) {
    for (let nth = 1; nth <= commits; nth += 1) {
      for (const moment of ['before', 'after'] as const) {
        const { messageId } = await inTransaction(pool, (tx) =>
          queueMessage(tx, {
            messageKey: `${channel} ${nth} ${moment}`,
            templateCode: 'NOTICE',
            accountId: 'A1',
            customerId: 'C-A1',
            fields: { subject: 's', text: 't', work: 'w', serviceAddress: 'a' },
            businessDate: '2026-09-15',
            channel,
            actor: TESTER,
          }),
        )
        const isDue = () => pool.query(`update messages set next_attempt_at = now() where state = 'pending'`)
        await isDue()
        taken.length = 0
        await expect(deliverMessages(dying(moment, nth), { channel }, () => undefined)).rejects.toThrow(DEATH)
        await isDue()
        expect(await deliverMessages(deps, { channel }, () => undefined)).toEqual({ waitMs: null })
        const found = await pool.query<{ end: string }>(
          `select state || ' ' || attempts || ', batches ' || (select count(*) from letter_batches b where b.letter_batch_id = m.letter_batch_id)
             || ', known ' || (select string_agg(coalesce(outcome, '?'), ' ' order by attempt) from message_attempts a where a.message_id = m.message_id) as end
           from messages m where message_id = $1`,
          [messageId],
        )
        const handed = taken.length === 0 ? '' : `, handed over ${taken.length} as ${new Set(taken).size}`
        ends.push(`${channel} dies ${moment} commit ${nth}: ${found.rows[0]?.end}${handed}`)
      }
    }
  }
  expect(ends).toEqual([
    'email dies before commit 1: sent 1, batches 0, known sent, handed over 1 as 1',
    'email dies after commit 1: sent 2, batches 0, known ? sent, handed over 1 as 1',
    'email dies before commit 2: sent 2, batches 0, known ? sent, handed over 2 as 1',
    'email dies after commit 2: sent 1, batches 0, known sent, handed over 1 as 1',
    'email dies before commit 3: sent 1, batches 0, known sent, handed over 1 as 1',
    'email dies after commit 3: sent 1, batches 0, known sent, handed over 1 as 1',
    'post dies before commit 1: printed 1, batches 1, known printed',
    'post dies after commit 1: printed 1, batches 1, known printed',
    'post dies before commit 2: printed 1, batches 1, known printed',
    'post dies after commit 2: printed 1, batches 1, known printed',
  ])
  await database.close()
})

it('a deliverer of bills does the same: one print, and an e-mail twice at most by one id', async () => {
  const database = await testDatabase()
  const { pool } = database
  await importAlderCreek(pool, '2026-09-01')
  await clockTo(pool, '2026-09-04')
  await approveRun(pool, await computeRun(pool, '1', '2026-09-04'))
  const { deps, taken, dying } = office(database)
  const ends: string[] = []
  for (const [way, commits] of [
    ['email', 4],
    ['post', 3],
  ] as const) {
    const bills = await pool.query<{ billId: number }>(
      `select bill_id as "billId" from bills join accounts using (account_id) join customers using (customer_id)
       where run_id is not null and delivery = $1 and email is not null order by bill_id limit $2`,
      [way, 2 * commits],
    )
    for (const [index, { billId }] of bills.rows.entries()) {
      const nth = Math.floor(index / 2) + 1
      const moment = index % 2 === 0 ? 'before' : 'after'
      taken.length = 0
      await expect(deliverBills(dying(moment, nth), { billId }, () => undefined)).rejects.toThrow(DEATH)
      await deliverBills(deps, { billId }, () => undefined)
      await deliverBills(deps, { billId }, () => undefined)
      const found = await pool.query<{ end: string }>(
        `select string_agg(d.channel || ' ' || d.state || ' ' || d.attempts, ', ') || ', told ' ||
           (select count(*) from process_steps where process_id = 'deliver-bill/' || $1 and step = 'delivered') as end
         from bill_deliveries d where bill_id = $1::bigint`,
        [billId],
      )
      const handed = taken.length === 0 ? '' : `, handed over ${taken.length} as ${new Set(taken).size}`
      ends.push(`${way}, dies ${moment} commit ${nth}: ${found.rows[0]?.end}${handed}`)
    }
  }
  expect(ends).toEqual([
    'email, dies before commit 1: email sent 1, told 1, handed over 1 as 1',
    'email, dies after commit 1: email sent 1, told 1, handed over 1 as 1',
    'email, dies before commit 2: email sent 1, told 1, handed over 1 as 1',
    'email, dies after commit 2: email sent 2, told 1, handed over 1 as 1',
    'email, dies before commit 3: email sent 2, told 1, handed over 2 as 1',
    'email, dies after commit 3: email sent 1, told 1, handed over 1 as 1',
    'email, dies before commit 4: email sent 1, told 1, handed over 1 as 1',
    'email, dies after commit 4: email sent 1, told 1, handed over 1 as 1',
    'post, dies before commit 1: print printed 1, told 1',
    'post, dies after commit 1: print printed 1, told 1',
    'post, dies before commit 2: print printed 1, told 1',
    'post, dies after commit 2: print printed 1, told 1',
    'post, dies before commit 3: print printed 1, told 1',
    'post, dies after commit 3: print printed 1, told 1',
  ])
  expect((await pool.query('select sum(bills)::integer as bills from print_batches')).rows).toEqual([{ bills: 6 }])
  await database.close()
})
