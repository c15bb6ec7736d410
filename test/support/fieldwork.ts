import type pg from 'pg'
import type { TestClient } from './api.js'
import { type WorkToOrder, createWorkOrder } from '../../activities/fieldwork/create-work-order.js'
import { inTransaction } from '../../db/transaction.js'
import { TESTER } from './import-folder.js'
import { seedAccounts, seedUtility } from './ledger.js'

/** A place with one meter that has served since 2020, last read on 2026-08-04. */
export interface PlaceSeed {
  readonly premiseId: string
  readonly servicePointId: string
  readonly meterId: string
  readonly readRoute?: string
  readonly at?: readonly [latitude: number, longitude: number]
}

export const PLACES: readonly PlaceSeed[] = [
  { premiseId: 'P1', servicePointId: 'S1', meterId: 'M1', at: [44.62, -121.95] },
  { premiseId: 'P2', servicePointId: 'S2', meterId: 'M2', at: [44.63, -121.95] },
  { premiseId: 'P3', servicePointId: 'S3', meterId: 'M3', readRoute: 'R102', at: [44.7, -121.9] },
]

/** A sandbox utility with accounts A1 to A3, a place for each, an agreement on each, and two meters in store (M8, M9; M7 is electric). */
export async function seedFieldwork(pool: pg.Pool, today: string): Promise<void> {
  await seedUtility(pool, today)
  await seedAccounts(pool, ['A1', 'A2', 'A3'])
  for (const [index, place] of PLACES.entries()) {
    const [latitude, longitude] = place.at ?? [44.62, -121.95]
    await pool.query(
      `insert into premises (premise_id, line1, city, state, postcode, inside_city, read_route, read_sequence, lot_area_sqft, impervious_sqft,
         dwelling_units, latitude, longitude)
       values ($1, $2, 'Alder Creek', 'OR', '97996', true, $3, $4, 0, 0, 1, $5, $6)`,
      [place.premiseId, `${index + 1} Jasper St`, place.readRoute ?? 'R101', (index + 1) * 10, latitude, longitude],
    )
    await pool.query(
      `insert into service_points (service_point_id, premise_id, service, in_service_on) values ($1, $2, 'water', '2016-01-10')`,
      [place.servicePointId, place.premiseId],
    )
    await seedMeter(pool, place.meterId)
    await pool.query(
      `insert into meter_installs (meter_id, register, service_point_id, installed_on, install_read) values ($1, '1', $2, '2020-01-10', '0')`,
      [place.meterId, place.servicePointId],
    )
    await pool.query(
      `insert into service_agreements (agreement_id, account_id, service_point_id, tariff_code, start_on, state) values ($1, $2, $3, 'W-RES', '2020-01-10', 'active')`,
      [`G${index + 1}`, `A${index + 1}`, place.servicePointId],
    )
    for (const [readOn, value] of [
      ['2026-06-04', '980'],
      ['2026-07-04', '990'],
      ['2026-08-04', '1000'],
    ]) {
      await pool.query(
        `insert into reads (meter_id, register, read_on, value, kind, source, recorded_by) values ($1, '1', $2, $3, 'actual', 'handheld', 'seed')`,
        [place.meterId, readOn, value],
      )
    }
  }
  await pool.query(`insert into customer_contacts (customer_id, kind, value) values ('C-A1', 'phone', '555-0101')`)
  await seedMeter(pool, 'M8')
  await seedMeter(pool, 'M9')
  await seedMeter(pool, 'M7', 'electric')
}

async function seedMeter(pool: pg.Pool, meterId: string, service = 'water'): Promise<void> {
  await pool.query(
    `insert into meters (meter_id, service, make, model, purchased_on) values ($1, $2, 'Merrow', 'Disc 2', '2019-01-01')`,
    [meterId, service],
  )
  await pool.query(
    `insert into registers (meter_id, register, unit, direction, dials, multiplier, role) values ($1, '1', $2, 'delivered', 5, 1, 'consumption')`,
    [meterId, service === 'electric' ? 'kWh' : 'ccf'],
  )
}

/** Orders work at the first place, or at another. */
export async function orderWork(
  pool: pg.Pool,
  typeCode: string,
  more: Partial<WorkToOrder> & { readonly today?: string } = {},
): Promise<string> {
  const { today = '2026-09-01', ...work } = more
  const { workOrderId } = await inTransaction(pool, (tx) =>
    createWorkOrder(
      tx,
      {
        orderKey: `${typeCode}/${work.premiseId ?? 'P1'}`,
        typeCode,
        premiseId: 'P1',
        servicePointId: 'S1',
        accountId: 'A1',
        agreementId: 'G1',
        requestedBy: null,
        wantedOn: today,
        priority: 'normal',
        note: null,
        ...work,
      },
      { actor: TESTER, reason: 'Asked for by phone', today },
    ),
  )
  return workOrderId
}

/** What the process of an order has said so far. */
export async function orderSentences(pool: pg.Pool, workOrderId: string): Promise<string[]> {
  const found = await pool.query<{ business_date: string; sentence: string }>(
    'select business_date, sentence from process_steps where process_id = $1 order by step_id',
    [`work-order/${workOrderId}`],
  )
  return found.rows.map((row) => `${row.business_date} ${row.sentence}`)
}

/** The smallest picture there is: one black pixel. */
export const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==',
  'base64',
)

/** North reads and exchanges on route R101, South on R102, Lines digs anywhere; all work on business days from 8 to 16. */
export async function seedCrews(
  supervisor: TestClient,
  members: { readonly north: readonly string[]; readonly south: readonly string[] },
): Promise<void> {
  const skills = ['METERS', 'READS', 'LEAKS']
  const crews = [
    { id: 'NORTH', name: 'North', skills, areas: ['R101'], memberIds: members.north },
    { id: 'SOUTH', name: 'South', skills, areas: ['R102'], memberIds: members.south },
    { id: 'LINES', name: 'Lines', skills: ['LINES'], areas: [], memberIds: [] },
  ]
  for (const { id, ...crew } of crews) {
    const start = { startLatitude: 44.6, startLongitude: -121.95 }
    const response = await supervisor.put(`/crews/${id}`, {
      ...crew,
      ...start,
      shifts: [],
      daysOff: [],
      isActive: true,
      version: 0,
    })
    if (response.statusCode !== 200) throw new Error(`no crew ${id}: ${response.body}`)
  }
}
