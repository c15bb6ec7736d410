import type pg from 'pg'
import { staleDrafts } from '../../db/billing/carried-store.js'
import { dropDrafts } from '../../db/billing/drop-drafts.js'
import { type DraftRow, overlappingBills, takeDrafts } from '../../db/billing/issue-store.js'
import { loadRun, type OutcomeUpdate, recordOutcomes, type RunRow } from '../../db/billing/run-store.js'
import { lockAccounts } from '../../db/ledger/account-lock.js'
import { inTransaction } from '../../db/transaction.js'
import { type BillingRules, loadBillingRules } from './billing-rules.js'
import { issueBills } from './issue-bills.js'
import { timed } from './run-timing.js'
import { unforeseen } from './unforeseen.js'
import { CHUNK_ACCOUNTS, workChunks } from './work-chunks.js'

/** Issues the drafts of one partition chunk by chunk; killed anywhere it goes on with the drafts that are left. */
export async function issuePartition(
  pool: pg.Pool,
  input: { runId: number; partition: number },
  accountsPerChunk: number = CHUNK_ACCOUNTS,
): Promise<{ bills: number }> {
  const { runId, partition } = input
  const bills = await workChunks({
    size: accountsPerChunk,
    work: async (size) => {
      const run = await loadRun(pool, runId)
      if (run === undefined || run.state !== 'issuing') return 0
      const rules = await loadBillingRules(pool, run.settingsVersion)
      return timed('issue', () => issueChunk(pool, run, rules, partition, size))
    },
    setAside: (error) => parkNextDraft(pool, input, error),
  })
  return { bills }
}

/** Parks the account of the next draft, which cannot be issued for a reason that nobody foresaw, and drops the draft. */
function parkNextDraft(pool: pg.Pool, { runId, partition }: { runId: number; partition: number }, error: Error): Promise<number> {
  return inTransaction(pool, async (tx) => {
    const drafts = await takeDrafts(tx.client, runId, partition, 1)
    await parkDrafts(
      tx.client,
      runId,
      drafts.map((draft) => [draft.billId, unforeseen(draft.accountId, error)]),
    )
    return drafts.length
  })
}

/** Gives the accounts of drafts another outcome; the drafts are gone. */
async function parkDrafts(
  client: pg.PoolClient,
  runId: number,
  parked: readonly (readonly [billId: number, outcome: OutcomeUpdate])[],
): Promise<void> {
  await recordOutcomes(
    client,
    runId,
    parked.map(([, outcome]) => outcome),
  )
  await dropDrafts(
    client,
    parked.map(([billId]) => billId),
  )
}

/**
 * One chunk in one transaction: accounts are locked first, then a draft whose days another bill has taken meanwhile is parked with
 * ALREADY_BILLED, and one that goes on from a bill that was changed with CARRIED_STATE_CHANGED, instead of stopping the rest. Returns how many drafts are gone from the partition.
 */
export function issueChunk(
  pool: pg.Pool,
  run: RunRow,
  rules: BillingRules,
  partition: number,
  accountsPerChunk: number = CHUNK_ACCOUNTS,
): Promise<number> {
  return inTransaction(pool, async (tx) => {
    const drafts = await takeDrafts(tx.client, run.runId, partition, accountsPerChunk)
    if (drafts.length === 0) return 0
    await lockAccounts(
      tx.client,
      drafts.map((draft) => draft.accountId),
    )
    const taken = await overlappingBills(
      tx.client,
      drafts.map((draft) => draft.billId),
    )
    const stale = await staleDrafts(
      tx.client,
      drafts.map((draft) => draft.billId),
    )
    const parked = drafts.flatMap((draft): (readonly [number, OutcomeUpdate])[] => {
      if (taken.has(draft.billId)) return [[draft.billId, alreadyBilled(draft, taken)]]
      return stale.has(draft.billId) ? [[draft.billId, carriedStateChanged(draft, stale)]] : []
    })
    await parkDrafts(tx.client, run.runId, parked)
    await issueBills(
      tx.client,
      drafts.filter((draft) => !taken.has(draft.billId) && !stale.has(draft.billId)),
      { ...rules.ledger, recordedBy: `run ${run.runId}` },
    )
    return drafts.length
  })
}

function carriedStateChanged(draft: DraftRow, stale: ReadonlyMap<number, string>): OutcomeUpdate {
  return {
    accountId: draft.accountId,
    outcome: 'parked',
    reasonCode: 'CARRIED_STATE_CHANGED',
    agreementId: stale.get(draft.billId) as string,
    flags: [],
    sentence:
      'The bill this one goes on from was cancelled or billed again, or the opening of its bank changed, after the run had computed it. Retry to bill what is carried on now.',
  }
}

function alreadyBilled(draft: DraftRow, taken: ReadonlyMap<number, string>): OutcomeUpdate {
  return {
    accountId: draft.accountId,
    outcome: 'parked',
    reasonCode: 'ALREADY_BILLED',
    agreementId: taken.get(draft.billId) as string,
    flags: [],
    sentence: 'Days of this bill were billed by another bill after the run had computed it. Retry to bill what is left.',
  }
}
