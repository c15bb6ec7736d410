import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { loadTypes } from '../../db/fieldwork/type-store.js'
import { inTransaction } from '../../db/transaction.js'
import type { SegmentRegister } from '../../domain/billing/billing-input.js'
import { importAlderCreek } from '../../test/support/bill-run.js'
import { type TestDatabase, testDatabase } from '../../test/support/database.js'
import { PNG } from '../../test/support/fieldwork.js'
import { TESTER } from '../../test/support/import-folder.js'
import { expectSoundBooks } from '../../test/support/invariants.js'
import { decideDraft, draftOffCycleBill } from '../billing/off-cycle-bill.js'
import { addMeter } from '../metering/add-meter.js'
import { advanceClock } from '../utility/advance-clock.js'
import { addOrderFile } from './add-order-file.js'
import { type CompleteWorkOrderInput, completeWorkOrder } from './complete-work-order.js'
import { createWorkOrder } from './create-work-order.js'

// Account A000001 takes water at S004448: meter M20085534 stood at 886 ten cubic feet on 25 August.
const PLACE = { premiseId: '', servicePointId: 'S004448', accountId: 'A000001', agreementId: 'G000001' }
const OLD = 'M20085534'
const NEW = 'M90000001'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
  await importAlderCreek(database.pool, '2026-09-10')
}, 120_000)
afterAll(() => database.close())

const command = <Input>(input: Input) => ({ key: randomUUID(), actor: TESTER, reason: 'test', input })

async function order(typeCode: string, today: string): Promise<string> {
  const { pool } = database
  const found = await pool.query<{ premise_id: string }>('select premise_id from service_points where service_point_id = $1', [
    PLACE.servicePointId,
  ])
  const premiseId = found.rows[0]?.premise_id ?? ''
  const work = { ...PLACE, premiseId, orderKey: `${typeCode}/${today}`, typeCode, requestedBy: null, note: null }
  const { workOrderId } = await inTransaction(pool, (tx) =>
    createWorkOrder(tx, { ...work, wantedOn: today, priority: 'normal' }, { actor: TESTER, reason: 'test', today }),
  )
  return workOrderId
}

async function complete(workOrderId: string, typeCode: string, more: Partial<CompleteWorkOrderInput>) {
  const type = (await loadTypes(database.pool)).find((each) => each.typeCode === typeCode)
  const visit = {
    workOrderId,
    resultId: randomUUID(),
    resultCode: 'DONE',
    doneOn: '2026-09-10',
    note: null,
    mayActForOthers: true,
  }
  const nothing = {
    stepsDone: type?.steps.map(({ code }) => code) ?? [],
    materials: [],
    removedMeterId: null,
    setMeterId: null,
    readings: [],
  }
  return completeWorkOrder(database.pool, command({ ...visit, ...nothing, ...more }))
}

it('a meter exchanged in mid-period: the bill sums the old meter and the new one', async () => {
  const { pool } = database
  const register = { register: '1', unit: 'ccf', direction: 'delivered', dials: 5, multiplier: '1', role: 'consumption' } as const
  const meter = {
    meterId: NEW,
    service: 'water',
    make: 'Merrow',
    model: 'Disc 3',
    size: '5/8',
    purchasedOn: '2026-08-01',
  } as const
  await addMeter(pool, command({ ...meter, registers: [register] }))
  await expect(addMeter(pool, command({ ...meter, registers: [register] }))).rejects.toThrow('METER_KNOWN')

  const exchange = await order('EXCHANGE', '2026-09-10')
  const photo = { workOrderId: exchange, kind: 'photo', caption: null, mayActForOthers: true } as const
  await addOrderFile(pool, command(photo), Readable.from([PNG]))
  const reading = (meterId: string, value: string) => ({ meterId, register: '1', value, confirmed: [] })
  await complete(exchange, 'EXCHANGE', {
    removedMeterId: OLD,
    setMeterId: NEW,
    readings: [reading(OLD, '888'), reading(NEW, '5')],
  })

  await advanceClock(pool, command({ to: '2026-09-25' }))
  const check = await order('READ', '2026-09-25')
  await complete(check, 'READ', { doneOn: '2026-09-25', readings: [reading(NEW, '8')] })

  const draft = await draftOffCycleBill(pool, command({ accountId: 'A000001', kind: 'off_cycle', readOn: '2026-09-25' }))
  const segments = await pool.query<{ quantity: string; meters: SegmentRegister[] }>(
    `select quantity, meters from bill_segments where bill_id = $1 and agreement_id = 'G000001'`,
    [draft.billId],
  )
  const [segment] = segments.rows
  const multiplier = await pool.query<{ multiplier: string }>(`select multiplier from registers where meter_id = $1`, [OLD])
  // Two steps of the old dial and three of the new one.
  expect(Number(segment?.quantity)).toBe(2 * Number(multiplier.rows[0]?.multiplier) + 3)
  expect(segment?.meters.map((each) => [each.meterId, each.opening.value, each.closing.value, each.closing.kind])).toEqual([
    [OLD, '886', '888', 'removal'],
    [NEW, '5', '8', 'actual'],
  ])
  await decideDraft(pool, command({ billId: draft.billId, decision: 'issue' }))
  await expectSoundBooks(pool)
})
