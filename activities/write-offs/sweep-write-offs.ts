import type pg from 'pg'
import { lockAccounts } from '../../db/ledger/account-lock.js'
import { inTransaction, type Transaction } from '../../db/transaction.js'
import { accountsToExamine, writeOffFacts } from '../../db/write-offs/facts-reads.js'
import {
  advanceWriteOffSweep,
  lockWriteOffSweep,
  type WriteOffChunk,
  type WriteOffSweep,
} from '../../db/write-offs/sweep-store.js'
import { closeProposal, insertWriteOff, latestWriteOffs, type WriteOffRow } from '../../db/write-offs/write-off-store.js'
import { publicReason } from '../../domain/collections/what-is-shown.js'
import { rowReference } from '../../domain/policy/governing-chain.js'
import { decideWriteOff, type WriteOffDecision } from '../../domain/write-offs/decide-write-off.js'
import type { WriteOffFacts } from '../../domain/write-offs/write-off-facts.js'
import { type CollectionRules, loadCollectionRules } from '../collections/load-collection.js'
import { type Ledger, loadLedger } from '../ledger/load-ledger.js'
import { postWriteOff } from './post-write-off.js'

export const PENSTOCK = 'Penstock'
/** Accounts of one transaction. */
const CHUNK = 500

/**
 * Looks through the balances of closed accounts once per business date: proposes what the packs say is to be written off, posts what needs
 * nobody's word, and withdraws proposals that no longer hold. Taken up again after a crash, or run by two at once, it goes on where it
 * stopped. Undefined where the date was swept already. Refuses POLICY_NOT_GOVERNED and POLICY_CHAIN_BROKEN.
 */
export async function sweepWriteOffs(pool: pg.Pool, accounts = CHUNK): Promise<WriteOffSweep | undefined> {
  const before = await pool.query(
    'select from write_off_sweeps s join utility u on s.sweep_on = u.business_date where s.ended_at is not null',
  )
  if (before.rowCount !== 0) return undefined
  for (;;) {
    const sweep = await inTransaction(pool, (tx) => sweepChunk(tx, accounts))
    if (sweep.isOver) return sweep
  }
}

async function sweepChunk(tx: Transaction, limit: number): Promise<WriteOffSweep> {
  const rules = await loadCollectionRules(tx.client)
  const ledger = await loadLedger(tx.client, PENSTOCK)
  const sweep = await lockWriteOffSweep(tx.client, ledger.today)
  if (sweep.isOver) return sweep
  const accountIds = await accountsToExamine(tx.client, sweep.cameTo, limit)
  await lockAccounts(tx.client, accountIds)
  const facts = await writeOffFacts(tx.client, accountIds, rules)
  const latest = await latestWriteOffs(tx.client, accountIds)
  const done = { proposed: 0, posted: 0, withdrawn: 0 }
  for (const account of facts) {
    const was = latest.get(account.accountId)
    const { withdraws, proposes, decision } = whatFollows(account, was, rules)
    if (withdraws !== undefined && was !== undefined) {
      await closeProposal(tx.client, was.writeOffId, 'withdrawn', { on: rules.today, by: PENSTOCK, reason: withdraws })
      done.withdrawn += 1
    }
    if (!proposes || decision === undefined) continue
    const isPosted = await propose(tx, account, decision, ledger)
    if (isPosted) done.posted += 1
    else done.proposed += 1
  }
  const chunk: WriteOffChunk = { cameTo: accountIds.at(-1), accountsExamined: accountIds.length, ...done }
  await advanceWriteOffSweep(tx.client, ledger.today, chunk)
  return lockWriteOffSweep(tx.client, ledger.today)
}

/** What the sweep does about an account: a proposal that still holds stands, one that was rejected is not made again for the same amount. */
function whatFollows(
  facts: WriteOffFacts,
  was: WriteOffRow | undefined,
  { chain, today }: CollectionRules,
): { readonly withdraws: string | undefined; readonly proposes: boolean; readonly decision: WriteOffDecision | undefined } {
  const standing = was?.state === 'proposed' ? was : undefined
  const decision = decideWriteOff(facts, chain, today, standing?.cause)
  const allows = decision?.allows === true
  if (standing === undefined) {
    const wasRejected = was !== undefined && decision !== undefined && was.amount.equals(decision.amount)
    return { withdraws: undefined, proposes: allows && !wasRejected, decision }
  }
  if (!allows) {
    const failed = decision?.trace.find((row) => !row.allows)
    // Read by everybody who sees the list: which protection holds is not said.
    return {
      withdraws: failed === undefined ? 'Nothing is owed any more.' : publicReason(failed).says,
      proposes: false,
      decision,
    }
  }
  const isSame = decision.amount.equals(standing.amount) && decision.approval === standing.approval
  if (isSame) return { withdraws: undefined, proposes: false, decision }
  // One made by hand is made by hand again: the sweep does not speak for a person.
  const isByHand = standing.cause !== 'aged'
  return { withdraws: `The balance is ${decision.amount.toFixed(2)} now.`, proposes: !isByHand, decision }
}

/** Writes the proposal, and posts it where nobody has to agree; true where it was posted. */
async function propose(tx: Transaction, facts: WriteOffFacts, decision: WriteOffDecision, ledger: Ledger): Promise<boolean> {
  if (decision.decidedBy === null) return false
  const reason = decision.decidedBy.row.says
  const writeOffId = await insertWriteOff(tx.client, {
    accountId: facts.accountId,
    kind: decision.kind,
    cause: 'aged',
    amount: decision.amount,
    currency: ledger.currency,
    approval: decision.approval,
    policy: rowReference(decision.decidedBy),
    trace: decision.trace,
    on: ledger.today,
    by: PENSTOCK,
    reason,
  })
  if (decision.approval !== 'none') return false
  await postWriteOff(tx, { writeOffId, facts, decision, by: PENSTOCK, reason }, ledger)
  return true
}
