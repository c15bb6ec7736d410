import { describe, expect, test } from 'vitest'
import { findPolicy, gatherPolicies, type PolicySubject } from './find-policy.js'
import type { PackVersion, PolicyRow } from './policy-pack.js'

const HOUSEHOLD: PolicySubject = { entity: 'investor_owned', service: 'electric', customerClass: 'residential', programmes: [] }

function row(rest: Partial<PolicyRow> & Pick<PolicyRow, 'key' | 'value'>): PolicyRow {
  return { from: null, to: null, citation: 'made for this test', mark: 'U', says: 'a rule', ...rest }
}

function pack(name: string, level: 'state' | 'utility', rows: readonly PolicyRow[]): PackVersion {
  return { version: 1, document: { pack: name, name, level, jurisdiction: 'XX', read_on: '2026-01-01', rows } }
}

describe('the rule that holds', () => {
  const state = pack('state', 'state', [
    row({ key: 'plan.down_payment', value: '25' }),
    row({ key: 'plan.down_payment', value: '20', scope: { programmes: ['low_income'] } }),
    row({ key: 'plan.down_payment', value: '10', scope: { season: { first: '12-01', last: '03-31' } } }),
    row({ key: 'medical.length', value: 60, to: '2026-06-30' }),
    row({ key: 'medical.length', value: 90, from: '2026-07-01' }),
    row({ key: 'cut.min_amount', value: null }),
  ])
  const utility = pack('utility', 'utility', [row({ key: 'medical.length', value: 30, scope: { services: ['water'] } })])

  test.each<[string, Parameters<typeof findPolicy>[1], Partial<PolicySubject>, string, unknown]>([
    ['the wide row', 'plan.down_payment', {}, '2026-05-01', '25'],
    ['a programme is narrower', 'plan.down_payment', { programmes: ['low_income'] }, '2026-05-01', '20'],
    ['the season begins on its first day', 'plan.down_payment', {}, '2026-12-01', '10'],
    ['the day before it', 'plan.down_payment', {}, '2026-11-30', '25'],
    ['over the end of the year, last day', 'plan.down_payment', {}, '2027-03-31', '10'],
    ['the day after it', 'plan.down_payment', {}, '2027-04-01', '25'],
    ['of two equals the one that protects further', 'plan.down_payment', { programmes: ['low_income'] }, '2026-12-24', '10'],
    ['last day of a value', 'medical.length', {}, '2026-06-30', 60],
    ['first day of the next', 'medical.length', {}, '2026-07-01', 90],
    ['the narrower pack wins where it covers', 'medical.length', { service: 'water' }, '2026-07-01', 30],
    ['none is an answer', 'cut.min_amount', {}, '2026-07-01', null],
  ])('%s', (_, key, subject, day, value) => {
    const found = findPolicy([state, utility], key, { ...HOUSEHOLD, ...subject }, day)
    expect(found).toMatchObject({ ok: true, value: { value } })
  })

  test('the rows it won over are told, the next best first', () => {
    const found = findPolicy([state], 'plan.down_payment', { ...HOUSEHOLD, programmes: ['low_income'] }, '2026-12-24')
    if (!found.ok) throw new Error(found.refusal.code)
    expect(found.value.placed.row.value).toBe('10')
    expect(found.value.overridden.map((placed) => placed.row.value)).toEqual(['20', '25'])
  })

  test('what no row states is refused, never assumed', () => {
    expect(findPolicy([state, utility], 'plan.grace', HOUSEHOLD, '2026-05-01')).toMatchObject({
      ok: false,
      refusal: { code: 'POLICY_MISSING' },
    })
  })

  test('equals that cannot be ranked are refused', () => {
    const torn = pack('torn', 'state', [
      row({
        key: 'credit.points',
        value: { late_payment: 1, returned_payment: 2, disconnection: 3, broken_plan: 1, decay_months: 12 },
      }),
      row({
        key: 'credit.points',
        value: { late_payment: 2, returned_payment: 2, disconnection: 3, broken_plan: 1, decay_months: 12 },
      }),
    ])
    expect(findPolicy([torn], 'credit.points', HOUSEHOLD, '2026-05-01')).toMatchObject({
      ok: false,
      refusal: { code: 'POLICY_AMBIGUOUS' },
    })
  })
})

test('a gathered rule of a narrower pack adds to the wider ones', () => {
  const low = (degrees: string) => ({ degrees, scale: 'F', when: 'forecast' })
  const chain = [
    pack('state', 'state', [row({ key: 'weather.low', value: low('32') })]),
    pack('utility', 'utility', [row({ key: 'weather.low', value: low('36') }), row({ key: 'weather.low', value: null })]),
  ]
  const found = gatherPolicies(chain, 'weather.low', HOUSEHOLD, '2026-01-10')
  expect(found.ok && found.value.map(({ value }) => value.degrees)).toEqual(['32', '36'])
})
