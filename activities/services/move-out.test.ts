import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { importAlderCreek } from '../../test/support/bill-run.js'
import { type TestDatabase, testDatabase } from '../../test/support/database.js'
import { expectSoundBooks } from '../../test/support/invariants.js'
import { moveLooks } from '../../test/support/move-looks.js'
import {
  byTester,
  carryOn,
  clockTo,
  onRequest,
  openMove,
  pay,
  readPoint,
  sentencesOf,
  waitsFor,
} from '../../test/support/moves.js'
import { agreeWithOwner } from './agree-with-owner.js'
import { cancelRequest } from './cancel-request.js'
import { declareOutage } from '../fieldwork/declare-outage.js'
import { endOutage } from '../fieldwork/end-outage.js'
import { giveRead } from './give-read.js'
import { payRefund } from './pay-refund.js'
import { rescheduleRequest } from './reschedule-request.js'

// One sample utility for all stories; each has accounts and premises of its own, and the clock only moves forward.
let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
  await importAlderCreek(database.pool, '2026-09-01')
})
afterAll(async () => {
  await expectSoundBooks(database.pool)
  await database.close()
})
const { agreementsOf, rows, statusOf } = moveLooks(() => database)

describe('a move out', () => {
  it('service goes back to the owner without a gap; deposit, refund and close; late money is settled once more', async () => {
    const { pool } = database
    // The owner has an account of his own.
    await agreeWithOwner(pool, byTester({ premiseId: 'P000168', accountId: 'A000003', fromOn: '2026-09-01' }))
    const { requestId } = await openMove(pool, {
      kind: 'move_out',
      accountId: 'A001065',
      fromPremiseId: 'P000168',
      stopOn: '2026-09-09',
      forwarding: { line1: '9 Far Rd', line2: null, city: 'Elsewhere', state: 'WA', postcode: '98001', country: 'US' },
    })
    await carryOn(pool, requestId)
    await clockTo(pool, '2026-09-10')
    await carryOn(pool, requestId)
    await pay(pool, 'A001065', '400.00')
    const points = await rows(
      `select p.service_point_id as row from service_points p join meter_installs i using (service_point_id) where premise_id = 'P000168' group by 1`,
    )
    for (const point of points) await readPoint(pool, point, '2026-09-09', 1)
    expect(await carryOn(pool, requestId)).toMatch(/^a refund of /)
    const stopped = await agreementsOf('A001065')
    expect(stopped.every((line) => line.includes('2026-09-09 stopped'))).toBe(true)
    const taken = await rows(
      `select g.start_on || ' ' || g.state as row from service_agreements g join service_points p using (service_point_id)
       where g.account_id = 'A000003' and p.premise_id = 'P000168'`,
    )
    expect(new Set(taken)).toEqual(new Set(['2026-09-10 active']))
    expect(await rows(`select state as row from deposits where account_id = 'A001065'`)).toEqual(['applied'])
    const refund = { ...(await onRequest(pool, requestId)), accountId: 'A001065', channel: 'counter' }
    await payRefund(pool, byTester(refund))
    expect(await carryOn(pool, requestId)).toBe(null)
    expect(await statusOf('A001065')).toBe('closed')

    await pay(pool, 'A001065', '10.00')
    expect(await carryOn(pool, requestId)).toBe('a refund of 10.00 USD')
    expect((await agreementsOf('A001065')).every((line) => line.endsWith('reactivated'))).toBe(true)
    await payRefund(pool, byTester({ ...refund, ...(await onRequest(pool, requestId)) }))
    expect(await carryOn(pool, requestId)).toBe(null)
    expect((await agreementsOf('A001065')).every((line) => line.endsWith('closed'))).toBe(true)
  })

  it('without an owner nobody is served there, and use raises a task once', async () => {
    const { pool } = database
    const { requestId } = await openMove(pool, {
      kind: 'move_out',
      accountId: 'A000002',
      fromPremiseId: 'P000176',
      stopOn: '2026-09-10',
    })
    await carryOn(pool, requestId)
    await readPoint(pool, 'S000715', '2026-09-10', 1)
    expect(await carryOn(pool, requestId)).toMatch(/^a payment of /)
    expect(
      await rows(
        `select no_customer_since::text as row from service_points where premise_id = 'P000176' and service <> 'stormwater'`,
      ),
    ).toEqual(['2026-09-11', '2026-09-11', '2026-09-11'])
    await clockTo(pool, '2026-09-14')
    await readPoint(pool, 'S000715', '2026-09-13', 2)
    await readPoint(pool, 'S000715', '2026-09-14', 3)
    expect(await rows(`select title as row from tasks where task_key like 'unserved-use/S000715/%'`)).toEqual([
      'Use without a customer of record at S000715',
    ])
  })

  it('a back-dated one takes back days that were billed to who had left', async () => {
    const { pool } = database
    const [lastBilled = ''] = await rows(
      `select max(upper(period) - 1)::text as row from billed_periods join service_agreements using (agreement_id) where account_id = 'A000009'`,
    )
    expect(lastBilled > '2026-08-01').toBe(true)
    const { requestId } = await openMove(pool, {
      kind: 'move_out',
      accountId: 'A000009',
      fromPremiseId: 'P000503',
      stopOn: '2026-08-01',
    })
    // Bills of the former system cannot be made again here: somebody has to look.
    const waits = await carryOn(pool, requestId)
    expect((await sentencesOf(pool, requestId)).join(' ')).toContain('has to be corrected by hand')
    expect(waits).toMatch(/^a payment of /)
    expect(
      await rows(`select count(*)::text as row from tasks where task_key like 'move-rebill/' || $1 || '/%'`, [requestId]),
    ).toEqual(['1'])
  })
})

describe('other moves', () => {
  it('a transfer ends here and begins there, and the account goes on', async () => {
    const { pool } = database
    const { requestId } = await openMove(pool, {
      kind: 'transfer',
      accountId: 'A000015',
      fromPremiseId: 'P000523',
      premiseId: 'P000438',
      stopOn: '2026-09-14',
      startOn: '2026-09-14',
    })
    await carryOn(pool, requestId)
    for (const point of ['S002042', 'S001697', 'S001700']) {
      await readPoint(pool, point, point === 'S002042' ? '2026-09-14' : '2026-09-13', 0)
    }
    expect(await carryOn(pool, requestId)).toBe(null)
    const now = await agreementsOf('A000015')
    expect(now.filter((line) => line.endsWith('closed'))).toHaveLength(3)
    expect(now.filter((line) => line.endsWith('2026-09-14 - active'))).toHaveLength(4)
    expect(await statusOf('A000015')).toBe('active')
  })

  it('one service is suspended for a season and resumed when somebody says the day', async () => {
    const { pool } = database
    const { requestId } = await openMove(pool, {
      kind: 'suspension',
      accountId: 'A000012',
      fromPremiseId: 'P000419',
      stopPoints: ['S001628'],
      stopOn: '2026-09-14',
    })
    expect(await carryOn(pool, requestId)).toBe('the day of resumption')
    const at = async () => ({ ...(await onRequest(pool, requestId)), stopOn: null })
    await expect(rescheduleRequest(pool, byTester({ ...(await at()), startOn: '2026-09-14' }))).rejects.toMatchObject({
      refusal: { code: 'DATES_OUT_OF_ORDER' },
    })
    await rescheduleRequest(pool, byTester({ ...(await at()), startOn: '2026-09-15' }))
    expect(await carryOn(pool, requestId)).toBe('the day')
    await clockTo(pool, '2026-09-15')
    expect(await carryOn(pool, requestId)).toBe('the next bill')
    expect((await agreementsOf('A000012')).filter((line) => line.startsWith('refuse'))).toEqual([
      expect.stringMatching(/2026-09-14 stopped$/),
      'refuse 2026-09-15 - active',
    ])
  })

  it('a customer gives the read, and a request is rescheduled until it cannot', async () => {
    const { pool } = database
    const { requestId } = await openMove(pool, {
      kind: 'move_out',
      accountId: 'A000013',
      fromPremiseId: 'P000311',
      stopOn: '2026-09-20',
    })
    await carryOn(pool, requestId)
    await rescheduleRequest(pool, byTester({ ...(await onRequest(pool, requestId)), startOn: null, stopOn: '2026-09-15' }))
    await carryOn(pool, requestId)
    const [meter = '', value = ''] = (
      await rows(
        `select i.meter_id || ' ' || (select max(value) from reads d where d.meter_id = i.meter_id and d.read_on <= '2026-09-15') as row
         from meter_installs i where service_point_id = 'S001195'`,
      )
    )[0]?.split(' ') ?? ['']
    await giveRead(
      pool,
      byTester({
        ...(await onRequest(pool, requestId)),
        meterId: meter,
        register: '1',
        value: String(Number(value) + 1),
        kind: 'customer' as const,
        readOn: null,
        confirmed: ['SAME_DAY', 'BELOW_LAST', 'ABOVE_USUAL', 'NO_USE', 'ABOVE_NEXT'] as const,
      }),
    )
    await carryOn(pool, requestId)
    await expect(
      rescheduleRequest(pool, byTester({ ...(await onRequest(pool, requestId)), startOn: null, stopOn: '2026-09-25' })),
    ).rejects.toMatchObject({ refusal: { code: 'REQUEST_CARRIED_OUT' } })
    await expect(cancelRequest(pool, byTester(await onRequest(pool, requestId)))).rejects.toMatchObject({
      refusal: { code: 'REQUEST_CARRIED_OUT' },
    })
    expect(await waitsFor(pool, requestId)).toBe('the crew')
    await clockTo(pool, '2026-09-18')
    expect(await carryOn(pool, requestId)).toMatch(/^a payment of /)
    expect(
      await rows(`select kind || ' ' || read_on as row from reads where meter_id = $1 and read_on = '2026-09-15'`, [meter]),
    ).toEqual(['customer 2026-09-15'])
  })
})

describe('a storm', () => {
  it('keeps the crew back that is to disconnect; the move says so, waits, and sends it when disconnections go on', async () => {
    const { pool } = database
    const storm = await declareOutage(
      pool,
      byTester({
        name: 'Wind of September',
        service: 'water',
        startsOn: '2026-09-18',
        endsOn: null,
        pausesDisconnections: true,
        list: 'P001047',
        typeCode: null,
      }),
    )
    const { requestId } = await openMove(pool, {
      kind: 'move_out',
      accountId: 'A000014',
      fromPremiseId: 'P001047',
      stopOn: '2026-09-20',
    })
    expect(await carryOn(pool, requestId)).toBe('the end of Wind of September, which pauses disconnections')
    expect(
      await rows(`select state || ' ' || step || ' ' || owner as row from processes where process_id = 'move/' || $1`, [
        requestId,
      ]),
    ).toEqual(['waiting outage field'])
    await clockTo(pool, '2026-09-23')
    expect(await carryOn(pool, requestId)).toBe('the end of Wind of September, which pauses disconnections')
    await endOutage(pool, byTester({ outageId: storm.outageId, endsOn: '2026-09-24' }))
    expect(
      await rows(`select workflow_id as row from outbox where workflow_id = 'move/' || $1 order by event_id desc limit 1`, [
        requestId,
      ]),
    ).toEqual([`move/${requestId}`])
    await carryOn(pool, requestId)
    await clockTo(pool, '2026-09-25')
    expect(await carryOn(pool, requestId)).toMatch(/^a payment of /)
    expect(await sentencesOf(pool, requestId)).toEqual([
      '2026-09-18 Move out of P001047 asked for: water, sewer, stormwater, refuse, electric; last day 2026-09-20.',
      '2026-09-18 Waits for the end of Wind of September, which pauses disconnections.',
      '2026-09-23 Sewer of account A000014 ended with 2026-09-20. Stormwater of account A000014 ended with 2026-09-20. Refuse of account A000014 ended with 2026-09-20.',
      '2026-09-23 Waits for the end of Wind of September, which pauses disconnections, looks again on 2026-09-25.',
      expect.stringMatching(
        /^2026-09-25 Work order \S+ \(disconnect\) for water at S004045 on 2026-09-25\. Work order \S+ \(disconnect\) for electric at S004049 on 2026-09-25\.$/,
      ),
      expect.stringMatching(/^2026-09-25 Register 1 .*, an estimate\.$/),
      '2026-09-25 Water of account A000014 ended with 2026-09-20. Electric of account A000014 ended with 2026-09-20.',
      expect.stringMatching(/^2026-09-25 Final bill /),
      expect.stringMatching(/^2026-09-25 Waits for a payment of /),
    ])
    expect(
      await rows(
        `select type_code || ' ' || state || ' ' || wanted_on as row from work_orders where requested_by = 'move/' || $1`,
        [requestId],
      ),
    ).toEqual(['DISCONNECT created 2026-09-25', 'DISCONNECT created 2026-09-25'])
  })
})

it('mail follows who has said where to, and the goodbye is written once', async () => {
  expect(
    await rows(`select mail_city as row from customers join accounts using (customer_id) where account_id = 'A001065'`),
  ).toEqual(['Elsewhere'])
  expect(
    await rows(`select message_key as row from messages where account_id = 'A001065' and message_key like 'move/%'`),
  ).toEqual(['move/R000001/GOODBYE'])
})
