import type pg from 'pg'
import type { BillStatement } from '../../db/billing/bill-print.js'
import {
  type DraftRow,
  insertBilledPeriods,
  loadSegmentAmounts,
  loadStandings,
  markIssued,
  type SegmentAmounts,
} from '../../db/billing/issue-store.js'
import { enqueueWakeOfLinked } from '../../db/processes/outbox-store.js'
import { insertEntries, takeIds } from '../../db/ledger/journal-store.js'
import { insertOpenItems, type NewOpenItem } from '../../db/ledger/open-item-store.js'
import { Decimal } from '../../domain/kernel/decimal.js'
import { amountText } from '../../domain/kernel/money.js'
import { receivableOf } from '../../domain/ledger/chart-of-accounts.js'
import { postingOf } from '../../domain/ledger/posting-rules.js'
import { applyCreditsOf } from '../ledger/apply-credits.js'
import type { LedgerContext } from '../ledger/item-book.js'
import { recordBanks } from './record-banks.js'

/**
 * Issues drafts of accounts that are locked and whose days are free: posts one entry per bill, opens one item per agreement, claims the
 * billed days, fixes the statement, and uses existing credits on the new items. A fixed number of statements whatever the number of
 * bills; runs inside the caller's transaction. The same code issues a run's chunk, an off-cycle bill and a rebill.
 */
export async function issueBills(client: pg.PoolClient, drafts: readonly DraftRow[], ledger: LedgerContext): Promise<void> {
  if (drafts.length === 0) return
  const billIds = drafts.map((draft) => draft.billId)
  const segments = await loadSegmentAmounts(client, billIds)
  const standings = await loadStandings(client, [...new Set(drafts.map((draft) => draft.accountId))])
  const segmentsOf = bySegmentBill(segments)

  const entries = drafts.map((draft) => postingOf(eventOf(draft, segmentsOf.get(draft.billId) ?? []), ledger.chart))
  const posted = await insertEntries(
    client,
    entries.filter((entry) => entry !== undefined),
    ledger.recordedBy,
  )
  let next = 0
  const entryIds = entries.map((entry) => (entry === undefined ? undefined : posted[next++]))

  await markIssued(
    client,
    drafts.map((draft, index) => ({ billId: draft.billId, entryId: entryIds[index], statement: statementOf(draft, standings) })),
  )
  await insertOpenItems(client, await itemsOf(client, drafts, entryIds, segmentsOf, ledger))
  await insertBilledPeriods(client, segments)
  await recordBanks(client, billIds, ledger.recordedBy)
  for (const [appliedOn, ofDay] of byIssueDay(drafts)) {
    await applyCreditsOf(client, {
      ...ledger,
      appliedOn,
      accounts: ofDay.map((draft) => ({ accountId: draft.accountId, source: { kind: 'bill', id: String(draft.billId) } })),
    })
  }
  await enqueueWakeOfLinked(
    client,
    'account',
    drafts.map((draft) => draft.accountId),
  )
}

function eventOf(draft: DraftRow, segments: readonly SegmentAmounts[]) {
  return {
    kind: 'bill_issued' as const,
    sourceId: String(draft.billId),
    effectiveOn: draft.issuedOn,
    currency: draft.currency,
    billNumber: draft.billNumber,
    accountId: draft.accountId,
    segments: segments.map((segment) => ({
      agreementId: segment.agreementId,
      service: segment.service,
      amounts: segment.byCode.map(([glCode, amount]) => ({ glCode, amount: new Decimal(amount) })),
    })),
  }
}

function statementOf(draft: DraftRow, standings: Awaited<ReturnType<typeof loadStandings>>): BillStatement {
  const standing = standings.get(draft.accountId)
  const balance = new Decimal(standing?.balance ?? 0)
  const movements = standing?.movements ?? []
  const moved = movements.reduce((total, movement) => total.plus(movement.amount), new Decimal(0))
  return {
    previousBalance: amountText(balance.minus(moved), draft.currency),
    movements: movements.map((movement) => ({ ...movement, amount: amountText(new Decimal(movement.amount), draft.currency) })),
    totalDue: amountText(balance.plus(draft.total), draft.currency),
    messages: [],
  }
}

/** One item per agreement with an amount; a negative one is a credit from the start. */
async function itemsOf(
  client: pg.PoolClient,
  drafts: readonly DraftRow[],
  entryIds: readonly (number | undefined)[],
  segmentsOf: ReadonlyMap<number, readonly SegmentAmounts[]>,
  ledger: LedgerContext,
): Promise<NewOpenItem[]> {
  const items: Omit<NewOpenItem, 'itemId'>[] = []
  for (const [index, draft] of drafts.entries()) {
    const entryId = entryIds[index]
    if (entryId === undefined) continue
    for (const segment of segmentsOf.get(draft.billId) ?? []) {
      const amount = new Decimal(segment.amount)
      if (amount.isZero()) continue
      items.push({
        accountId: draft.accountId,
        agreementId: segment.agreementId,
        glCode: receivableOf(ledger.chart, segment.service),
        kind: 'bill',
        billId: draft.billId,
        entryId,
        currency: draft.currency,
        originalOn: draft.issuedOn,
        dueOn: draft.dueOn,
        originalAmount: amount,
        openAmount: amount,
      })
    }
  }
  const ids = await takeIds(client, 'item_ids', items.length)
  return items.map((item, index) => ({ ...item, itemId: ids[index] as number }))
}

function bySegmentBill(segments: readonly SegmentAmounts[]): Map<number, SegmentAmounts[]> {
  const byBill = new Map<number, SegmentAmounts[]>()
  for (const segment of segments) {
    const of = byBill.get(segment.billId)
    if (of === undefined) byBill.set(segment.billId, [segment])
    else of.push(segment)
  }
  return byBill
}

function byIssueDay(drafts: readonly DraftRow[]): Map<string, DraftRow[]> {
  const days = new Map<string, DraftRow[]>()
  for (const draft of drafts) days.set(draft.issuedOn, [...(days.get(draft.issuedOn) ?? []), draft])
  return days
}
