import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import { lockAccounts } from '../../db/ledger/account-lock.js'
import type { Transaction } from '../../db/transaction.js'
import { writeOffFacts } from '../../db/write-offs/facts-reads.js'
import { closeProposal, findWriteOff, type WriteOffRow } from '../../db/write-offs/write-off-store.js'
import { publicReason } from '../../domain/collections/what-is-shown.js'
import type { Command } from '../../domain/kernel/command.js'
import { refuse, valueOf } from '../../domain/kernel/outcome.js'
import { decideWriteOff } from '../../domain/write-offs/decide-write-off.js'
import { mayDecide } from '../../domain/write-offs/may-decide.js'
import { loadCollectionRules } from '../collections/load-collection.js'
import { loadLedger } from '../ledger/load-ledger.js'
import { runCommand } from '../run-command.js'
import { postWriteOff } from './post-write-off.js'

export interface DecideWriteOffInput {
  readonly writeOffId: number
  readonly act: 'approve' | 'reject'
  /** Not held to the limit of collections staff. */
  readonly mayDecideAny: boolean
}

export interface WriteOffDecidedAnswer {
  readonly writeOffId: number
  readonly accountId: string
  readonly state: 'posted' | 'rejected'
  readonly amount: string
}

/**
 * Somebody's word on a proposal. What is approved is decided anew from the facts of this moment and posted. Refuses NOT_FOUND,
 * WRITE_OFF_DECIDED, WRITE_OFF_OWN_PROPOSAL, WRITE_OFF_LIMIT, WRITE_OFF_NOT_ALLOWED with the rule, and WRITE_OFF_CHANGED where the balance is
 * not what was proposed.
 */
export function decideProposal(pool: pg.Pool, command: Command<DecideWriteOffInput>): Promise<WriteOffDecidedAnswer> {
  return runCommand(pool, 'write-offs.decide', command, async (tx) => {
    const { input, actor, reason } = command
    const proposal = await lockProposal(tx, input.writeOffId)
    valueOf(mayDecide(proposal, { by: actor.id, ...input }))
    const today =
      input.act === 'approve' ? await approve(tx, proposal, command) : await reject(tx, proposal, { by: actor.id, reason })
    const state = input.act === 'approve' ? ('posted' as const) : ('rejected' as const)
    const answer = { writeOffId: proposal.writeOffId, accountId: proposal.accountId, state, amount: proposal.amount.toFixed(2) }
    await recordAudit(tx, {
      actor,
      action: `write-offs.${input.act}`,
      subjectKind: 'write_off',
      subjectId: String(proposal.writeOffId),
      reason,
      before: { state: 'proposed' },
      after: { ...answer, on: today },
    })
    return answer
  })
}

async function lockProposal(tx: Transaction, writeOffId: number): Promise<WriteOffRow> {
  const named = await findWriteOff(tx.client, writeOffId)
  if (named === undefined) refuse('NOT_FOUND', `There is no write-off ${writeOffId}.`)
  await lockAccounts(tx.client, [named.accountId])
  return (await findWriteOff(tx.client, writeOffId)) ?? named
}

async function approve(tx: Transaction, proposal: WriteOffRow, { actor, reason }: Command<DecideWriteOffInput>): Promise<string> {
  const rules = await loadCollectionRules(tx.client)
  const ledger = await loadLedger(tx.client, actor.id)
  const [facts] = await writeOffFacts(tx.client, [proposal.accountId], rules)
  const decision = facts === undefined ? undefined : decideWriteOff(facts, rules.chain, rules.today, proposal.cause)
  if (facts === undefined || decision === undefined || !decision.amount.equals(proposal.amount)) {
    const now = decision?.amount.toFixed(2) ?? '0.00'
    refuse(
      'WRITE_OFF_CHANGED',
      `The balance is ${now} now, not ${proposal.amount.toFixed(2)}; the next night proposes it anew.`,
      {
        proposed: proposal.amount.toFixed(2),
        now,
      },
    )
  }
  const failed = decision.trace.find(({ allows }) => !allows)
  if (failed !== undefined) refuse('WRITE_OFF_NOT_ALLOWED', publicReason(failed).says, { rule: publicReason(failed).rule })
  await postWriteOff(tx, { writeOffId: proposal.writeOffId, facts, decision, by: actor.id, reason }, ledger)
  return ledger.today
}

async function reject(
  tx: Transaction,
  proposal: WriteOffRow,
  decided: { readonly by: string; readonly reason: string },
): Promise<string> {
  const { today } = await loadLedger(tx.client, decided.by)
  await closeProposal(tx.client, proposal.writeOffId, 'rejected', { on: today, ...decided })
  return today
}
