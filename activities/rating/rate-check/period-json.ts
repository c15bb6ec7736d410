import { type Decimal, ZERO } from '../../../domain/kernel/decimal.js'
import { addDays } from '../../../domain/kernel/local-date.js'
import { daysOf, type ServicePeriod } from '../../../domain/kernel/service-period.js'
import type { RatingFacts } from '../../../domain/rating/facts.js'
import type { RatedAgreement } from '../../../domain/rating/rate-agreement.js'
import { chargeLineOf, type RatedLine } from '../../../domain/rating/rated-line.js'
import { roundTo, settle } from '../../../domain/rating/tariff-rounding.js'
import type { Translation } from '../tariff-formats/translator.js'
import { LINE_GROUPS, type LineGroup, type RatedLineJson, type RatedPeriodJson } from './contract.js'

/** One rated period as it is answered: lines as the tariff rounds them, sums of their groups, the total. */
export function periodJson(
  period: ServicePeriod,
  rated: RatedAgreement,
  facts: RatingFacts,
  translation: Translation,
): RatedPeriodJson {
  const groupOf = (line: RatedLine): LineGroup =>
    translation.lineGroups?.[line.lineCode] ?? translation.groups[line.ruleId] ?? groupOfRule(line)
  const sums = Object.fromEntries(LINE_GROUPS.map((group) => [group, ZERO])) as Record<LineGroup, Decimal>
  const lines = rated.lines.map((line): RatedLineJson => {
    const group = groupOf(line)
    sums[group] = sums[group].plus(line.amount)
    return lineJson(line, group)
  })
  const exact = settle(rated.lines.reduce<Decimal>((sum, line) => sum.plus(line.amount), ZERO))
  const text = (value: Decimal): string => settle(value).toFixed()
  return {
    from: period.from,
    to: addDays(period.to, 1),
    lines,
    energy: text(sums.energy),
    demand: text(sums.demandFlat.plus(sums.demandTou)),
    demandFlat: text(sums.demandFlat),
    demandTou: text(sums.demandTou),
    fixed: text(sums.fixed),
    minimum: text(sums.minimum),
    credit: sums.credit.isZero() ? '0' : text(sums.credit.negated()),
    taxes: text(sums.taxes),
    other: text(sums.other),
    unrounded: exact.toFixed(),
    total: totalText(exact, rated),
    determinants: determinantsOf(period, rated, facts, translation),
    carried: rated.carried,
  }
}

function lineJson(line: RatedLine, group: LineGroup): RatedLineJson {
  const whole = chargeLineOf(line, line.amount, 2)
  return {
    code: line.lineCode,
    label: line.label,
    quantity: settle(line.quantity).toFixed(),
    unit: line.unit,
    rate: settle(line.rate).toFixed(),
    amount: line.rounder === null ? settle(line.amount).toFixed() : line.amount.toFixed(line.rounder.digits),
    from: line.from,
    to: line.to,
    group,
    derivation: whole.derivation,
  }
}

function groupOfRule(line: RatedLine): LineGroup {
  if (line.kind === 'tax') return 'taxes'
  switch (line.ruleKind) {
    case 'fixed':
      return 'fixed'
    case 'usage':
    case 'time_of_use':
      return line.kind === 'discount' ? 'credit' : 'energy'
    case 'demand':
      return 'demandFlat'
    case 'minimum':
    case 'maximum':
      return 'minimum'
    case 'credit_bank':
      return 'credit'
    case 'percent':
      return 'other'
  }
}

/** What the bill rests on: days, use, highest demand, use by period, and named quantities. */
function determinantsOf(
  period: ServicePeriod,
  rated: RatedAgreement,
  facts: RatingFacts,
  translation: Translation,
): RatedPeriodJson['determinants'] {
  const determinants: Record<string, string | Record<string, string>> = { days: String(daysOf(period)) }
  const steps = rated.lines.flatMap((line) => line.steps)
  for (const [name, value] of rated.quantities()) determinants[translation.determinants[name] ?? name] = settle(value).toFixed()
  for (const [direction, name] of [
    ['delivered', 'kwhByPeriod'],
    ['received', 'receivedByPeriod'],
  ] as const) {
    const byPeriod: Record<string, string> = {}
    for (const { step, figures } of steps) {
      if (step === 'period_energy' && figures['direction'] === direction && figures['quantity'] !== '0')
        byPeriod[figures['period'] ?? ''] = figures['quantity'] ?? '0'
    }
    if (Object.keys(byPeriod).length > 0) determinants[name] = byPeriod
  }
  for (const use of facts.stated ?? [])
    determinants[`${use.direction === 'received' ? 'received_' : ''}${use.unit}`] = use.quantity.toFixed()
  return determinants
}

/** The total as the tariff rounds it: once, or as the sum of rounded lines, or exact. */
function totalText(exact: Decimal, rated: RatedAgreement): string {
  const rounder = rated.agreementRounding
  if (rounder !== null) return roundTo(exact, rounder).toFixed(rounder.digits)
  const digits = rated.lines.map((line) => line.rounder?.digits)
  const [first] = digits
  return first !== undefined && digits.every((each) => each === first) ? exact.toFixed(first) : exact.toFixed()
}
