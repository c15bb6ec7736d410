import type { LocalDate } from '../../kernel/local-date.js'

/** Rules for the use of a register that was not read, by name. */
export type RegisterEstimationChoice =
  /** The sum of the channel that counts the same, where it is whole on all of the days. */
  | { readonly rule: 'scalar_from_intervals' }
  /** By days, of the longer stretch between two measured reads in which the days lie. */
  | { readonly rule: 'scalar_proration' }
  /** The use of the same days a year ago. */
  | { readonly rule: 'scalar_of_last_year' }
  /** The mean use a day of the last so many measurements. */
  | { readonly rule: 'scalar_estimation'; readonly measurements: number }
  /** The mean use a day of the last so many measurements, weighted by what a day of each month (January first) has beside the mean day. */
  | { readonly rule: 'scalar_profile'; readonly measurements: number; readonly months: readonly string[] }

/** Rules for a day's missing intervals by name, with what each must be told; decimals are text. */
export type EstimationChoice =
  /** One channel of a meter as another one, the whole, less the others. */
  | { readonly rule: 'subtractive_adjustment'; readonly whole: string; readonly less: readonly string[] }
  /** On the line between neighbours, where no more than so many hours in a row are missing. */
  | { readonly rule: 'interpolation'; readonly most_hours: string }
  /** The mean of the same weekday of so many weeks before. */
  | { readonly rule: 'interval_averaging'; readonly weeks: number }
  /** The day of the same kind whose mean temperature was nearest, not more than so many degrees apart, of so many days before. */
  | { readonly rule: 'proxy_day'; readonly most_degrees: string; readonly days: number }
  /** The register's use of a day that is missing as a whole, in the shape of the same weekday of so many weeks before. */
  | { readonly rule: 'interval_profile'; readonly weeks: number }
  /** The mean of the same weekday of so many weeks before, scaled so that the day sums to the register's use. */
  | { readonly rule: 'adjust_from_scalar'; readonly weeks: number }

/** A rule as a utility sets it; they are tried in their order. */
export type EstimationRule = (EstimationChoice | RegisterEstimationChoice) & {
  /** Used each night without being asked; else only where a person asks. */
  readonly automatic: boolean
  /** First and last day that it estimates. */
  readonly from?: LocalDate
  readonly to?: LocalDate
  /** Of a register that a bill waits for: used so many days after the day of the read; `DAYS_WAITED` where it is not said. */
  readonly after_days?: number
  readonly only?: { readonly services?: readonly string[]; readonly customer_classes?: readonly string[] }
}

/** The group of a utility that states none: nothing is estimated without a person. */
export const DEFAULT_ESTIMATION: readonly EstimationRule[] = [
  { rule: 'interpolation', most_hours: '2', automatic: false },
  { rule: 'interval_averaging', weeks: 4, automatic: false },
]

const OF_REGISTERS: ReadonlySet<EstimationRule['rule']> = new Set<RegisterEstimationChoice['rule']>([
  'scalar_from_intervals',
  'scalar_proration',
  'scalar_of_last_year',
  'scalar_estimation',
  'scalar_profile',
])

export function isRegisterRule<Rule extends EstimationRule>(rule: Rule): rule is Rule & RegisterEstimationChoice {
  return OF_REGISTERS.has(rule.rule)
}

export function isIntervalRule<Rule extends EstimationRule>(rule: Rule): rule is Rule & EstimationChoice {
  return !OF_REGISTERS.has(rule.rule)
}

/** Days for which a bill waits for a read before a rule that says no other number estimates it. */
const DAYS_WAITED = 3

/** Days after the day of a read on which the first rule estimates it for a bill by itself; undefined where none ever does. */
export function firstEstimateAfter(rules: readonly EstimationRule[]): number | undefined {
  const waits = rules.filter((rule) => rule.automatic && isRegisterRule(rule)).map((rule) => rule.after_days ?? DAYS_WAITED)
  return waits.length === 0 ? undefined : Math.min(...waits)
}

/** The rules that are for a day of a meter, in their order. */
export function estimationRulesFor(
  rules: readonly EstimationRule[],
  subject: {
    readonly day: LocalDate
    readonly service: string
    readonly customerClass: string | null
    readonly isAsked: boolean
    /** How long a bill has waited for the read of that day, in days; left out where none waits. */
    readonly daysWaited?: number
  },
): readonly EstimationRule[] {
  return rules.filter(
    ({ automatic, from, to, only, after_days: afterDays = DAYS_WAITED }) =>
      (automatic || subject.isAsked) &&
      (subject.daysWaited === undefined || subject.daysWaited >= afterDays) &&
      (from === undefined || subject.day >= from) &&
      (to === undefined || subject.day <= to) &&
      (only?.services?.includes(subject.service) ?? true) &&
      (only?.customer_classes === undefined ||
        (subject.customerClass !== null && only.customer_classes.includes(subject.customerClass))),
  )
}
