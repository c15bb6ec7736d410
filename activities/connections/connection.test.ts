import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { latestQuote, quotesOf } from '../../db/connections/quote-store.js'
import { stagesOf } from '../../db/connections/stage-store.js'
import { ordersOf } from '../../db/fieldwork/work-order-store.js'
import { inTransaction } from '../../db/transaction.js'
import { QUOTE_EDGES, QUOTE_STATES } from '../../domain/connections/quote-states.js'
import {
  accept,
  advanceUntilWaits,
  applyForConnection,
  command,
  connectionSentences,
  grantPermits,
  LARGER_SCOPE,
  pay,
  quoteAndSend,
  SCOPE,
  seedConnections,
  survey,
  workDone,
} from '../../test/support/connections.js'
import { type TestDatabase, testDatabase } from '../../test/support/database.js'
import { expectSoundBooks } from '../../test/support/invariants.js'
import { cancelWorkOrder } from '../fieldwork/cancel-work-order.js'
import { advanceClock } from '../utility/advance-clock.js'
import { acceptQuote } from './accept-quote.js'
import { advanceConnection } from './advance-connection.js'
import { cancelConnection } from './cancel-connection.js'
import { changeScope } from './change-scope.js'
import { decidePermit } from './decide-permit.js'
import { declineQuote } from './decline-quote.js'
import { draftQuote } from './draft-quote.js'
import { energiseConnection } from './energise-connection.js'
import { goBack } from './go-back.js'
import { overrideWait } from './override-wait.js'
import { recordAsBuilt } from './record-as-built.js'
import { sendQuote } from './send-quote.js'

let database: TestDatabase
let id: string
beforeEach(async () => {
  database = await testDatabase()
  await seedConnections(database.pool, '2026-09-01')
  id = await applyForConnection(database.pool)
})
afterEach(async () => {
  await expectSoundBooks(database.pool)
  await database.close()
})

const value = async (sql: string): Promise<unknown> =>
  (await database.pool.query<[unknown]>({ text: sql, rowMode: 'array' })).rows[0]?.[0]
const balance = () => value(`select coalesce(sum(open_amount), 0)::numeric(14, 2)::text from open_items where account_id = 'A1'`)
const clockTo = (to: string) => advanceClock(database.pool, command({ to }))
/** What the connection said last. */
const lastSaid = async (count = 1): Promise<string[]> => (await connectionSentences(database.pool, id)).slice(-count)

/** Leads the connection until it waits in this stage. */
async function leadTo(stage: string): Promise<void> {
  const { pool } = database
  const acts: Readonly<Record<string, () => Promise<void>>> = {
    survey: () => survey(pool, id),
    quote: () => quoteAndSend(pool, id),
    acceptance: () => accept(pool, id, 2),
    payment: () => pay(pool, '1386.57'),
    permits: () => grantPermits(pool, id),
    construction: async () => {
      await workDone(pool, id, 'TAP')
      await advanceUntilWaits(pool, id)
      await workDone(pool, id, 'METERSET')
    },
    energise: () => workDone(pool, id, 'CONNECT'),
  }
  for (;;) {
    const at = await advanceUntilWaits(pool, id)
    if (at === stage) return
    await acts[at]?.()
  }
}

it('goes from the application to the record of what was built; taken twice, each step is one', async () => {
  const { pool } = database
  await leadTo('as_built')
  const before = await value('select count(*) from process_steps')
  expect(await advanceConnection(pool, { connectionOrderId: id })).toEqual({ kind: 'wait', waitMs: 3_600_000 })
  expect(await value('select count(*) from process_steps')).toBe(before)
  const record = command({ connectionOrderId: id, builtOn: '2026-09-01', description: '20 ft of copper' })
  expect(await recordAsBuilt(pool, record)).toEqual(await recordAsBuilt(pool, record))
  expect(await advanceUntilWaitsOrEnds()).toBe('completed')
  expect(await advanceConnection(pool, { connectionOrderId: id })).toEqual({ kind: 'end' })
  expect((await stagesOf(pool, id)).map(({ stage, leftHow }) => `${stage} ${leftHow}`)).toEqual([
    'application done',
    'survey done',
    'quote done',
    'acceptance done',
    'payment done',
    'permits done',
    'construction done',
    'energise done',
    'agreement done',
    'as_built done',
    'completed null',
  ])
  const agreement = await pool.query(
    `select account_id, tariff_code, state, start_on from service_agreements where agreement_id > 'G3' or length(agreement_id) > 2`,
  )
  expect(agreement.rows).toEqual([{ account_id: 'A1', tariff_code: 'W-RES', state: 'active', start_on: '2026-09-01' }])
  expect(await value(`select state || ' ' || step from processes where kind = 'service_connection'`)).toBe('completed completed')
  // Each step of its history is a row of the audit.
  expect(await value(`select count(*) from audit_log where subject_kind = 'connection'`)).toBe(
    await value(`select count(*) from process_steps where process_id = 'service-connection/${id}'`),
  )
})

async function advanceUntilWaitsOrEnds(): Promise<unknown> {
  for (;;) {
    const { kind } = await advanceConnection(database.pool, { connectionOrderId: id })
    if (kind === 'again') continue
    return value(`select stage from connection_orders where connection_order_id = '${id}'`)
  }
}

describe('money', () => {
  it('an accepted quote is charged in instalments; the first one paid starts the work', async () => {
    await leadTo('payment')
    expect(await balance()).toBe('2773.13')
    const items = await database.pool.query(
      'select instalment, due_on, original_amount from connection_items join open_items using (item_id) order by item_id',
    )
    expect(items.rows).toEqual([
      { instalment: 1, due_on: '2026-09-15', original_amount: '1386.57' },
      { instalment: 2, due_on: '2026-10-15', original_amount: '1386.56' },
    ])
    const lines = await database.pool.query(
      `select gl_code, amount::numeric(14, 2) as amount from postings join connection_entries using (entry_id) order by line_no`,
    )
    expect(lines.rows).toEqual([
      { gl_code: '1190', amount: '2773.13' },
      { gl_code: '4900', amount: '-2610.00' },
      { gl_code: '2300', amount: '-163.13' },
    ])
    await pay(database.pool, '1000.00')
    expect(await advanceUntilWaits(database.pool, id)).toBe('payment')
    await pay(database.pool, '386.57')
    expect(await advanceUntilWaits(database.pool, id)).toBe('permits')
  })

  it('accepted twice with one key it is charged once', async () => {
    await leadTo('acceptance')
    const once = command({ connectionOrderId: id, version: 1, instalments: 1 })
    const answer = await acceptQuote(database.pool, once)
    expect(answer.charged).toBe('2773.13')
    expect(await acceptQuote(database.pool, once)).toEqual(answer)
    expect(await balance()).toBe('2773.13')
  })

  it('a larger scope charges the difference, a smaller one credits it; what is done counts', async () => {
    await leadTo('construction')
    await workDone(database.pool, id, 'TAP')
    await advanceUntilWaits(database.pool, id)
    expect(await balance()).toBe('1386.56')
    await changeScope(database.pool, command({ connectionOrderId: id, scope: LARGER_SCOPE }, 'A larger meter'))
    expect(await advanceUntilWaits(database.pool, id)).toBe('quote')
    await sendQuote(database.pool, command({ connectionOrderId: id, version: 2 }))
    await advanceUntilWaits(database.pool, id)
    await accept(database.pool, id)
    // 5721.56 less 2773.13, beside the second instalment.
    expect(await balance()).toBe('4334.99')
    expect(await advanceUntilWaits(database.pool, id)).toBe('payment')
    await pay(database.pool, '4334.99')
    expect(await advanceUntilWaits(database.pool, id)).toBe('construction')
    const orders = await ordersOf(database.pool, `service-connection/${id}`)
    expect(orders.map(({ typeCode, state }) => `${typeCode} ${state}`)).toEqual([
      'SURVEY cancelled',
      'TAP completed',
      'METERSET cancelled',
      'METERSET created',
    ])
    await changeScope(database.pool, command({ connectionOrderId: id, scope: SCOPE }, 'The smaller one after all'))
    await sendQuote(database.pool, command({ connectionOrderId: id, version: 3 }))
    await advanceUntilWaits(database.pool, id)
    await accept(database.pool, id)
    expect(await balance()).toBe('-2948.43')
    expect(await advanceUntilWaits(database.pool, id)).toBe('construction')
    expect((await quotesOf(database.pool, id)).map(({ version, state }) => `${version} ${state}`)).toEqual([
      '1 replaced',
      '2 replaced',
      '3 accepted',
    ])
    // All of it is taken back, credits and charges alike; material and labour with their tax are kept: 760.00 and 47.50.
    expect(await cancelConnection(database.pool, command({ connectionOrderId: id }, 'Sold the house'))).toEqual({
      id,
      refunded: '1965.63',
      kept: '807.50',
    })
    expect(await balance()).toBe('-4914.06')
  })

  it.each([
    ['survey', '0.00', '0.00', '0.00'],
    ['quote', '0.00', '0.00', '0.00'],
    ['acceptance', '0.00', '0.00', '0.00'],
    ['payment', '2773.13', '0.00', '0.00'],
    ['permits', '2773.13', '0.00', '-1386.57'],
    ['construction', '1965.63', '807.50', '-579.07'],
    ['energise', '1965.63', '807.50', '-579.07'],
  ])('cancelled in %s: %s go back, %s are kept', async (stage, refunded, kept, left) => {
    await leadTo(stage)
    const cancel = command({ connectionOrderId: id }, 'Not building after all')
    const answer = await cancelConnection(database.pool, cancel)
    expect(answer).toEqual({ id, refunded, kept })
    expect(await cancelConnection(database.pool, cancel)).toEqual(answer)
    expect(await balance()).toBe(left)
    expect(await lastSaid()).toEqual([
      `2026-09-01 Cancelled: Not building after all. ${refunded} USD of the charges are taken back, ${kept} USD are kept.`,
    ])
    const open = `select count(*) from work_orders where requested_by like 'service-connection/%' and state not in ('completed', 'cancelled')`
    expect(await value(open)).toBe(0)
    expect(await value(`select count(*) from connection_waits where ended_on is null`)).toBe(0)
    await expect(cancelConnection(database.pool, command({ connectionOrderId: id }))).rejects.toThrow('CONNECTION_ENDED')
    expect(await advanceConnection(database.pool, { connectionOrderId: id })).toEqual({ kind: 'end' })
  })

  it('is not cancelled once service has begun', async () => {
    await leadTo('as_built')
    await expect(cancelConnection(database.pool, command({ connectionOrderId: id }))).rejects.toThrow('CONNECTION_ENERGISED')
  })
})

describe('quotes', () => {
  it('stand as they were sent', async () => {
    await leadTo('acceptance')
    const frozen = `update connection_quotes set total = total + 1, subtotal = subtotal + 1`
    await expect(database.pool.query(frozen)).rejects.toThrow('PENSTOCK_IMMUTABLE')
    await expect(database.pool.query(`update connection_quotes set state = 'draft'`)).rejects.toThrow(
      'PENSTOCK_ILLEGAL_TRANSITION',
    )
    await expect(database.adminPool.query('delete from connection_quotes')).rejects.toThrow('PENSTOCK_IMMUTABLE')
    const found = await database.pool.query<{ edge: string }>(
      `select from_state || ' ' || to_state as edge from connection_quote_edges`,
    )
    const edges = QUOTE_STATES.flatMap((from) => QUOTE_EDGES[from].map((to) => `${from} ${to}`))
    expect(found.rows.map((row) => row.edge).sort()).toEqual(edges.sort())
  })

  it('are drafted again until they are sent, and sent as they were seen', async () => {
    await leadTo('quote')
    const draft = command({ connectionOrderId: id, scope: SCOPE })
    expect(await draftQuote(database.pool, draft)).toEqual({ id, version: 1, total: '2773.13' })
    expect(await draftQuote(database.pool, draft)).toEqual({ id, version: 1, total: '2773.13' })
    expect((await draftQuote(database.pool, command({ connectionOrderId: id, scope: LARGER_SCOPE }))).total).toBe('5721.56')
    await expect(sendQuote(database.pool, command({ connectionOrderId: id, version: 2 }))).rejects.toThrow('QUOTE_CHANGED')
    await goBack(database.pool, command({ connectionOrderId: id, to: 'survey' }, 'Measure again'))
    await leadTo('quote')
    await expect(sendQuote(database.pool, command({ connectionOrderId: id, version: 1 }))).rejects.toThrow('QUOTE_STALE')
  })

  it('are declined, and another one is made', async () => {
    await leadTo('acceptance')
    await declineQuote(database.pool, command({ connectionOrderId: id, version: 1 }, 'Too expensive'))
    expect(await lastSaid()).toEqual([
      '2026-09-01 Quote N000001-1 was declined: Too expensive. Quote: waits for a quote to be sent until 2026-09-08.',
    ])
    await expect(accept(database.pool, id)).rejects.toThrow('CONNECTION_STAGE')
    await quoteAndSend(database.pool, id)
    expect((await latestQuote(database.pool, id))?.version).toBe(2)
  })

  it('lapse when nobody accepts them', async () => {
    await leadTo('acceptance')
    await clockTo('2026-10-02')
    await expect(accept(database.pool, id)).rejects.toThrow('QUOTE_LAPSED')
    expect(await advanceUntilWaits(database.pool, id)).toBe('quote')
    expect((await latestQuote(database.pool, id))?.state).toBe('lapsed')
  })

  it.each([
    [5, 'INSTALMENTS_TOO_MANY'],
    [4, null],
  ])('in %i instalments', async (instalments, code) => {
    await leadTo('acceptance')
    if (code === null) await accept(database.pool, id, instalments)
    else await expect(accept(database.pool, id, instalments)).rejects.toThrow(code)
  })
})

describe('the field', () => {
  it('an order that is cancelled is told to a supervisor; back to the same stage orders it anew', async () => {
    await leadTo('construction')
    const [tap] = (await ordersOf(database.pool, `service-connection/${id}`)).slice(-1)
    const by = { actor: command({}).actor, reason: 'Wrong street', today: '2026-09-01' }
    await inTransaction(database.pool, (tx) => cancelWorkOrder(tx, tap?.workOrderId ?? '', by))
    await advanceUntilWaits(database.pool, id)
    expect(await lastSaid()).toEqual([
      '2026-09-01 The construction: the field order ended without its work being done: a supervisor was told.',
    ])
    await goBack(database.pool, command({ connectionOrderId: id, to: 'construction' }, 'Order it anew'))
    expect(await value(`select state from tasks where queue = 'connections_supervisor'`)).toBe('done')
    await advanceUntilWaits(database.pool, id)
    const orders = await ordersOf(database.pool, `service-connection/${id}`)
    expect(orders.slice(-2).map(({ typeCode, state }) => `${typeCode} ${state}`)).toEqual(['TAP cancelled', 'TAP created'])
  })

  it('a service without a meter is built without one, and one from the office is switched on there', async () => {
    const { pool } = database
    const sewer = await applyForConnection(pool, { service: 'sewer', tariffCode: 'S-RES', meterSize: 'none' })
    await advanceUntilWaits(pool, sewer)
    await survey(pool, sewer)
    await advanceUntilWaits(pool, sewer)
    await quoteAndSend(pool, sewer)
    await advanceUntilWaits(pool, sewer)
    await accept(pool, sewer)
    expect(await advanceUntilWaits(pool, sewer)).toBe('payment')
    await overrideWait(pool, command({ connectionOrderId: sewer }, 'Paid by the city'))
    // No permit, no construction work, no meter: the next thing is to switch it on.
    expect(await advanceUntilWaits(pool, sewer)).toBe('energise')
    await expect(energiseConnection(pool, command({ connectionOrderId: sewer }))).rejects.toThrow('NOT_REMOTE')
  })
})

describe('going on and back', () => {
  it('a place that somebody else has taken meanwhile is not served twice; a new account opens with its service', async () => {
    await leadTo('energise')
    await database.pool.query(`update accounts set status = 'pending' where account_id = 'A1'`)
    const point = await value(`select service_point_id from connection_orders`)
    await database.pool.query(
      `insert into service_agreements (agreement_id, account_id, service_point_id, tariff_code, start_on, state)
       values ('G9', 'A2', $1, 'W-RES', '2026-09-01', 'pending_start')`,
      [point],
    )
    await workDone(database.pool, id, 'CONNECT')
    await expect(advanceUntilWaits(database.pool, id)).rejects.toThrow('PLACE_SERVED')
    await database.pool.query(`update service_agreements set state = 'cancelled' where agreement_id = 'G9'`)
    expect(await advanceUntilWaits(database.pool, id)).toBe('as_built')
    expect(await value(`select status from accounts where account_id = 'A1'`)).toBe('active')
  })

  it('a refused permit is told to a supervisor, and everything from the survey on begins anew', async () => {
    await leadTo('permits')
    const refuseIt = command(
      { connectionOrderId: id, code: 'STREET', act: 'refuse' as const, reference: null },
      'Road was paved last year',
    )
    expect((await decidePermit(database.pool, refuseIt)).state).toBe('refused')
    expect((await decidePermit(database.pool, refuseIt)).state).toBe('refused')
    expect(await advanceUntilWaits(database.pool, id)).toBe('permits')
    await goBack(database.pool, command({ connectionOrderId: id, to: 'survey' }, 'Another route for the line'))
    expect(await lastSaid(3)).toEqual([
      '2026-09-01 Street opening permit was refused: Road was paved last year.',
      '2026-09-01 Street opening permit was refused: a supervisor was told.',
      '2026-09-01 Back to site survey: Another route for the line. Site survey: waits for the result of the site survey until 2026-09-15.',
    ])
    await leadTo('acceptance')
    // The same price: nothing is to be paid for the new quote.
    await accept(database.pool, id)
    expect(await advanceUntilWaits(database.pool, id)).toBe('permits')
    expect(await value(`select string_agg(distinct state, ' ') from connection_permits`)).toBe('needed')
  })

  it('a supervisor lets a permit and a payment go', async () => {
    await leadTo('payment')
    await overrideWait(database.pool, command({ connectionOrderId: id }, 'The city pays'))
    await advanceUntilWaits(database.pool, id)
    expect(await lastSaid(2)).toEqual([
      '2026-09-01 It goes on without the payment that is due first: The city pays.',
      '2026-09-01 Permits and inspections: waits for Plumbing permit until 2026-10-13 and Street opening permit until 2026-10-13.',
    ])
    await decidePermit(
      database.pool,
      command({ connectionOrderId: id, code: 'STREET', act: 'waive', reference: null }, 'Private road'),
    )
    await decidePermit(database.pool, command({ connectionOrderId: id, code: 'PLUMBING', act: 'grant', reference: 'P-1' }))
    expect(await advanceUntilWaits(database.pool, id)).toBe('construction')
    const events = await database.pool.query(`select event, reason from connection_wait_events order by wait_id`)
    expect(events.rows).toEqual([
      { event: 'override', reason: 'The city pays' },
      { event: 'override', reason: 'Private road' },
    ])
    await expect(goBack(database.pool, command({ connectionOrderId: id, to: 'as_built' }))).rejects.toThrow('BACK_NOT_BEFORE')
  })

  it('back from the record keeps the agreement that has begun', async () => {
    await leadTo('as_built')
    await clockTo('2026-09-02')
    await goBack(database.pool, command({ connectionOrderId: id, to: 'energise' }, 'Valve was stuck'))
    await leadTo('as_built')
    expect(await value('select count(*) from service_agreements')).toBe(4)
  })

  it('a second application for the same place is refused, and so are acts of another stage', async () => {
    await expect(applyForConnection(database.pool)).rejects.toThrow('CONNECTION_EXISTS')
    await expect(accept(database.pool, id)).rejects.toThrow('CONNECTION_STAGE')
    await expect(overrideWait(database.pool, command({ connectionOrderId: id }))).rejects.toThrow('WAIT_NEEDS_FACTS')
    const unknown = { connectionOrderId: 'N999999', to: 'survey' as const }
    await expect(goBack(database.pool, command(unknown))).rejects.toThrow('NOT_FOUND')
  })
})
