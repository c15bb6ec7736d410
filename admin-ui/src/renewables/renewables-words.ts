import type { GeneratorRecordJson } from '../../../api/renewables/generator-contract.js'
import type { EnrolmentRecordJson, ProgrammeRecordJson } from '../../../api/renewables/programme-contract.js'
import { Decimal } from '../../../domain/kernel/decimal.js'
import { moneyText } from '../presentation/money-text.js'
import { quantityText } from '../presentation/quantity-text.js'

const TECHNOLOGY_WORDS: Readonly<Record<GeneratorRecordJson['technology'], string>> = {
  solar: 'Solar',
  wind: 'Wind',
  hydro: 'Hydro',
  biomass: 'Biomass',
  geothermal: 'Geothermal',
  other: 'Other',
}

export const TECHNOLOGIES = Object.keys(TECHNOLOGY_WORDS) as GeneratorRecordJson['technology'][]

export function technologyText(technology: GeneratorRecordJson['technology']): string {
  return TECHNOLOGY_WORDS[technology]
}

export const COUNTS = ['received', 'delivered'] as const

/** Which way the meters of a generator count what it gives. */
export function countsText(counts: GeneratorRecordJson['counts']): string {
  return counts === 'received' ? 'Energy given to the grid' : 'All that the meter counts'
}

/** `12.5 %`. */
export function percentText(percent: string): string {
  // A figure and its unit stay on one line.
  return quantityText(percent, '%').replace(' ', '\u00a0')
}

export const PERCENT = /^(?=.*[1-9])(100(\.0+)?|\d{1,2}(\.\d{1,6})?)$/
export const POSITIVE = /^(?=.*[1-9])\d{1,9}(\.\d{1,6})?$/
export const NUMBER = /^[A-Za-z0-9][A-Za-z0-9._:/-]*$/

export function generatorPath(id: string): string {
  return `/generators/${encodeURIComponent(id)}/show`
}

export const METHODS = ['sum', 'rank'] as const

/** How meters are billed together. */
export function methodText(method: (typeof METHODS)[number]): string {
  return method === 'sum' ? 'Billed as one meter' : 'Its generation is credited to the others in their order'
}

export const PROGRAMME_KINDS = ['net_metering', 'green_power', 'allowance'] as const
export const PROGRAMME_TAKES = ['nothing', 'blocks', 'percent'] as const
export const CAP_KINDS = ['none', 'kw', 'customers', 'money_per_year'] as const

const KIND_WORDS: Readonly<Record<ProgrammeRecordJson['kind'], string>> = {
  net_metering: 'Net metering',
  green_power: 'Green power',
  allowance: 'Allowance',
}

export function programmeKindText(kind: ProgrammeRecordJson['kind']): string {
  return KIND_WORDS[kind]
}

const TAKES_WORDS: Readonly<Record<ProgrammeRecordJson['takes'], string>> = {
  nothing: 'Takes part, or not',
  blocks: 'A number of blocks',
  percent: 'A percentage of use',
}

export function takesText(takes: ProgrammeRecordJson['takes']): string {
  return TAKES_WORDS[takes]
}

const CAP_WORDS: Readonly<Record<(typeof CAP_KINDS)[number], string>> = {
  none: 'No cap',
  kw: 'kW of capacity',
  customers: 'Agreements',
  money_per_year: 'Money in a calendar year',
}

export function capKindText(kind: (typeof CAP_KINDS)[number]): string {
  return CAP_WORDS[kind]
}

/** A figure of a cap with its unit, kept on one line. */
export function capFigure(value: string, kind: ProgrammeRecordJson['capKind'], currency: string): string {
  if (kind === 'money_per_year') return moneyText(new Decimal(value).toFixed(2), currency)
  return quantityText(value, kind === 'kw' ? 'kW' : value === '1' ? 'agreement' : 'agreements').replace(' ', '\u00a0')
}

/** What an enrolment says: `3 blocks`, `40 %`. */
export function enrolmentText({
  amount,
  capacityKw,
  takes,
}: Pick<EnrolmentRecordJson, 'amount' | 'capacityKw' | 'takes'>): string {
  const said = [
    ...(amount === null
      ? []
      : [takes === 'percent' ? percentText(amount) : quantityText(amount, amount === '1' ? 'block' : 'blocks')]),
    ...(capacityKw === null ? [] : [quantityText(capacityKw, 'kW')]),
  ]
  return (said.length === 0 ? 'takes part' : said.join(', ')).replaceAll(' ', '\u00a0')
}

export function programmePath(code: string): string {
  return `/programmes/${encodeURIComponent(code)}/show`
}

export const CERTIFICATE_STATES = ['held', 'transferred', 'retired'] as const

export function certificateStateText(state: (typeof CERTIFICATE_STATES)[number]): string {
  return state === 'held' ? 'Held' : state === 'transferred' ? 'Transferred' : 'Retired'
}
