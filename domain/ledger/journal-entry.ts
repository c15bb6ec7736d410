import { type Decimal, sum } from '../kernel/decimal.js'
import { invariant } from '../kernel/invariant.js'
import { yearMonthOf, type LocalDate } from '../kernel/local-date.js'

/** One line of an entry: debits positive, credits negative. */
export interface PostingLine {
  readonly glCode: string
  readonly amount: Decimal
  /** Whose sub-ledger the line belongs to; absent on revenue, cash and the like. */
  readonly accountId?: string
  readonly agreementId?: string
}

/** A balanced entry as it will be posted. `sourceKind`, `sourceId` and `eventKind` together are its identity. */
export interface JournalEntry {
  readonly eventKind: string
  readonly sourceKind: string
  readonly sourceId: string
  readonly effectiveOn: LocalDate
  readonly currency: string
  readonly description: string
  readonly reversesEntryId?: number
  readonly lines: readonly PostingLine[]
}

/** The accounting period an entry belongs to, `YYYY-MM` of its effective date. */
export function periodOf(entry: Pick<JournalEntry, 'effectiveOn'>): string {
  return yearMonthOf(entry.effectiveOn)
}

/**
 * The first wall: an entry that does not balance, has fewer than two lines or a zero line cannot be made. Lines of zero are
 * left out; an entry whose lines are all zero is undefined, for nothing happened.
 */
export function journalEntry(draft: JournalEntry): JournalEntry | undefined {
  const lines = draft.lines.filter((line) => !line.amount.isZero())
  if (lines.length === 0) return undefined
  const balance = sum(lines.map((line) => line.amount))
  invariant(balance.isZero(), 'an entry must balance', {
    source: `${draft.sourceKind} ${draft.sourceId}`,
    balance: balance.toFixed(),
  })
  invariant(lines.length >= 2, 'an entry has at least two lines', { source: `${draft.sourceKind} ${draft.sourceId}` })
  return { ...draft, lines }
}
