import { expect, test } from 'vitest'
import { checkNewMeter, type NewMeter } from './new-meter.js'

const register = { register: '1', unit: 'kWh', direction: 'delivered', dials: 6, multiplier: '1', role: 'consumption' } as const
const meter: NewMeter = {
  meterId: 'M1',
  service: 'electric',
  make: 'Ohmstead',
  model: 'Focus 12',
  size: null,
  purchasedOn: '2026-09-01',
  registers: [register],
}

test.each<[string, Partial<NewMeter>, boolean]>([
  ['as it should be', {}, true],
  ['two registers', { registers: [register, { ...register, register: '2', role: 'demand' }] }, true],
  ['no register', { registers: [] }, false],
  ['one name twice', { registers: [register, register] }, false],
  ['multiplier zero', { registers: [{ ...register, multiplier: '0' }] }, false],
  ['multiplier below zero', { registers: [{ ...register, multiplier: '-1' }] }, false],
  ['bought tomorrow', { purchasedOn: '2026-09-02' }, false],
])('%s', (_case, more, isTaken) => {
  expect(checkNewMeter({ ...meter, ...more }, '2026-09-01').ok).toBe(isTaken)
})
