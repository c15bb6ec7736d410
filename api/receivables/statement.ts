import { accountExists } from '../../db/ledger/account-facts.js'
import { loadPostings, type PostingRecord } from '../../db/ledger/entry-list.js'
import { loadApplicationEntries, loadStatement, type StatementRow } from '../../db/ledger/statement-store.js'
import type { Queryable } from '../../db/pool.js'
import { loadUtilityFacts } from '../../db/utility/utility-facts.js'
import { found, notFound } from '../errors.js'
import type { PostingRecordJson } from '../ledger/contract.js'
import type { AccountStatementJson, MovementJson } from './contract.js'

const MOVEMENTS_MAX = 1000

/** The account's movements of some days, each with what was posted for it and because of it. Throws NOT_FOUND. */
export async function readStatement(
  db: Queryable,
  accountId: string,
  days: { from?: string; to?: string },
): Promise<AccountStatementJson> {
  const utility = found(await loadUtilityFacts(db))
  if (!(await accountExists(db, accountId))) throw notFound()
  const [from, to] = [days.from ?? null, days.to ?? null]
  const { opening, rows, isCut } = await loadStatement(db, accountId, { from, to, limit: MOVEMENTS_MAX })
  return {
    accountId,
    currency: utility.currency,
    from,
    to,
    openingBalance: opening,
    closingBalance: rows.at(-1)?.balance ?? opening,
    movements: await withEntries(db, rows),
    isCut,
  }
}

async function withEntries(db: Queryable, rows: readonly StatementRow[]): Promise<MovementJson[]> {
  const applications = await loadApplicationEntries(db, rows.map(applicationSource))
  const entryIds = [...rows.map(({ entryId }) => entryId), ...applications.map(({ entryId }) => entryId)]
  const postings = new Map<number, PostingRecord[]>()
  for (const posting of await loadPostings(db, entryIds)) {
    postings.set(posting.entryId, [...(postings.get(posting.entryId) ?? []), posting])
  }
  return rows.map((row) => {
    const source = applicationSource(row)
    const behind = [
      row,
      ...applications.filter(({ sourceKind, sourceId }) => sourceKind === source.kind && sourceId === source.id),
    ]
    return {
      id: row.entryId,
      on: row.on,
      eventKind: row.eventKind,
      description: row.description,
      amount: row.amount,
      balance: row.balance,
      billId: row.billId,
      billNumber: row.billNumber,
      paymentId: row.paymentId,
      recordedAt: row.recordedAt.toISOString(),
      recordedBy: row.recordedBy,
      entries: behind.map(({ entryId, eventKind, on, description }) => ({
        entryId,
        eventKind,
        on,
        description,
        postings: (postings.get(entryId) ?? []) as PostingRecordJson[],
      })),
    }
  })
}

/** What credits are applied or taken back for when this movement happens. */
function applicationSource(row: StatementRow): { kind: string; id: string } {
  if (row.eventKind === 'bill_cancelled') return { kind: 'bill_cancellation', id: String(row.billId) }
  if (row.reversesEntryId !== null && row.paymentId !== null) return { kind: 'payment_reversal', id: String(row.paymentId) }
  return { kind: row.sourceKind, id: row.sourceId }
}
