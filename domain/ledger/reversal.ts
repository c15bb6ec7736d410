import type { LocalDate } from '../kernel/local-date.js'
import type { JournalEntry } from './journal-entry.js'

/** An entry as it was posted. */
export interface PostedEntry extends JournalEntry {
  readonly entryId: number
}

/**
 * The exact mirror of a posted entry, linked to it and standing in the period of `effectiveOn`: same accounts, same amounts,
 * other side. Its identity is the entry it reverses, so it can be posted once.
 */
export function reversalOf(
  posted: PostedEntry,
  reversal: { effectiveOn: LocalDate; eventKind: string; description: string },
): JournalEntry {
  return {
    eventKind: reversal.eventKind,
    sourceKind: 'entry',
    sourceId: String(posted.entryId),
    effectiveOn: reversal.effectiveOn,
    currency: posted.currency,
    description: reversal.description,
    reversesEntryId: posted.entryId,
    lines: posted.lines.map((line) => ({ ...line, amount: line.amount.negated() })),
  }
}
