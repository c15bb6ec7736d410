import { Decimal } from '../../../../domain/kernel/decimal.js'
import type { ChosenFile } from '../../presentation/ChosenFileField.js'

/** What the form of a rate check holds. */
export interface RateCheckForm {
  readonly tariff: ChosenFile | undefined
  readonly usage: ChosenFile | undefined
  readonly calendar: ChosenFile | undefined
  readonly earlierBills: ChosenFile | undefined
  /** What an earlier check left. */
  readonly state: ChosenFile | undefined
  /** What the generator gave of which the customer has a share. */
  readonly generation: ChosenFile | undefined
  /** How much of it. */
  readonly sharePercent: string
  readonly from: string
  /** The last day, included: as people say it. */
  readonly last: string
  readonly isMonthly: boolean
  /** `name=value` by lines. */
  readonly attributes: string
  readonly options: string
}

export const EMPTY_FORM: RateCheckForm = {
  tariff: undefined,
  usage: undefined,
  calendar: undefined,
  earlierBills: undefined,
  state: undefined,
  generation: undefined,
  sharePercent: '',
  from: '',
  last: '',
  isMonthly: false,
  attributes: '',
  options: '',
}

/** Why the check cannot be asked for yet; undefined where it can. */
export function missingOf(form: RateCheckForm): string | undefined {
  if (form.tariff === undefined) return 'Choose a tariff.'
  if (form.usage === undefined) return 'Choose a file of usage.'
  if (form.from === '' || form.last === '') return 'Give the first and the last day.'
  if (form.last < form.from) return 'The last day lies before the first.'
  if (form.generation !== undefined && !isPercent(form.sharePercent)) return 'Give the percentage of the generation, up to 100.'
  const wrong = wrongLineOf(form.attributes) ?? wrongLineOf(form.options)
  return wrong === undefined ? undefined : `“${wrong}” must be written name=value.`
}

/** The body of the request. */
export function requestOf(form: RateCheckForm): Record<string, unknown> {
  return {
    tariff: form.tariff?.text ?? '',
    usage: form.usage?.text ?? '',
    from: form.from,
    to: dayAfter(form.last),
    attributes: pairsOf(form.attributes),
    options: pairsOf(form.options),
    ...(form.calendar === undefined ? {} : { calendar: form.calendar.text }),
    ...(form.earlierBills === undefined ? {} : { accountHistory: form.earlierBills.text }),
    ...(form.state === undefined ? {} : { state: form.state.text }),
    ...(form.generation === undefined ? {} : { shares: [shareOf(form.generation, form.sharePercent)] }),
    ...(form.isMonthly ? { period: 'monthly' } : {}),
  }
}

/** The next check goes on where an answer ended: with what its last period left, from the first day that is not rated yet. */
export function goneOn(form: RateCheckForm, state: { readonly next: string }): RateCheckForm {
  return { ...form, state: { name: `what was left for ${state.next}`, text: JSON.stringify(state) }, from: state.next, last: '' }
}

function shareOf(generation: ChosenFile, percent: string) {
  return { generator: generation.name, percent: percent.trim(), generation: generation.text }
}

function isPercent(text: string): boolean {
  return /^\d+(\.\d+)?$/.test(text.trim()) && Number(text) > 0 && Number(text) <= 100
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

function wrongLineOf(text: string): string | undefined {
  return linesOf(text).find((line) => line.indexOf('=') < 1)
}

/** `name=value` of each line. */
export function pairsOf(text: string): Record<string, string> {
  return Object.fromEntries(
    linesOf(text).map((line) => {
      const at = line.indexOf('=')
      return [line.slice(0, at).trim(), line.slice(at + 1).trim()]
    }),
  )
}

/** The day after one, `YYYY-MM-DD`. */
export function dayAfter(day: string): string {
  const moment = new Date(`${day}T00:00:00Z`)
  if (Number.isNaN(moment.getTime())) return day
  moment.setUTCDate(moment.getUTCDate() + 1)
  return moment.toISOString().slice(0, 10)
}

/** The day before one, `YYYY-MM-DD`. */
export function dayBefore(day: string): string {
  const moment = new Date(`${day}T00:00:00Z`)
  moment.setUTCDate(moment.getUTCDate() - 1)
  return moment.toISOString().slice(0, 10)
}

/** A figure with at most so many decimals, an ellipsis where it has more, and a true minus. */
export function shortFigure(figure: string, decimals = 6): string {
  const [whole = '', fraction = ''] = figure.replace(/^-/, '−').split('.')
  const cut = fraction.length > decimals ? `${fraction.slice(0, decimals)}…` : fraction
  return cut === '' ? whole : `${whole}.${cut}`
}

/** An amount or a price: as `shortFigure`, with two decimals at least. */
export function amountFigure(figure: string): string {
  const [whole = '', fraction = ''] = figure.split('.')
  return shortFigure(`${whole}.${fraction.padEnd(2, '0')}`)
}

/** What several bills come to together, as decimal text. */
export function sumOf(totals: readonly string[]): string {
  return totals.reduce((sum, total) => sum.plus(total), new Decimal(0)).toFixed()
}
