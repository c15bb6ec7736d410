import type pg from 'pg'
import { Decimal } from '../../domain/kernel/decimal.js'
import { RefusedError } from '../../domain/kernel/outcome.js'
import { type JournalEntry, periodOf } from '../../domain/ledger/journal-entry.js'
import type { PostedEntry } from '../../domain/ledger/reversal.js'
import { copyRows, type CopyValue } from '../copy-rows.js'

/** Takes `count` numbers of a sequence in one round trip, in rising order. */
export async function takeIds(client: pg.PoolClient, sequence: string, count: number): Promise<number[]> {
  if (count === 0) return []
  const taken = await client.query<{ id: number }>(`select nextval('${sequence}') as id from generate_series(1, $1)`, [count])
  return taken.rows.map((row) => row.id)
}

/**
 * Posts entries: lines first, then the entries that seal them (see 0007-ledger.sql). The database refuses an unbalanced entry, a
 * second entry of the same source and kind (23505), and a closed period, which is refused with PERIOD_CLOSED. Returns the ids in the
 * order given.
 */
export async function insertEntries(
  client: pg.PoolClient,
  entries: readonly JournalEntry[],
  recordedBy: string,
): Promise<number[]> {
  if (entries.length === 0) return []
  const ids = await takeIds(client, 'entry_ids', entries.length)
  await copyRows(
    client,
    'postings',
    ['entry_id', 'line_no', 'gl_code', 'amount', 'account_id', 'agreement_id'],
    postingRows(entries, ids),
  )
  await sealEntries(client, entries, ids, recordedBy).catch((error: unknown) => {
    throw closedPeriodOf(error) ?? error
  })
  return ids
}

async function sealEntries(
  client: pg.PoolClient,
  entries: readonly JournalEntry[],
  ids: readonly number[],
  recordedBy: string,
): Promise<void> {
  await copyRows(
    client,
    'journal_entries',
    [
      'entry_id',
      'event_kind',
      'source_kind',
      'source_id',
      'effective_on',
      'period',
      'currency',
      'description',
      'reverses_entry_id',
      'recorded_by',
    ],
    entries.map((entry, index): CopyValue[] => [
      ids[index],
      entry.eventKind,
      entry.sourceKind,
      entry.sourceId,
      entry.effectiveOn,
      periodOf(entry),
      entry.currency,
      entry.description,
      entry.reversesEntryId,
      recordedBy,
    ]),
  )
}

/** The refusal for what the trigger says about a closed period; undefined for any other error. */
function closedPeriodOf(error: unknown): RefusedError | undefined {
  const period = /^PENSTOCK_PERIOD_CLOSED: the accounting period (\S+) /.exec((error as Error).message)?.[1]
  if (period === undefined) return undefined
  return new RefusedError({
    code: 'PERIOD_CLOSED',
    message: `The accounting period ${period} is closed. Date it into an open period, or have finance open ${period} again.`,
    facts: { period },
  })
}

function* postingRows(entries: readonly JournalEntry[], ids: readonly number[]): Generator<CopyValue[]> {
  for (const [index, entry] of entries.entries()) {
    for (const [line, posting] of entry.lines.entries()) {
      yield [ids[index], line + 1, posting.glCode, posting.amount.toFixed(), posting.accountId, posting.agreementId]
    }
  }
}

/** A posted entry with its lines, or undefined. */
export async function loadEntry(client: Pick<pg.PoolClient, 'query'>, entryId: number): Promise<PostedEntry | undefined> {
  const found = await client.query<{
    event_kind: string
    source_kind: string
    source_id: string
    effective_on: string
    currency: string
    description: string
    reverses_entry_id: number | null
  }>('select * from journal_entries where entry_id = $1', [entryId])
  const entry = found.rows[0]
  if (entry === undefined) return undefined
  const lines = await client.query<{ gl_code: string; amount: string; account_id: string | null; agreement_id: string | null }>(
    'select gl_code, amount, account_id, agreement_id from postings where entry_id = $1 order by line_no',
    [entryId],
  )
  return {
    entryId,
    eventKind: entry.event_kind,
    sourceKind: entry.source_kind,
    sourceId: entry.source_id,
    effectiveOn: entry.effective_on,
    currency: entry.currency,
    description: entry.description,
    ...(entry.reverses_entry_id === null ? {} : { reversesEntryId: entry.reverses_entry_id }),
    lines: lines.rows.map((line) => ({
      glCode: line.gl_code,
      amount: new Decimal(line.amount),
      ...(line.account_id === null ? {} : { accountId: line.account_id }),
      ...(line.agreement_id === null ? {} : { agreementId: line.agreement_id }),
    })),
  }
}
