import { describe, expect, test } from 'vitest'
import {
  attributeOfEnrolments,
  checkEnrolment,
  checkEnrolmentEnd,
  type Enrolment,
  type EnrolmentFacts,
  type Programme,
  usedOfCap,
} from './enrolments.js'

const programme = (more: Partial<Programme> = {}): Programme => ({
  code: 'green_blocks',
  name: 'Green blocks',
  kind: 'green_power',
  takes: 'blocks',
  kwhPerUnit: '100',
  lineCodes: ['E-GREEN'],
  cap: null,
  ...more,
})
const enrolment = (agreementId: string, from: string, to: string | null = null, more: Partial<Enrolment> = {}): Enrolment => ({
  agreementId,
  amount: '3',
  capacityKw: null,
  from,
  to,
  ...more,
})
const facts = (more: Partial<EnrolmentFacts> = {}): EnrolmentFacts => ({ known: [], billedTo: null, spentInYear: '0', ...more })
const codeOf = (outcome: { ok: boolean; refusal?: { code: string } }): string =>
  outcome.ok ? 'enrolled' : (outcome.refusal?.code ?? '')

describe('who may take part', () => {
  const plain = programme({ takes: 'nothing' })
  const percent = programme({ takes: 'percent' })
  const new1 = enrolment('G1', '2026-03-01')
  test.each<[string, Programme, Enrolment, Partial<EnrolmentFacts>, string]>([
    ['three blocks', programme(), new1, {}, 'enrolled'],
    ['half a block', programme(), { ...new1, amount: '0.5' }, {}, 'ENROLMENT_AMOUNT'],
    ['no number of blocks', programme(), { ...new1, amount: null }, {}, 'ENROLMENT_AMOUNT'],
    ['a number where none is taken', plain, new1, {}, 'ENROLMENT_AMOUNT'],
    ['12.5 %', percent, { ...new1, amount: '12.5' }, {}, 'enrolled'],
    ['101 %', percent, { ...new1, amount: '101' }, {}, 'ENROLMENT_AMOUNT'],
    ['on a billed day', programme(), new1, { billedTo: '2026-03-01' }, 'ENROLMENT_BILLED'],
    ['the day after', programme(), new1, { billedTo: '2026-02-28' }, 'enrolled'],
    ['twice', programme(), new1, { known: [enrolment('G1', '2026-01-01')] }, 'ENROLMENT_TWICE'],
    ['again, after it ended', programme(), new1, { known: [enrolment('G1', '2026-01-01', '2026-02-28')] }, 'enrolled'],
    ['again, after it was taken back', programme(), new1, { known: [enrolment('G1', '2026-03-15', '2026-03-14')] }, 'enrolled'],
    ['ending before it begins', programme(), { ...new1, to: '2026-02-01' }, {}, 'ENROLMENT_DAYS'],
  ])('%s', (_name, of, wanted, known, expected) => expect(codeOf(checkEnrolment(of, wanted, facts(known)))).toBe(expected))
})

describe('a cap is held on every day', () => {
  const two = { known: [enrolment('G2', '2026-01-01'), enrolment('G3', '2026-06-01')] }
  const roof = (id: string, kw: string, from = '2026-01-01') => enrolment(id, from, null, { amount: null, capacityKw: kw })
  const meters = programme({ takes: 'nothing', kind: 'net_metering', cap: { kind: 'kw', amount: '100' } })
  const money = programme({ takes: 'nothing', kind: 'allowance', cap: { kind: 'money_per_year', amount: '5000' } })
  const free = enrolment('G1', '2026-03-01', null, { amount: null })
  test.each<[string, Programme, Enrolment, Partial<EnrolmentFacts>, string]>([
    ['room for a third', programme({ cap: { kind: 'customers', amount: '3' } }), enrolment('G1', '2026-03-01'), two, 'enrolled'],
    [
      'none from June on',
      programme({ cap: { kind: 'customers', amount: '2' } }),
      enrolment('G1', '2026-03-01'),
      two,
      'PROGRAMME_FULL',
    ],
    [
      'until May',
      programme({ cap: { kind: 'customers', amount: '2' } }),
      enrolment('G1', '2026-03-01', '2026-05-31'),
      two,
      'enrolled',
    ],
    ['a roof of just what is left', meters, roof('G1', '39.5', '2026-03-01'), { known: [roof('G2', '60.5')] }, 'enrolled'],
    ['a roof of more', meters, roof('G1', '39.6', '2026-03-01'), { known: [roof('G2', '60.5')] }, 'PROGRAMME_FULL'],
    ['a roof nobody measured', meters, { ...free, amount: null }, {}, 'ENROLMENT_AMOUNT'],
    ['money that is left', money, free, { spentInYear: '4999.99' }, 'enrolled'],
    ['money that is spent', money, free, { spentInYear: '5000' }, 'PROGRAMME_FULL'],
  ])('%s', (_name, of, wanted, known, expected) => expect(codeOf(checkEnrolment(of, wanted, facts(known)))).toBe(expected))

  test('and the refusal says what is left', () => {
    const outcome = checkEnrolment(meters, roof('G1', '50', '2026-03-01'), facts({ known: [roof('G2', '60.5')] }))
    expect(outcome).toMatchObject({
      refusal: { message: 'Green blocks has room for 100 kW: on 2026-03-01 39.5 are left.', facts: { left: '39.5' } },
    })
  })

  test('what is used is what takes part on the day', () => {
    expect(usedOfCap(meters, [roof('G2', '60.5'), roof('G3', '10', '2026-04-01')], '2026-03-31', '0')).toBe('60.5')
    expect(usedOfCap(money, [], '2026-03-31', '12.50')).toBe('12.50')
    expect(usedOfCap(programme(), [], '2026-03-31', '0')).toBe(null)
  })
})

describe('the attribute tariffs ask for', () => {
  const period = { from: '2026-03-01', to: '2026-03-31' }
  test.each<[string, Programme['takes'], Enrolment[], unknown]>([
    ['nobody', 'nothing', [], { value: false, changes: [] }],
    ['no blocks', 'blocks', [], { value: '0', changes: [] }],
    ['all the days', 'blocks', [enrolment('G1', '2026-01-01')], { value: '3', changes: [] }],
    [
      'more blocks from the 16th',
      'blocks',
      [enrolment('G1', '2026-01-01', '2026-03-15'), enrolment('G1', '2026-03-16', null, { amount: '5' })],
      { value: '3', changes: [{ name: 'green_blocks', from: '2026-03-16', value: '5' }] },
    ],
    [
      'from the 10th to the 20th',
      'nothing',
      [enrolment('G1', '2026-03-10', '2026-03-20', { amount: null })],
      {
        value: false,
        changes: [
          { name: 'green_blocks', from: '2026-03-10', value: true },
          { name: 'green_blocks', from: '2026-03-21', value: false },
        ],
      },
    ],
  ])('%s', (_name, takes, enrolments, expected) =>
    expect(attributeOfEnrolments({ code: 'green_blocks', takes }, enrolments, period)).toEqual(expected),
  )
})

test.each<[string, string, string | null, string]>([
  ['today', '2026-03-31', '2026-03-31', 'enrolled'],
  ['on billed days', '2026-03-15', '2026-03-31', 'ENROLMENT_BILLED'],
  ['taken back', '2026-02-28', '2026-02-28', 'enrolled'],
  ['before that', '2026-02-27', null, 'ENROLMENT_DAYS'],
])('it ends: %s', (_name, lastDay, billedTo, expected) =>
  expect(codeOf(checkEnrolmentEnd(enrolment('G1', '2026-03-01'), lastDay, billedTo))).toBe(expected),
)
