import type { Schedule } from '../../domain/rating/tariff-schedule.js'
import type {
  ChangeChoice,
  Conventions,
  MonthsPolicy,
  RoundingChoice,
  SplitChoice,
  TierLimitChoice,
} from '../../domain/rating/tariff.js'
import { dayOfYearText, listText, nameText, roundingWords } from './readable-values.js'

/** The choices of a tariff, version or rule, one sentence each; what it leaves to the level above is not said. */
export function readableConventions(conventions: Conventions): string[] {
  const said: (string | undefined)[] = [
    conventions.line_rounding && `Each line: ${rounding(conventions.line_rounding)}.`,
    conventions.agreement_rounding && `The sum of an agreement: ${rounding(conventions.agreement_rounding)}.`,
    conventions.months && `${monthsSentence(conventions.months)}`,
    conventions.year && YEAR[conventions.year],
    conventions.price_change && `A price that changes within a period: ${CHANGE[conventions.price_change]}.`,
    conventions.season_change && `A season that changes within a period: ${CHANGE[conventions.season_change]}.`,
    conventions.version_change && `A version that changes within a period: ${CHANGE[conventions.version_change]}.`,
    conventions.cut_at && CUT_AT[conventions.cut_at],
    conventions.cut_when && CUT_WHEN[conventions.cut_when],
    conventions.split && splitSentence(conventions.split),
    conventions.segments && SEGMENTS[conventions.segments],
    conventions.tier_limits && tierLimitSentence(conventions.tier_limits),
    conventions.tiers_on_split && TIERS_ON_SPLIT[conventions.tiers_on_split],
    conventions.tier_bound &&
      `A quantity that meets a limit exactly belongs to the ${conventions.tier_bound === 'inclusive' ? 'lower' : 'upper'} tier.`,
    conventions.meter && meterSentence(conventions.meter),
    conventions.use && useSentence(conventions.use),
    conventions.demand &&
      `Several demand registers: ${conventions.demand.several_registers === 'highest' ? 'the highest counts' : 'they are added'}.`,
    conventions.demand?.aggregated_peaks &&
      `Peaks of meters billed together: ${conventions.demand.aggregated_peaks === 'coincident' ? 'the peak of all at once' : 'the sum of the peak of each place'}.`,
    conventions.percent_base && `Percentages are taken of ${conventions.percent_base} lines.`,
  ]
  const seasons = Object.entries(conventions.seasons ?? {}).map(([name, parts]) => {
    const spans = parts.map((part) => `${part.name} ${dayOfYearText(part.from)} to ${dayOfYearText(part.to)}`)
    return `${sentenceCase(nameText(name))}: ${listText(spans)}.`
  })
  const schedules = Object.entries(conventions.schedules ?? {}).map(([name, schedule]) => scheduleSentence(name, schedule))
  return [...said.filter((sentence): sentence is string => sentence !== undefined && sentence !== ''), ...seasons, ...schedules]
}

function rounding(choice: RoundingChoice): string {
  return choice === 'none' ? 'not rounded' : `rounded to ${roundingWords(choice)}`
}

const CHANGE: Record<ChangeChoice, string> = {
  split: 'the charge is divided at that day',
  first_day: 'the price of the first day holds for the whole period',
  last_day: 'the price of the last day holds for the whole period',
  closing_read: 'the price of the closing read holds for the whole period',
  accounting_date: 'the price of the accounting date holds for the whole period',
  most_days: 'the price of most days holds for the whole period',
}

const YEAR: Record<NonNullable<Conventions['year']>, string> = {
  twelfths: 'A yearly amount is charged in twelfths.',
  days_of_365: 'A yearly amount is charged by the day, of 365.',
  days_of_the_year: 'A yearly amount is charged by the day, of the days of that year.',
}

const CUT_AT: Record<NonNullable<Conventions['cut_at']>, string> = {
  own_changes: 'A charge is divided only where its own price changes.',
  all_changes: 'A charge is divided wherever any price of the tariff changes.',
}

const CUT_WHEN: Record<NonNullable<Conventions['cut_when']>, string> = {
  price_differs: 'It is divided only where the price really differs.',
  date_listed: 'It is divided at each date the tariff lists, also where the price stays.',
}

const SEGMENTS: Record<NonNullable<Conventions['segments']>, string> = {
  separate: 'The parts of a divided charge are lines of their own.',
  merged: 'The parts of a divided charge are one line, rounded once.',
  merged_after_rounding: 'The parts of a divided charge are rounded each and printed as one line.',
}

const TIERS_ON_SPLIT: Record<NonNullable<Conventions['tiers_on_split']>, string> = {
  within_segment: 'Tiers are filled within each part of a divided period.',
  whole_period: 'Tiers are filled over the whole period and then divided.',
  cumulative: 'Tiers are filled from part to part: each goes on where the one before it ended.',
}

function monthsSentence(policy: MonthsPolicy): string {
  const perMonth = daysPerMonth(policy.days_per_month)
  const [first, last] = policy.normal_days ?? [27, 35]
  const outside = `any other is its days ÷ ${perMonth} months`
  const rounded =
    policy.rounding === undefined || policy.rounding === 'none' ? '' : ` The months are ${rounding(policy.rounding)}.`
  const onlyFirstOrFinal = policy.counted_in_days === 'first_or_final' ? ' Only first and final bills are counted in days.' : ''
  switch (policy.method) {
    case 'one':
      return 'Every period is one month.'
    case 'days':
      return `A period is its days ÷ ${perMonth} months.${onlyFirstOrFinal}${rounded}`
    case 'normal_period':
      return `A period of ${first} to ${last} days is one month; ${exceptions(policy, outside)}.${onlyFirstOrFinal}${rounded}`
    case 'calendar_months':
      return `A period is the calendar months it covers, parts by days.${rounded}`
    case 'steps': {
      const steps = (policy.steps ?? []).map((step) => `up to ${step.up_to_days} days ${step.months}`)
      return `Months of a period by its days: ${listText(steps)}.${rounded}`
    }
  }
}

function exceptions(policy: MonthsPolicy, outside: string): string {
  if (policy.short === undefined && policy.long === undefined) return outside
  const short = policy.short === 'one' ? 'a shorter one too' : 'a shorter one counts in days'
  const long = {
    one: 'a longer one too',
    whole_months: 'a longer one counts in whole months',
    days: 'a longer one counts in days',
  }[policy.long ?? 'days']
  return `${short}, ${long} (a month has ${daysPerMonth(policy.days_per_month)} days)`
}

function daysPerMonth(value: MonthsPolicy['days_per_month']): string {
  if (value === 'days_of_first_month') return 'days of its first month'
  if (value === 'days_of_last_month') return 'days of its last month'
  return String(value ?? 30)
}

function splitSentence(split: SplitChoice): string {
  const remainder = {
    last: 'the last part takes what rounding leaves over',
    first: 'the first part takes what rounding leaves over',
    none: 'each part stands for itself',
  }[split.remainder]
  return `A quantity is divided by days, its parts ${rounding(split.quantity_rounding)}; ${remainder}.`
}

function tierLimitSentence(limits: TierLimitChoice): string {
  const onSplit = limits.on_split === 'full' ? '; each part of a divided period has the whole limit' : ''
  return `Tier limits are stated per ${limits.per}, ${rounding(limits.rounding)}${onSplit}.`
}

function meterSentence(meter: NonNullable<Conventions['meter']>): string {
  const when = { last_day: 'on the last day of the period', first_day: 'on the first day of the period', each_day: 'day by day' }[
    meter.in_place
  ]
  return `Of several meters the ${meter.which} counts, in place ${when}.`
}

function useSentence(use: NonNullable<Conventions['use']>): string {
  const parts = [
    use.read_rounding && `reads ${rounding(use.read_rounding)}`,
    use.register_rounding && `the use of a register ${rounding(use.register_rounding)}`,
    use.rounding && `the use of the period ${rounding(use.rounding)}`,
  ].filter((part): part is string => part !== undefined)
  return parts.length === 0 ? '' : `${sentenceCase(listText(parts))}.`
}

export function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function scheduleSentence(name: string, schedule: Schedule): string {
  const title = `Periods of the day, ${nameText(name)}`
  if ('weekday' in schedule)
    return `${title}: ${listText(schedule.periods.map(nameText))}, by hour and month, on weekdays and at weekends.`
  const rows = schedule.rows.map((row) => {
    const months = row.months === undefined ? '' : ` in month ${row.months.join(', ')}`
    const days = row.days === undefined ? '' : ` on ${listText(row.days)}`
    return `${nameText(row.period)}${months}${days} from ${row.from ?? '00:00'} to ${row.to ?? '24:00'}`
  })
  const rest = schedule.otherwise === undefined ? '' : `; ${nameText(schedule.otherwise)} otherwise`
  return `${title}: ${rows.join('; ')}${rest}.`
}
