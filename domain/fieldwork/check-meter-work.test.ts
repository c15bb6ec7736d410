import { expect, test } from 'vitest'
import { checkMeterWork, type KnownMeter, type MeterPlace } from './check-meter-work.js'
import type { FieldResult } from './check-result.js'
import type { MeterEffect } from './work-order-type.js'

type MeterSaid = Pick<FieldResult, 'readings' | 'removedMeterId' | 'setMeterId'>

const HERE: MeterPlace = { premiseId: 'P1', servicePointId: 'S1', service: 'water' }

function meter(
  meterId: string,
  at: readonly [premiseId: string, servicePointId: string] | null,
  more: Partial<KnownMeter> = {},
): KnownMeter {
  return { meterId, service: 'water', registers: ['1'], premiseId: at?.[0] ?? null, servicePointId: at?.[1] ?? null, ...more }
}
const OLD = meter('OLD', ['P1', 'S1'])
const NEW = meter('NEW', null)

function reading(meterId: string, register = '1') {
  return { meterId, register, value: '12' }
}
const exchange = { readings: [reading('OLD'), reading('NEW')], removedMeterId: 'OLD', setMeterId: 'NEW' }
const read = (meterId: string) => ({ readings: [reading(meterId)], removedMeterId: null, setMeterId: null })
const set = (meterId: string) => ({ readings: [reading(meterId)], removedMeterId: null, setMeterId: meterId })

test.each<[string, MeterEffect, MeterSaid, MeterPlace, readonly KnownMeter[], string]>([
  ['an exchange', 'exchange', exchange, HERE, [OLD, NEW], 'kept'],
  ['an exchange that takes nothing out', 'exchange', set('NEW'), HERE, [OLD, NEW], 'METER_WORK_MISSING'],
  ['a read', 'none', read('OLD'), HERE, [OLD], 'kept'],
  ['a read of another meter of the premise', 'none', read('E'), HERE, [OLD, meter('E', ['P1', 'S2'])], 'kept'],
  ['a read elsewhere', 'none', read('X'), HERE, [OLD, meter('X', ['P2', 'S9'])], 'METER_NOT_HERE'],
  ['a read of a meter in store', 'none', read('NEW'), HERE, [OLD, NEW], 'METER_NOT_HERE'],
  ['a number that nobody knows', 'none', read('X'), HERE, [OLD], 'METER_UNKNOWN'],
  ['a read check that sets a meter', 'none', set('NEW'), HERE, [OLD, NEW], 'METER_WORK_UNEXPECTED'],
  ['the first meter of a point', 'set_if_missing', set('NEW'), HERE, [NEW], 'kept'],
  ['a point that has its meter', 'set_if_missing', read('OLD'), HERE, [OLD], 'kept'],
  ['a second meter', 'set_if_missing', set('NEW'), HERE, [OLD, NEW], 'METER_WORK_UNEXPECTED'],
  ['a point without its meter', 'set_if_missing', { ...read('OLD'), readings: [] }, HERE, [], 'METER_WORK_MISSING'],
  ['a service without meters', 'set_if_missing', { ...read('OLD'), readings: [] }, { ...HERE, service: 'sewer' }, [], 'kept'],
  ['a meter that hangs elsewhere', 'set_if_missing', set('NEW'), HERE, [meter('NEW', ['P2', 'S9'])], 'METER_ELSEWHERE'],
  [
    'a meter of another service',
    'set_if_missing',
    set('NEW'),
    HERE,
    [meter('NEW', null, { service: 'gas' })],
    'METER_OTHER_SERVICE',
  ],
  ['a removal', 'remove', { readings: [reading('OLD')], removedMeterId: 'OLD', setMeterId: null }, HERE, [OLD], 'kept'],
  [
    'a removal from another point of the premise',
    'remove',
    { readings: [reading('E')], removedMeterId: 'E', setMeterId: null },
    HERE,
    [OLD, meter('E', ['P1', 'S2'])],
    'METER_NOT_HERE',
  ],
  [
    'a register that was not read',
    'exchange',
    exchange,
    HERE,
    [OLD, meter('NEW', null, { registers: ['1', '2'] })],
    'READING_MISSING',
  ],
])('%s', (_case, effect, result, place, meters, expected) => {
  const answer = checkMeterWork(effect, result, place, meters)
  expect(answer.ok ? 'kept' : answer.refusal.code).toBe(expected)
})
