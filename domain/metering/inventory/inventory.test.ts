import { describe, expect, test } from 'vitest'
import { decimal } from '../../kernel/decimal.js'
import { correctedDay, correctionOf, factorOf, type FailedRemoval } from './accuracy-correction.js'
import { DEFAULT_ACCURACY_LIMITS } from './accuracy-limits.js'
import { actsOn, type DeviceInHand, type DeviceState, mayInstall } from './device-states.js'
import { checkPlate } from './plate-check.js'
import { judgeTest, type TestPoint } from './meter-test.js'
import { readReceipt, RECEIPT_COLUMNS } from './receipt-file.js'

describe('what may be done with a meter', () => {
  const passed = { on: '2026-05-02', result: 'passed' } as const
  const failed = { on: '2026-05-02', result: 'failed' } as const
  test.each<[DeviceState, DeviceInHand['lastTest'], string[], string]>([
    ['stock', null, ['move', 'scrap'], 'ok'],
    ['stock', failed, ['move', 'scrap'], 'DEVICE_FAILED_TEST'],
    ['installed', passed, [], 'DEVICE_STATE'],
    ['removed', null, ['move', 'scrap'], 'DEVICE_STATE'],
    ['removed', { ...passed, on: '2026-04-30' }, ['move', 'scrap'], 'DEVICE_STATE'],
    ['removed', failed, ['move', 'scrap'], 'DEVICE_STATE'],
    ['removed', passed, ['return', 'move', 'scrap'], 'DEVICE_STATE'],
    ['scrapped', passed, [], 'DEVICE_STATE'],
  ])('%s, last test %j', (state, lastTest, acts, installs) => {
    const device = { meterId: 'M1', state, lastTest, removedOn: state === 'stock' ? null : '2026-05-01' }
    expect(actsOn(device)).toEqual(acts)
    const install = mayInstall(device)
    expect(install.ok ? 'ok' : install.refusal.code).toBe(installs)
  })
})

describe('a test', () => {
  const judged = (points: readonly TestPoint[], service = 'electric', more: object = {}) => {
    const outcome = judgeTest({ testedOn: '2026-05-02', points, ...more }, service, DEFAULT_ACCURACY_LIMITS, '2026-05-03')
    return outcome.ok ? [outcome.value.result, outcome.value.accuracy?.toFixed()] : outcome.refusal.code
  }
  const at = (load: string, accuracy: string, weight = '1'): TestPoint => ({ load, accuracy, weight })
  test.each<[string, unknown, unknown]>([
    ['both bounds pass', judged([at('light', '98'), at('full', '102')]), ['passed', '100']],
    ['one load outside', judged([at('light', '97.9'), at('full', '100', '4')]), ['failed', '99.58']],
    ['low flow has a limit of its own', judged([at('low', '95'), at('high', '98.5')], 'water'), ['passed', '96.75']],
    ['high flow has the usual one', judged([at('low', '95'), at('high', '98.4')], 'water'), ['failed', '96.7']],
    ['broken', judged([], 'gas', { defect: 'The dial is dark' }), ['failed', undefined]],
    ['nothing', judged([]), 'TEST_INVALID'],
    ['a load twice', judged([at('full', '100'), at('full', '101')]), 'TEST_INVALID'],
    ['no weight', judged([at('full', '100', '0')]), 'TEST_INVALID'],
    ['tomorrow', judged([at('full', '100')], 'electric', { testedOn: '2026-05-04' }), 'TEST_INVALID'],
  ])('%s', (_case, found, expected) => {
    expect(found).toEqual(expected)
  })
})

describe('the correction of a failed meter', () => {
  const removal: FailedRemoval = { accuracy: decimal('105'), installedOn: '2026-01-01', lastDay: '2026-03-01' }
  test.each<[string, Partial<FailedRemoval>, unknown]>([
    ['half the time since it was put in', {}, { from: '2026-01-31', to: '2026-03-01', factor: '0.952381' }],
    ['half the time since it passed', { passedOn: '2026-02-01' }, { from: '2026-02-15', to: '2026-03-01', factor: '0.952381' }],
    ['since it is known', { wrongSince: '2026-02-20' }, { from: '2026-02-20', to: '2026-03-01', factor: '0.952381' }],
    ['never before it was put in', { wrongSince: '2025-02-20' }, { from: '2026-01-01', to: '2026-03-01', factor: '0.952381' }],
    ['right on the whole', { accuracy: decimal('100') }, undefined],
    ['nothing counted', { accuracy: decimal('0') }, undefined],
  ])('%s', (_case, more, expected) => {
    expect(correctionOf({ ...removal, ...more })).toEqual(expected)
  })

  test('goes by days where it holds for a part of them, and by the day for intervals', () => {
    const correction = { from: '2026-02-15', to: '2026-03-01', factor: '0.8' }
    expect(factorOf({ from: '2026-02-01', to: '2026-02-28' }, [correction]).toFixed()).toBe('0.9')
    expect(factorOf({ from: '2026-01-01', to: '2026-01-31' }, [correction]).toFixed()).toBe('1')
    const day = { day: '2026-02-15', scale: 3, amounts: [1000, null, 3] }
    expect(correctedDay(day, [correction])).toEqual({ ...day, scale: 6, amounts: [800_000, null, 2_400] })
    expect(correctedDay({ ...day, day: '2026-02-14' }, [correction])).toMatchObject({ scale: 3 })
  })
})

describe('a receipt', () => {
  const head = RECEIPT_COLUMNS.join(',')
  const row = 'M1,electric,Ohmstead,Focus,,1,kWh,delivered,6,1,consumption'
  test.each<[string, string, number, number[]]>([
    ['a meter with two registers', `${head}\n${row}\n${row.replace(',1,kWh', ',2,kW').replace('consumption', 'demand')}`, 1, []],
    ['a spreadsheet with its own line ends and a mark', `\uFEFF${head}\r\n${row}\r\n\r\n`, 1, []],
    ['a column that is missing', 'meter_id,service\nM1,electric', 0, [1]],
    ['nothing in it', head, 0, [2]],
    ['a value too few', `${head}\nM1,electric`, 0, [2]],
    ['a unit of another service', `${head}\n${row.replace('kWh', 'ccf')}`, 1, [2]],
    ['one register twice', `${head}\n${row}\n${row}`, 1, [2]],
    ['two that say otherwise of one meter', `${head}\n${row}\n${row.replace('Focus', 'Other')}`, 1, [3]],
    [
      'no number, no service, no dials',
      `${head}\n${row.replace('M1', '#1')}\n${row.replace('electric', 'steam')}\n${row.replace('6', '0')}`,
      0,
      [2, 3, 4],
    ],
  ])('%s', (_case, text, meters, lines) => {
    const receipt = readReceipt(text, '2026-05-01', '2026-05-03')
    expect([receipt.meters.length, receipt.problems.map(({ line }) => line)]).toEqual([meters, lines])
  })
})

test.each<[string, object, string]>([
  ['the same', { multiplier: '40.0', unit: 'kWh' }, 'ok'],
  ['nothing said', {}, 'ok'],
  ['another multiplier', { multiplier: '4' }, 'MULTIPLIER_MISMATCH'],
  ['another unit', { unit: 'kW' }, 'UNIT_MISMATCH'],
])('the plate says %s', (_case, said, expected) => {
  const outcome = checkPlate({ meterId: 'M1', register: '1', ...said }, { multiplier: '40', unit: 'kWh' })
  expect(outcome.ok ? 'ok' : outcome.refusal.code).toBe(expected)
})
