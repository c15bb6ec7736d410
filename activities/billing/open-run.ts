import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import { loadRun } from '../../db/billing/run-store.js'
import { enqueueSignal } from '../../db/processes/outbox-store.js'
import type { Transaction } from '../../db/transaction.js'
import { loadUtility, type UtilityRow } from '../../db/utility/utility-store.js'
import { invariant } from '../../domain/kernel/invariant.js'
import type { Command } from '../../domain/kernel/command.js'
import { refuse } from '../../domain/kernel/outcome.js'
import { BILL_CYCLE_WORKFLOW, billCycleWorkflowId } from '../../workflows/billing/contract.js'
import { WAKE_SIGNAL } from '../../workflows/processes/contract.js'
import { runCommand } from '../run-command.js'
import { recordRunStep } from './run-process.js'

export interface OpenRunInput {
  readonly billCycle: string
  /** The read date of the window. */
  readonly readDate: string
  readonly isTrial: boolean
}

export interface OpenRunAnswer {
  readonly runId: number
}

/** Accounts one partition is meant for, and how many partitions a run has at most. */
const ACCOUNTS_PER_PARTITION = 2_000
const PARTITIONS_MAX = 4

/**
 * Opens a run of a cycle's window: the accounts of the cycle are noted one by one, so that each has exactly one outcome in the end,
 * and the workflow is asked to begin. Refuses WINDOW_UNKNOWN, RUN_EXISTS (also for a window that was billed already) and NO_UTILITY.
 * A trial claims nothing: opening the real run drops a trial that still stands.
 */
export function openRun(pool: pg.Pool, command: Command<OpenRunInput>): Promise<OpenRunAnswer> {
  return runCommand(pool, 'billing.open-run', command, async (tx) => {
    const utility = await loadUtility(tx.client)
    if (utility === undefined) refuse('NO_UTILITY', 'No utility has been imported yet. Import its data first.')
    await refuseUnknownWindow(tx, command.input)
    await makeRoom(tx, command, utility)
    const runId = await insertRun(tx, command, utility)
    const run = await loadRun(tx.client, runId)
    invariant(run !== undefined, 'a run that was just inserted', { runId })
    await recordAudit(tx, {
      actor: command.actor,
      action: 'billing.run.open',
      subjectKind: 'bill_run',
      subjectId: String(runId),
      reason: command.reason,
      after: { ...command.input, accounts: run.accountsIn },
    })
    await recordRunStep(tx, run, {
      state: 'waiting_for_window',
      key: 'opened',
      sentence: `${command.input.isTrial ? 'Trial run' : 'Run'} opened for ${run.accountsIn} accounts.`,
      businessDate: utility.today,
      actor: command.actor.name,
      reason: command.reason,
    })
    await enqueueSignal(tx, {
      workflowId: run.workflowId,
      signal: WAKE_SIGNAL,
      start: { type: BILL_CYCLE_WORKFLOW, input: { billCycle: command.input.billCycle, readDate: command.input.readDate } },
    })
    return { runId }
  })
}

async function refuseUnknownWindow(tx: Transaction, input: OpenRunInput): Promise<void> {
  // The lock makes two starts of one window come one after the other.
  const window = await tx.client.query('select 1 from bill_windows where bill_cycle = $1 and read_date = $2 for update', [
    input.billCycle,
    input.readDate,
  ])
  if (window.rowCount !== 0) return
  const known = await tx.client.query<{ read_date: string }>(
    'select read_date from bill_windows where bill_cycle = $1 order by read_date',
    [input.billCycle],
  )
  refuse(
    'WINDOW_UNKNOWN',
    known.rows.length === 0
      ? `There is no bill cycle ${input.billCycle}.`
      : `Cycle ${input.billCycle} has no read on ${input.readDate}. Its read dates: ${known.rows.map((row) => row.read_date).join(', ')}.`,
    { ...input },
  )
}

/** Refuses a second run of the window; a trial that stands is dropped for the real run. */
async function makeRoom(tx: Transaction, command: Command<OpenRunInput>, utility: UtilityRow): Promise<void> {
  const { billCycle, readDate, isTrial } = command.input
  const live = await tx.client.query<{ run_id: number; state: string; is_trial: boolean }>(
    `select run_id, state, is_trial from bill_runs where bill_cycle = $1 and read_date = $2 and state not in ('discarded', 'cancelled') for update`,
    [billCycle, readDate],
  )
  const standing = live.rows[0]
  if (standing === undefined) return
  if (!standing.is_trial || isTrial) {
    refuse(
      'RUN_EXISTS',
      `Cycle ${billCycle} of ${readDate} has run ${standing.run_id} already (${standing.state}${standing.is_trial ? ', a trial' : ''}). The same window is not run twice.`,
      { runId: standing.run_id, state: standing.state },
    )
  }
  await tx.client.query(`update bill_runs set state = 'discarded', closed_at = now() where run_id = $1`, [standing.run_id])
  await recordRunStep(
    tx,
    { runId: standing.run_id, billCycle, readDate, workflowId: billCycleWorkflowId(billCycle, readDate) },
    {
      state: 'discarded',
      key: 'discarded',
      sentence: 'The trial was dropped because the run itself was started.',
      businessDate: utility.today,
      actor: command.actor.name,
    },
  )
}

async function insertRun(tx: Transaction, command: Command<OpenRunInput>, utility: UtilityRow): Promise<number> {
  const { billCycle, readDate, isTrial } = command.input
  const counted = await tx.client.query<{ count: number }>('select count(*) as count from accounts where bill_cycle = $1', [
    billCycle,
  ])
  const accounts = counted.rows[0]?.count ?? 0
  const partitions = Math.max(1, Math.min(PARTITIONS_MAX, Math.ceil(accounts / ACCOUNTS_PER_PARTITION)))
  const inserted = await tx.client.query<{ run_id: number }>(
    `insert into bill_runs (bill_cycle, read_date, is_trial, state, workflow_id, partitions, accounts_in, started_by, settings_version)
     values ($1, $2, $3, 'waiting_for_window', $4, $5, $6, $7, $8) returning run_id`,
    [
      billCycle,
      readDate,
      isTrial,
      billCycleWorkflowId(billCycle, readDate),
      partitions,
      accounts,
      command.actor.id,
      utility.settingsVersion,
    ],
  )
  const runId = inserted.rows[0]?.run_id as number
  await tx.client.query(
    `insert into run_accounts (run_id, account_id, partition)
     select $1, account_id, ntile($3) over (order by account_id) - 1 from accounts where bill_cycle = $2`,
    [runId, billCycle, partitions],
  )
  return runId
}
