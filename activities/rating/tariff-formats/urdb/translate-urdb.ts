import { checkSchema } from '../../../../domain/kernel/schema-check.js'
import type { Conventions, RoundingChoice, TariffFile } from '../../../../domain/rating/tariff.js'
import { TARIFF_SCHEMA } from '../../../../domain/rating/tariff-schema.js'
import type { HolidayList } from '../../../../domain/rating/tariff-schedule.js'
import { pathText } from '../../file-problem.js'
import { parseJson } from '../../parse-json.js'
import type { RateRefusal } from '../../rate-check/contract.js'
import type { Translation, TranslationInput } from '../translator.js'
import { addCoincident } from './urdb-coincident.js'
import { addCredit } from './urdb-credit.js'
import { addDemand } from './urdb-demand.js'
import { BILLING_MONTH, type UrdbDraft } from './urdb-draft.js'
import { addEnergy, CASH_OUT, type Programme } from './urdb-energy.js'
import { APPLICABILITY_FIELDS, INFORMATIONAL_FIELDS, isNothing, PRICED_FIELDS, REMARK_FIELDS } from './urdb-fields.js'
import { addFixed, addMinimum } from './urdb-fixed.js'
import { shown, UrdbReader } from './urdb-reader.js'

/** Federal holidays of the United States, 5 U.S.C. 6103. */
const FEDERAL: NonNullable<HolidayList['named']> = [
  'new_years_day',
  'mlk_day',
  'washingtons_birthday',
  'memorial_day',
  'juneteenth',
  'independence_day',
  'labor_day',
  'columbus_day',
  'veterans_day',
  'thanksgiving',
  'christmas',
]

/** An object of the OpenEI US Utility Rate Database, API version 8, as a tariff of ours. */
export function translateUrdb(input: TranslationInput): Translation {
  const rate = rateOf(input.text)
  if (!('rate' in rate)) return nothing([rate])
  const members = withKnownNames(rate.rate)
  if ('code' in members) return nothing([members])
  const reader = new UrdbReader(members.rate)
  const draft: UrdbDraft = { reader, input, rules: [], quantities: {}, schedules: {}, groups: {} }
  checkFields(draft, members.rate)
  const programme = programmeOf(draft)
  addDemand(draft)
  addCoincident(draft)
  const demandRules = draft.rules.splice(0)
  addFixed(draft)
  addEnergy(draft, programme)
  draft.rules.push(...demandRules)
  addCredit(draft)
  addMinimum(draft)
  if (draft.rules.every((rule) => rule.kind === 'minimum'))
    reader.refuse('NO_CHARGE', 'energyratestructure', 'the entry has no charge that is understood')
  const conventions = conventionsOf(draft)
  if (reader.refusals.length > 0) return nothing(reader.refusals)
  const tariff: TariffFile = {
    tariff: codeOf(reader),
    name: reader.text('name') ?? 'Rate of the US Utility Rate Database',
    service: 'electric',
    unit: 'kWh',
    billed_quantity: 'use',
    conventions,
    // Dates of an entry say since when it stands in the database; it prices the dates that are asked for.
    versions: [{ from: '1900-01-01', quantities: draft.quantities, rules: draft.rules }],
  }
  const wrong = checkSchema(tariff, TARIFF_SCHEMA)
  if (wrong.length > 0) return nothing(wrong.map(({ path, message }) => ({ code: 'SCHEMA', field: pathText(path), message })))
  return {
    tariff,
    conventions: {},
    assumptions: [],
    refusals: [],
    groups: draft.groups,
    lineGroups: { [CASH_OUT]: 'credit' },
    determinants: { peak_kw: 'peakKw', billing_kw: 'billingKw', ratchet_kw: 'ratchetKw' },
  }
}

function nothing(refusals: readonly RateRefusal[]): Translation {
  return { tariff: undefined, conventions: {}, assumptions: [], refusals, groups: {}, determinants: {} }
}

/** The one rate of the text: an object, or a list or `items` of one. */
function rateOf(text: string): { readonly rate: Record<string, unknown> } | RateRefusal {
  const parsed = parseJson(text)
  if (!parsed.ok) {
    return { code: 'NOT_JSON', field: `line ${parsed.position.line}`, message: parsed.message }
  }
  let value: unknown = parsed.value
  if (isObject(value) && Array.isArray(value['items'])) value = value['items']
  if (Array.isArray(value)) {
    const rates: readonly unknown[] = value
    if (rates.length !== 1)
      return { code: 'TARIFF_FORMAT', field: 'items', message: `there are ${rates.length} rates: exactly one is needed` }
    value = rates[0]
  }
  return isObject(value)
    ? { rate: value }
    : { code: 'TARIFF_FORMAT', field: '', message: 'this is no rate of the US Utility Rate Database' }
}

/** The database answers with some names in other letters than others (`lookbackPercent`): known ones are read in any letters. */
function withKnownNames(rate: Readonly<Record<string, unknown>>): { readonly rate: Record<string, unknown> } | RateRefusal {
  const known: ReadonlySet<string> = new Set([
    ...PRICED_FIELDS,
    ...INFORMATIONAL_FIELDS,
    ...APPLICABILITY_FIELDS,
    ...REMARK_FIELDS,
  ])
  const named: Record<string, unknown> = {}
  for (const [written, value] of Object.entries(rate)) {
    const name = known.has(written.toLowerCase()) ? written.toLowerCase() : written
    if (Object.hasOwn(named, name))
      return { code: 'CONTRADICTION', field: written, message: `${written} stands twice, in different letters` }
    named[name] = value
  }
  return { rate: named }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Every member is priced, known not to matter, said to be passed over, or refused by name. */
function checkFields(draft: UrdbDraft, rate: Readonly<Record<string, unknown>>): void {
  const known = new Set<string>([...PRICED_FIELDS, ...INFORMATIONAL_FIELDS])
  const { options } = draft.input
  for (const [field, value] of Object.entries(rate)) {
    if (known.has(field) || isNothing(value)) continue
    if ((APPLICABILITY_FIELDS as readonly string[]).includes(field)) {
      if (field !== 'servicetype' || value !== 'Bundled')
        options.assume(field, shown(value), 'whether the rate is for this customer is not checked')
    } else if ((REMARK_FIELDS as readonly string[]).includes(field)) {
      options.assume(field, shown(value), 'a remark in free words: it is not priced')
    } else {
      draft.reader.refuse('UNKNOWN_FIELD', field, `${field} is not understood, and it could change the bill`)
    }
  }
  assumeDates(draft, rate)
  const asksForFirst = draft.rules.some((rule) => rule.kind === 'minimum' && rule.per === 'year')
  for (const [name, value] of Object.entries(draft.input.attributes)) {
    if (name === 'first_bill' && asksForFirst) continue
    options.assume(`attribute ${name}`, value, 'given, but an entry of the database asks for none')
  }
}

/** Since when and until when an entry counts is no gate; where the days asked for lie outside, that is said. */
function assumeDates({ input }: UrdbDraft, rate: Readonly<Record<string, unknown>>): void {
  const { options, from } = input
  options.assume('startdate', 'not a gate', 'the entry prices the dates that are asked for')
  const [start, end] = [dayOf(rate['startdate']), dayOf(rate['enddate'])]
  if (start !== undefined && start > from) options.assume('startdate', start, 'after the first day that is asked for')
  if (end !== undefined && end <= from) options.assume('enddate', end, 'the entry ended before the days that are asked for')
}

/** Seconds since 1970, as the database writes days; undefined for anything else. */
function dayOf(value: unknown): string | undefined {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || Math.abs(value) > 1e11) return undefined
  return new Date(value * 1000).toISOString().slice(0, 10)
}

function programmeOf(draft: UrdbDraft): Programme {
  const { reader, input } = draft
  const written = reader.text('dgrules')?.toLowerCase().replaceAll(/\s+/g, ' ')
  const isOlder = [true, 1, '1', 'true', 'True'].includes(reader.value('usenetmetering') as never)
  const stated = written ?? (isOlder ? 'net metering' : undefined)
  const programmes: Record<string, Programme> = {
    'net metering': 'net_metering',
    'net billing': 'net_billing',
    'net billing instantaneous': 'net_billing',
    'net billing hourly': 'net_billing',
    'buy all sell all': 'buy_all_sell_all',
  }
  const found = stated === undefined ? undefined : programmes[stated]
  if (stated !== undefined && found === undefined) {
    reader.refuse(
      'FIELD_VALUE',
      'dgrules',
      `dgrules is ${JSON.stringify(stated)}: Net Metering, Net Billing Instantaneous, Net Billing Hourly or Buy All Sell All`,
    )
    return 'none'
  }
  if (written !== undefined && written !== 'net metering' && isOlder)
    input.options.assume('usenetmetering', 'not counted', 'dgrules says how energy that is given counts')
  if (found !== undefined && !input.options.has('programme')) return found
  if (input.options.has('programme'))
    return input.options.choice('programme', ['net_metering', 'net_billing', 'buy_all_sell_all', 'none'], '')
  if (input.receivesEnergy) {
    reader.refuse(
      'EXPORT_PROGRAMME_UNKNOWN',
      'dgrules',
      'energy was given to the grid, and the entry has no dgrules: set the option programme',
    )
  }
  return 'none'
}

function conventionsOf(draft: UrdbDraft): Conventions {
  const { options } = draft.input
  const rounding = options.choice(
    'rounding',
    ['bill', 'none', 'lines'],
    'the bill is rounded once, half up to the cent; lines are not',
  )
  const cents: RoundingChoice = { digits: 2, mode: 'half_up' }
  const isByHour = draft.reader.text('dgrules')?.toLowerCase().replaceAll(/\s+/g, ' ') === 'net billing hourly'
  if (isByHour) options.assume('netting', 'within each hour', 'dgrules is Net Billing Hourly')
  const holidays = draft.input.hasCalendar
    ? 'none'
    : options.choice(
        'holidays',
        ['none', 'federal'],
        'the entry names none; a calendar, or federal, counts holidays as weekend days',
      )
  const usesMonth = draft.rules.some((rule) => rule.when !== undefined)
  if (usesMonth)
    options.assume('month of a billing period', 'the one with most of its days', 'charges that the entry states by month')
  return {
    line_rounding: rounding === 'lines' ? cents : 'none',
    agreement_rounding: rounding === 'bill' ? cents : 'none',
    months: { method: 'one' },
    year: 'twelfths',
    tier_limits: { per: 'bill', rounding: 'none' },
    season_change: 'most_days',
    seasons: { [BILLING_MONTH]: MONTHS.map(([from, to], index) => ({ name: String(index + 1), from, to })) },
    ...(Object.keys(draft.schedules).length === 0 ? {} : { schedules: draft.schedules }),
    ...(holidays === 'federal' ? { holidays: { named: FEDERAL, observed: 'nearest_weekday' as const } } : {}),
    ...(isByHour ? { netting_minutes: 60 } : {}),
  }
}

const MONTHS: readonly (readonly [string, string])[] = [
  ['01-01', '01-31'],
  ['02-01', '02-29'],
  ['03-01', '03-31'],
  ['04-01', '04-30'],
  ['05-01', '05-31'],
  ['06-01', '06-30'],
  ['07-01', '07-31'],
  ['08-01', '08-31'],
  ['09-01', '09-30'],
  ['10-01', '10-31'],
  ['11-01', '11-30'],
  ['12-01', '12-31'],
]

function codeOf(reader: UrdbReader): string {
  const code = (reader.text('label') ?? reader.text('name') ?? '')
    .replaceAll(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/^[^A-Za-z0-9]+/, '')
  return code === '' ? 'URDB' : code.slice(0, 60)
}
