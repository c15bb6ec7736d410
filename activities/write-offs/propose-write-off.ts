import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import { lockAccounts } from '../../db/ledger/account-lock.js'
import { writeOffFacts } from '../../db/write-offs/facts-reads.js'
import { insertWriteOff, latestWriteOffs } from '../../db/write-offs/write-off-store.js'
import { publicReason } from '../../domain/collections/what-is-shown.js'
import type { Command } from '../../domain/kernel/command.js'
import { refuse } from '../../domain/kernel/outcome.js'
import { rowReference } from '../../domain/policy/governing-chain.js'
import { decideWriteOff } from '../../domain/write-offs/decide-write-off.js'
import type { WriteOffCause } from '../../domain/write-offs/write-off-facts.js'
import { loadCollectionRules } from '../collections/load-collection.js'
import { loadLedger } from '../ledger/load-ledger.js'
import { runCommand } from '../run-command.js'

export interface ProposeWriteOffInput {
  readonly accountId: string
  readonly cause: Exclude<WriteOffCause, 'aged'>
}

/**
 * Proposes by hand that the balance of a closed account be written off before its time; somebody else has to agree. Refuses NOT_FOUND,
 * NOTHING_TO_WRITE_OFF, WRITE_OFF_STANDS where one is proposed, and WRITE_OFF_NOT_ALLOWED with the rule.
 */
export function proposeWriteOff(
  pool: pg.Pool,
  command: Command<ProposeWriteOffInput>,
): Promise<{ readonly writeOffId: number; readonly amount: string }> {
  return runCommand(pool, 'write-offs.propose', command, async (tx) => {
    const { input, actor, reason } = command
    await lockAccounts(tx.client, [input.accountId])
    const rules = await loadCollectionRules(tx.client)
    const { currency } = await loadLedger(tx.client, actor.id)
    const [facts] = await writeOffFacts(tx.client, [input.accountId], rules)
    if (facts === undefined) refuse('NOT_FOUND', `There is no account ${input.accountId}.`)
    const was = (await latestWriteOffs(tx.client, [input.accountId])).get(input.accountId)
    if (was?.state === 'proposed') {
      refuse('WRITE_OFF_STANDS', `Write-off ${was.writeOffId} of this account is proposed already.`, {
        writeOffId: was.writeOffId,
      })
    }
    const decision = decideWriteOff(facts, rules.chain, rules.today, input.cause)
    if (decision === undefined || decision.kind === 'small_credit') {
      refuse('NOTHING_TO_WRITE_OFF', `Account ${input.accountId} owes nothing that is open.`)
    }
    const failed = decision.trace.find(({ allows }) => !allows)
    if (failed !== undefined || decision.decidedBy === null) {
      const reason = failed === undefined ? undefined : publicReason(failed)
      refuse('WRITE_OFF_NOT_ALLOWED', reason?.says ?? 'The packs know no write-off.', { rule: reason?.rule ?? null })
    }
    const writeOffId = await insertWriteOff(tx.client, {
      accountId: input.accountId,
      kind: decision.kind,
      cause: input.cause,
      amount: decision.amount,
      currency,
      approval: decision.approval,
      policy: rowReference(decision.decidedBy),
      trace: decision.trace,
      on: rules.today,
      by: actor.id,
      reason,
    })
    const answer = { writeOffId, amount: decision.amount.toFixed(2) }
    await recordAudit(tx, {
      actor,
      action: 'write-offs.propose',
      subjectKind: 'write_off',
      subjectId: String(writeOffId),
      reason,
      after: { ...answer, accountId: input.accountId, cause: input.cause },
    })
    return answer
  })
}
