import { readOwrsYaml } from '../../activities/rating/tariff-formats/read-owrs-yaml.js'
import { checkSchema } from '../../domain/kernel/schema-check.js'
import { compileTariff } from '../../domain/rating/compile-tariff.js'
import type { OwrsChoices } from '../../domain/rating/owrs/class-context.js'
import { OWRS_DEFAULTS, type OwrsTranslation, translateOwrs } from '../../domain/rating/owrs/translate-owrs.js'
import { rateAgreement } from '../../domain/rating/rate-agreement.js'
import { settleTotal } from '../../domain/rating/settle-total.js'
import { TARIFF_SCHEMA } from '../../domain/rating/tariff-schema.js'
import { factsOf, meter } from './rating.js'

/** One bill of a water rate file, as short as a table test needs it. */
export interface OwrsCase {
  /** Members of the class RESIDENTIAL_SINGLE as YAML; or `file`, the whole text. */
  readonly fields?: string
  readonly file?: string
  readonly unit?: string
  readonly use: string | number
  /** The unit the use is counted in, where it is not that of the bill. */
  readonly counted?: string
  readonly attributes?: Readonly<Record<string, string>>
  readonly choices?: Partial<OwrsChoices>
}

export function owrsText(given: OwrsCase): string {
  if (given.file !== undefined) return given.file
  const fields = (given.fields ?? '').split('\n').map((line) => `    ${line}`)
  const head = [
    'metadata:',
    '  effective_date: 2017-01-01',
    '  utility_name: Example',
    '  bill_frequency: monthly',
    `  bill_unit: ${given.unit ?? 'ccf'}`,
  ]
  return [...head, 'rate_structure:', '  RESIDENTIAL_SINGLE:', ...fields].join('\n')
}

export function owrsTranslation(given: OwrsCase): OwrsTranslation | string {
  const reading = readOwrsYaml(owrsText(given))
  if (!reading.ok) return `line ${reading.line}: ${reading.message}`
  const outcome = translateOwrs(reading.root, {
    attributes: given.attributes ?? {},
    inForceFrom: '2018-01-01',
    choices: { ...OWRS_DEFAULTS, ...given.choices },
  })
  if (!outcome.ok) return outcome.problems.map((problem) => `${problem.code} ${problem.field}: ${problem.message}`).join('\n')
  const wrong = checkSchema(outcome.translation.tariff, TARIFF_SCHEMA)
  return wrong.length === 0
    ? outcome.translation
    : wrong.map((problem) => `${problem.path.join('.')}: ${problem.message}`).join('\n')
}

/** `commodity_charge 9 0.94 8.46` for each line: code, quantity, rate, exact amount; then the bill, or why there is none. */
export function owrsLines(given: OwrsCase): string[] {
  const translation = owrsTranslation(given)
  if (typeof translation === 'string') return [translation]
  const compiled = compileTariff(translation.tariff, {})
  if (compiled.tariff === undefined) return compiled.problems.map((problem) => `${problem.code} ${problem.message}`)
  const size = translation.attributes['meter_size']
  const facts = factsOf({
    from: '2018-01-01',
    to: '2018-01-31',
    use: given.use,
    unit: given.counted ?? translation.tariff.unit,
    facts: translation.attributes,
    meters: size === undefined ? [] : [meter('M1', String(size))],
  })
  const rated = rateAgreement(compiled.tariff, facts)
  if (!rated.ok) return [`${rated.refusal.code} ${rated.refusal.message}`]
  const settled = settleTotal(rated.value.lines, rated.value.agreementRounding, 2, 'the agreement')
  const total = settled.reduce((sum, line) => sum + Number(line.amount), 0)
  const lines = rated.value.lines.map(
    (line) => `${line.lineCode} ${line.quantity.toFixed()} ${line.rate.toFixed()} ${line.exact.toFixed()}`,
  )
  return [...lines, `bill ${total.toFixed(2)}`]
}

/** The bill alone, or why there is none. */
export function owrsBill(given: OwrsCase): string {
  const lines = owrsLines(given)
  return lines.find((line) => /^bill -?\d+\.\d\d$/.test(line))?.slice(5) ?? lines.join('; ')
}
