import type { ImportedRevision, TariffVersionRecord } from '../../db/rating/version-reads.js'
import type { LocalDate } from '../../domain/kernel/local-date.js'
import { changedDays, type DaySpan } from '../../domain/rating/release/changed-days.js'
import { daysInForce, standingOf } from '../../domain/rating/release/days-in-force.js'
import type { TariffFile } from '../../domain/rating/tariff.js'
import type { TariffVersionRecordJson, TimelineEntryJson } from './version-contract.js'

type Entry = Omit<TimelineEntryJson, 'users'>

/** A version with its times as text, and without what only the server needs. */
export function versionJson({
  appliesToBill: _bill,
  draftedAt,
  savedAt,
  proposedAt,
  approvedAt,
  cancelledAt,
  ...version
}: TariffVersionRecord): TariffVersionRecordJson {
  return {
    ...version,
    draftedAt: draftedAt.toISOString(),
    savedAt: savedAt.toISOString(),
    proposedAt: proposedAt?.toISOString() ?? null,
    approvedAt: approvedAt?.toISOString() ?? null,
    cancelledAt: cancelledAt?.toISOString() ?? null,
  }
}

/**
 * The versions of a tariff and what imports brought, with the days each is in force: those that wait first, then by their days, the latest
 * first; at the end what is over without having been in force.
 */
export function tariffTimelineOf(
  versions: readonly TariffVersionRecord[],
  imports: readonly ImportedRevision[],
  today: LocalDate,
): Entry[] {
  const brought = imports.map((each, index) => importEntry(each, imports[index - 1]))
  const entries = [...versions.map((version) => ({ ...versionJson(version), standing: null, ...NEVER })), ...brought]
  const days = daysInForce(
    entries.flatMap((entry) =>
      entry.revision === null || (entry.state !== 'approved' && entry.state !== 'imported')
        ? []
        : [{ revision: entry.revision, days: spanOf(entry) }],
    ),
  )
  return entries
    .map((entry): Entry => {
      const left = entry.revision === null ? undefined : days.get(entry.revision)
      if (left === undefined) return entry
      const standing = entry.effectiveFrom === null ? null : standingOf(left, today)
      return { ...entry, standing, inForceFrom: left?.from ?? null, inForceTo: left?.to ?? null }
    })
    .sort((one, other) => rankOf(one) - rankOf(other) || orderOf(other).localeCompare(orderOf(one)))
}

const NEVER = { inForceFrom: null, inForceTo: null }

function spanOf({ effectiveFrom, effectiveTo }: Pick<Entry, 'effectiveFrom' | 'effectiveTo'>): DaySpan | null {
  return effectiveFrom === null ? null : { from: effectiveFrom, to: effectiveTo }
}

function importEntry(
  { revision, document, recordedAt, recordedBy, reason }: ImportedRevision,
  before: ImportedRevision | undefined,
): Entry {
  const file = document as TariffFile
  const days = changedDays(before?.document as TariffFile | undefined, file)
  const at = recordedAt.toISOString()
  return {
    id: `${file.tariff}/import-${revision}`,
    tariff: file.tariff,
    version: null,
    name: file.name,
    state: 'imported',
    edition: 1,
    baseRevision: revision - 1,
    publishedOn: null,
    reason,
    draftedBy: recordedBy,
    draftedAt: at,
    savedBy: recordedBy,
    savedAt: at,
    proposedBy: null,
    proposedAt: null,
    approvedBy: null,
    approvedAt: null,
    effectiveFrom: days?.from ?? null,
    effectiveTo: days?.to ?? null,
    revision,
    cancelledBy: null,
    cancelledAt: null,
    standing: null,
    ...NEVER,
  }
}

function rankOf({ state, standing }: Entry): number {
  if (state === 'proposed') return 0
  if (state === 'draft') return 1
  return standing === null || standing === 'replaced' ? 3 : 2
}

function orderOf({ inForceFrom, savedAt }: Entry): string {
  return `${inForceFrom ?? ''} ${savedAt}`
}
