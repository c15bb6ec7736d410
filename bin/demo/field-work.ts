import { addDays } from '../../domain/kernel/local-date.js'
import type { ApiClient } from '../api-client.js'
import { CommandFailed } from '../command-failed.js'

/** What the demo's field work was made of. */
export interface DemoFieldWork {
  readonly crews: number
  readonly meters: number
  readonly orders: number
}

const START = { startLatitude: 44.6225, startLongitude: -121.9563 }
const WEEK = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '07:30', to: '16:00' }))

const CREWS = [
  { id: 'METERS-1', name: 'Meters, north', skills: ['METERS', 'READS', 'LEAKS'], areas: ['R101', 'R102', 'R103', 'R104'] },
  { id: 'METERS-2', name: 'Meters, south', skills: ['METERS', 'READS', 'LEAKS'], areas: [] },
  { id: 'LINES-1', name: 'Lines and mains', skills: ['LINES', 'LEAKS'], areas: [] },
] as const

/** Kind, urgency, days from now that it is wanted; `crew` is the one that has it on its list, `window` what was promised. */
const ORDERS = [
  { typeCode: 'READ', priority: 'normal', inDays: 0, crew: 'METERS-2' },
  { typeCode: 'EXCHANGE', priority: 'normal', inDays: 0, crew: 'METERS-2', window: 'PM' },
  { typeCode: 'TEST', priority: 'normal', inDays: 0, crew: 'METERS-2', window: 'AM' },
  { typeCode: 'LEAK', priority: 'high', inDays: 0, crew: 'METERS-2', window: 'AM' },
  { typeCode: 'LIGHT', priority: 'normal', inDays: 0, crew: 'LINES-1' },
  { typeCode: 'EXCHANGE', priority: 'normal', inDays: 1, window: 'AM' },
  { typeCode: 'LEAK', priority: 'emergency', inDays: 0 },
  { typeCode: 'READ', priority: 'high', inDays: 0 },
  { typeCode: 'UPGRADE', priority: 'normal', inDays: 3, window: 'AM' },
  { typeCode: 'TEST', priority: 'low', inDays: 2 },
  { typeCode: 'LIGHT', priority: 'low', inDays: 1 },
  { typeCode: 'READ', priority: 'normal', inDays: 1 },
] as const

/** New meters in store, so that an exchange has something to set. */
const METERS = ['1', '2', '3'].flatMap((number) => [
  { meterId: `M9000010${number}`, service: 'water', make: 'Merrow', model: 'Disc 3', size: '5/8', unit: 'ccf', dials: 5 },
  { meterId: `M9000020${number}`, service: 'electric', make: 'Ohmstead', model: 'Focus 14', size: null, unit: 'kWh', dials: 6 },
])

/** Places between the first and the last premise that are taken for the orders. */
const STRIDE = 83

/** Crews, meters in store and a dozen work orders for the demo utility, with whoever signs in as a member of every crew. Twice it is the same. */
export async function makeFieldWork(client: ApiClient): Promise<DemoFieldWork> {
  const { businessDate } = await client.call<{ businessDate: string | null }>('/clock')
  if (businessDate === null) throw new CommandFailed('NO_UTILITY', 'No utility has been imported yet.')
  const who = await client.call<{ id: string; kind: string }>('/session')
  const memberIds = who.kind === 'user' ? [who.id] : []
  for (const { id, ...crew } of CREWS) {
    const body = { ...crew, ...START, shifts: WEEK, isActive: true, memberIds, daysOff: [], version: 0 }
    await unlessRefused(['CHANGED_MEANWHILE'], () => client.call(`/crews/${id}`, { method: 'PUT', body }))
  }
  for (const { unit, dials, ...meter } of METERS) {
    const register = { register: '1', unit, direction: 'delivered', dials, multiplier: '1', role: 'consumption' }
    await unlessRefused(['METER_KNOWN'], () =>
      client.call('/meters', { method: 'POST', body: { ...meter, purchasedOn: businessDate, registers: [register] } }),
    )
  }
  for (const [index, order] of ORDERS.entries()) await makeOrder(client, order, index, businessDate)
  return { crews: CREWS.length, meters: METERS.length, orders: ORDERS.length }
}

async function makeOrder(client: ApiClient, order: (typeof ORDERS)[number], index: number, today: string): Promise<void> {
  const place = await placeOf(client, index * STRIDE)
  const key = `demo-field-work-${index}`
  const { workOrderId } = await client.call<{ workOrderId: string }>('/work-orders', {
    method: 'POST',
    key,
    body: { ...place, typeCode: order.typeCode, priority: order.priority, wantedOn: addDays(today, order.inDays) },
  })
  const path = `/work-orders/${workOrderId}`
  const on = addDays(today, order.inDays)
  if ('window' in order) {
    const body = { on, windowCode: order.window }
    await unlessRefused(['WINDOW_FULL'], () => client.call(`${path}/book`, { method: 'POST', key, body }))
  }
  if ('crew' in order) {
    const body = { crewId: order.crew, on }
    await unlessRefused(['CREW_OFF', 'CREW_FULL'], () => client.call(`${path}/assign`, { method: 'POST', key, body }))
  }
}

interface Place {
  readonly premiseId: string
  readonly servicePointId: string
  readonly accountId: string
  readonly agreementId: string
}

/** The water service of the premise at this place of the list, or of the next one that has one. */
async function placeOf(client: ApiClient, index: number): Promise<Place> {
  const range = JSON.stringify([index, index + 19])
  const premises = await client.call<{ id: string }[]>('/premises', { query: { range, sort: '["id","ASC"]' } })
  for (const { id } of premises) {
    const [agreement] = await client.call<{ id: string; servicePointId: string; accountId: string }[]>('/agreements', {
      query: { filter: JSON.stringify({ premiseId: id, service: 'water', state: 'active' }) },
    })
    if (agreement !== undefined) {
      const { servicePointId, accountId, id: agreementId } = agreement
      return { premiseId: id, servicePointId, accountId, agreementId }
    }
  }
  throw new CommandFailed('NO_PLACE', 'The utility has no premise with active water service there.')
}

/** What is there already, or has no room on a weekend, is left as it is. */
async function unlessRefused(codes: readonly string[], make: () => Promise<unknown>): Promise<void> {
  try {
    await make()
  } catch (error) {
    if (!(error instanceof CommandFailed) || !codes.includes(error.code)) throw error
  }
}
