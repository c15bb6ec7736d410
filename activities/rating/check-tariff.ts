import { compileBillingRules, type RulesProblem } from '../../domain/billing/billing-rules.js'
import type { DocumentProblem } from '../../domain/kernel/schema-check.js'
import type { TariffFile } from '../../domain/rating/tariff.js'
import type { SettingsFile } from '../../domain/utility/settings-file.js'
import { type FileProblem, fileProblems } from './file-problem.js'
import { parseJson } from './parse-json.js'
import { readTariffFile } from './read-tariff-file.js'

/** What a tariff must fit to: the settings of its utility, and the other tariffs of the rate book. */
export interface RateBookAround {
  readonly settings: SettingsFile
  readonly tariffs: readonly TariffFile[]
}

export type TariffCheck =
  | { readonly ok: true; readonly tariff: TariffFile }
  | {
      readonly ok: false
      readonly problems: readonly FileProblem[]
      /** Codes of its lines that no account of the chart is credited by. */
      readonly linesWithoutAccount?: readonly string[]
    }

/**
 * Checks the text of a tariff file: form and meaning by itself, and where the settings and rate book it will stand in are given, also
 * that every line has an account and comes out in whole minor units. Every problem names its line and column.
 */
export function checkTariff(text: string, around?: RateBookAround): TariffCheck {
  const reading = readTariffFile(text, around?.settings.conventions)
  if (!reading.ok || around === undefined) return reading
  const { tariff } = reading
  const others = around.tariffs.filter((other) => other.tariff !== tariff.tariff)
  const rules = compileBillingRules(around.settings, [...others, tariff])
  if (rules.ok) return reading
  const parsed = parseJson(text)
  if (!parsed.ok) return reading
  const problems = ownProblems(rules.refusal.facts, rules.refusal.message, tariff.tariff)
  return {
    ok: false,
    problems: fileProblems(problems, parsed),
    linesWithoutAccount: problems.flatMap(({ line }) => (line === undefined ? [] : [line])),
  }
}

/** The problems that the tariff itself has; where it is the rest of the book that cannot be used, one that says so. */
function ownProblems(
  facts: Readonly<Record<string, unknown>> | undefined,
  message: string,
  code: string,
): (DocumentProblem & { readonly line?: string })[] {
  const problems = (facts?.['problems'] ?? []) as readonly (RulesProblem & { readonly tariff?: string })[]
  const own = problems.filter((problem) => problem.file === code || problem.tariff === code)
  return own.length > 0 ? own : [{ path: [], code: 'RATE_BOOK_INVALID', message }]
}
