import type { DocumentProblem, JsonSchema } from '../kernel/schema-check.js'
import { DAY, listOf, objectOf, oneOf, TEXT } from '../kernel/schema-parts.js'
import { INTERVAL_RULES, REGISTER_RULES } from '../metering/validation/intake-rules.js'
import { STATISTICS } from '../metering/validation/statistics.js'

const DECIMAL: JsonSchema = { type: 'string', pattern: '^[0-9]{1,12}([.][0-9]{1,12})?$', description: 'a decimal as text' }
const COUNT: JsonSchema = { type: 'integer', minimum: 0, maximum: 1000 }
const NAMES: JsonSchema = listOf(TEXT)

/** The group of validation rules a utility states in the place of the one that comes with the program. */
export const VALIDATION_SCHEMA: JsonSchema = listOf(
  objectOf(
    {
      rule: oneOf(...new Set([...REGISTER_RULES, ...INTERVAL_RULES])),
      severity: oneOf('information', 'warning', 'exception'),
      roles: listOf(oneOf('initial_load', 'manual_override', 'estimation')),
      from: DAY,
      to: DAY,
      only: objectOf({ services: NAMES, customer_classes: NAMES, units: NAMES, of: oneOf('registers', 'intervals') }),
      high_percent: DECIMAL,
      low_percent: DECIMAL,
      measurements: COUNT,
      statistic: oneOf(...STATISTICS, 'outage_count'),
      odd: oneOf('above', 'below'),
      times: DECIMAL,
      plus: DECIMAL,
      at_least: DECIMAL,
      most_missing: COUNT,
      most_in_a_row: COUNT,
      siblings: NAMES,
      tolerance_percent: DECIMAL,
    },
    ['rule', 'severity', 'roles'],
  ),
  0,
)

/** The group of estimation rules a utility states in the place of the one that comes with the program. */
export const ESTIMATION_SCHEMA: JsonSchema = listOf(
  objectOf(
    {
      rule: oneOf(
        'interpolation',
        'interval_averaging',
        'proxy_day',
        'interval_profile',
        'adjust_from_scalar',
        'subtractive_adjustment',
        'scalar_from_intervals',
        'scalar_proration',
        'scalar_of_last_year',
        'scalar_estimation',
        'scalar_profile',
      ),
      automatic: { type: 'boolean' },
      from: DAY,
      to: DAY,
      after_days: COUNT,
      only: objectOf({ services: NAMES, customer_classes: NAMES }),
      most_hours: DECIMAL,
      weeks: { type: 'integer', minimum: 1, maximum: 8 },
      most_degrees: DECIMAL,
      days: { type: 'integer', minimum: 1, maximum: 60 },
      whole: TEXT,
      less: listOf(TEXT),
      measurements: { type: 'integer', minimum: 1, maximum: 60 },
      months: { ...listOf(DECIMAL), minItems: 12, maxItems: 12 },
    },
    ['rule', 'automatic'],
  ),
  0,
)

/** Between which accuracies, in percent, a meter passes its test. */
export const METER_TESTS_SCHEMA: JsonSchema = listOf(
  objectOf({ service: oneOf('electric', 'water', 'gas'), load: TEXT, lowest: DECIMAL, highest: DECIMAL }, [
    'service',
    'lowest',
    'highest',
  ]),
)

/** What each rule must be told beside its severity. */
const NEEDED: Readonly<Record<string, readonly string[]>> = {
  high_low: ['measurements'],
  dynamic_comparison: ['statistic', 'measurements', 'odd', 'times', 'plus'],
  interval_spike: ['times', 'at_least'],
  missing_quantity: ['most_missing'],
  prolonged_estimation: ['most_in_a_row'],
  siblings_exist: ['siblings'],
  sum_check: ['siblings', 'tolerance_percent'],
  interpolation: ['most_hours'],
  interval_averaging: ['weeks'],
  proxy_day: ['most_degrees', 'days'],
  interval_profile: ['weeks'],
  adjust_from_scalar: ['weeks'],
  subtractive_adjustment: ['whole', 'less'],
  scalar_estimation: ['measurements'],
  scalar_profile: ['measurements', 'months'],
}

/** What is wrong with the meaning of `validation` or `estimation`, with where it stands. */
export function validationProblems(
  rules: readonly { readonly rule: string }[] | undefined,
  member: 'validation' | 'estimation' = 'validation',
): DocumentProblem[] {
  return (rules ?? []).flatMap((rule, index) =>
    (NEEDED[rule.rule] ?? [])
      .filter((needed) => !(needed in rule))
      .map((needed) => ({
        path: [member, index],
        code: 'VALIDATION_RULE_INCOMPLETE',
        message: `the rule ${rule.rule} needs "${needed}"`,
      })),
  )
}
