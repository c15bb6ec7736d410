import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestApi, type TestClient, testApi } from '../../test/support/api.js'
import { type TestDatabase, testDatabase } from '../../test/support/database.js'
import { PNG, seedCrews, seedFieldwork } from '../../test/support/fieldwork.js'
import { expectSoundBooks } from '../../test/support/invariants.js'
import type {
  DayRouteJson,
  DispatchBoardJson,
  FieldDayJson,
  OfferedWindowJson,
  WorkOrderPageJson,
  WorkOrderRecordJson,
  WorkOrderTypeJson,
} from './contract.js'

let database: TestDatabase
let api: TestApi
let clerk: TestClient
let supervisor: TestClient
let technician: TestClient
let stranger: TestClient

beforeAll(async () => {
  database = await testDatabase()
  await seedFieldwork(database.pool, '2026-09-01')
  api = await testApi(database)
  clerk = await api.as('service_representative')
  supervisor = await api.as('supervisor')
  technician = await api.newUser('field')
  stranger = await api.newUser('field')
  await seedCrews(supervisor, { north: [String(technician.userId)], south: [String(stranger.userId)] })
})
afterAll(async () => {
  await api.close()
  await database.close()
})

async function ok<Answer = unknown>(response: ReturnType<TestClient['post']>): Promise<Answer> {
  const answer = await response
  expect([200, 201], answer.body).toContain(answer.statusCode)
  return answer.json<Answer>()
}

async function codeOf(response: ReturnType<TestClient['post']>): Promise<string | undefined> {
  return (await response).json<{ code?: string }>().code
}

async function order(typeCode: string, more: object = {}): Promise<string> {
  const body = {
    typeCode,
    premiseId: 'P1',
    servicePointId: 'S1',
    accountId: 'A1',
    wantedOn: '2026-09-01',
    priority: 'normal',
    ...more,
  }
  return (await ok<{ workOrderId: string }>(clerk.post('/work-orders', body))).workOrderId
}

const page = (id: string): Promise<WorkOrderPageJson> => ok<WorkOrderPageJson>(clerk.get(`/work-orders/${id}`))

const report = (id: string, resultCode: string, more: object = {}) =>
  supervisor.post(`/work-orders/${id}/complete`, {
    resultId: randomUUID(),
    resultCode,
    doneOn: '2026-09-01',
    stepsDone: [],
    readings: [],
    ...more,
  })

describe('a meter is exchanged', () => {
  let id: string

  it('the order is offered windows, booked once, moved and given to a crew', async () => {
    id = await order('EXCHANGE')
    const windows = await ok<OfferedWindowJson[]>(clerk.get(`/work-orders/${id}/windows`))
    expect(windows.slice(0, 3)).toEqual([
      { on: '2026-09-02', code: 'AM', from: '08:00', to: '12:00', places: 4 },
      { on: '2026-09-02', code: 'PM', from: '12:00', to: '16:00', places: 4 },
      { on: '2026-09-03', code: 'AM', from: '08:00', to: '12:00', places: 4 },
    ])
    expect(await ok(clerk.post(`/work-orders/${id}/book`, { on: '2026-09-02', windowCode: 'AM' }))).toEqual({
      id,
      state: 'scheduled',
    })
    expect(await codeOf(clerk.post(`/work-orders/${id}/book`, { on: '2026-09-03', windowCode: 'AM' }))).toBe('APPOINTMENT_EXISTS')
    expect(await codeOf(clerk.post(`/work-orders/${id}/move`, { on: '2026-08-31', windowCode: 'AM' }))).toBe(
      'APPOINTMENT_IN_PAST',
    )
    expect(await codeOf(clerk.post(`/work-orders/${id}/move`, { on: '2026-09-03', windowCode: 'NIGHT' }))).toBe('WINDOW_UNKNOWN')
    expect(await codeOf(clerk.post(`/work-orders/${id}/move`, { on: '2026-09-06', windowCode: 'AM' }))).toBe('WINDOW_FULL')
    await ok(clerk.post(`/work-orders/${id}/move`, { on: '2026-09-01', windowCode: 'PM' }))
    expect(await codeOf(clerk.post(`/work-orders/${id}/assign`, { crewId: 'NORTH', on: '2026-09-02' }))).toBe(
      'APPOINTMENT_OTHER_DAY',
    )
    expect(await codeOf(clerk.post(`/work-orders/${id}/assign`, { crewId: 'SOUTH', on: '2026-09-01' }))).toBe('CREW_OTHER_AREA')
    const seen = (await page(id)).version
    await ok(clerk.post(`/work-orders/${id}/assign`, { crewId: 'NORTH', on: '2026-09-01', version: seen }))
    const second = await supervisor.post(`/work-orders/${id}/unassign`, { version: seen })
    expect([second.statusCode, second.json().code]).toEqual([409, 'CHANGED_MEANWHILE'])
    expect(second.json().detail).toContain(
      'Test service_representative has changed this order meanwhile: Given to North for 2026-09-01.',
    )
  })

  it('is on the list of its crew alone, with what the phone needs', async () => {
    const day = await ok<FieldDayJson>(technician.get('/field/today'))
    expect(day).toMatchObject({ today: '2026-09-01', crews: [{ id: 'NORTH', name: 'North' }] })
    expect(day.orders.map((each) => each.id)).toEqual([id])
    expect(day.orders[0]).toMatchObject({
      windowFrom: '12:00',
      phone: '555-0101',
      registers: [{ meterId: 'M1', register: '1', dials: 5, lastReadOn: '2026-08-04', lastValue: '1000', usualPerDay: '0.328' }],
      stock: [
        { meterId: 'M8', size: null, registers: ['1'] },
        { meterId: 'M9', size: null, registers: ['1'] },
      ],
    })
    expect((await ok<FieldDayJson>(stranger.get('/field/today'))).orders).toEqual([])
    expect(await codeOf(stranger.post(`/work-orders/${id}/start`, {}))).toBe('NOT_YOUR_ORDER')
    await ok(technician.post(`/work-orders/${id}/start`, {}))
    expect(await ok(technician.post(`/work-orders/${id}/arrive`, {}))).toEqual({ id, state: 'on_site' })
    expect((await page(id)).appointments.map(({ on, state }) => [on, state])).toEqual([
      ['2026-09-02', 'moved'],
      ['2026-09-01', 'kept'],
    ])
  })

  it('a file is what its bytes say', async () => {
    const path = `/work-orders/${id}/files`
    const upload = (bytes: Buffer, query: Record<string, string>) =>
      technician.post(path, undefined, {
        query,
        payload: bytes,
        headers: { 'content-type': 'image/png', 'idempotency-key': randomUUID() },
      })
    expect(await codeOf(upload(Buffer.from('<svg onload="x"/>'), { kind: 'photo' }))).toBe('NOT_A_PICTURE')
    expect(await codeOf(upload(PNG.subarray(0, 30), { kind: 'photo' }))).toBe('NOT_A_PICTURE')
    const { fileId } = await ok<{ fileId: number }>(upload(PNG, { kind: 'photo', caption: 'Old meter' }))
    const opened = await clerk.get(`${path}/${fileId}`)
    expect([opened.headers['content-type'], opened.rawPayload.equals(PNG)]).toEqual(['image/png', true])
    expect((await clerk.get(`/work-orders/W9999999/files/${fileId}`)).statusCode).toBe(404)
  })

  const result = {
    resultCode: 'DONE',
    doneOn: '2026-09-01',
    stepsDone: ['IDENTIFY', 'LAST_READ', 'SET', 'TEST'],
    readings: [
      { meterId: 'M1', register: '1', value: '1010' },
      { meterId: 'M8', register: '1', value: '3' },
    ],
    removedMeterId: 'M1',
    setMeterId: 'M8',
  }

  it.each<[string, object]>([
    ['RESULT_CODE_UNKNOWN', { resultCode: 'FINE' }],
    ['STEP_NOT_DONE', { stepsDone: ['IDENTIFY'] }],
    ['RESULT_INCOMPLETE', { readings: [] }],
    ['RESULT_DATE_INVALID', { doneOn: '2026-09-02' }],
    ['RESULT_DATE_INVALID', { doneOn: '2026-08-31' }],
    ['METER_UNKNOWN', { setMeterId: 'M99' }],
    [
      'METER_NOT_HERE',
      {
        removedMeterId: 'M2',
        readings: [
          { meterId: 'M2', register: '1', value: '1010' },
          { meterId: 'M8', register: '1', value: '3' },
        ],
      },
    ],
    [
      'METER_ELSEWHERE',
      {
        setMeterId: 'M3',
        readings: [
          { meterId: 'M1', register: '1', value: '1010' },
          { meterId: 'M3', register: '1', value: '3' },
        ],
      },
    ],
    [
      'METER_OTHER_SERVICE',
      {
        setMeterId: 'M7',
        readings: [
          { meterId: 'M1', register: '1', value: '1010' },
          { meterId: 'M7', register: '1', value: '3' },
        ],
      },
    ],
    ['METER_WORK_MISSING', { setMeterId: null }],
    ['READING_MISSING', { readings: [{ meterId: 'M1', register: '1', value: '1010' }] }],
    [
      'READ_BELOW_LAST',
      {
        readings: [
          { meterId: 'M1', register: '1', value: '900', confirmed: ['BELOW_LAST'] },
          { meterId: 'M8', register: '1', value: '3' },
        ],
      },
    ],
    [
      'READ_IMPLAUSIBLE',
      {
        readings: [
          { meterId: 'M1', register: '1', value: '1900' },
          { meterId: 'M8', register: '1', value: '3' },
        ],
      },
    ],
  ])('%s and nothing is written: %j', async (code, more) => {
    expect(await codeOf(technician.post(`/work-orders/${id}/complete`, { resultId: randomUUID(), ...result, ...more }))).toBe(
      code,
    )
    expect((await page(id)).state).toBe('on_site')
    expect((await database.pool.query(`select count(*) as n from reads where read_on >= '2026-09-01'`)).rows).toEqual([{ n: 0 }])
  })

  it('the result is taken once, however often it is sent, and the records follow', async () => {
    const body = { resultId: randomUUID(), ...result }
    const first = await ok(technician.post(`/work-orders/${id}/complete`, body))
    expect(first).toEqual({ id, state: 'completed', followUps: [] })
    expect(await ok(technician.post(`/work-orders/${id}/complete`, body))).toEqual(first)
    expect(await codeOf(technician.post(`/work-orders/${id}/complete`, { ...body, resultId: randomUUID() }))).toBe('ORDER_ENDED')
    const other = await order('READ')
    expect(await codeOf(supervisor.post(`/work-orders/${other}/complete`, { ...body }))).toBe('RESULT_ID_TAKEN')
    const installs = await database.pool.query(
      `select meter_id, installed_on, install_read, removed_on, removal_read from meter_installs where service_point_id = 'S1' order by installed_on`,
    )
    expect(installs.rows).toEqual([
      { meter_id: 'M1', installed_on: '2020-01-10', install_read: '0', removed_on: '2026-09-01', removal_read: '1010' },
      { meter_id: 'M8', installed_on: '2026-09-01', install_read: '3', removed_on: null, removal_read: null },
    ])
    const { events, result: kept } = await page(id)
    expect(events.map(({ act, toState }) => `${act} ${toState}`)).toEqual([
      'create created',
      'book scheduled',
      'move scheduled',
      'assign dispatched',
      'start en_route',
      'arrive on_site',
      'complete completed',
    ])
    expect(kept).toMatchObject({ resultCode: 'DONE', removedMeterId: 'M1', setMeterId: 'M8' })
  })
})

describe('what was not done leads on', () => {
  it.each([
    ['READ', 'NO_ACCESS', ['READ']],
    ['CONNECT', 'METER_BROKEN', ['EXCHANGE', 'CONNECT']],
    ['LEAK', 'HAZARD', []],
  ])('%s, %s: %j', async (typeCode, resultCode, expected) => {
    const id = await order(typeCode)
    const answer = await ok<{ state: string; followUps: string[] }>(report(id, resultCode, { note: 'Dog in the yard' }))
    expect(answer.state).toBe('incomplete')
    const followed = await Promise.all(answer.followUps.map(page))
    expect(followed.map((each) => [each.typeCode, each.followsWorkOrderId])).toEqual(expected.map((code) => [code, id]))
    const tasks = await database.pool.query('select queue, title, facts from tasks where subject_id = $1', [id])
    expect(tasks.rows).toEqual(
      resultCode === 'HAZARD'
        ? [
            {
              queue: 'supervisor',
              title: 'Hazard found: Leak investigation at P1',
              facts: { note: 'Dog in the yard' },
            },
          ]
        : [],
    )
  })

  it('work that costs something is charged once', async () => {
    const { id: _id, typeCode: _code, ...body } = await ok<WorkOrderTypeJson>(supervisor.get('/work-order-types/LEAK'))
    const changed = await supervisor.put('/work-order-types/LEAK', { ...body, chargeAmount: '45.00' })
    expect(changed.json()).toEqual({ id: 'LEAK', version: 2 })
    expect(await codeOf(supervisor.put('/work-order-types/LEAK', { ...body, chargeAmount: '50.00' }))).toBe('CHANGED_MEANWHILE')
    const id = await order('LEAK')
    await ok(report(id, 'DONE', { stepsDone: ['MAIN_VALVE'], note: 'Toilet runs' }))
    const items = await database.pool.query(`select kind, original_amount from open_items where account_id = 'A1'`)
    expect(items.rows).toEqual([{ kind: 'fee', original_amount: '45.00' }])
    await expectSoundBooks(database.pool)
  })
})

describe('the board', () => {
  it('refuses what does not fit, with the reason', async () => {
    const upgrade = await order('UPGRADE')
    const assign = (id: string, crewId: string, on: string) => codeOf(clerk.post(`/work-orders/${id}/assign`, { crewId, on }))
    expect(await assign(upgrade, 'NORTH', '2026-09-03')).toBe('CREW_LACKS_SKILL')
    expect(await assign(upgrade, 'LINES', '2026-09-05')).toBe('CREW_OFF')
    expect(await assign(upgrade, 'LINES', '2026-08-31')).toBe('ORDER_DAY_PAST')
    expect(await assign(upgrade, 'NOBODY', '2026-09-03')).toBe('CREW_UNKNOWN')
    expect(await assign(upgrade, 'LINES', '2026-09-03')).toBe('APPOINTMENT_MISSING')
    const withoutAppointment = 'The owner leaves the gate open'
    const body = { crewId: 'LINES', on: '2026-09-03', withoutAppointment }
    expect(await codeOf(clerk.post(`/work-orders/${upgrade}/assign`, body))).toBe('APPOINTMENT_MISSING')
    expect(await codeOf(supervisor.post(`/work-orders/${upgrade}/assign`, body))).toBeUndefined()
    const { events } = await ok<WorkOrderPageJson>(clerk.get(`/work-orders/${upgrade}`))
    const sentence = 'Given to Lines for 2026-09-03, without an appointment.'
    expect(events.at(-1)).toMatchObject({ sentence, reason: withoutAppointment })
    const tap = await order('TAP')
    expect(await codeOf(supervisor.post(`/work-orders/${tap}/assign`, body))).toBeUndefined()
    expect(await assign(await order('LIGHT'), 'LINES', '2026-09-03')).toBe('CREW_FULL')
    const two = [await order('UPGRADE', { wantedOn: '2026-09-04' }), await order('TAP', { wantedOn: '2026-09-04' })] as const
    expect(await codeOf(clerk.post(`/work-orders/${two[0]}/book`, { on: '2026-09-04', windowCode: 'AM' }))).toBeUndefined()
    expect(await codeOf(clerk.post(`/work-orders/${two[1]}/book`, { on: '2026-09-04', windowCode: 'AM' }))).toBe('WINDOW_FULL')
    expect(await ok(clerk.post(`/work-orders/${two[0]}/release`, { reason: 'Not at home then' }))).toEqual({
      id: two[0],
      state: 'created',
    })
    expect(await codeOf(clerk.post(`/work-orders/${two[1]}/book`, { on: '2026-09-04', windowCode: 'AM' }))).toBeUndefined()
  })

  it('shows days, crews and orders, and the way of a day', async () => {
    const board = await ok<DispatchBoardJson>(clerk.get('/dispatch', { query: { from: '2026-09-03', to: '2026-09-05' } }))
    expect(board.days).toEqual(['2026-09-03', '2026-09-04', '2026-09-05'])
    expect(board.crews.find(({ id }) => id === 'LINES')?.days).toEqual([
      { on: '2026-09-03', from: '08:00', to: '16:00', minutes: 480, plannedMinutes: 480 },
      { on: '2026-09-04', from: '08:00', to: '16:00', minutes: 480, plannedMinutes: 0 },
      { on: '2026-09-05', from: null, to: null, minutes: 0, plannedMinutes: 0 },
    ])
    expect(board.orders.filter(({ scheduledOn }) => scheduledOn === '2026-09-03')).toHaveLength(2)
    const route = await ok<DayRouteJson>(clerk.get('/dispatch/route', { query: { crewId: 'LINES', on: '2026-09-03' } }))
    expect(route.stops).toHaveLength(2)
    expect((await clerk.get('/dispatch', { query: { from: '2026-09-03', to: '2026-12-05' } })).statusCode).toBe(400)
  })
})

it('reads are ordered along a route, and again for one that looks odd', async () => {
  const body = { readRoute: 'R102', since: '2026-08-05', wantedOn: '2026-09-02' }
  const { workOrderIds } = await ok<{ workOrderIds: string[] }>(clerk.post('/read-route-orders', body))
  expect((await page(String(workOrderIds[0]))).premiseId).toBe('P3')
  expect(await ok(clerk.post('/read-route-orders', body))).toEqual({ workOrderIds })
  expect(await codeOf(clerk.post('/read-route-orders', { ...body, since: '2026-08-01' }))).toBe('ROUTE_READ')
  const read = (await database.pool.query(`select read_id from reads where meter_id = 'M2' and read_on = '2026-08-04'`)).rows[0]
    .read_id
  const { workOrderId } = await ok<{ workOrderId: string }>(clerk.post(`/reads/${read}/re-read`, {}))
  expect(await page(workOrderId)).toMatchObject({
    typeCode: 'READ',
    premiseId: 'P2',
    accountId: 'A2',
    note: 'Meter M2 was read 1000 on 2026-08-04. Check it.',
  })
  const { rows } = await clerk.list<WorkOrderRecordJson>('/work-orders', {
    filter: { typeCode: 'READ', isOpen: true, readRoute: 'R102' },
  })
  expect(rows.map(({ id }) => id)).toEqual(workOrderIds)
})

it('an order is amended by who saw it last', async () => {
  const id = await order('LIGHT')
  const change = { priority: 'high', wantedOn: '2026-09-09', note: 'Dark corner' }
  expect(await ok(clerk.post(`/work-orders/${id}/amend`, { ...change, version: 1 }))).toEqual({ id, state: 'created' })
  expect(await codeOf(clerk.post(`/work-orders/${id}/amend`, { ...change, version: 1 }))).toBe('CHANGED_MEANWHILE')
  expect(await page(id)).toMatchObject({ priority: 'high', wantedOn: '2026-09-09', note: 'Dark corner', version: 2 })
})

describe('a storm', () => {
  const storm = { name: 'Storm Ada', service: 'water', startsOn: '2026-09-01', pausesDisconnections: true, typeCode: 'LEAK' }

  it.each([
    ['OUTAGE_LIST', { list: 'premise_id\n\n' }],
    ['OUTAGE_PLACES_UNKNOWN', { list: 'P1\nP9\nS2' }],
    ['OUTAGE_PLACES_UNKNOWN', { list: 'P1', service: 'gas' }],
    ['OUTAGE_DATES', { list: 'P1', endsOn: '2026-08-31' }],
  ])('%s and nothing is written: %j', async (code, more) => {
    expect(await codeOf(supervisor.post('/outages', { ...storm, ...more }))).toBe(code)
    expect((await clerk.list('/outages')).total).toBe(0)
  })

  it('orders at each premise and pauses disconnections until it is over', async () => {
    const paused = await order('DISCONNECT')
    const { outageId, ...made } = await ok<{ outageId: number }>(
      supervisor.post('/outages', { ...storm, list: 'premise_id,note\nP1,tree\n"S1",again\r\nP2,' }),
    )
    expect(made).toEqual({ points: 2, orders: 2 })
    const body = { typeCode: 'DISCONNECT', premiseId: 'P2', servicePointId: 'S2', wantedOn: '2026-09-02', priority: 'normal' }
    expect(await codeOf(clerk.post('/work-orders', body))).toBe('DISCONNECTION_PAUSED')
    // Who finds nobody at home while it lasts has still been there; what should follow is a supervisor's to decide.
    const again = await report(paused, 'NO_ACCESS')
    expect(again.json()).toEqual({ id: paused, state: 'incomplete', followUps: [] })
    const tasks = await database.pool.query('select title from tasks where subject_id = $1', [paused])
    expect(tasks.rows).toEqual([
      { title: 'Not ordered after No access: Disconnections are paused on route R101 while Storm Ada lasts.' },
    ])
    expect((await clerk.list('/outages')).rows).toMatchObject([{ areas: ['R101'], openOrders: 2, isOpen: true }])
    expect((await clerk.get(`/outages/${outageId}`)).json()).toMatchObject({ id: outageId, areas: ['R101'], openOrders: 2 })
    await ok(supervisor.post(`/outages/${outageId}/end`, { endsOn: '2026-09-01' }))
    expect(await codeOf(supervisor.post(`/outages/${outageId}/end`, { endsOn: '2026-09-02' }))).toBe('OUTAGE_ENDED')
  })
})
