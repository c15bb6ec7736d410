import { addDays, type LocalDate } from '../kernel/local-date.js'
import type { DocumentProblem, JsonPath } from '../kernel/schema-check.js'
import { conventionProblems } from './check-conventions.js'
import type { CompiledRule } from './compiled-rule.js'
import type { CompiledTariff, CompiledVersion } from './compiled-tariff.js'
import { compileConversions } from './compile-conversions.js'
import { compileRule } from './compile-rule.js'
import { compileConventions, mergeConventions } from './conventions.js'
import { BUILT_IN_QUANTITIES, KNOWN_ATTRIBUTES } from './known-attributes.js'
import type { RuleContext } from './rule-context.js'
import type { CompiledValue } from './scope.js'
import type { Conventions, TariffFile, TariffVersion } from './tariff.js'
import { needsOf } from './tariff-needs.js'
import type { ValueCompiler } from './value-compiler.js'
import { compileDatedValue, compileValue } from './value.js'

export type CompileOutcome =
  | { readonly tariff: CompiledTariff; readonly problems: readonly [] }
  | { readonly tariff: undefined; readonly problems: readonly DocumentProblem[] }

/**
 * Checks the meaning of a tariff file that follows `TARIFF_SCHEMA`, and makes it ready to rate with. `defaults`: the
 * conventions of the utility's settings; leave them out to check a file by itself, then choices that settings may state
 * are not missed.
 */
export function compileTariff(file: TariffFile, defaults?: Conventions): CompileOutcome {
  const problems: DocumentProblem[] = []
  const report = (path: JsonPath, code: string, message: string): void => {
    if (!problems.some((entry) => entry.message === message && entry.path.join('/') === path.join('/')))
      problems.push({ path, code, message })
  }
  reportAll(conventionProblems(file.conventions, ['conventions']), report)
  checkHead(file, report)
  checkVersionDates(file, report)
  const versions = file.versions.map((version, index) => compileVersion(file, version, index, defaults, report))
  const conversions = compileConversions(file, defaults, report)
  checkKinds(versions, report)
  if (problems.length > 0) return { tariff: undefined, problems }
  const tariff: CompiledTariff = {
    code: file.tariff,
    name: file.name,
    appliesTo: file.applies_to ?? 'agreement',
    service: file.service ?? '',
    unit: file.unit ?? '',
    conversions,
    versions,
    needs: needsOf(file, scheduledEvents(versions)),
  }
  return { tariff, problems: [] }
}

/** Lists of events that change which period of a schedule counts. */
function scheduledEvents(versions: readonly CompiledVersion[]): Set<string> {
  const conventions = versions.flatMap((version) => [
    version.conventions,
    ...[...version.rules.values()].map((rule) => rule.conventions),
  ])
  const schedules = conventions.flatMap((each) => [...each.schedules.values()])
  return new Set(schedules.flatMap((schedule) => schedule.events.map(({ event }) => event)))
}

type Report = (path: JsonPath, code: string, message: string) => void

function reportAll(problems: readonly DocumentProblem[], report: Report): void {
  for (const problem of problems) report(problem.path, problem.code, problem.message)
}

function checkHead(file: TariffFile, report: Report): void {
  if (file.applies_to === 'bill') {
    file.versions.forEach((version, index) => {
      version.rules.forEach((rule, at) => {
        if (rule.kind !== 'percent')
          report(
            ['versions', index, 'rules', at, 'kind'],
            'BILL_RULE',
            'a tariff that applies to the bill has percent rules only',
          )
      })
    })
    return
  }
  for (const name of ['service', 'unit', 'billed_quantity'] as const) {
    if (file[name] === undefined) report([], 'SCHEMA', `${JSON.stringify(name)} is missing`)
  }
}

function checkVersionDates(file: TariffFile, report: Report): void {
  file.versions.forEach((version, index) => {
    const before = file.versions[index - 1]
    const at: JsonPath = ['versions', index, 'from']
    if (version.to !== undefined && version.to < version.from) {
      report(
        ['versions', index, 'to'],
        'DATES_NOT_ASCENDING',
        `the version ends on ${version.to}, before it begins on ${version.from}`,
      )
    }
    if (before === undefined) return
    if (version.from <= before.from) {
      report(at, 'DATES_NOT_ASCENDING', `${version.from} must be later than ${before.from} of the version before it`)
    } else if (before.to !== undefined && before.to >= version.from) {
      report(at, 'VERSION_OVERLAP', `the version before it is in force until ${before.to}`)
    } else if (before.to !== undefined && addDays(before.to, 1) < version.from) {
      report(at, 'VERSION_GAP', `no version is in force from ${addDays(before.to, 1)} until ${version.from}`)
    }
  })
}

function checkKinds(versions: readonly CompiledVersion[], report: Report): void {
  const kinds = new Map<string, string>()
  versions.forEach((version, index) => {
    let at = 0
    for (const rule of version.rules.values()) {
      const known = kinds.get(rule.id)
      if (known !== undefined && known !== rule.kind) {
        const message = `rule ${rule.id} is of kind ${known} in an earlier version: give the new rule another name`
        report(['versions', index, 'rules', at, 'kind'], 'RULE_KIND_CHANGED', message)
      }
      kinds.set(rule.id, rule.kind)
      at++
    }
  })
}

function compileVersion(
  file: TariffFile,
  version: TariffVersion,
  index: number,
  defaults: Conventions | undefined,
  report: Report,
): CompiledVersion {
  const path: JsonPath = ['versions', index]
  const levels = [defaults, file.conventions, version.conventions]
  const merged = mergeConventions(levels)
  const conventions = compileConventions(merged)
  reportAll(conventionProblems(version.conventions, [...path, 'conventions']), report)
  const quantities = new Map<string, CompiledValue>()
  const compiler: ValueCompiler = {
    quantities,
    seasons: conventions.seasons,
    schedules: conventions.schedules,
    attributes: new Map(Object.entries(file.attributes ?? {})),
    from: version.from,
    report,
    leaving: [],
    compile: (value, at) => compileValue(value, at, compiler),
  }
  for (const [name, value] of Object.entries(version.quantities ?? {})) {
    const at = [...path, 'quantities', name]
    if (Object.hasOwn(BUILT_IN_QUANTITIES, name) || Object.hasOwn(KNOWN_ATTRIBUTES, name) || compiler.attributes.has(name)) {
      report(at, 'NAME_TAKEN', `${name} is already the name of a quantity or attribute Penstock knows: choose another`)
    }
    quantities.set(name, compileDatedValue(value, at, compiler))
  }
  const rules = compileRules(version, path, {
    compiler,
    levels,
    settingsKnown: defaults !== undefined,
    anyBase: file.applies_to === 'bill',
  })
  const to = version.to ?? endBefore(file.versions[index + 1]?.from)
  const billedQuantity =
    file.billed_quantity === undefined ? undefined : compileValue(file.billed_quantity, ['billed_quantity'], compiler)
  return { from: version.from, to, conventions, quantities, rules, billedQuantity, leaving: compiler.leaving }
}

function endBefore(next: LocalDate | undefined): LocalDate | undefined {
  return next === undefined ? undefined : addDays(next, -1)
}

function compileRules(version: TariffVersion, path: JsonPath, context: Omit<RuleContext, 'before'>): Map<string, CompiledRule> {
  const rules = new Map<string, CompiledRule>()
  const before = new Set<string>()
  version.rules.forEach((rule, index) => {
    const at = [...path, 'rules', index]
    if (rules.has(rule.rule))
      context.compiler.report([...at, 'rule'], 'RULE_TWICE', `rule ${rule.rule} is declared twice in this version`)
    reportAll(conventionProblems(rule.conventions, [...at, 'conventions']), context.compiler.report)
    rules.set(rule.rule, compileRule(rule, at, { ...context, before }))
    before.add(rule.rule)
    for (const line of linesOf(rule)) before.add(line)
  })
  return rules
}

/** Codes of the lines a rule may make; later rules may name them. */
export function linesOf(rule: TariffVersion['rules'][number]): string[] {
  const tierLines = (tiers: readonly { readonly line?: string }[] | undefined) =>
    (tiers ?? []).flatMap((tier) => (tier.line === undefined ? [] : [tier.line]))
  if (rule.kind === 'time_of_use') {
    const bank = rule.bank?.line
    return [
      ...Object.values(rule.periods).flatMap((period) => [
        ...(period.line === undefined ? [] : [period.line]),
        ...tierLines(period.tiers),
      ]),
      ...(bank === undefined ? [] : [bank]),
    ]
  }
  const own = rule.line === undefined ? [] : [rule.line]
  return 'tiers' in rule ? [...own, ...tierLines(rule.tiers)] : own
}
