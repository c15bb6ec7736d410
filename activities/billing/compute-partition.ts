import type pg from 'pg'
import type { LoadedAccount } from '../../db/billing/account-input-store.js'
import { type DraftBill, insertDrafts } from '../../db/billing/draft-store.js'
import { loadActs } from '../../db/billing/run-act-store.js'
import { loadRun, type OutcomeUpdate, recordOutcomes, type RunRow, takePendingAccounts } from '../../db/billing/run-store.js'
import { inTransaction } from '../../db/transaction.js'
import { billAccount } from '../../domain/billing/bill-account.js'
import type { AccountOutcome } from '../../domain/billing/billing-input.js'
import { printOf } from './bill-print.js'
import { type BillingRules, loadBillingRules } from './billing-rules.js'
import { loadBillingInputs } from './load-inputs.js'
import { timed } from './run-timing.js'
import { unforeseen } from './unforeseen.js'
import { CHUNK_ACCOUNTS, workChunks } from './work-chunks.js'

/**
 * Works through the accounts of one partition that have no outcome yet: reads a chunk, rates it in memory, writes drafts and outcomes in
 * one transaction, and again until none is left or the run was paused or dropped. Killed anywhere it goes on from the database: an
 * account either has its outcome and its bill or neither.
 */
export async function computePartition(
  pool: pg.Pool,
  input: { runId: number; partition: number },
  accountsPerChunk: number = CHUNK_ACCOUNTS,
): Promise<{ accounts: number }> {
  const { runId, partition } = input
  const accounts = await workChunks({
    size: accountsPerChunk,
    work: async (size) => {
      const run = await loadRun(pool, runId)
      if (run === undefined || run.state !== 'computing' || run.isPaused) return 0
      const rules = await loadBillingRules(pool, run.settingsVersion)
      return computeChunk(pool, run, rules, partition, size)
    },
    setAside: (error) => parkNext(pool, input, error),
  })
  return { accounts }
}

/** Parks the next account, whose bill could not be made for a reason that no check foresaw. */
function parkNext(pool: pg.Pool, { runId, partition }: { runId: number; partition: number }, error: Error): Promise<number> {
  return inTransaction(pool, async (tx) => {
    const accountIds = await takePendingAccounts(tx.client, runId, partition, 1)
    await recordOutcomes(
      tx.client,
      runId,
      accountIds.map((accountId) => unforeseen(accountId, error)),
    )
    return accountIds.length
  })
}

/** One chunk in one transaction; returns how many accounts got their outcome. */
export function computeChunk(
  pool: pg.Pool,
  run: RunRow,
  rules: BillingRules,
  partition: number,
  accountsPerChunk: number = CHUNK_ACCOUNTS,
): Promise<number> {
  return inTransaction(pool, async (tx) => {
    const accountIds = await takePendingAccounts(tx.client, run.runId, partition, accountsPerChunk)
    if (accountIds.length === 0) return 0
    const loaded = await timed('read', () => loadBillingInputs(tx.client, accountIds, { window: windowOf(run) }, rules))
    const acts = await loadActs(tx.client, run.runId, accountIds)
    const outcomes = await timed('rate', () =>
      loaded.map((account) => {
        const decided = acts.get(account.input.accountId)
        const input = decided === undefined ? account.input : { ...account.input, ...decided }
        return billAccount(input, rules.compiled, windowOf(run))
      }),
    )
    await timed('write', async () => {
      const billIds = await insertDrafts(tx.client, draftsOf(run, rules, loaded, outcomes))
      await recordOutcomes(tx.client, run.runId, outcomeRows(outcomes, billIds))
    })
    return accountIds.length
  })
}

function windowOf(run: RunRow) {
  return { kind: 'cycle' as const, readOn: run.readDate, accountingDate: run.accountingDate, dueDays: run.dueDays }
}

function draftsOf(
  run: RunRow,
  rules: BillingRules,
  loaded: readonly LoadedAccount[],
  outcomes: readonly AccountOutcome[],
): DraftBill[] {
  return outcomes.flatMap((outcome, index): DraftBill[] => {
    if (outcome.outcome !== 'billed') return []
    const account = loaded[index] as LoadedAccount
    return [
      {
        bill: outcome.bill,
        kind: 'cycle',
        runId: run.runId,
        print: printOf(account, outcome.bill),
        settingsVersion: rules.settingsVersion,
      },
    ]
  })
}

function outcomeRows(outcomes: readonly AccountOutcome[], billIds: readonly number[]): OutcomeUpdate[] {
  let next = 0
  return outcomes.map((outcome): OutcomeUpdate => {
    switch (outcome.outcome) {
      case 'billed':
        return {
          accountId: outcome.accountId,
          outcome: 'billed',
          reasonCode: 'BILLED',
          flags: outcome.bill.flags,
          sentence: billedSentence(outcome.bill.flags),
          ...(outcome.bill.notices.length === 0 ? {} : { facts: { notices: outcome.bill.notices } }),
          billId: billIds[next++] as number,
        }
      case 'skipped':
        return {
          accountId: outcome.accountId,
          outcome: 'skipped',
          reasonCode: outcome.code,
          flags: [],
          sentence: outcome.sentence,
        }
      case 'parked':
        return {
          accountId: outcome.accountId,
          outcome: 'parked',
          reasonCode: outcome.code,
          flags: [],
          sentence: outcome.sentence,
          facts: { ...outcome.facts, hits: outcome.hits },
          ...(outcome.agreementId === undefined ? {} : { agreementId: outcome.agreementId }),
        }
    }
  })
}

const FLAG_WORDS: Record<string, string> = {
  FIRST: 'first bill',
  FINAL: 'final bill',
  CATCH_UP: 'covers more than one month',
  ESTIMATED: 'rests on an estimated read',
  ZERO_USE: 'a metered service shows no use',
}

function billedSentence(flags: readonly string[]): string {
  const words = flags.map((flag) => FLAG_WORDS[flag] ?? flag.toLowerCase().replaceAll('_', ' '))
  return words.length === 0 ? 'Billed.' : `Billed: ${words.join(', ')}.`
}
