import { describe, expect, test } from 'vitest'
import type { WorkOrderRecordJson } from '../../../../api/fieldwork/contract.js'
import type { LocalDate } from '../../../../domain/kernel/local-date.js'
import { anOrder } from '../testing/an-order.js'
import {
  type BoardCrew,
  isMovable,
  ordersAt,
  plannedMinutes,
  spanOf,
  stepped,
  unplanned,
  whyNot,
  withPending,
} from './board-plan.js'

const ON = '2026-09-04'
const DAY = { on: ON, from: '08:00', to: '16:00', minutes: 480, plannedMinutes: 0 }
const CREW: BoardCrew = {
  id: 'C1',
  name: 'North',
  skills: ['METERS'],
  areas: ['R101'],
  latitude: 44,
  longitude: -121,
  days: [DAY],
}

test.each([
  ['day', '2026-09-04', { from: '2026-09-04', to: '2026-09-04' }],
  ['week', '2026-09-04', { from: '2026-08-31', to: '2026-09-06' }],
  ['week', '2026-08-31', { from: '2026-08-31', to: '2026-09-06' }],
] as const)('%s of %s', (view, on, span) => expect(spanOf(view, on as LocalDate)).toEqual(span))

test('a step is a day or a week', () => {
  expect(stepped('day', ON, 1)).toBe('2026-09-05')
  expect(stepped('week', ON, -1)).toBe('2026-08-28')
})

describe('where cards lie', () => {
  const orders: WorkOrderRecordJson[] = [
    anOrder({ id: 'W3', crewId: 'C1', scheduledOn: ON }),
    anOrder({ id: 'W2', crewId: 'C1', scheduledOn: ON, windowFrom: '12:00', windowTo: '16:00' }),
    anOrder({ id: 'W1', crewId: 'C1', scheduledOn: ON, windowFrom: '08:00', windowTo: '12:00' }),
    anOrder({ id: 'W4' }),
    anOrder({ id: 'W5', state: 'scheduled', scheduledOn: ON }),
    anOrder({ id: 'W6', state: 'completed', scheduledOn: ON }),
    // Its appointment was missed: it keeps the crew but has no day.
    anOrder({ id: 'W7', crewId: 'C1' }),
  ]
  const ids = (list: readonly WorkOrderRecordJson[]): string[] => list.map(({ id }) => id)

  test('a crew’s day goes by windows', () => expect(ids(ordersAt(orders, { crewId: 'C1', on: ON }))).toEqual(['W1', 'W2', 'W3']))
  test('what nobody goes to stands at the side', () => expect(ids(unplanned(orders))).toEqual(['W4', 'W5', 'W7']))
  test('a move shows at once, and so does taking back', () => {
    const moved = withPending(orders, { W4: { crewId: 'C1', on: ON }, W1: null })
    expect(ids(ordersAt(moved, { crewId: 'C1', on: ON }))).toEqual(['W2', 'W3', 'W4'])
    expect(ids(unplanned(moved))).toContain('W1')
    expect(plannedMinutes(moved, { crewId: 'C1', on: ON })).toBe(90)
  })
  test.each([
    ['created', true],
    ['scheduled', true],
    ['dispatched', true],
    ['en_route', false],
    ['on_site', false],
    ['completed', false],
  ] as const)('a card that is %s', (state, may) => expect(isMovable(anOrder({ state }))).toBe(may))
})

const REASONS: [name: string, order: Partial<WorkOrderRecordJson>, day: object, planned: number, why: string | undefined][] = [
  ['fits', {}, {}, 0, undefined],
  ['lacks a skill', { skills: ['LINES', 'METERS'] }, {}, 0, 'cannot do lines'],
  ['works elsewhere', { readRoute: 'R900' }, {}, 0, 'not in R900'],
  ['works in the postcode', { readRoute: 'R900', postcode: 'R101' }, {}, 0, undefined],
  ['is off', {}, { from: null, to: null }, 0, 'does not work'],
  ['is full', {}, {}, 460, 'only 20 min left'],
  ['has it already', { crewId: 'C1', scheduledOn: ON }, {}, 480, undefined],
  ['is promised for another day', { scheduledOn: '2026-09-05', windowFrom: '08:00' }, {}, 0, 'promised for another day'],
]

test.each(REASONS)('why a crew will not take it: %s', (_case, order, day, planned, why) => {
  expect(whyNot(anOrder(order), CREW, { ...DAY, ...day }, planned)).toBe(why)
})
