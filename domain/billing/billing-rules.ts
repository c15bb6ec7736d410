import { minorDigits } from '../kernel/money.js'
import { done, type Outcome, refused } from '../kernel/outcome.js'
import type { DocumentProblem } from '../kernel/schema-check.js'
import type { CompiledRule } from '../rating/compiled-rule.js'
import type { CompiledTariff } from '../rating/compiled-tariff.js'
import { compileRateBook, type RateBook } from '../rating/rate-book.js'
import type { TariffFile } from '../rating/tariff.js'
import type { Rounder } from '../rating/tariff-rounding.js'
import { accountOfLine } from '../utility/chart-settings.js'
import { compileSettings, type Settings } from '../utility/settings.js'
import type { SettingsFile } from '../utility/settings-file.js'

/** Everything a utility has decided about its bills, checked and made ready once per run. */
export interface BillingRules {
  readonly settings: Settings
  readonly book: RateBook
}

/** A problem of one of the files; `file` is `settings` or a tariff's code. */
export interface RulesProblem extends DocumentProblem {
  readonly file: string
  /** The code that has no account, of LINE_WITHOUT_ACCOUNT. */
  readonly line?: string
}

/**
 * Settings and tariffs together. Refused with all problems where a file cannot be used, a line of a tariff has no account
 * in the chart, or a line would not come out in whole minor units.
 */
export function compileBillingRules(
  settingsFile: SettingsFile,
  tariffFiles: readonly TariffFile[],
): Outcome<BillingRules, 'SETTINGS_INVALID' | 'RATE_BOOK_INVALID'> {
  const settings = compileSettings(settingsFile)
  if (!settings.ok) return settings
  const book = compileRateBook(tariffFiles, settings.value.conventions)
  if (!book.ok) return book
  const problems = [...book.value.tariffs.values()].flatMap((tariff) => tariffProblems(tariff, settings.value))
  if (problems.length > 0) {
    const message = `The rate book does not fit the settings: ${problems.length} problem(s), first in ${problems[0]?.file}: ${problems[0]?.message}.`
    return refused('RATE_BOOK_INVALID', message, { problems })
  }
  return done({ settings: settings.value, book: book.value })
}

function tariffProblems(tariff: CompiledTariff, settings: Settings): RulesProblem[] {
  const problems: RulesProblem[] = []
  const seen = new Set<string>()
  tariff.versions.forEach((version, versionIndex) => {
    ;[...version.rules.values()].forEach((rule, ruleIndex) => {
      const path = ['versions', versionIndex, 'rules', ruleIndex]
      for (const line of linesOf(rule)) {
        if (
          seen.has(line.lineCode) ||
          accountOfLine(settings.accounts, { ...line, tariff: tariff.code, service: tariff.service }) !== undefined
        )
          continue
        seen.add(line.lineCode)
        const authority = line.taxAuthority === undefined ? '' : `, nor has tax authority ${line.taxAuthority} one`
        const message = `line ${line.lineCode} has no account${authority}: give it one, or add it to "lines" of an account in the settings' chart_of_accounts`
        problems.push({ file: tariff.code, path, code: 'LINE_WITHOUT_ACCOUNT', message, line: line.lineCode })
      }
      const whole = roundingProblem(rule, settings)
      if (whole !== undefined) problems.push({ file: tariff.code, path, code: 'LINE_ROUNDING', message: whole })
    })
  })
  return problems
}

/** Codes of the lines a rule makes, with the authority of a tax. */
export function linesOf(rule: CompiledRule): { readonly lineCode: string; readonly taxAuthority?: string }[] {
  switch (rule.kind) {
    case 'percent':
      return [
        { lineCode: rule.source.line, ...(rule.source.authority === undefined ? {} : { taxAuthority: rule.source.authority }) },
      ]
    case 'minimum':
    case 'maximum':
    case 'credit_bank':
      return [{ lineCode: rule.source.line }]
    case 'time_of_use': {
      const tiers = rule.periods.flatMap((period) =>
        period.priced.tiers.flatMap((tier) => (tier.line === undefined ? [] : [{ lineCode: tier.line }])),
      )
      const bank = rule.source.bank?.line
      return bank === undefined ? tiers : [...tiers, { lineCode: bank }]
    }
    default:
      return rule.tiers.flatMap((tier) => (tier.line === undefined ? [] : [{ lineCode: tier.line }]))
  }
}

/** Amounts must be whole minor units in the end: each line, or the agreement's or bill's total. */
function roundingProblem(rule: CompiledRule, settings: Settings): string | undefined {
  const { lineRounding, agreementRounding, billRounding } = rule.conventions
  const digits = minorDigits(settings.currency)
  if (agreementRounding !== null || billRounding !== null || inWholeUnits(lineRounding ?? null, digits)) return undefined
  return `lines of rule ${rule.id} are not rounded to ${digits} decimals: state "line_rounding" so, or "agreement_rounding", or "bill_rounding" in the settings`
}

function inWholeUnits(rounder: Rounder, digits: number): boolean {
  if (rounder === null) return false
  return (rounder.step === null ? rounder.digits : rounder.step.decimalPlaces()) <= digits
}
