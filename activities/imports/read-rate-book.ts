import type { NewTariff } from '../../db/imports/write/utility-rows.js'
import { type BankPart, bankParts } from '../../domain/billing/bank-parts.js'
import { type BillingRules, compileBillingRules, type RulesProblem } from '../../domain/billing/billing-rules.js'
import { SETTINGS_FILE_NAME } from '../../domain/imports/contract.js'
import { type Finding, finding } from '../../domain/imports/finding.js'
import type { FindingCode } from '../../domain/imports/finding-codes.js'
import type { Outcome } from '../../domain/kernel/outcome.js'
import type { DocumentProblem } from '../../domain/kernel/schema-check.js'
import type { ServicePeriod } from '../../domain/kernel/service-period.js'
import type { ChartOfAccounts, GlAccount } from '../../domain/ledger/chart-of-accounts.js'
import type { TariffFile } from '../../domain/rating/tariff.js'
import { servicePeriodFromPrinted } from '../../domain/utility/period-printing.js'
import { compileSettings, type Settings } from '../../domain/utility/settings.js'
import type { SettingsFile } from '../../domain/utility/settings-file.js'
import { type FileProblem, fileProblems } from '../rating/file-problem.js'
import { parseJson } from '../rating/parse-json.js'
import { readSettingsFile } from '../rating/read-settings-file.js'
import { readTariffFile } from '../rating/read-tariff-file.js'
import type { JsonFile } from './import-source.js'

/** What an import needs of the settings. */
export interface UtilityRules {
  readonly name: string
  readonly currency: string
  readonly timeZone: string
  readonly settings: unknown
  readonly chart: ChartOfAccounts
  /** The chart as rows, each receivable with its service where it has just one. */
  readonly accounts: readonly (GlAccount & { readonly service?: string })[]
  readonly servicePeriodOf: (printed: ServicePeriod) => ServicePeriod
}

export interface RateBookOfSet {
  /** Undefined where the settings are missing or cannot be used. */
  readonly rules: UtilityRules | undefined
  readonly tariffs: readonly NewTariff[]
  /** Every code that a tariff file names, each once, also where the file has errors further down. */
  readonly declared: readonly { readonly code: string; readonly service: string | undefined }[]
  /** The banks its tariffs keep; none where the rate book has findings. */
  readonly banks: readonly (BankPart & { readonly tariff: string })[]
  readonly findings: readonly Finding[]
}

/** Service of a tariff whose rules see all agreements of a bill. */
const WHOLE_BILL = 'bill'

/** Reads settings and tariffs as rating and billing will use them; every problem is a finding with its line. */
export function readRateBook(settingsFile: JsonFile | undefined, tariffFiles: readonly JsonFile[]): RateBookOfSet {
  const findings: Finding[] = []
  const settings = readSettings(settingsFile, findings)
  if (tariffFiles.length === 0) {
    findings.push(
      finding({ file: 'tariffs/*.json', code: 'FILE_MISSING', sentence: 'The set has no tariff file in its folder tariffs.' }),
    )
  }
  const readings = tariffFiles.map((file) => readTariff(file, settings?.file, findings))
  const declared = new Map<string, string | undefined>()
  const tariffs: TariffFile[] = []
  for (const reading of readings) {
    if (reading.code === undefined) continue
    if (declared.has(reading.code)) {
      const sentence = `Another file declares the tariff ${reading.code} as well.`
      findings.push(
        finding({ file: reading.name, row: 1, column: 'tariff', code: 'TARIFF_TWICE', value: reading.code, sentence }),
      )
      continue
    }
    declared.set(reading.code, reading.service)
    if (reading.tariff !== undefined) tariffs.push(reading.tariff)
  }
  const together = settings === undefined || findings.length > 0 ? undefined : compileBillingRules(settings.file, tariffs)
  if (together !== undefined && !together.ok) findings.push(...problemsTogether(together, settingsFile, tariffFiles))
  return {
    rules: settings === undefined ? undefined : rulesOf(settings.file, settings.compiled),
    tariffs: tariffs.map((tariff) => ({
      code: tariff.tariff,
      service: tariff.service ?? WHOLE_BILL,
      name: tariff.name,
      document: tariff,
    })),
    declared: [...declared].map(([code, service]) => ({ code, service })),
    banks: together?.ok === true ? banksOf(together.value) : [],
    findings,
  }
}

function readSettings(file: JsonFile | undefined, findings: Finding[]): { file: SettingsFile; compiled: Settings } | undefined {
  if (file === undefined) {
    findings.push(finding({ file: SETTINGS_FILE_NAME, code: 'FILE_MISSING', sentence: 'The set has no settings.json.' }))
    return undefined
  }
  if (!isText(file, findings)) return undefined
  const reading = readSettingsFile(file.text)
  if (!reading.ok) {
    findings.push(...reading.problems.map((problem) => jsonFinding(file.name, 'SETTINGS_INVALID', problem)))
    return undefined
  }
  const compiled = compileSettings(reading.settings)
  if (compiled.ok) return { file: reading.settings, compiled: compiled.value }
  findings.push(...placed(problemsOf(compiled), file).map((problem) => jsonFinding(file.name, 'SETTINGS_INVALID', problem)))
  return undefined
}

interface TariffOfFile {
  readonly name: string
  readonly code: string | undefined
  readonly service: string | undefined
  readonly tariff: TariffFile | undefined
}

function readTariff(file: JsonFile, settings: SettingsFile | undefined, findings: Finding[]): TariffOfFile {
  const nothing = { name: file.name, code: undefined, service: undefined, tariff: undefined }
  if (!isText(file, findings)) return nothing
  const reading = readTariffFile(file.text, settings?.conventions)
  if (reading.ok) return { name: file.name, code: reading.tariff.tariff, service: reading.tariff.service, tariff: reading.tariff }
  findings.push(...reading.problems.map((problem) => jsonFinding(file.name, 'TARIFF_INVALID', problem)))
  // Its code, as far as it can be told, so that agreements are not reported for a tariff that is there and wrong.
  return { ...nothing, code: /"tariff"\s*:\s*"([^"\\]{1,64})"/.exec(file.text)?.[1] }
}

/** What is wrong only with settings and tariffs together: a line without an account in the chart, say. */
function problemsTogether(
  outcome: Outcome<BillingRules> & { readonly ok: false },
  settingsFile: JsonFile | undefined,
  tariffFiles: readonly JsonFile[],
): Finding[] {
  const problems = (outcome.refusal.facts?.problems ?? []) as readonly (RulesProblem & { readonly tariff?: string })[]
  return problems.flatMap((problem) => {
    const code = problem.file ?? problem.tariff
    const file = tariffFiles.find((entry) => tariffCodeOf(entry) === code) ?? settingsFile
    if (file === undefined) return []
    const finds: FindingCode = file === settingsFile ? 'SETTINGS_INVALID' : 'TARIFF_INVALID'
    return placed([problem], file).map((entry) => jsonFinding(file.name, finds, entry))
  })
}

function banksOf({ settings, book }: BillingRules): (BankPart & { readonly tariff: string })[] {
  return [...book.tariffs.values()].flatMap((tariff) =>
    bankParts(tariff, settings.currency).map((part) => ({ ...part, tariff: tariff.code })),
  )
}

function tariffCodeOf(file: JsonFile): unknown {
  const parsed = parseJson(file.text)
  return parsed.ok ? (parsed.value as { tariff?: unknown }).tariff : undefined
}

function problemsOf(outcome: Outcome<unknown>): readonly DocumentProblem[] {
  return outcome.ok ? [] : ((outcome.refusal.facts?.problems ?? []) as readonly DocumentProblem[])
}

function placed(problems: readonly DocumentProblem[], file: JsonFile): FileProblem[] {
  const parsed = parseJson(file.text)
  return parsed.ok ? fileProblems(problems, parsed) : []
}

function isText(file: JsonFile, findings: Finding[]): boolean {
  if (file.isNotUtf8)
    findings.push(finding({ file: file.name, code: 'NOT_TEXT', sentence: 'The file is not UTF-8 text, or larger than 16 MB.' }))
  return !file.isNotUtf8
}

function jsonFinding(file: string, code: FindingCode, problem: FileProblem): Finding {
  const message = `${problem.code}: ${problem.message}`
  return finding({
    file,
    row: problem.line,
    column: problem.path === '' ? undefined : problem.path,
    code,
    value: problem.code,
    sentence: message.endsWith('.') ? message : `${message}.`,
  })
}

function rulesOf(file: SettingsFile, settings: Settings): UtilityRules {
  const { chart } = settings.accounts
  const services = Object.entries(chart.receivables).filter(([service]) => service !== 'account')
  return {
    name: settings.utility.name,
    currency: settings.currency,
    timeZone: settings.utility.time_zone,
    settings: file,
    chart,
    accounts: chart.accounts.map((account) => {
      const held = services.filter(([, code]) => code === account.code)
      return held.length === 1 ? { ...account, service: held[0]?.[0] } : account
    }),
    servicePeriodOf: (printed) => servicePeriodFromPrinted(printed, settings.periodPrinting),
  }
}
