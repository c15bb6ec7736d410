import type { JsonSchema } from '../kernel/schema-check.js'
import { ROUNDING_MODES } from '../kernel/rounding.js'
import { listOf, MONTH_DAY, objectOf, oneOf, ref, TEXT } from '../kernel/schema-parts.js'
import { CHANGE_CHOICES } from './tariff.js'
import { HOLIDAYS_SCHEMA, SCHEDULE_SCHEMA } from './tariff-schema-schedules.js'

const DECIMAL = '^-?[0-9]+(\\.[0-9]+)?$'
const decimalSchema: JsonSchema = {
  description: 'a decimal as text ("5.33") or a number (5.33)',
  anyOf: [{ type: 'string', pattern: DECIMAL, description: 'a decimal such as "5.33"' }, { type: 'number' }],
}

const rounding: JsonSchema = {
  description: '"none", or {"digits": 2, "mode": "half_up"}, or {"to": "0.5", "mode": "up"}',
  anyOf: [
    { const: 'none' },
    objectOf({ digits: { type: 'integer', minimum: 0, maximum: 12 }, mode: oneOf(...ROUNDING_MODES) }, ['digits', 'mode']),
    objectOf({ to: ref('decimal'), mode: oneOf(...ROUNDING_MODES) }, ['to', 'mode']),
  ],
}

const months: JsonSchema = objectOf(
  {
    method: oneOf('one', 'days', 'normal_period', 'calendar_months', 'steps'),
    normal_days: { type: 'array', items: { type: 'integer', minimum: 1 }, minItems: 2, maxItems: 2 },
    days_per_month: {
      description: 'days as a decimal ("30", "30.4"), "365/12", "days_of_first_month" or "days_of_last_month"',
      anyOf: [
        { type: 'string', pattern: '^([0-9]+(\\.[0-9]+)?(/[1-9][0-9]*)?|days_of_first_month|days_of_last_month)$' },
        { type: 'number', minimum: 1 },
      ],
    },
    short: oneOf('days', 'one'),
    long: oneOf('days', 'one', 'whole_months'),
    counted_in_days: oneOf('any_bill', 'first_or_final'),
    steps: listOf(objectOf({ up_to_days: { type: 'integer', minimum: 1 }, months: ref('decimal') }, ['up_to_days', 'months'])),
    rounding: ref('rounding'),
  },
  ['method'],
)

const season: JsonSchema = objectOf({ name: TEXT, from: MONTH_DAY, to: MONTH_DAY }, ['name', 'from', 'to'])

const conventions: JsonSchema = objectOf({
  line_rounding: ref('rounding'),
  agreement_rounding: ref('rounding'),
  bill_rounding: ref('rounding'),
  months: ref('months'),
  year: oneOf('twelfths', 'days_of_365', 'days_of_the_year'),
  price_change: oneOf(...CHANGE_CHOICES),
  season_change: oneOf(...CHANGE_CHOICES),
  version_change: oneOf(...CHANGE_CHOICES),
  cut_at: oneOf('own_changes', 'all_changes'),
  cut_when: oneOf('price_differs', 'date_listed'),
  split: objectOf(
    {
      by: oneOf('days', 'reads', 'intervals'),
      quantity_rounding: ref('rounding'),
      remainder: oneOf('last', 'first', 'none'),
      share_rounding: ref('rounding'),
    },
    ['quantity_rounding', 'remainder'],
  ),
  segments: oneOf('separate', 'merged', 'merged_after_rounding'),
  tier_limits: objectOf(
    {
      per: oneOf('month', 'day', 'bill'),
      rounding: ref('rounding'),
      on_split: oneOf('share', 'full'),
      remainder: oneOf('none', 'last'),
    },
    ['per', 'rounding'],
  ),
  tiers_on_split: oneOf('within_segment', 'whole_period', 'cumulative'),
  tier_bound: oneOf('inclusive', 'exclusive'),
  meter: objectOf({ which: oneOf('largest', 'smallest'), in_place: oneOf('last_day', 'first_day', 'each_day') }, [
    'which',
    'in_place',
  ]),
  use: objectOf({ read_rounding: ref('rounding'), register_rounding: ref('rounding'), rounding: ref('rounding') }),
  demand: objectOf({ several_registers: oneOf('highest', 'sum'), aggregated_peaks: oneOf('coincident', 'sum') }, [
    'several_registers',
  ]),
  percent_base: oneOf('rounded', 'unrounded'),
  seasons: { type: 'object', additionalProperties: listOf(ref('season')), minProperties: 1 },
  schedules: { type: 'object', additionalProperties: ref('schedule'), minProperties: 1 },
  holidays: ref('holidays'),
  netting_minutes: { type: 'integer', minimum: 1, maximum: 60 },
})

/** Definitions named by `$ref` in the schemas of tariffs and of settings. */
export const SHARED_DEFINITIONS: Readonly<Record<string, JsonSchema>> = {
  decimal: decimalSchema,
  rounding,
  months,
  season,
  holidays: HOLIDAYS_SCHEMA,
  schedule: SCHEDULE_SCHEMA,
  conventions,
}
