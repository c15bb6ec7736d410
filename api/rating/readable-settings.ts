import type { BusinessCalendarFile, SettingsFile } from '../../domain/utility/settings-file.js'
import type { CheckAction, CheckFile } from '../../domain/utility/check-settings.js'
import type { SettingsSectionJson } from './contract.js'
import { checkSentence } from './readable-checks.js'
import { readableConventions, sentenceCase } from './readable-conventions.js'
import { dayOfYearText, listText, monthName, nameText } from './readable-values.js'

/** The utility's rules for reading, section by section: sentences, and tables where there are many of a kind. */
export function readableSettings(file: SettingsFile): SettingsSectionJson[] {
  return [
    section('Reads and periods', readSentences(file)),
    section('How charges are counted', [
      ...readableConventions(file.conventions),
      'A tariff may state its own choices; they win over these.',
    ]),
    {
      title: 'Checks before a bill is issued',
      sentences: [
        'The first that hits names the reason. A check that parks holds the whole account; one that flags only marks the bill.',
      ],
      table: {
        columns: ['Check', 'Code', 'Then'],
        rows: (file.checks ?? []).map((check) => [checkSentence(check), check.code ?? '', actionText(check)]),
      },
    },
    section('Due dates and business days', [...dueSentences(file), ...calendarSentences(file.business_calendar)]),
    section('Money', moneySentences(file)),
    {
      title: 'Chart of accounts',
      sentences: [],
      table: {
        columns: ['Account', 'Name', 'Kind', 'Used for'],
        rows: file.chart_of_accounts.map((account) => [account.code, account.name, nameText(account.kind), usedFor(account)]),
      },
    },
  ]
}

function section(title: string, sentences: readonly string[]): SettingsSectionJson {
  return { title, sentences: [...sentences], table: null }
}

function readSentences(file: SettingsFile): string[] {
  const { read_counts_for: counts, period_printing: printing } = file.service_period
  const first = printing.from === 'first_day' ? 'its first day of service' : 'the day before its first day of service'
  const last = printing.to === 'last_day' ? 'its last day of service' : 'the day after its last day of service'
  const rollover = file.rollover ?? { opening_from_percent: 90, closing_below_percent: 10 }
  return [
    counts === 'end_of_day'
      ? 'A read stands for the end of its day: it closes that day.'
      : 'A read stands for the start of its day: it closes the day before.',
    `A period is printed from ${first} to ${last}.`,
    `A dial has passed its end where the opening read is at ${rollover.opening_from_percent} % of the dial or more and the closing read below ${rollover.closing_below_percent} %.`,
  ]
}

const ACTIONS: Readonly<Record<CheckAction, string>> = {
  park: 'parks the account',
  flag: 'flags the bill',
  off: 'is not looked at',
}

/** Kinds that mark a bill where the settings do not say what to do. */
const FLAG_BY_DEFAULT = new Set([
  'zero_use',
  'first_bill',
  'final_bill',
  'long_period',
  'short_period',
  'estimated_read',
  'customer_read',
])

function actionText(check: CheckFile): string {
  return ACTIONS[check.action ?? (FLAG_BY_DEFAULT.has(check.check) ? 'flag' : 'park')]
}

function dueSentences(file: SettingsFile): string[] {
  const moves = {
    none: 'It is not moved, whatever day of the week it is.',
    next_business_day: 'It moves to the next business day.',
    previous_business_day: 'It moves to the business day before.',
  }
  return [
    `A bill is due ${file.due_dates?.days ?? 21} days after its date where its cycle says nothing else.`,
    moves[file.due_dates?.move ?? 'none'],
  ]
}

function calendarSentences(calendar: BusinessCalendarFile | undefined): string[] {
  if (calendar === undefined) return []
  const weekend = listText((calendar.weekend ?? ['saturday', 'sunday']).map(sentenceCase))
  const holidays = (calendar.holidays ?? []).map((holiday) => {
    if (typeof holiday === 'object')
      return `${ordinal(holiday.nth)} ${sentenceCase(holiday.weekday)} of ${monthName(holiday.month)}`
    return holiday.length === 5 ? dayOfYearText(holiday) : holiday
  })
  return [
    `Not business days: ${weekend}${holidays.length === 0 ? '' : `, and ${listText(holidays)}`}.`,
    ...(calendar.observed === true ? ['A holiday on a weekend is kept on the nearest business day.'] : []),
  ]
}

function ordinal(nth: number): string {
  if (nth < 0) return 'last'
  return ['first', 'second', 'third', 'fourth', 'fifth'][nth - 1] ?? `${nth}th`
}

function moneySentences(file: SettingsFile): string[] {
  const kinds = file.allocation?.kinds ?? []
  return [
    kinds.length === 0
      ? 'A payment pays the oldest items first.'
      : `A payment pays ${kinds.map((kind) => nameText(kind)).join(', then ')}; within a kind the oldest first.`,
    file.approval?.starter_may_approve === false
      ? 'A run is approved by somebody else than who started it.'
      : 'Who started a run may approve it.',
    file.returned_payment_fee === undefined
      ? 'A returned payment costs no fee.'
      : `A returned payment costs a fee of ${file.returned_payment_fee.amount}.`,
  ]
}

function usedFor(account: SettingsFile['chart_of_accounts'][number]): string {
  const parts = [
    account.services === undefined ? undefined : listText(account.services.map(nameText)),
    account.channels === undefined ? undefined : `payments by ${listText(account.channels.map(nameText), 'or')}`,
    account.authority === undefined ? undefined : `owed to ${nameText(account.authority)}`,
    account.lines === undefined ? undefined : account.lines.join(', '),
  ]
  return parts.filter((part) => part !== undefined).join('; ')
}
