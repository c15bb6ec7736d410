import { type Decimal, decimal } from '../../kernel/decimal.js'
import type { LocalDate } from '../../kernel/local-date.js'
import type { Quality } from '../formats/meter-record.js'
import { checkMeter } from './check-meter.js'
import { duplicate } from './duplicate.js'
import { inactiveMeasurement } from './inactive-measurement.js'
import { multiplier } from './multiplier.js'
import { siblingsExist } from './siblings-exist.js'
import { unitOfMeasure } from './unit-of-measure.js'
import { consecutiveInterval } from './consecutive-interval.js'
import { intervalSize } from './interval-size.js'
import { intervalSpike } from './interval-spike.js'
import { missingQuantity } from './missing-quantity.js'
import { sumCheck } from './sum-check.js'
import type { Measurement, MeasurementSurroundings, Oddity } from './measurement.js'
import type { Statistic } from './statistics.js'
import { dynamicComparison } from './dynamic-comparison.js'
import { finalMeasurementReplacement } from './final-measurement-replacement.js'
import { highLow } from './high-low.js'
import { negativeConsumption } from './negative-consumption.js'
import { prolongedEstimation } from './prolonged-estimation.js'
import { zeroConsumption } from './zero-consumption.js'

/** Where a measurement comes from: rules are grouped by it. */
export type SourceRole = 'initial_load' | 'manual_override' | 'estimation'
/** `exception` holds the measurement until a person has looked; the others only say something. */
export type Severity = 'information' | 'warning' | 'exception'

/** The rules by name with what each must be told; decimals are text. */
export type RuleChoice =
  | { readonly rule: 'consecutive_interval' | 'interval_size' | 'multiplier' | 'unit_of_measure' | 'inactive_measurement' }
  | { readonly rule: 'duplicate' | 'negative_consumption' | 'zero_consumption' | 'check_meter' }
  | { readonly rule: 'siblings_exist'; readonly siblings: readonly string[] }
  | { readonly rule: 'interval_spike'; readonly times: string; readonly at_least: string }
  | { readonly rule: 'missing_quantity'; readonly most_missing: number }
  | { readonly rule: 'prolonged_estimation'; readonly most_in_a_row: number }
  | { readonly rule: 'sum_check'; readonly siblings: readonly string[]; readonly tolerance_percent: string }
  | { readonly rule: 'high_low'; readonly high_percent?: string; readonly low_percent?: string; readonly measurements: number }
  | {
      readonly rule: 'dynamic_comparison'
      readonly statistic: Statistic | 'outage_count'
      readonly measurements: number
      readonly odd: 'above' | 'below'
      readonly times: string
      readonly plus: string
    }
  | {
      readonly rule: 'final_measurement_replacement'
      readonly most_quantity: string
      readonly most_percent: string
      readonly ranking: readonly Quality[]
    }

/** A rule as a utility sets it: how grave, for whom, for which sources, from when to when. */
export type ValidationRule = RuleChoice & {
  readonly severity: Severity
  readonly roles: readonly SourceRole[]
  /** First and last day of the measurements it looks at, by their last day. */
  readonly from?: LocalDate
  readonly to?: LocalDate
  /** Only measurements of these; all where a member is left out. */
  readonly only?: {
    readonly services?: readonly string[]
    readonly customer_classes?: readonly string[]
    readonly units?: readonly string[]
    /** Reads of registers, or days of intervals. */
    readonly of?: 'registers' | 'intervals'
  }
}

export interface ValidationSubject {
  readonly role: SourceRole
  readonly service: string
  readonly customerClass?: string
}

export interface ValidationFinding extends Oddity {
  readonly rule: RuleChoice['rule']
  readonly severity: Severity
}

export interface Validation {
  /** `held`: a rule of the severity exception found something. */
  readonly outcome: 'accepted' | 'held'
  readonly findings: readonly ValidationFinding[]
}

/** Every rule of the set that is for this measurement, in their order. The measurement itself is never changed. */
export function validate(
  measurement: Measurement,
  around: MeasurementSurroundings,
  rules: readonly ValidationRule[],
  subject: ValidationSubject,
): Validation {
  const findings = rules
    .filter((rule) => isFor(rule, measurement, subject))
    .flatMap((rule): ValidationFinding[] => {
      const oddity = apply(rule, measurement, around)
      return oddity === undefined ? [] : [{ rule: rule.rule, severity: rule.severity, ...oddity }]
    })
  return { outcome: findings.some((finding) => finding.severity === 'exception') ? 'held' : 'accepted', findings }
}

function isFor(rule: ValidationRule, measurement: Measurement, subject: ValidationSubject): boolean {
  const { only } = rule
  const within = (list: readonly string[] | undefined, value: string | undefined): boolean =>
    list === undefined || (value !== undefined && list.includes(value))
  return (
    rule.roles.includes(subject.role) &&
    (only?.of === undefined || (only.of === 'intervals') === (measurement.intervals !== undefined)) &&
    (rule.from === undefined || measurement.to >= rule.from) &&
    (rule.to === undefined || measurement.to <= rule.to) &&
    within(only?.services, subject.service) &&
    within(only?.customer_classes, subject.customerClass) &&
    within(only?.units, measurement.unit)
  )
}

function apply(rule: RuleChoice, measurement: Measurement, around: MeasurementSurroundings): Oddity | undefined {
  switch (rule.rule) {
    case 'consecutive_interval':
      return consecutiveInterval(measurement, around)
    case 'interval_size':
      return intervalSize(measurement, around)
    case 'multiplier':
      return multiplier(measurement, around)
    case 'unit_of_measure':
      return unitOfMeasure(measurement, around)
    case 'inactive_measurement':
      return inactiveMeasurement(measurement, around)
    case 'duplicate':
      return duplicate(measurement, around)
    case 'negative_consumption':
      return negativeConsumption(measurement, around)
    case 'zero_consumption':
      return zeroConsumption(measurement, around)
    case 'check_meter':
      return checkMeter(around)
    case 'siblings_exist':
      return siblingsExist(measurement, around, rule.siblings)
    case 'interval_spike':
      return intervalSpike(measurement, { times: decimal(rule.times), atLeast: decimal(rule.at_least) })
    case 'missing_quantity':
      return missingQuantity(measurement, rule.most_missing)
    case 'prolonged_estimation':
      return prolongedEstimation(measurement, around, rule.most_in_a_row)
    case 'sum_check':
      return sumCheck(measurement, around, { siblings: rule.siblings, tolerancePercent: decimal(rule.tolerance_percent) })
    case 'high_low':
      return highLow(measurement, around, {
        ...optional('highPercent', rule.high_percent),
        ...optional('lowPercent', rule.low_percent),
        measurements: rule.measurements,
      })
    case 'dynamic_comparison':
      return dynamicComparison(measurement, around, { ...rule, times: decimal(rule.times), plus: decimal(rule.plus) })
    case 'final_measurement_replacement':
      return finalMeasurementReplacement(measurement, around, {
        mostQuantity: decimal(rule.most_quantity),
        mostPercent: decimal(rule.most_percent),
        ranking: rule.ranking,
      })
  }
}

function optional<Name extends string>(name: Name, text: string | undefined): { readonly [key in Name]?: Decimal } {
  return (text === undefined ? {} : { [name]: decimal(text) }) as { readonly [key in Name]?: Decimal }
}
