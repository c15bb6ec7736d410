import type { DerivationStep, LineDerivation, StepName } from './derivation.js'
import { capitalised, spokenAmount, spokenDay, spokenDays, spokenList, spokenName, spokenNumber } from './spoken.js'

type Figures = Readonly<Record<string, string>>

/**
 * The derivation of a line as sentences a representative can read aloud, in the order of the calculation; what it comes
 * to and the rule it follows are the last two.
 */
export function explainLine(derivation: LineDerivation): string[] {
  const sentences: string[] = []
  for (const step of derivation.steps) {
    const sentence = sentenceOf(step)
    if (sentence !== '' && !sentences.includes(sentence)) sentences.push(sentence)
  }
  sentences.push(resultSentence(derivation))
  sentences.push(`This is rule "${derivation.rule}" of tariff ${derivation.tariff}, version of ${spokenDay(derivation.version)}.`)
  return sentences
}

function sentenceOf(step: DerivationStep): string {
  return SENTENCES[step.step](step.figures)
}

function resultSentence(derivation: LineDerivation): string {
  const comesTo = `That comes to ${spokenAmount(derivation.unrounded)}`
  if (derivation.rounding === null) return `${comesTo}; it is rounded with the other lines.`
  const { digits, mode } = derivation.rounding
  const decimals = derivation.unrounded.split('.')[1]?.length ?? 0
  return decimals <= digits ? `${comesTo}.` : `${comesTo}, rounded to ${digits} decimals (${mode.replace('_', ' ')}).`
}

/** A remark in brackets, where there is one. */
function remark(text: string | undefined): string {
  return text === undefined || text === '' || text === 'not rounded' ? '' : ` (rounded to ${text})`
}

const READ_WORDS: Readonly<Record<string, string>> = {
  estimated: ' (estimated)',
  customer: ' (read by the customer)',
  install: ' (when it was installed)',
  removal: ' (when it was removed)',
}

function read(figures: Figures, which: 'opening' | 'closing'): string {
  return `${spokenNumber(figures[which])} on ${spokenDay(figures[`${which}_on`])}${READ_WORDS[figures[`${which}_kind`] ?? ''] ?? ''}`
}

function multiplied(figures: Figures): string {
  const multiplier = figures.multiplier === undefined ? '' : `, times the multiplier ${figures.multiplier}`
  if (figures.accuracy_factor === undefined) return multiplier
  return `${multiplier}, times ${figures.accuracy_factor} because the meter was tested and counted wrong`
}

const MONTH_SENTENCES: Readonly<Record<string, (figures: Figures) => string>> = {
  one: (f) => `The period of ${f.days} days counts as one month.`,
  normal: (f) => `The period has ${f.days} days, as a normal one has: it counts as one month.`,
  days: (f) => `The period has ${f.days} days: it counts as ${f.days} ÷ ${f.days_per_month} = ${spokenNumber(f.months)} months.`,
  whole_months: (f) => `The period has ${f.days} days: it counts as ${f.months} whole ${f.months === '1' ? 'month' : 'months'}.`,
  calendar_months: (f) =>
    `The ${f.days} days count as ${spokenNumber(f.months)} months, each day by the length of its calendar month.`,
  steps: (f) => `A period of up to ${f.up_to_days} days counts as ${f.months} months; this one has ${f.days}.`,
}

const SIGNS: Readonly<Record<string, string>> = { sum: ' + ', difference: ' − ', product: ' × ', quotient: ' ÷ ' }

function operationSentence(figures: Figures): string {
  const operands = (figures.operands ?? '').split('; ').map(spokenNumber)
  const label = figures.label === undefined ? '' : `${figures.label}: `
  const result = `${spokenNumber(figures.result)}${remark(figures.rounding)}.`
  const sign = SIGNS[figures.operation ?? '']
  if (sign !== undefined) return `${label}${operands.join(sign)} = ${result}`
  if (figures.operation === 'percent') return `${label}${operands[0]} % of ${operands[1]} is ${result}`
  if (figures.operation === 'excess') return `${label}what ${operands[0]} has above ${operands[1]} is ${result}`
  const known = operands.filter((operand) => operand !== 'nothing')
  const sentence = known.length === 1 ? `it is ${result}` : `the ${figures.operation} of ${spokenList(known)} is ${result}`
  return label === '' ? capitalised(sentence) : `${label}${sentence}`
}

/** Periods of the day by name; a bare number is said to be one. */
function spokenPeriods(names: string | undefined): string {
  return spokenList((names ?? '').split(', ').map((name) => (/^\d+$/.test(name) ? `period ${name}` : spokenName(name))))
}

function tierLimitSentence(figures: Figures): string {
  const factors = [figures.times, figures.scale]
    .filter((factor) => factor !== undefined)
    .map((factor) => ` × ${spokenNumber(factor)}`)
  const scaled =
    factors.length === 0 && figures.stated === figures.limit ? '' : `${factors.join('')} = ${spokenNumber(figures.limit)}`
  return `Tier ${figures.tier} ends at ${spokenNumber(figures.stated)}${scaled}${remark(figures.rounding)}.`
}

function splitSentence(figures: Figures): string {
  const rest =
    figures.remainder === undefined || figures.remainder === 'none'
      ? ''
      : `; the ${figures.remainder} part takes what rounding leaves over`
  if (figures.days === undefined) {
    const used = `${spokenNumber(figures.part)} of ${spokenNumber(figures.quantity)}`
    return `The price changes inside the period, and the meter was read there: ${used} for ${spokenDays(figures.from, figures.to)}.`
  }
  return (
    `The price changes inside the period, and use is spread evenly over its days: ${spokenNumber(figures.quantity)} × ${figures.days} ÷ ` +
    `${figures.of_days} = ${spokenNumber(figures.part)} for ${spokenDays(figures.from, figures.to)}${remark(figures.rounding)}${rest}.`
  )
}

function minimumSentence(figures: Figures): string {
  const sums = `The minimum is ${spokenAmount(figures.amount)}; the lines it covers come to ${spokenAmount(figures.covered)}`
  const difference = spokenAmount(figures.difference)
  return figures.method === 'adder' ? `${sums}, so ${difference} is added.` : `${sums}, so ${difference} makes up the difference.`
}

function baseLines(lines: string | undefined): string {
  const entries = (lines ?? '').split('; ').filter((entry) => entry !== '')
  const spoken = entries.map((entry) => entry.replace(/\S+$/, spokenAmount))
  return spoken.length === 0 ? 'No line counts.' : `Counted in: ${spokenList(spoken)}.`
}

const ENERGY_WORDS: Readonly<Record<string, string>> = { received: 'given', shared: 'credited' }

/** One sentence per step; the empty one where there is nothing worth saying. */
const SENTENCES: Readonly<Record<StepName, (figures: Figures) => string>> = {
  register: (f) =>
    `${f.deducted === undefined ? 'Meter' : 'Less what sub-meter'} ${f.meter}${f.deducted === undefined ? '' : ' counted'}, register ${f.register}, read ${read(f, 'opening')} and ${read(f, 'closing')}` +
    `${f.rolled_over_at === undefined ? '' : `, having passed ${spokenNumber(f.rolled_over_at)} in between`}${multiplied(f)}: ` +
    `use ${spokenNumber(f.use)} ${f.unit}.`,
  demand_register: (f) =>
    `Meter ${f.meter}, register ${f.register}, showed the highest demand, ${read(f, 'closing')}${multiplied(f)}: ${spokenNumber(f.use)} ${f.unit}.`,
  use: (f) => `Use of the service point: ${spokenNumber(f.quantity)} ${f.unit}${remark(f.rounding)}.`,
  counter: (f) => `Since ${spokenDay(f.since)} ${spokenNumber(f.used)} ${f.unit} were counted in the tiers before this.`,
  stated_use: (f) =>
    `Stated for the period: ${spokenNumber(f.quantity)} ${f.unit}${f.direction === 'received' ? ' given to the grid' : ''}.`,
  interval_energy: (f) =>
    `The meter counted ${spokenNumber(f.quantity)} ${f.unit} in ${spokenNumber(f.intervals)} intervals of ${f.minutes} minutes, ${spokenDays(f.from, f.to)}.`,
  period_energy: (f) =>
    `${capitalised(spokenPeriods(f.period))}: ${spokenNumber(f.quantity)} of the ${spokenNumber(f.of)} kWh ${ENERGY_WORDS[f.direction ?? ''] ?? 'taken'}, ${spokenDays(f.from, f.to)}.`,
  event_hours: (f) =>
    f.hours === ''
      ? `No hours of ${spokenName(f.event)} were announced in the period.`
      : `Announced as ${spokenName(f.event)}: ${spokenList((f.hours ?? '').split('; '))}.`,
  net_energy: (f) =>
    `${capitalised(spokenPeriods(f.period))}: ${spokenNumber(f.delivered)} kWh taken less ${spokenNumber(f.received)} kWh given is ${spokenNumber(f.net)} kWh.`,
  kept_energy: (f) =>
    f.quantity !== undefined
      ? `${spokenNumber(f.quantity)} kWh of all that was given here in the period are credited to the others of ${f.to_others}, of every hour the same part.`
      : `${f.percent} % of the energy given here is credited to other agreements, ${spokenDays(f.from, f.to)}.`,
  generation_share: (f) =>
    `${f.generator} gave ${spokenNumber(f.generated)} kWh, ${spokenDays(f.from, f.to)}; ` +
    (f.percent === undefined
      ? `${spokenNumber(f.quantity)} kWh of it are credited here, of every hour the same part.`
      : `${spokenNumber(f.percent)} % of it is ${spokenNumber(f.quantity)} kWh.`),
  peak: (f) =>
    f.at === undefined
      ? `No hour of ${spokenPeriods(f.periods)} lies in the period: 0 ${f.of}.`
      : `The highest mean of ${f.minutes} minutes${f.periods === undefined ? '' : ` in ${spokenPeriods(f.periods)}`} was ${spokenNumber(f.value)} ${f.of} at ${f.at}.`,
  power_factor: (f) =>
    `Power factor: ${spokenNumber(f.active)} kWh and ${spokenNumber(f.reactive)} kvarh give ${spokenNumber(f.value)}.`,
  bank: (f) =>
    `Bank${f.period === undefined ? '' : ` of ${spokenPeriods(f.period)}`}: ${spokenNumber(f.opening)} kWh before, ${spokenNumber(f.earned)} earned, ` +
    `${spokenNumber(f.used)} used${f.expired === undefined ? '' : `, ${spokenNumber(f.expired)} expired`}, ${spokenNumber(f.closing)} kWh left.`,
  credit_bank: (f) =>
    `Credit: ${spokenAmount(f.opening)} before, ${spokenAmount(f.earned)} earned, ${spokenAmount(f.used)} used on lines of ${spokenAmount(f.payable)}, ` +
    `${f.paid === undefined ? '' : `${spokenAmount(f.paid)} paid out, `}${f.expired === undefined ? '' : `${spokenAmount(f.expired)} expired, `}${spokenAmount(f.closing)} left.`,
  cash_out: (f) => `What is left at the end of month ${f.month}, ${spokenNumber(f.quantity)} kWh, is settled.`,
  year_to_date: (f) => `Since ${spokenDay(f.since)} ${spokenAmount(f.before)}, with this period ${spokenAmount(f.total)}.`,
  first_year: (f) =>
    `Service began on ${spokenDay(f.from)}: ${f.days} of the ${f.of_days} days of the year, and the minimum is their share.`,
  ladder_share: (f) =>
    `${capitalised(spokenPeriods(f.period))} has ${spokenNumber(f.quantity)} of ${spokenNumber(f.of)} kWh, and its tiers end at that share of their limits.`,
  unit_conversion: (f) =>
    `${spokenNumber(f.quantity)} ${f.from} × ${f.factor} = ${spokenNumber(f.result)} ${f.to}${remark(f.rounding)}.`,
  attribute: (f) => `${capitalised(spokenName(f.name))}: ${f.value}.`,
  quantity: (f) => `${capitalised(spokenName(f.name))}: ${spokenNumber(f.value)}.`,
  operation: operationSentence,
  use_of: (f) => `Use of ${f.service} on the same days: ${spokenNumber(f.quantity)} ${f.unit}.`,
  winter_average: (f) =>
    `Winter average of ${f.service} (${f.months}), the mean of its ${f.mean_of}: ${spokenNumber(f.average)} ${f.unit}${remark(f.rounding)}.`,
  winter_default: () => 'There is no winter average, so the default of the rate book is taken.',
  past: (f) =>
    `${capitalised(f.take ?? '')} ${f.past} of the ${f.periods} billed periods before: ${spokenNumber(f.value)}` +
    `${f.from === undefined ? '' : ` (${spokenDays(f.from, f.to)})`}.`,
  months: (f) => MONTH_SENTENCES[f.method ?? 'one']?.(f) ?? '',
  days: (f) => `It is charged for ${f.days} days.`,
  year: (f) => `${f.days} days are ${spokenNumber(f.years)} of a year.`,
  share: (f) => `This part, ${spokenDays(f.from, f.to)}, has ${f.days} of the ${f.of_days} days.`,
  split: splitSentence,
  tier_limit: tierLimitSentence,
  tier: (f) => `Of ${spokenNumber(f.of_quantity)}, ${spokenNumber(f.quantity)} are in tier ${f.tier}.`,
  tier_reached: (f) => `${spokenNumber(f.quantity)} reaches tier ${f.tier}, whose price counts for all of it.`,
  price: (f) => `${spokenNumber(f.quantity)} ${f.unit} × ${spokenAmount(f.price)}, the price in force on ${spokenDay(f.on)}.`,
  times: (f) => (f.unit === '' ? `It is charged ${f.times} times.` : `It is charged for ${spokenNumber(f.times)} ${f.unit}.`),
  percent: (f) =>
    `${f.percent} % of ${spokenAmount(f.base)}${f.base_percent === undefined ? '' : ` (${f.base_percent} % of the lines)`}.`,
  base_lines: (f) => baseLines(f.lines),
  minimum: minimumSentence,
  maximum: (f) =>
    `The maximum is ${spokenAmount(f.amount)}; the lines it covers come to ${spokenAmount(f.covered)}, so ${spokenAmount(f.difference)} brings them down to it.`,
  bound: (f) => `${spokenAmount(f.amount)} is limited to ${spokenAmount(f.bounded)}.`,
  limited: (f) =>
    `The discount of ${spokenAmount(f.discount)} is limited to ${spokenAmount(f.given)}, what the lines it is given on come to.`,
  allocated: (f) =>
    `The bill's ${spokenAmount(f.total)} is put on its services by their share: ${spokenAmount(f.share)} on ${spokenAmount(f.base)}.`,
  settled_total: (f) =>
    `The lines of ${f.scope} are rounded together: ${spokenAmount(f.exact)} becomes ${spokenAmount(f.total)}, and this line takes ${spokenAmount(f.difference)} of it.`,
}
