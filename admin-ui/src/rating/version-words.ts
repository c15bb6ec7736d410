import type { VersionSpanJson } from '../../../api/rating/contract.js'
import { dayText } from '../presentation/date-text.js'
import type { Tone } from '../shell/palette.js'

export const STANDING: Readonly<Record<VersionSpanJson['standing'], { readonly label: string; readonly tone: Tone }>> = {
  past: { label: 'Past', tone: 'idle' },
  current: { label: 'In force', tone: 'done' },
  coming: { label: 'Coming', tone: 'running' },
}

/** `since 1 Jan 2025`, `1 Jan 2025 to 31 Aug 2026`, `from 1 Oct 2026`. */
export function spanText(version: Pick<VersionSpanJson, 'from' | 'to' | 'standing'>): string {
  if (version.to !== null) return `${dayText(version.from)} to ${dayText(version.to)}`
  return `${version.standing === 'coming' ? 'from' : 'since'} ${dayText(version.from)}`
}

/** The days on the time line of a tariff, in order: each version's first day and each change of price within it. */
export function timelineOf(
  versions: readonly VersionSpanJson[],
): { readonly on: string; readonly label: string; readonly version: string }[] {
  return versions.flatMap((version) => [
    { on: version.from, label: 'Version begins', version: version.from },
    ...version.changes.map((on) => ({ on, label: 'Prices change', version: version.from })),
  ])
}

/** The next day after `today` on which a price changes or a version begins; undefined where none is known. */
export function nextChange(versions: readonly VersionSpanJson[], today: string): string | undefined {
  return timelineOf(versions)
    .map((entry) => entry.on)
    .filter((on) => on > today)
    .sort()[0]
}

/** The last day on which a price changed or a version began. */
export function lastChange(versions: readonly VersionSpanJson[], today: string): string | undefined {
  return timelineOf(versions)
    .map((entry) => entry.on)
    .filter((on) => on <= today)
    .sort()
    .at(-1)
}

/** The days on which a version begins or a price changes, each once, the earliest first. */
export function changeDays(versions: readonly VersionSpanJson[]): string[] {
  return [...new Set(timelineOf(versions).map((entry) => entry.on))].sort()
}
