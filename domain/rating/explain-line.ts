import type { DerivationStep, LineDerivation, StepName } from './derivation.js'

type Figures = Readonly<Record<string, string>>

/**
 * The derivation of a line as sentences a representative can read aloud, in the order of the calculation. `amount` and
 * what was done to get it come last.
 */
export function explainLine(derivation: LineDerivation): string[] {
  const sentences: string[] = []
  for (const step of derivation.steps) {
    const sentence = sentenceOf(step)
    if (sentence !== '' && !sentences.includes(sentence)) sentences.push(sentence)
  }
  sentences.push(roundingSentence(derivation))
  sentences.push(`This is rule "${derivation.rule}" of tariff ${derivation.tariff} as in force since ${derivation.version}.`)
  return sentences
}

function sentenceOf(step: DerivationStep): string {
  return SENTENCES[step.step](step.figures)
}

function roundingSentence(derivation: LineDerivation): string {
  if (derivation.rounding === null) return `The line comes to ${derivation.unrounded}; it is rounded with the other lines of the bill.`
  const { digits, mode } = derivation.rounding
  return `${derivation.unrounded} is rounded to ${digits} decimals, ${mode.replace('_', ' ')}.`
}

function unlessEmpty(text: string | undefined, sentence: (text: string) => string): string {
  return text === undefined || text === '' || text === 'not rounded' ? '' : sentence(text)
}

const READ_WORDS: Readonly<Record<string, string>> = {
  actual: '',
  estimated: ' (estimated)',
  customer: ' (read by the customer)',
  install: ' (when it was installed)',
  removal: ' (when it was removed)',
}

function read(figures: Figures, which: 'opening' | 'closing'): string {
  return `${figures[which]} on ${figures[`${which}_on`]}${READ_WORDS[figures[`${which}_kind`] ?? ''] ?? ''}`
}

function multiplied(figures: Figures): string {
  return figures.multiplier === '1' ? '' : `, times the multiplier ${figures.multiplier}`
}

const MONTH_SENTENCES: Readonly<Record<string, (figures: Figures) => string>> = {
  one: (figures) => `The period of ${figures.days} days counts as one month.`,
  normal: (figures) => `The period has ${figures.days} days, a normal one: it counts as one month.`,
  days: (figures) => `The period has ${figures.days} days: it counts as ${figures.days} ÷ ${figures.days_per_month} = ${figures.months} months.`,
  whole_months: (figures) => `The period has ${figures.days} days: it counts as ${figures.months} whole month(s).`,
  calendar_months: (figures) => `The ${figures.days} days count as ${figures.months} months, each day by the length of its calendar month.`,
  steps: (figures) => `A period of up to ${figures.up_to_days} days counts as ${figures.months} months; this one has ${figures.days}.`,
}

const OPERATION_WORDS: Readonly<Record<string, string>> = {
  sum: 'the sum',
  difference: 'the difference',
  product: 'the product',
  quotient: 'the quotient',
  greatest: 'the greatest',
  least: 'the least',
  percent: 'the percentage',
  excess: 'the excess of the first over the second',
}

/** One sentence per step; the empty one where there is nothing worth saying. */
const SENTENCES: Readonly<Record<StepName, (figures: Figures) => string>> = {
  register: (f) =>
    `Meter ${f.meter}, register ${f.register}: read ${read(f, 'opening')} and ${read(f, 'closing')}` +
    `${f.rolled_over_at === undefined ? '' : `, having passed ${f.rolled_over_at} in between`}${multiplied(f)}: use ${f.use} ${f.unit}.`,
  demand_register: (f) => `Meter ${f.meter}, register ${f.register}: highest demand ${read(f, 'closing')}${multiplied(f)}: ${f.use} ${f.unit}.`,
  use: (f) => `Use of the service point: ${f.quantity} ${f.unit}${unlessEmpty(f.rounding, (text) => ` (${text})`)}.`,
  unit_conversion: (f) => `${f.quantity} ${f.from} × ${f.factor} = ${f.result} ${f.to}${unlessEmpty(f.rounding, (text) => ` (${text})`)}.`,
  attribute: (f) => `Taken for ${words(f.name)}: ${f.value}.`,
  quantity: (f) => `${capital(words(f.name))}: ${f.value}.`,
  operation: (f) =>
    `${f.label === undefined ? capital(OPERATION_WORDS[f.operation ?? ''] ?? '') : f.label} of ${f.operands}: ${f.result}` +
    `${unlessEmpty(f.rounding, (text) => ` (${text})`)}.`,
  use_of: (f) => `Use of ${f.service} on the same days: ${f.quantity} ${f.unit}.`,
  winter_average: (f) =>
    `Winter average of ${f.service} (${f.months}), mean of ${f.mean_of}: ${f.average} ${f.unit}${unlessEmpty(f.rounding, (text) => ` (${text})`)}.`,
  winter_default: () => 'There is no winter average: the default of the rate book is taken.',
  past: (f) =>
    `${capital(f.take ?? '')} ${f.past} of ${f.periods} billed period(s) before: ${f.value}${f.from === undefined ? '' : ` (${f.from} to ${f.to})`}.`,
  months: (f) => MONTH_SENTENCES[f.method ?? 'one']?.(f) ?? '',
  days: (f) => `Charged for ${f.days} days.`,
  year: (f) => `${f.days} days are ${f.years} of a year.`,
  share: (f) => `This part, ${f.from} to ${f.to}, has ${f.days} of the ${f.of_days} days.`,
  split: (f) =>
    `The price changes inside the period. Use is spread evenly over the days: ${f.quantity} × ${f.days} ÷ ${f.of_days} = ${f.part}` +
    ` for ${f.from} to ${f.to}${unlessEmpty(f.rounding, (text) => ` (${text}${f.remainder === 'none' ? '' : `, the ${f.remainder} part takes the rest`})`)}.`,
  tier_limit: (f) => `Tier ${f.tier} ends at ${f.stated} × ${f.times} × ${f.scale} = ${f.limit}${unlessEmpty(f.rounding, (text) => ` (${text})`)}.`,
  tier: (f) => `Of ${f.of_quantity}, ${f.quantity} fall in tier ${f.tier}.`,
  tier_reached: (f) => `${f.quantity} reaches tier ${f.tier}, whose price counts for all of it.`,
  price: (f) => `${f.quantity} ${f.unit} × ${f.price} (price on ${f.on}) = ${f.amount}.`,
  times: (f) => `Charged ${f.times} times${unlessEmpty(f.unit, (text) => ` (${text})`)}.`,
  percent: (f) => `${f.percent} % of ${f.base}${f.base_percent === '100' ? '' : ` (${f.base_percent} % of the lines)`} = ${f.amount}.`,
  base_line: (f) => `Counted in: ${f.line} ${f.amount}.`,
  minimum: (f) =>
    f.method === 'adder'
      ? `The minimum is ${f.amount}; the lines it covers come to ${f.covered}: ${f.difference} is added.`
      : `The minimum is ${f.amount}; the lines it covers come to ${f.covered}: ${f.difference} makes up the difference.`,
  maximum: (f) => `The maximum is ${f.amount}; the lines it covers come to ${f.covered}: ${f.difference} brings them down to it.`,
  bound: (f) => `${f.amount} is limited to ${f.bounded}.`,
  limited: (f) => `The discount of ${f.discount} is limited to ${f.given}, what the lines it is given on come to.`,
  allocated: (f) => `The bill's ${f.total} is put on the agreements by their share of ${f.base}; this one's is ${f.share}.`,
  settled_total: (f) => `The lines of ${f.scope} are rounded together: ${f.exact} becomes ${f.total}, and this line takes ${f.difference} of it.`,
}

function words(name: string | undefined): string {
  return (name ?? '').replaceAll('_', ' ')
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
