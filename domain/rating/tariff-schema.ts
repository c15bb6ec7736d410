import type { JsonSchema } from '../kernel/schema-check.js'
import { LINE_KINDS } from './charge-line.js'
import { BOOLEAN, DAY, listOf, MONTH_DAY, objectOf, oneOf, ref, TEXT } from '../kernel/schema-parts.js'
import { SHARED_DEFINITIONS } from './schema-parts.js'

const VALUES = listOf(ref('value'))
const PAIR: JsonSchema = { type: 'array', items: ref('value'), minItems: 2, maxItems: 2 }
const ROUNDED = { rounding: ref('rounding'), label: TEXT }
const SELECTION = {
  scope: oneOf('account_at_premise', 'account', 'premise'),
  only_tariffs: listOf(TEXT),
  except_tariffs: listOf(TEXT),
}
const MONTH_NUMBER: JsonSchema = { type: 'integer', minimum: 1, maximum: 12 }
const SELECTORS = listOf(TEXT)

function operation(properties: Readonly<Record<string, JsonSchema>>, required: readonly string[]): JsonSchema {
  return objectOf({ ...properties, ...ROUNDED }, required)
}

const winterAverage = operation(
  {
    winter_average_of: TEXT,
    months: listOf(MONTH_NUMBER),
    month_of: oneOf('closing_read', 'last_day', 'first_day', 'most_days'),
    applies_from: MONTH_DAY,
    applied_by: oneOf('closing_read', 'last_day', 'first_day', 'accounting_date'),
    months_needed: { type: 'integer', minimum: 1 },
    period_needed: oneOf('normal', 'any'),
    mean_of: oneOf('periods', 'days'),
    days_per_month: ref('decimal'),
    lowest: { type: 'integer', minimum: 1 },
    earlier_winters: { type: 'integer', minimum: 0 },
    otherwise: ref('value'),
    ...SELECTION,
  },
  ['winter_average_of', 'months', 'applies_from', 'months_needed', 'period_needed', 'otherwise'],
)

const past = operation(
  {
    past: oneOf('demand', 'quantity'),
    take: oneOf('greatest', 'least', 'mean', 'latest'),
    periods: { type: 'integer', minimum: 1 },
    months: { type: 'integer', minimum: 1 },
    calendar_months: listOf(MONTH_NUMBER),
    percent_by_month: { type: 'object', additionalProperties: ref('decimal'), minProperties: 1 },
    only_normal_periods: BOOLEAN,
    include_this_period: BOOLEAN,
    if_none: oneOf('refuse', 'nothing', 'zero'),
  },
  ['past', 'take', 'if_none'],
)

const NAMES: JsonSchema = { anyOf: [TEXT, listOf(TEXT)] }
const peak = operation(
  {
    peak: oneOf('kw', 'kva', 'kvar'),
    schedule: TEXT,
    in: NAMES,
    window_minutes: { type: 'integer', minimum: 1, maximum: 60 },
    window: oneOf('block', 'sliding'),
    earlier: objectOf(
      {
        months: { type: 'integer', minimum: 1, maximum: 36 },
        calendar_months: listOf(MONTH_NUMBER),
        percent_by_month: { type: 'object', additionalProperties: ref('decimal'), minProperties: 1 },
        if_unknown: oneOf('known_months', 'refuse'),
      },
      ['months'],
    ),
  },
  ['peak'],
)
const during = operation(
  {
    during: TEXT,
    take: oneOf('energy', 'highest_kw', 'mean_kw', 'below_baseline'),
    baseline: objectOf({ days: { type: 'integer', minimum: 1 }, highest: { type: 'integer', minimum: 1 } }, ['days', 'highest']),
  },
  ['during', 'take'],
)

const value: JsonSchema = {
  description: 'a decimal, a name, a table ("by" or "rows") or an operation (sum, product, greatest, winter_average_of …)',
  anyOf: [
    { type: 'string', minLength: 1 },
    { type: 'number' },
    objectOf({ by: { anyOf: [TEXT, listOf(TEXT)] }, values: ref('table'), otherwise: ref('value') }, ['by', 'values']),
    objectOf({ rows: listOf(objectOf({ when: ref('condition'), value: ref('value') }, ['value'])), otherwise: ref('value') }, [
      'rows',
    ]),
    operation({ sum: VALUES }, ['sum']),
    operation({ difference: PAIR }, ['difference']),
    operation({ product: VALUES }, ['product']),
    operation({ quotient: PAIR }, ['quotient']),
    operation({ greatest: VALUES }, ['greatest']),
    operation({ least: VALUES }, ['least']),
    operation({ percent: ref('value'), of: ref('value') }, ['percent', 'of']),
    operation({ excess_of: ref('value'), above: ref('value') }, ['excess_of', 'above']),
    operation({ use_of: TEXT, if_none: oneOf('refuse', 'nothing', 'zero'), ...SELECTION }, ['use_of', 'if_none']),
    operation({ registers: { anyOf: [{ const: 'all' }, listOf(TEXT)] }, direction: oneOf('delivered', 'received') }, [
      'registers',
    ]),
    winterAverage,
    past,
    peak,
    during,
    operation({ power_factor: oneOf('period') }, ['power_factor']),
    operation({ shared_generation: oneOf('period') }, ['shared_generation']),
    operation({ use_in: NAMES, schedule: TEXT, direction: oneOf('delivered', 'received') }, ['use_in', 'schedule']),
  ],
}

const table: JsonSchema = {
  type: 'object',
  minProperties: 1,
  additionalProperties: { description: 'a decimal, or a table by the next attribute', anyOf: [ref('decimal'), ref('table')] },
}

const LITERAL: JsonSchema = { anyOf: [{ type: 'string' }, { type: 'number' }, { type: 'boolean' }] }
const test: JsonSchema = {
  description: 'a value, a list of values, {"above": …, "up_to": …} or {"not": …}',
  anyOf: [
    { type: 'string' },
    { type: 'number' },
    { type: 'boolean' },
    listOf(LITERAL),
    {
      ...objectOf({ above: ref('decimal'), at_least: ref('decimal'), below: ref('decimal'), up_to: ref('decimal') }),
      minProperties: 1,
    },
    objectOf({ not: { anyOf: [{ type: 'string' }, { type: 'number' }, { type: 'boolean' }, listOf(LITERAL)] } }, ['not']),
  ],
}

const condition: JsonSchema = {
  type: 'object',
  description: 'a condition such as {"inside_city": false}',
  minProperties: 1,
  properties: { any_of: listOf(ref('condition')) },
  additionalProperties: ref('test'),
}

const datedValue: JsonSchema = {
  description: 'a value, or a list of {"from": day, "value": value}',
  anyOf: [ref('value'), listOf(objectOf({ from: DAY, value: ref('value') }, ['from', 'value']))],
}

const PRICE = ref('dated_value')
const CONVERSION_STEP = objectOf({ multiply_by: PRICE, rounding: ref('rounding'), label: TEXT }, ['multiply_by', 'rounding'])
const COMMON = {
  rule: TEXT,
  label: TEXT,
  note: TEXT,
  as: oneOf(...LINE_KINDS),
  when: ref('condition'),
  from: DAY,
  to: DAY,
  conventions: ref('conventions'),
  zero_lines: oneOf('print', 'omit'),
}
const TIERS = listOf(objectOf({ line: TEXT, label: TEXT, up_to: PRICE, width: PRICE, price: PRICE }, ['price']))
const PRICED = {
  line: TEXT,
  price: PRICE,
  tiers: TIERS,
  pricing: oneOf('graduated', 'all_units'),
  tier_limits_times: { anyOf: [ref('value'), VALUES] },
  unit: TEXT,
  limit_to: SELECTORS,
}
const PER = oneOf('month', 'day', 'year', 'bill')

const fixed = objectOf({ kind: { const: 'fixed' }, ...COMMON, ...PRICED, per: PER, times: PRICE, each_meter: BOOLEAN }, [
  'rule',
  'kind',
  'per',
])
const counter = objectOf({ starts: listOf(MONTH_DAY), without_history: oneOf('refuse', 'zero') }, ['starts', 'without_history'])
const usage = objectOf({ kind: { const: 'usage' }, ...COMMON, ...PRICED, quantity: ref('value'), counter }, ['rule', 'kind'])
const demand = objectOf({ kind: { const: 'demand' }, ...COMMON, ...PRICED, quantity: ref('value'), per: PER }, [
  'rule',
  'kind',
  'quantity',
  'per',
])
const percent = objectOf(
  {
    kind: { const: 'percent' },
    ...COMMON,
    line: TEXT,
    percent: PRICE,
    of: SELECTORS,
    except: SELECTORS,
    base_percent: PRICE,
    one_line_per: oneOf('agreement', 'base_line'),
    exempt: { description: 'a condition, or "nobody"', anyOf: [{ const: 'nobody' }, ref('condition')] },
    authority: TEXT,
    at_most: PRICE,
    at_least: PRICE,
    bounds_per: oneOf('month', 'bill'),
    limit_to: SELECTORS,
    allocate: oneOf('by_base', 'largest_base', 'first_agreement'),
  },
  ['rule', 'kind', 'line', 'percent', 'of'],
)
const BOUND = {
  ...COMMON,
  line: TEXT,
  amount: PRICE,
  per: PER,
  of: SELECTORS,
  except: SELECTORS,
  amount_rounding: ref('rounding'),
  year_ends_in: MONTH_NUMBER,
}
const minimum = objectOf(
  {
    kind: { const: 'minimum' },
    ...BOUND,
    method: oneOf('floor', 'adder'),
    add_when: oneOf('below', 'always'),
    first_year: oneOf('by_days', 'whole', 'none'),
  },
  ['rule', 'kind', 'line', 'amount', 'per', 'of'],
)
const maximum = objectOf({ kind: { const: 'maximum' }, ...BOUND, method: oneOf('floor', 'adder') }, [
  'rule',
  'kind',
  'line',
  'amount',
  'per',
  'of',
])

const timeOfUse = objectOf(
  {
    kind: { const: 'time_of_use' },
    ...COMMON,
    schedule: TEXT,
    of: oneOf('delivered', 'received', 'net', 'shared'),
    with_shares: BOOLEAN,
    allocation: oneOf('proportional', 'chronological', 'per_period'),
    periods: {
      type: 'object',
      minProperties: 1,
      additionalProperties: objectOf({ line: TEXT, label: TEXT, price: PRICE, tiers: TIERS, quantity: ref('value') }),
    },
    tier_limits_times: { anyOf: [ref('value'), VALUES] },
    times: ref('value'),
    unit: TEXT,
    limit_to: SELECTORS,
    bank: objectOf(
      {
        kind: oneOf('per_period', 'pooled'),
        absent_period: oneOf('waits', 'same_hours'),
        settles_in: MONTH_NUMBER,
        cash_out: PRICE,
        line: TEXT,
        label: TEXT,
        expires_after_months: { type: 'integer', minimum: 1 },
      },
      ['kind'],
    ),
  },
  ['rule', 'kind', 'periods'],
)
const creditBank = objectOf(
  {
    kind: { const: 'credit_bank' },
    ...COMMON,
    line: TEXT,
    credits: SELECTORS,
    pays: SELECTORS,
    except: SELECTORS,
    pays_above: ref('dated_value'),
    settles_in: MONTH_NUMBER,
    cash_out_percent: ref('decimal'),
    expires_after_months: { type: 'integer', minimum: 1 },
  },
  ['rule', 'kind', 'line', 'credits', 'pays'],
)

const rule: JsonSchema = {
  description: 'a rule of kind fixed, usage, time_of_use, demand, percent, minimum, maximum or credit_bank',
  anyOf: [fixed, usage, timeOfUse, demand, percent, minimum, maximum, creditBank],
}

const version = objectOf(
  {
    from: DAY,
    to: DAY,
    note: TEXT,
    conventions: ref('conventions'),
    quantities: { type: 'object', additionalProperties: ref('dated_value') },
    rules: listOf(ref('rule')),
  },
  ['from', 'rules'],
)

/** JSON Schema of a tariff file: printed by `penstock tariff schema`, and what every tariff is checked against. */
export const TARIFF_SCHEMA: JsonSchema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  $id: 'https://penstock.dev/schemas/tariff.json',
  title: 'Penstock tariff',
  ...objectOf(
    {
      $schema: TEXT,
      tariff: {
        type: 'string',
        pattern: '^[A-Za-z0-9][A-Za-z0-9._-]*$',
        description: 'a code of letters, digits, "-", "_" and "."',
      },
      name: TEXT,
      note: TEXT,
      applies_to: oneOf('agreement', 'bill'),
      service: TEXT,
      unit: TEXT,
      billed_quantity: ref('value'),
      unit_conversions: listOf(
        objectOf({ from: TEXT, multiply_by: PRICE, rounding: ref('rounding'), steps: listOf(CONVERSION_STEP) }, ['from']),
      ),
      attributes: { type: 'object', additionalProperties: oneOf('text', 'number', 'boolean') },
      conventions: ref('conventions'),
      versions: listOf(ref('version')),
    },
    ['tariff', 'name', 'versions'],
  ),
  definitions: { ...SHARED_DEFINITIONS, value, table, test, condition, dated_value: datedValue, rule, version },
}
