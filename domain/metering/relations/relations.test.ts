import { describe, expect, test } from 'vitest'
import { decimal } from '../../kernel/decimal.js'
import type { ConsumptionRules } from '../consumption.js'
import type { InstalledRegister } from '../installed-register.js'
import { checkRelation, type MeterRelation, type RelatedMeter } from './meter-relation.js'
import { billedRegisters, consumptionOfPlace } from './place-consumption.js'

const RULES: ConsumptionRules = { readDay: 'end_of_day', rollover: { openingFrom: decimal('0.9') } }
const JUNE = { from: '2026-06-01', to: '2026-06-30' }

/** A register that counted `june` in June and ten each month before; read at the ends of the months. */
function register(meterId: string, june: number, more: Partial<InstalledRegister> = {}): InstalledRegister {
  const read = (readOn: string, value: number) => ({ readId: value, readOn, value: String(value), kind: 'actual' as const })
  return {
    meterId,
    register: '1',
    unit: 'ccf',
    direction: 'delivered',
    role: 'consumption',
    dials: 6,
    multiplier: '1',
    installedOn: '2026-01-01',
    installRead: '0',
    reads: [read('2026-05-31', 50), read('2026-06-30', 50 + june)],
    ...more,
  }
}
const relation = (kind: MeterRelation['kind'], more: Partial<MeterRelation> = {}): MeterRelation => ({
  kind,
  parentMeterId: 'P',
  childMeterId: 'C',
  from: '2026-01-01',
  isDeducted: false,
  ...more,
})
const unread = { reads: [register('C', 0).reads[0] as InstalledRegister['reads'][number]] }
const high = register('P', 40, { register: 'high' })
const total = register('P', 43, { register: 'total' })

describe('use of a place where meters are related', () => {
  test.each<[string, InstalledRegister[], MeterRelation[], InstalledRegister[], unknown]>([
    ['a compound adds both', [register('P', 40), register('C', 3)], [relation('compound')], [], ['43', 0, 0]],
    [
      'a compound counts the registers that are named',
      [high, total, register('C', 3)],
      [relation('compound', { parentRegisters: ['high'] })],
      [],
      ['43', 0, 0],
    ],
    ['a compound without its low flow', [register('P', 40)], [relation('compound')], [], ['40', 0, 1]],
    [
      'a compound whose low flow was put in on the 10th',
      [register('P', 40), register('C', 3, { installedOn: '2026-06-10', installRead: '50' })],
      [relation('compound')],
      [],
      ['43', 0, 1],
    ],
    [
      'a compound that began then',
      [register('P', 40), register('C', 3, { installedOn: '2026-06-10', installRead: '50' })],
      [relation('compound', { from: '2026-06-11' })],
      [],
      ['43', 0, 0],
    ],
    [
      'a check meter is not billed, read or not',
      [register('P', 40), register('C', 41, unread)],
      [relation('check', { tolerancePercent: '2' })],
      [],
      ['40', 0, 0],
    ],
    [
      'a check meter of before is billed',
      [register('P', 40), register('C', 41)],
      [relation('check', { to: '2026-05-31', tolerancePercent: '2' })],
      [],
      ['81', 0, 0],
    ],
    [
      'a sub-meter elsewhere is taken off',
      [register('P', 40)],
      [relation('sub', { isDeducted: true })],
      [register('C', 15)],
      ['25', 0, 0],
    ],
    [
      'a sub-meter at the place is taken off and not added',
      [register('P', 40), register('C', 15)],
      [relation('sub', { isDeducted: true })],
      [],
      ['25', 0, 0],
    ],
    ['a sub-meter that is only counted', [register('P', 40), register('C', 15)], [relation('sub')], [], ['40', 0, 0]],
    [
      'a sub-meter that was not read',
      [register('P', 40)],
      [relation('sub', { isDeducted: true })],
      [register('C', 15, unread)],
      ['40', 0, 1],
    ],
    ['a sub-meter of which nothing is known', [register('P', 40)], [relation('sub', { isDeducted: true })], [], ['40', 0, 1]],
    [
      'a sub-meter from the 11th, read on the 10th',
      [register('P', 40)],
      [relation('sub', { isDeducted: true, from: '2026-06-11' })],
      [register('C', 15, { installedOn: '2026-06-10', installRead: '50' })],
      ['25', 0, 0],
    ],
    ['the sub-meter is billed where it hangs', [register('C', 15)], [relation('sub', { isDeducted: true })], [], ['15', 0, 0]],
  ])('%s', (_case, registers, relations, elsewhere, expected) => {
    const found = consumptionOfPlace({ registers, period: JUNE }, { relations, elsewhere }, RULES)
    const use = found.registers.reduce((sum, each) => sum.plus(each.use), decimal('0'))
    expect([use.toFixed(), found.problems.length, found.missing.length]).toEqual(expected)
  })

  test('size and demand are those of meters that are billed', () => {
    const registers = [register('P', 40), register('C', 41)]
    const check = relation('check', { tolerancePercent: '2', from: '2026-06-10' })
    const billed = (period: typeof JUNE) =>
      billedRegisters(registers, { relations: [check], elsewhere: [] }, period).map(({ meterId }) => meterId)
    expect([billed(JUNE), billed({ from: '2026-07-01', to: '2026-07-31' })]).toEqual([['P', 'C'], ['P']])
  })
})

describe('a new relation', () => {
  const meter = (meterId: string, more: Partial<RelatedMeter> = {}): RelatedMeter => ({
    meterId,
    service: 'water',
    registers: [{ register: '1', unit: 'ccf', role: 'consumption' }],
    servicePointIds: ['S1'],
    ...more,
  })
  const check = { tolerancePercent: '2' }
  const kgal = { registers: [{ register: '1', unit: 'kgal', role: 'consumption' as const }] }
  test.each<[string, MeterRelation, Partial<RelatedMeter>, readonly MeterRelation[], string]>([
    ['a compound at one place', relation('compound'), {}, [], 'ok'],
    ['parts at two places', relation('compound'), { servicePointIds: ['S2'] }, [], 'RELATION_INVALID'],
    ['a part in stock', relation('compound'), { servicePointIds: [] }, [], 'ok'],
    ['of two services', relation('sub'), { service: 'gas' }, [], 'RELATION_INVALID'],
    ['in two units', relation('check', check), kgal, [], 'UNIT_MISMATCH'],
    ['a register that is not there', relation('compound', { childRegisters: ['low'] }), {}, [], 'RELATION_INVALID'],
    ['a check without tolerance', relation('check'), {}, [], 'RELATION_INVALID'],
    ['a compound that is taken off', relation('compound', { isDeducted: true }), {}, [], 'RELATION_INVALID'],
    ['in a circle', relation('sub'), {}, [relation('sub', { parentMeterId: 'C', childMeterId: 'P' })], 'RELATION_INVALID'],
    ['below a check meter', relation('sub'), {}, [relation('check', { ...check, parentMeterId: 'X' })], 'RELATION_INVALID'],
    ['with itself', relation('sub', { parentMeterId: 'C' }), {}, [], 'RELATION_INVALID'],
    ['ending before it begins', relation('sub', { to: '2025-12-31' }), {}, [], 'RELATION_INVALID'],
  ])('%s', (_case, asked, child, above, expected) => {
    const outcome = checkRelation(asked, meter(asked.parentMeterId), meter('C', child), above)
    expect(outcome.ok ? 'ok' : outcome.refusal.code).toBe(expected)
  })
})
