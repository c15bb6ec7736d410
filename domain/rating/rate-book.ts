import { done, type Outcome, refused } from '../kernel/outcome.js'
import type { DocumentProblem } from '../kernel/schema-check.js'
import type { CompiledTariff } from './compiled-tariff.js'
import { compileTariff } from './compile-tariff.js'
import type { Conventions, TariffFile } from './tariff.js'

/** All tariffs of a utility, checked and made ready once. */
export interface RateBook {
  readonly tariffs: ReadonlyMap<string, CompiledTariff>
  /** Tariffs whose rules see all agreements of a bill. */
  readonly billTariffs: readonly CompiledTariff[]
  /** Some quantity rests on what earlier accounts used at the premise: the loader gives other agreements' history. */
  readonly needsPremiseHistory: boolean
}

export interface TariffProblem extends DocumentProblem {
  readonly tariff: string
}

/**
 * The rate book of tariff files that follow `TARIFF_SCHEMA`, under the conventions of the settings. Refused with every
 * problem of every file where one cannot be used, or two have the same code.
 */
export function compileRateBook(files: readonly TariffFile[], defaults: Conventions): Outcome<RateBook, 'RATE_BOOK_INVALID'> {
  const tariffs = new Map<string, CompiledTariff>()
  const problems: TariffProblem[] = []
  for (const file of files) {
    const outcome = compileTariff(file, defaults)
    problems.push(...outcome.problems.map((problem) => ({ ...problem, tariff: file.tariff })))
    if (tariffs.has(file.tariff)) {
      problems.push({
        tariff: file.tariff,
        path: ['tariff'],
        code: 'TARIFF_TWICE',
        message: `two files declare the tariff ${file.tariff}`,
      })
    }
    if (outcome.tariff !== undefined) tariffs.set(file.tariff, outcome.tariff)
  }
  if (problems.length > 0) {
    const [first] = problems
    const message = `The rate book cannot be used: ${problems.length} problem(s), first in ${first?.tariff}: ${first?.message}.`
    return refused('RATE_BOOK_INVALID', message, { problems })
  }
  const needsPremiseHistory = files.some(asksForPremise)
  return done({
    tariffs,
    needsPremiseHistory,
    billTariffs: [...tariffs.values()].filter((tariff) => tariff.appliesTo === 'bill'),
  })
}

/** True where any quantity of the file, however deep, has the scope `premise`. */
function asksForPremise(part: unknown): boolean {
  if (part === null || typeof part !== 'object') return false
  return Object.entries(part).some(([key, value]) => (key === 'scope' && value === 'premise') || asksForPremise(value))
}
