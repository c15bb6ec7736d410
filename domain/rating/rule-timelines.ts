import { readDateClosing } from '../metering/read-day.js'
import type { CompiledTariff, CompiledVersion } from './compiled-tariff.js'
import type { RatingFacts } from './facts.js'
import type { Scope } from './scope.js'
import type { RuleInVersion } from './segments.js'
import { ruleOrder, versionChosen, versionOn, type VersionSpan } from './versions-in-period.js'

/**
 * For each rule of a period, in declared order, the versions it is applied by and the days each counts for: the versions
 * as they follow each other, or one for the whole period where the rule's conventions choose a day.
 */
export function ruleTimelines(
  tariff: CompiledTariff,
  spans: readonly VersionSpan[],
  facts: RatingFacts,
  scopeFor: (version: CompiledVersion) => Scope,
): RuleInVersion[][] {
  const versions = versionsInvolved(tariff, spans, facts)
  return ruleOrder(versions).map((id) => {
    const newest = versions.findLast((version) => version.rules.has(id))
    const choice = newest?.rules.get(id)?.conventions.versionChange ?? 'split'
    const chosen = versions.length === 1 ? undefined : versionChosen(tariff, spans, choice, facts)
    if (chosen !== undefined) return [{ span: facts.period, rule: chosen.rules.get(id), scope: scopeFor(chosen) }]
    return spans.map((entry) => ({ span: entry.span, rule: entry.version.rules.get(id), scope: scopeFor(entry.version) }))
  })
}

/** The versions of the period, and a later one where a rule goes by the closing read or the accounting date. */
function versionsInvolved(tariff: CompiledTariff, spans: readonly VersionSpan[], facts: RatingFacts): CompiledVersion[] {
  const versions = spans.map((entry) => entry.version)
  const last = versions[versions.length - 1]
  if (last?.to === undefined) return versions
  const days = { accounting_date: facts.accountingDate, closing_read: readDateClosing(facts.period.to, facts.readDay) } as const
  for (const choice of ['closing_read', 'accounting_date'] as const) {
    const later = versionOn(tariff, days[choice])
    if (later === undefined || later.from <= last.from || versions.includes(later)) continue
    if ([...later.rules.values()].some((rule) => rule.conventions.versionChange === choice)) versions.push(later)
  }
  return versions
}
