import type { GeneratorRecordJson } from '../../../api/renewables/generator-contract.js'
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
