import { describe, expect, test } from 'vitest'
import { type OwrsCase, owrsBill, owrsTranslation } from '../../../test/support/owrs.js'

const TIERS = `
service_charge: 6.14
tier_starts:
  - 0
  - 10
  - 21
tier_prices:
  - 1
  - 2
  - 3.5
commodity_charge: Tiered
bill: service_charge+commodity_charge`

describe('the head of a file', () => {
  const simple = (unit: string, more: Partial<OwrsCase> = {}): OwrsCase => ({
    fields: 'bill: 2*usage_ccf',
    unit,
    use: 3,
    ...more,
  })
  test.each<[string, OwrsCase, string]>([
    ['a unit in another spelling', simple('HCF'), '6.00'],
    ['use counted in another unit is converted exactly', simple('kgal', { counted: 'ccf', use: 10 }), '14.96'],
    ['a unit that is none', simple('bushels'), expect.stringContaining('UNIT_UNKNOWN metadata.bill_unit') as string],
  ])('%s', (_case, given, expected) => {
    expect(owrsBill(given)).toEqual(expected)
  })

  const classes = (names: readonly string[]): string =>
    `metadata:\n  utility_name: X\nrate_structure:\n${names.map((name, index) => `  ${name}:\n    bill: ${index + 1}`).join('\n')}`
  test.each<[string, OwrsCase, string]>([
    ['the usual class', { file: classes(['COMMERCIAL', 'RESIDENTIAL_SINGLE']), use: 1 }, '2.00'],
    ['the only class', { file: classes(['IRRIGATION']), use: 1 }, '1.00'],
    [
      'the class that is asked for',
      { file: classes(['COMMERCIAL', 'RESIDENTIAL_SINGLE']), use: 1, attributes: { customer_class: 'commercial' } },
      '1.00',
    ],
    [
      'none of several',
      { file: classes(['COMMERCIAL', 'IRRIGATION']), use: 1 },
      expect.stringContaining('CLASS_NOT_STATED') as string,
    ],
    [
      'one that is not there',
      { file: classes(['COMMERCIAL']), use: 1, attributes: { customer_class: 'GOLF' } },
      expect.stringContaining('CLASS_UNKNOWN') as string,
    ],
    [
      'a class written as a list of members',
      { file: 'rate_structure:\n  RESIDENTIAL_SINGLE:\n    - service_charge: 3\n    - bill: service_charge', use: 1 },
      '3.00',
    ],
  ])('%s', (_case, given, expected) => {
    expect(owrsBill(given)).toEqual(expected)
  })

  test.each<[string, OwrsCase, string]>([
    [
      'a table that is marked once and named again',
      {
        file: 'rate_structure:\n  RESIDENTIAL_SINGLE:\n    service_charge: &sizes\n      depends_on: meter_size\n      values: {3/4": 9.5}\n    bill: service_charge\n  FIRE_SERVICE:\n    service_charge: *sizes\n    bill: service_charge',
        use: 1,
        attributes: { customer_class: 'FIRE_SERVICE', meter_size: '3/4' },
      },
      '9.50',
    ],
    [
      'a class that takes in another and states a field of its own',
      {
        file: 'rate_structure:\n  A: &home\n    flat_rate: 2\n    bill: flat_rate*usage_ccf\n  B:\n    <<: *home\n    flat_rate: 3',
        use: 4,
        attributes: { customer_class: 'B' },
      },
      '12.00',
    ],
    ['a class that takes in what is no class', { file: 'rate_structure:\n  A:\n    <<: 3\n    bill: 1', use: 1 }, 'line 3'],
    ['lines that end in CR alone', { file: 'rate_structure:\r  A:\r    # note\r    bill: 4*usage_ccf\r', use: 2 }, '8.00'],
    ['a mark that is not there', { file: 'rate_structure:\n  A:\n    bill: *sizes', use: 1 }, 'line 3'],
    [
      'a formula for the reader of the file, over names that are known',
      { fields: `${TIERS}\nPED: 1\nusage_ped: usage_ccf*PED`, use: 3 },
      '9.14',
    ],
    [
      'a formula outside the bill over a name nobody knows',
      { fields: `${TIERS}\nusage_ped: usage_ccf*PED`, use: 3 },
      'FIELD_NOT_UNDERSTOOD usage_ped',
    ],
  ])('%s', (_case, given, expected) => {
    expect(owrsBill(given)).toContain(expected)
  })

  test('what was taken for granted is said', () => {
    const translation = owrsTranslation({
      file: 'metadata:\n  effective_date: 03/01/2019\n  bill_frequency: Bi-Monthly\nrate_structure:\n  A:\n    fixed_wastewater_charge: 30\n    variable_drought_surcharge: 0\n    bill: 2*usage_ccf',
      use: 1,
    })
    if (typeof translation === 'string') throw new Error(translation)
    expect(translation.assumptions.map((entry) => `${entry.option}: ${entry.value}`)).toEqual([
      'bill_unit: ccf',
      'customer_class: A',
      'fields: without fixed_wastewater_charge',
      'bill_frequency: one bill',
      'effective_date: 2019-03-01',
    ])
  })
})

describe('what is not understood is refused by name', () => {
  test.each<[string, OwrsCase, string]>([
    [
      'a field with a slip of the pen',
      { fields: TIERS.replace('tier_starts:', 'tier_stars:'), use: 1 },
      'FIELD_MISSING tier_starts_commodity',
    ],
    [
      'a slip beside the field it is meant for',
      { fields: `${TIERS}\nservice_chrage: 3`, use: 1 },
      'FIELD_NOT_UNDERSTOOD service_chrage',
    ],
    ['a field nothing rests on', { fields: `${TIERS}\nmagic: 3`, use: 1 }, 'FIELD_NOT_UNDERSTOOD magic'],
    ['a name no field has', { fields: 'bill: flat_rat*usage_ccf\nflat_rate: 2', use: 1 }, 'FIELD_NOT_UNDERSTOOD flat_rat'],
    ['a member of the file', { file: 'rates: 3\nrate_structure:\n  A:\n    bill: 1', use: 1 }, 'FIELD_NOT_UNDERSTOOD rates'],
    [
      'a member of metadata',
      { file: 'metadata:\n  bill_untis: kgal\nrate_structure:\n  A:\n    bill: 1', use: 1 },
      'FIELD_NOT_UNDERSTOOD bill_untis',
    ],
    ['no bill', { fields: 'service_charge: 1', use: 1 }, 'FIELD_MISSING bill'],
    ['a field without a value', { fields: 'service_charge:\nbill: service_charge', use: 1 }, 'FIELD_EMPTY service_charge'],
    ['a circle', { fields: 'bill: service_charge\nservice_charge: fee\nfee: service_charge + 1', use: 1 }, 'FORMULA_CIRCULAR'],
    ['a function', { fields: 'bill: exp(usage_ccf)', use: 1 }, 'the function exp is not understood'],
    ['half a formula', { fields: 'bill: 2*(usage_ccf', use: 1 }, 'FORMULA_NOT_UNDERSTOOD bill'],
    ['more prices than tiers', { fields: TIERS.replace('  - 3.5\n', '  - 3.5\n  - 4\n'), use: 1 }, 'TIERS tier_prices'],
    ['tiers that do not ascend', { fields: TIERS.replace('  - 21\n', '  - 9\n'), use: 1 }, '9 must be above 10'],
    ['tiers that begin in the middle', { fields: TIERS.replace('  - 0\n', '  - 3\n'), use: 1 }, 'the first tier starts at 3'],
    ['values without depends_on', { fields: 'bill:\n  values:\n    a: 1', use: 1 }, 'TABLE_NOT_UNDERSTOOD bill'],
    ['depends_on without values', { fields: 'bill:\n  depends_on: a', use: 1 }, 'TABLE_NOT_UNDERSTOOD bill'],
    ['a key that does not fit', { fields: 'bill:\n  depends_on: [a, b]\n  values:\n    x: 1', use: 1 }, 'does not fit'],
    [
      'two rows of one key',
      { fields: 'bill:\n  depends_on: meter_size\n  values:\n    1 1/2": 1\n    1.5: 2', use: 1 },
      'two rows for 1.5',
    ],
    ['a name that stands twice', { fields: 'bill: 1\nbill: 2', use: 1 }, 'line 9'],
    ['no YAML', { file: 'rate_structure: [', use: 1 }, 'line 1'],
    ['something else', { file: 'just: this', use: 1 }, 'NOT_OWRS'],
  ])('%s', (_case, given, expected) => {
    expect(owrsBill(given)).toContain(expected)
  })
})
