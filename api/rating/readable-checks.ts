import type { CheckFile, CheckKind } from '../../domain/utility/check-settings.js'
import { listText, nameText } from './readable-values.js'

/** What a check looks for, as a sentence; the limits are those of the settings. */
export function checkSentence(check: CheckFile): string {
  return `${sentenceOf(check)}${scopeOf(check)}.`
}

function sentenceOf(check: CheckFile): string {
  const factor = String(check.factor ?? 1)
  const mean = `${factor} × the mean of the last ${check.bills ?? 12} bills${check.compare === 'per_day' ? ', compared by day' : ''}`
  const lastYear = `${factor} × the same period a year before${check.compare === 'per_day' ? ', compared by day' : ''}`
  const andAbove =
    check.and_above === undefined ? '' : ` and above ${check.and_above}${check.unit === undefined ? '' : ` ${check.unit}`}`
  const andBelow =
    check.and_below === undefined ? '' : ` and below ${check.and_below}${check.unit === undefined ? '' : ` ${check.unit}`}`
  const andMean = `${andBelow}${check.and_mean_above === undefined ? '' : `, where the mean is above ${check.and_mean_above}`}`
  switch (check.check) {
    case 'high_use':
      return `Use above ${mean}${andAbove}`
    case 'low_use':
      return `Use below ${mean}${andMean}`
    case 'high_use_last_year':
      return `Use above ${lastYear}${andAbove}`
    case 'low_use_last_year':
      return `Use below ${lastYear}${andMean}`
    case 'use_above':
      return `Use above ${check.quantity ?? 0}${check.unit === undefined ? '' : ` ${check.unit}`}`
    case 'consecutive_estimates':
      return `More than ${check.at_most ?? 0} estimates in a row`
    case 'long_period':
      return `A period of more than ${check.days ?? 0} days`
    case 'short_period':
      return `A period of less than ${check.days ?? 0} days`
    case 'bill_above':
      return `A bill above ${check.amount ?? 0}`
    case 'bill_below':
      return `A bill below ${check.amount ?? 0}`
    default:
      return PLAIN[check.check]
  }
}

const PLAIN: Readonly<Record<Exclude<CheckKind, Limited>, string>> = {
  no_tariff: 'No rates in force for the tariff of the agreement',
  overlap: 'Another agreement covers days to be billed at the same service point',
  missing_read: 'A register in place has no closing read',
  negative_use: 'A closing read below the opening read that is no rollover',
  zero_use: 'A metered service without use',
  first_bill: 'The first bill of an agreement',
  final_bill: 'The last bill of an agreement',
  estimated_read: 'A closing read that is estimated',
  customer_read: 'A closing read given by the customer',
}

type Limited =
  | 'high_use'
  | 'low_use'
  | 'high_use_last_year'
  | 'low_use_last_year'
  | 'use_above'
  | 'consecutive_estimates'
  | 'long_period'
  | 'short_period'
  | 'bill_above'
  | 'bill_below'

function scopeOf(check: CheckFile): string {
  const services = check.services === undefined ? [] : [`${listText(check.services)} service`]
  const classes = check.customer_classes === undefined ? [] : [`${listText(check.customer_classes.map(nameText))} customers`]
  const scope = [...services, ...classes]
  return scope.length === 0 ? '' : `, for ${scope.join(' of ')}`
}
