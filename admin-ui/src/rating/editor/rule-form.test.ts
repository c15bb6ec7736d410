import { expect, test } from 'vitest'
import { newRule, withNextVersion } from './new-tariff.js'
import { fieldsOf, restOf, withRest } from './rule-form.js'
import { at, documentOf, type JsonObject, pathText, textOf, withAt } from './tariff-text.js'

const RULE: JsonObject = { rule: 'use', kind: 'usage', line: 'U', price: '5', when: { senior: true }, new_thing: [1] }

test('what the form does not know is kept and can be changed', () => {
  expect(restOf(RULE)).toEqual({ when: { senior: true }, new_thing: [1] })
  expect(withRest(RULE, { when: { senior: false } })).toEqual({
    rule: 'use',
    kind: 'usage',
    line: 'U',
    price: '5',
    when: { senior: false },
  })
  expect(restOf({ kind: 'credit_bank', line: 'C', rule: 'c' })).toEqual({ line: 'C', rule: 'c' })
})

test('blocks stand in the place of the one price', () => {
  const names = (rule: JsonObject) => fieldsOf(rule).map(({ name }) => name)
  expect(names(RULE)).toEqual(['label', 'line', 'rule', 'as', 'price'])
  expect(names({ rule: 'use', kind: 'usage', tiers: [] })).toEqual(['label', 'rule', 'as', 'tiers'])
})

test('what only a yearly bound, or a minimum, says is asked where it counts', () => {
  const names = (more: JsonObject) =>
    fieldsOf({ kind: 'minimum', method: 'floor', ...more })
      .map(({ name }) => name)
      .filter((name) => ['method', 'add_when', 'year_ends_in', 'first_year'].includes(name))
  expect(names({ per: 'month' })).toEqual(['method'])
  expect(names({ per: 'month', method: 'adder' })).toEqual(['method', 'add_when'])
  expect(names({ per: 'year' })).toEqual(['year_ends_in', 'method', 'first_year'])
  expect(names({ per: 'month', first_year: 'whole' })).toEqual(['method', 'first_year'])
  expect(names({ per: 'year', kind: 'maximum' })).toEqual(['year_ends_in'])
})

test('a place in the file is read, changed and named', () => {
  const file = documentOf('{"versions":[{"rules":[{"price":"5"},{"price":"6"}]}]}') as JsonObject
  const path = ['versions', 0, 'rules', 1, 'price'] as const
  expect([at(file, path), pathText(path)]).toEqual(['6', 'versions[0].rules[1].price'])
  expect(at(withAt(file, path, '7'), path)).toBe('7')
  expect(at(withAt(file, path, undefined), ['versions', 0, 'rules', 1])).toEqual({})
  expect(at(withAt(file, ['versions', 0, 'rules', 0], undefined), ['versions', 0, 'rules'])).toEqual([{ price: '6' }])
  expect([documentOf('{'), documentOf('[]'), textOf({})]).toEqual([undefined, undefined, '{}\n'])
})

test('a next part begins with what holds last', () => {
  const price = [
    { from: '2025-01-01', value: '5' },
    { from: '2026-09-01', value: { by: 'meter_size', values: { '1': '6' } } },
  ]
  const file: JsonObject = { tariff: 'W', versions: [{ from: '2025-01-01', to: '2026-12-31', rules: [{ rule: 'use', price }] }] }
  expect(withNextVersion(file, '2026-09-10')['versions']).toEqual([
    { from: '2025-01-01', to: '2026-12-31', rules: [{ rule: 'use', price }] },
    { from: '2026-10-01', rules: [{ rule: 'use', price: { by: 'meter_size', values: { '1': '6' } } }] },
  ])
})

test('a new rule has a name of its own', () => {
  expect(newRule('usage', [{ rule: 'use' }, { rule: 'use-2' }])['rule']).toBe('use-3')
})
