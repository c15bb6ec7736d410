import type { LocalDate } from '../kernel/local-date.js'
import { addDays } from '../kernel/local-date.js'
import { daysOf, intersection, type ServicePeriod } from '../kernel/service-period.js'
import type { CompiledTariff, CompiledVersion } from './compiled-tariff.js'
import type { RatingFacts } from './facts.js'
import { dayChosen } from './named-values.js'
import type { ChangeChoice } from './tariff.js'

export interface VersionSpan {
  readonly version: CompiledVersion
  /** The days of the period on which it is in force. */
  readonly span: ServicePeriod
}

/** The versions of a period with the days each is in force; none where a day of the period has no version. */
export function versionsInPeriod(tariff: CompiledTariff, period: ServicePeriod): VersionSpan[] {
  const spans: VersionSpan[] = []
  let next: LocalDate = period.from
  for (const version of tariff.versions) {
    const span = intersection(period, { from: version.from, to: version.to ?? '9999-12-31' })
    if (span === undefined) continue
    if (span.from !== next) return []
    spans.push({ version, span })
    next = addDays(span.to, 1)
  }
  return next > period.to ? spans : []
}

/** The version in force on a day. */
export function versionOn(tariff: CompiledTariff, day: LocalDate): CompiledVersion | undefined {
  return tariff.versions.find((version) => version.from <= day && (version.to === undefined || version.to >= day))
}

/**
 * The one version that counts for a whole period where a rule does not let versions divide it; undefined for `split`,
 * and where the day chosen has no version.
 */
export function versionChosen(
  tariff: CompiledTariff,
  spans: readonly VersionSpan[],
  choice: ChangeChoice,
  facts: RatingFacts,
): CompiledVersion | undefined {
  const day = dayChosen(choice, facts)
  if (day === undefined) return undefined
  return day === null ? longest(spans) : versionOn(tariff, day)
}

/** The version with most days; the later one where two have as many. */
function longest(spans: readonly VersionSpan[]): CompiledVersion | undefined {
  let chosen: VersionSpan | undefined
  for (const entry of spans) if (chosen === undefined || daysOf(entry.span) >= daysOf(chosen.span)) chosen = entry
  return chosen?.version
}

/** Rule ids in declared order of the newest version; a rule only an older one has stands after the one it followed there. */
export function ruleOrder(versions: readonly CompiledVersion[]): readonly string[] {
  const order: string[] = []
  for (const version of [...versions].reverse()) {
    let after = -1
    for (const id of version.rules.keys()) {
      const known = order.indexOf(id)
      if (known === -1) order.splice(after + 1, 0, id)
      after = known === -1 ? after + 1 : Math.max(after, known)
    }
  }
  return order
}
