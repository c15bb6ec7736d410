import { describe, expect, test } from 'vitest'
import { problemLine } from './file-problem.js'
import { parseJson } from './parse-json.js'
import { readSettingsFile } from './read-settings-file.js'
import { readTariffFile } from './read-tariff-file.js'

describe('JSON with positions', () => {
  test.each<[string, string, string]>([
    ['nothing', '', '1:1 the document ends in the middle'],
    ['a comma too many in an object', '{\n  "a": 1,\n}', '3:1 a comma before "}" is one too many'],
    ['a comma too many in a list', '[1,\n 2, ]', '2:5 a comma before "]" is one too many'],
    ['a missing comma', '{"a": 1\n "b": 2}', '2:2 a comma or "}" was expected'],
    ['a missing colon', '{"a" 1}', '1:6 ":" was expected after the name'],
    ['a name without quotes', '{a: 1}', '1:2 a name in quotes was expected'],
    ['a name twice', '{"a": 1,\n "a": 2}', '2:2 "a" is given twice'],
    ['a text that is not closed', '{"a": "b', '1:7 the text is not closed'],
    ['a text over two lines', '{"a": "b\nc"}', '1:9 a text must end on its line'],
    ['a bad escape', '["\\q"]', '1:2 the text holds a character or escape that JSON does not allow'],
    ['a word', '[yes]', '1:2 a value was expected, not "y"'],
    ['a number with a plus', '[+1]', '1:2 a value was expected, not "+"'],
    ['something after the end', '{} {}', '1:4 nothing may follow the end of the document'],
    ['an open list', '[1, 2', '1:6 the document ends in the middle'],
    ['too deep', '['.repeat(200), '1:102 the document is nested too deep'],
  ])('%s', (_case, text, expected) => {
    const parsed = parseJson(text)
    expect(parsed.ok ? 'parsed' : `${parsed.position.line}:${parsed.position.column} ${parsed.message}`).toBe(expected)
  })

  test('the value is what JSON says it is', () => {
    const text = '\uFEFF{ "a": [1, -2.5e3, true, false, null, "\\u00e9\\n"], "b": {}, "c": [] }'
    const parsed = parseJson(text)
    expect(parsed.ok && parsed.value).toEqual(JSON.parse(text.slice(1)))
  })

  test('members named like the machinery of objects are only members', () => {
    const parsed = parseJson('{"__proto__": {"x": 1}}')
    expect(parsed.ok && Object.keys(parsed.value as object)).toEqual(['__proto__'])
    expect(({} as { x?: number }).x).toBeUndefined()
  })

  test('positions of values, names and of what is not there', () => {
    const parsed = parseJson('{\n  "a": [\n    10,\n    {"b": 2}\n  ]\n}')
    if (!parsed.ok) throw new Error(parsed.message)
    expect(parsed.positionOf(['a', 1, 'b'])).toEqual({ line: 4, column: 11 })
    expect(parsed.positionOf(['a', 1, 'b'], true)).toEqual({ line: 4, column: 6 })
    expect(parsed.positionOf(['a', 1, 'c'])).toEqual({ line: 4, column: 5 })
  })
})

describe('reading files', () => {
  const tariff = (rules: string) => `{
  "tariff": "W", "name": "Water", "service": "water", "unit": "ccf", "billed_quantity": "use",
  "versions": [
    { "from": "2026-01-01", "rules": [
${rules}
    ] }
  ]
}`
  const lines = (rules: string) => {
    const reading = readTariffFile(tariff(rules))
    return reading.ok ? [] : reading.problems.map((entry) => problemLine('W.json', entry))
  }
  test.each<[string, string, string[]]>([
    ['nothing wrong', '{ "rule": "use", "kind": "usage", "line": "USE", "price": 5.33 }', []],
    ['not JSON', '{ "rule": "use" "kind": "usage" }', ['W.json:5:17 NOT_JSON a comma or "}" was expected']],
    [
      'a misspelt member',
      '{ "rule": "use", "kind": "usage", "lin": "USE", "price": "5" }',
      ['W.json:5:35 SCHEMA versions[0].rules[0].lin: "lin" is not known here; did you mean "line"?'],
    ],
    [
      'an unknown kind',
      '{ "rule": "use", "kind": "usages", "line": "USE", "price": "5" }',
      [
        'W.json:5:26 SCHEMA versions[0].rules[0].kind: must be one of "fixed", "usage", "time_of_use", "demand", "percent", "minimum", "maximum", "credit_bank", not "usages"',
      ],
    ],
    [
      'a missing member',
      '{ "rule": "base", "kind": "fixed", "line": "B", "price": "5" }',
      ['W.json:5:1 SCHEMA versions[0].rules[0]: "per" is missing'],
    ],
    [
      'a day that does not exist',
      '{ "rule": "use", "kind": "usage", "line": "USE", "price": "5", "from": "2026-02-30" }',
      ['W.json:5:72 SCHEMA versions[0].rules[0].from: must be a day that exists, as YYYY-MM-DD, not "2026-02-30"'],
    ],
    [
      'a mode that does not exist',
      '{ "rule": "use", "kind": "usage", "line": "USE", "price": "5",\n "conventions": { "line_rounding": { "digits": 2, "mode": "halfup" } } }',
      [
        'W.json:6:59 SCHEMA versions[0].rules[0].conventions.line_rounding.mode: must be one of "half_up", "half_even", "half_down", "up", "down", "ceiling", "floor", not "halfup"',
      ],
    ],
    [
      'a meaning that is wrong',
      '{ "rule": "use", "kind": "usage", "line": "USE", "price": "prise" }',
      [
        'W.json:5:59 UNKNOWN_NAME versions[0].rules[0].price: "prise" is neither a quantity declared before (use, demand), nor a season, nor an attribute Penstock knows; declare it in "quantities" or "attributes"',
      ],
    ],
    [
      'a price that is no price',
      '{ "rule": "use", "kind": "usage", "line": "USE", "price": true }',
      ['W.json:5:59 SCHEMA versions[0].rules[0].price: must be a value, or a list of {"from": day, "value": value}, not true'],
    ],
    [
      'an operation that does not exist',
      '{ "rule": "use", "kind": "usage", "line": "USE", "price": { "produkt": ["1", "2"] } }',
      ['W.json:5:61 SCHEMA versions[0].rules[0].price.produkt: "produkt" is not known here; did you mean "product"?'],
    ],
    [
      'several, in the order of the lines',
      '{ "rule": "a", "kind": "usage", "line": "A", "price": "x" },\n{ "rule": "a", "kind": "usage", "line": "A", "price": "1" }',
      [
        'W.json:5:55 UNKNOWN_NAME versions[0].rules[0].price: "x" is neither a quantity declared before (use, demand), nor a season, nor an attribute Penstock knows; declare it in "quantities" or "attributes"',
        'W.json:6:11 RULE_TWICE versions[0].rules[1].rule: rule a is declared twice in this version',
      ],
    ],
  ])('%s', (_case, rules, expected) => {
    expect(lines(rules)).toEqual(expected)
  })

  test('settings', () => {
    const text =
      '{\n "utility": { "name": "N", "address": ["A"], "currency": "usd", "time_zone": "America/Denver" },\n "conventions": {},\n "chart_of_accounts": [{ "code": "1", "name": "A", "kind": "revenu" }]\n}'
    const reading = readSettingsFile(text)
    expect(reading.ok ? [] : reading.problems.map((entry) => problemLine('settings.json', entry))).toEqual([
      'settings.json:1:1 SCHEMA "service_period" is missing',
      'settings.json:2:58 SCHEMA utility.currency: must be an ISO 4217 code such as "USD", not "usd"',
      'settings.json:4:60 SCHEMA chart_of_accounts[0].kind: must be one of "receivable", "customer_credit", "revenue", "tax_payable", "cash", "suspense", "deposits_held", "bad_debt", "agency_commission", "adjustment", "fee_revenue", "interest_expense", "migration_clearing", not "revenu"',
    ])
    expect(readSettingsFile('{')).toMatchObject({ ok: false, problems: [{ code: 'NOT_JSON', line: 1, column: 2 }] })
  })
})
