import { Decimal } from '../kernel/decimal.js'
import { isLocalDate } from '../kernel/local-date.js'
import { minorDigits } from '../kernel/money.js'
import { done, type Outcome, refused } from '../kernel/outcome.js'
import { currencySign } from './bill-format.js'
import { type MessageManners, messageManners, type TemplateText } from './message-texts.js'

/** A merge field that whoever sends the message gives. A line in which an optional one has no value is left out. */
export interface MergeField {
  readonly name: string
  /** `dated_amounts`: a day and an amount on each line, `2026-10-05 60.00`. */
  readonly kind: 'text' | 'day' | 'money' | 'dated_amounts'
  readonly means: string
  readonly example: string
  readonly isOptional?: boolean
}

/** Fields that every message has without being given: they come from the customer, the account and the utility. */
export const STANDARD_FIELDS: readonly MergeField[] = [
  { name: 'customerName', kind: 'text', means: 'Name of the customer', example: 'Abena Odell' },
  {
    name: 'accountNumber',
    kind: 'text',
    means: 'Number of the account, where there is one',
    example: 'A000001',
    isOptional: true,
  },
  { name: 'utilityName', kind: 'text', means: 'Name of the utility', example: 'City of Alder Creek' },
  { name: 'utilityPhone', kind: 'text', means: 'Telephone of the utility', example: '+1-541-555-0100', isOptional: true },
  { name: 'today', kind: 'day', means: 'The day on which it is written', example: '2026-09-10' },
]

export interface RenderedMessage {
  readonly subject: string
  readonly body: string
  readonly shortText: string | null
}

export type MergeCode = 'MERGE_FIELD_MISSING' | 'MERGE_FIELD_UNKNOWN' | 'MERGE_FIELD_INVALID'

const FIELD = /\{\{\s*([^{}]*?)\s*\}\}/g
const LONGEST_VALUE = 5_000

/** Names of the fields that a text holds, each once. */
export function fieldsIn(text: string): string[] {
  return [...new Set([...text.matchAll(FIELD)].map((match) => match[1] ?? ''))]
}

/**
 * The text with its fields filled in: days and money written as the language does, everything else as given. Values are only ever text:
 * what looks like a field in one is printed as it stands. Refuses MERGE_FIELD_MISSING (a field of the text has no value),
 * MERGE_FIELD_UNKNOWN (the text holds a field nobody declared) and MERGE_FIELD_INVALID (a day or an amount that is none).
 */
export function renderMessage(
  text: TemplateText,
  declared: readonly MergeField[],
  values: Readonly<Record<string, string>>,
  currency: string,
): Outcome<RenderedMessage, MergeCode> {
  const fields = [...STANDARD_FIELDS, ...declared]
  const manners = messageManners(text.language)
  const written = new Map<string, string>()
  for (const name of fieldsIn(`${text.subject}\n${text.body}\n${text.shortText ?? ''}`)) {
    const field = fields.find((each) => each.name === name)
    if (field === undefined)
      return refused('MERGE_FIELD_UNKNOWN', `The text holds {{${name}}}, which the template does not declare.`, { field: name })
    const value = (Object.hasOwn(values, name) ? (values[name] ?? '') : '').trim().slice(0, LONGEST_VALUE)
    if (value === '' && field.isOptional !== true) {
      return refused('MERGE_FIELD_MISSING', `The message needs ${name} (${field.means.toLowerCase()}) and was not given it.`, {
        field: name,
      })
    }
    const inWords = value === '' ? '' : inManners(field, value, manners, currency)
    if (inWords === undefined) {
      return refused('MERGE_FIELD_INVALID', `${name} must be ${FORMS[field.kind]}.`, { field: name })
    }
    written.set(name, inWords)
  }
  const fill = (part: string): string => part.replace(FIELD, (_whole, name: string) => written.get(name) ?? '')
  const oneLine = (part: string): string => fill(part).replaceAll(/\s+/g, ' ').trim()
  const lines = text.body.split('\n').filter((line) => fieldsIn(line).every((name) => written.get(name) !== ''))
  return done({
    subject: oneLine(text.subject),
    body: fill(lines.join('\n'))
      .replaceAll(/\n{3,}/g, '\n\n')
      .trim(),
    shortText: text.shortText === null ? null : oneLine(text.shortText),
  })
}

const FORMS: Readonly<Record<MergeField['kind'], string>> = {
  text: 'a text',
  day: 'a day, YYYY-MM-DD',
  money: 'an amount, like 12.50',
  dated_amounts: 'a day and an amount on each line, like 2026-10-05 60.00',
}

function inManners(field: MergeField, value: string, manners: MessageManners, currency: string): string | undefined {
  if (field.kind === 'text') return value
  if (field.kind === 'day') return dayIn(value, manners)
  if (field.kind === 'money') return moneyIn(value, manners, currency)
  const lines = value.split('\n').map((line) => {
    const [day = '', amount = '', ...rest] = line.split(' ')
    const [written, money] = [dayIn(day, manners), moneyIn(amount, manners, currency)]
    return written === undefined || money === undefined || rest.length > 0 ? undefined : `${written}: ${money}`
  })
  return lines.includes(undefined) ? undefined : lines.join('\n')
}

function dayIn(value: string, manners: MessageManners): string | undefined {
  if (!isLocalDate(value)) return undefined
  return manners.day(Number(value.slice(0, 4)), Number(value.slice(5, 7)), Number(value.slice(8, 10)))
}

function moneyIn(value: string, manners: MessageManners, currency: string): string | undefined {
  if (!/^-?\d{1,15}(\.\d{1,8})?$/.test(value)) return undefined
  const amount = new Decimal(value)
  if (amount.decimalPlaces() > minorDigits(currency)) return undefined
  const [whole = '0', cents] = amount.abs().toFixed(minorDigits(currency)).split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, manners.group)
  return `${amount.isNegative() && !amount.isZero() ? '\u2212' : ''}${currencySign(currency)}${grouped}${cents === undefined ? '' : `${manners.decimal}${cents}`}`
}
