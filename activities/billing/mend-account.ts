import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import { dropDrafts } from '../../db/billing/drop-drafts.js'
import { lockRun, type RunRow } from '../../db/billing/run-store.js'
import { enqueueSignal } from '../../db/processes/outbox-store.js'
import type { Transaction } from '../../db/transaction.js'
import type { Command } from '../../domain/kernel/command.js'
import { refuse } from '../../domain/kernel/outcome.js'
import { WAKE_SIGNAL } from '../../workflows/processes/contract.js'
import { estimateOfRegister } from '../metering/estimate-register.js'
import { writeRead } from '../metering/write-read.js'
import { runCommand } from '../run-command.js'

export type MendAct =
  | { readonly act: 'exempt_check'; readonly checkCode: string; readonly agreementId?: string }
  | { readonly act: 'skip' }
  | { readonly act: 'retry' }
  | {
      readonly act: 'correct_read'
      readonly meterId: string
      readonly register: string
      readonly readOn: string
      /** As seen on the dial, before the multiplier. */
      readonly value: string
    }
  | {
      readonly act: 'estimate_read'
      readonly meterId: string
      readonly register: string
      readonly readOn: string
      /** Left out where the utility's rules are to estimate it. */
      readonly value?: string
    }

export type MendInput = { readonly runId: number; readonly accountId: string } & MendAct

export interface MendAnswer {
  readonly runId: number
  readonly accountId: string
  readonly outcome: 'pending'
}

/**
 * A person mends one account of a run: corrects or estimates a read, exempts a check, leaves the account out, or simply has it tried
 * again. The account loses its outcome, the run is woken and picks it up. Possible while the run is live and the account is not on an
 * issued bill of the run. An estimate without a value is made by the utility's rules. Refuses ESTIMATE_IMPOSSIBLE, RUN_ENDED, RUN_ISSUING, ACCOUNT_NOT_IN_RUN, ACCOUNT_BILLED.
 */
export function mendAccount(pool: pg.Pool, command: Command<MendInput>): Promise<MendAnswer> {
  return runCommand(pool, 'billing.mend-account', command, (tx) => mendWithin(tx, command))
}

/** The same inside a transaction that also brought what mends the account: a read entered at its meter, for one. */
export async function mendWithin(tx: Transaction, command: Omit<Command<MendInput>, 'key'>): Promise<MendAnswer> {
  const { runId, accountId } = command.input
  const run = await lockRun(tx.client, runId)
  if (run === undefined) refuse('NOT_FOUND', `There is no bill run ${runId}.`)
  refuseEndedRun(run)
  const before = await takeAccount(tx, run, accountId)
  if (command.input.act === 'correct_read' || command.input.act === 'estimate_read') {
    await writeRead(tx, {
      meterId: command.input.meterId,
      register: command.input.register,
      readOn: command.input.readOn,
      value: command.input.value ?? (await estimatedValue(tx, command.input)),
      kind: command.input.act === 'estimate_read' ? 'estimated' : 'actual',
      source: command.input.act === 'estimate_read' ? 'estimate' : 'correction',
      actor: command.actor,
      reason: command.reason,
    })
  }
  await recordAct(tx, command)
  await tx.client.query(
    `update run_accounts set outcome = 'pending', reason_code = null, agreement_id = null, sentence = null, facts = null, flags = '{}',
         parked_at = null, batch = batch + case when $3 then 1 else 0 end where run_id = $1 and account_id = $2`,
    [runId, accountId, run.issuedAt !== null],
  )
  await recordAudit(tx, {
    actor: command.actor,
    action: `billing.account.${command.input.act}`,
    subjectKind: 'account',
    subjectId: accountId,
    reason: command.reason,
    before,
    after: command.input,
  })
  await enqueueSignal(tx, { workflowId: run.workflowId, signal: WAKE_SIGNAL, payload: { accountId } })
  return { runId, accountId, outcome: 'pending' }
}

async function estimatedValue(
  tx: Transaction,
  of: { readonly meterId: string; readonly register: string; readonly readOn: string },
): Promise<string> {
  const made = await estimateOfRegister(tx.client, of, 'asked')
  if (made === undefined)
    refuse('ESTIMATE_IMPOSSIBLE', `Register ${of.register} of meter ${of.meterId} did not hang anywhere on ${of.readOn}.`)
  return made.value
}

function refuseEndedRun(run: RunRow): void {
  if (run.state === 'closed' || run.state === 'discarded' || run.state === 'cancelled') {
    refuse('RUN_ENDED', `The run is ${run.state}; bill the account off cycle instead.`)
  }
  if (run.state === 'issuing') refuse('RUN_ISSUING', 'The run is issuing bills right now. Try again in a moment.')
}

/** The account's outcome before the act; a draft it has is dropped, an issued bill refuses. */
async function takeAccount(tx: Transaction, run: RunRow, accountId: string): Promise<unknown> {
  const found = await tx.client.query<{
    outcome: string
    reason_code: string | null
    bill_id: number | null
    bill_state: string | null
  }>(
    `select a.outcome, a.reason_code, a.bill_id, b.state as bill_state from run_accounts a left join bills b using (bill_id)
     where a.run_id = $1 and a.account_id = $2 for update of a`,
    [run.runId, accountId],
  )
  const row = found.rows[0]
  if (row === undefined) refuse('ACCOUNT_NOT_IN_RUN', `Account ${accountId} is not part of this run.`)
  if (row.bill_state !== null && row.bill_state !== 'draft') {
    refuse('ACCOUNT_BILLED', `Account ${accountId} has an issued bill of this run. Cancel and rebill it instead.`, {
      billId: row.bill_id,
    })
  }
  if (row.bill_id !== null) await dropDrafts(tx.client, [row.bill_id])
  return { outcome: row.outcome, reasonCode: row.reason_code }
}

async function recordAct(tx: Transaction, command: Omit<Command<MendInput>, 'key'>): Promise<void> {
  const { runId, accountId, act } = command.input
  const exempt = command.input.act === 'exempt_check' ? command.input : undefined
  await tx.client.query(
    `insert into run_account_acts (run_id, account_id, act, check_code, agreement_id, reason, recorded_by) values ($1, $2, $3, $4, $5, $6, $7)`,
    [runId, accountId, act, exempt?.checkCode ?? null, exempt?.agreementId ?? null, command.reason, command.actor.id],
  )
}
