import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readOwrsYaml } from '../../../activities/rating/tariff-formats/read-owrs-yaml.js'
import { owrsBill, owrsLines } from '../../../test/support/owrs.js'
import { readFormula } from './formula.js'

// Whatever a file says, reading it ends with a bill or with a reason, never with an error or in a loop.

const WORDS =
  'usage_ccf flat_rate budget ifelse max round ( ) , + - * / ^ %% %in% == < ! & | 1 2.5 .5 1e9 100% "Summer" season NULL { $ #'
const WORD = fc.constantFrom(...WORDS.split(' '))
const FORMULA = fc.array(WORD, { maxLength: 25 }).map((words) => words.join(' '))

describe('formulas of any kind', () => {
  test('are read or refused', () => {
    fc.assert(
      fc.property(fc.oneof(FORMULA, fc.string({ maxLength: 60 }), fc.string({ unit: 'binary', maxLength: 60 })), (text) => {
        const reading = readFormula(text)
        expect(reading.ok || reading.message.length > 0).toBe(true)
      }),
      { numRuns: 400 },
    )
  })

  test('nested beyond reason are refused', () => {
    for (const text of ['('.repeat(5000), '-'.repeat(3000), 'max('.repeat(900), `1${'+1'.repeat(1900)}`, '!'.repeat(3999)]) {
      const reading = readFormula(text)
      expect(reading.ok || reading.message.length > 0).toBe(true)
    }
  })

  test('give a bill or a reason', () => {
    fc.assert(
      fc.property(FORMULA, FORMULA, (bill, rate) => {
        const quoted = (text: string): string => JSON.stringify(text === '' ? '0' : text)
        const lines = owrsLines({
          fields: `flat_rate: ${quoted(rate)}\nbill: ${quoted(bill)}`,
          use: '7.5',
          attributes: { season: 'Summer' },
        })
        expect(lines.length).toBeGreaterThan(0)
      }),
      { numRuns: 120 },
    )
  })
})

const BASE = `service_charge:
  depends_on: meter_size
  values:
    5/8": 10
    1|1/2": 30
tier_starts:
  - 0
  - 10
tier_prices: [1, 2]
commodity_charge: Tiered
bill: service_charge+commodity_charge`

describe('files of any kind', () => {
  test('with lines left out, doubled, pushed about or filled with anything give a bill or a reason', () => {
    const change = fc.record({
      at: fc.nat(12),
      kind: fc.constantFrom('out', 'twice', 'in', 'text', 'cut'),
      text: fc.oneof(
        fc.string({ maxLength: 20 }),
        fc.constantFrom(
          '&a',
          '*a',
          '<<: *a',
          '- x',
          '? y',
          '{',
          '[',
          '"',
          '|',
          '>-',
          '\t',
          '---',
          '...',
          '!!binary x',
          'null',
          '~',
        ),
      ),
    })
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), (changes) => {
        let lines = BASE.split('\n')
        for (const { at, kind, text } of changes) {
          const index = at % Math.max(lines.length, 1)
          const line = lines[index] ?? ''
          if (kind === 'out') lines = lines.filter((_, own) => own !== index)
          if (kind === 'twice') lines.splice(index, 0, line)
          if (kind === 'in') lines[index] = `  ${line}`
          if (kind === 'text') lines[index] = `${line} ${text}`
          if (kind === 'cut') lines[index] = line.slice(0, at)
        }
        expect(owrsBill({ fields: lines.join('\n'), use: '12', attributes: { meter_size: '5/8' } }).length).toBeGreaterThan(0)
      }),
      { numRuns: 300 },
    )
  })

  test('of any characters are refused in time and memory that does not grow with aliases', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ maxLength: 300 }), fc.string({ unit: 'binary', maxLength: 300 })), (text) => {
        const reading = readOwrsYaml(text)
        expect(reading.ok || reading.line > 0).toBe(true)
      }),
      { numRuns: 200 },
    )
    const bomb = [
      'b0: &b0 [x, x, x, x]',
      ...Array.from(
        { length: 20 },
        (_, index) => `b${index + 1}: &b${index + 1} [*b${index}, *b${index}, *b${index}, *b${index}]`,
      ),
    ].join('\n')
    expect(readOwrsYaml(bomb)).toMatchObject({ ok: false, message: 'the file is too large or nested too deeply' })
    expect(readOwrsYaml('a: &a [*a]')).toMatchObject({ ok: false, message: 'the file is too large or nested too deeply' })
    expect(readOwrsYaml(`a: ${'['.repeat(5000)}`).ok).toBe(false)
  })
})
