import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import { enqueueSignal } from '../../db/processes/outbox-store.js'
import { lastStepOf } from '../../db/processes/process-reads.js'
import { countRequestUp, lockRequest } from '../../db/services/request-store.js'
import type { Transaction } from '../../db/transaction.js'
import type { Command } from '../../domain/kernel/command.js'
import { refuse, valueOf } from '../../domain/kernel/outcome.js'
import { mayAct, type RequestAct, type RequestStanding } from '../../domain/services/request-acts.js'
import { WAKE_SIGNAL } from '../../workflows/processes/contract.js'
import { MOVE_WORKFLOW, moveWorkflowId } from '../../workflows/services/contract.js'
import { requireAlertsRead } from '../customers/require-alerts-read.js'
import { runCommand } from '../run-command.js'
import type { ChangedBy } from './change-agreement.js'
import { loadMove, type Move } from './load-move.js'
import { recordMoveStep } from './record-move-step.js'

/** What every act on a request names: which one, and the version that was on the screen. */
export interface OnRequest {
  readonly requestId: string
  readonly version: number
}

export interface RequestAnswer {
  readonly requestId: string
  readonly version: number
}

/** What an act did, for the timeline and the audit. */
export interface DoneAct {
  readonly sentence: string
  readonly before?: unknown
  readonly after: unknown
  /** The step the process stands at from now on; absent: it goes on. */
  readonly ended?: 'cancelled'
}

/**
 * The frame of every act on a request: locks it, refuses what somebody else has made impossible meanwhile (CHANGED_MEANWHILE, with what
 * was done), ALERTS_UNREAD, what `mayAct` refuses, does it, and wakes the process.
 */
export function actOnRequest<Input extends OnRequest>(
  pool: pg.Pool,
  act: RequestAct,
  command: Command<Input>,
  work: (tx: Transaction, move: Move, by: ChangedBy) => Promise<DoneAct>,
): Promise<RequestAnswer> {
  return runCommand(pool, `services.${act}`, command, async (tx) => {
    const { requestId, version } = command.input
    const request = await lockRequest(tx, requestId)
    if (request === undefined) refuse('NOT_FOUND', `There is no service request ${requestId}.`)
    if (request.version !== version) {
      const last = await lastStepOf(tx.client, moveWorkflowId(requestId))
      refuse(
        'CHANGED_MEANWHILE',
        `This request was changed while you had it open. ${last?.actor ?? 'Somebody'}: ${last?.sentence ?? ''}`,
        {
          version: request.version,
          changedBy: last?.actor,
        },
      )
    }
    await requireAlertsRead(tx, command.actor, request)
    const move = await loadMove(tx.client, request)
    valueOf(mayAct(act, standingOf(move)))
    const by: ChangedBy = { actor: command.actor, reason: command.reason, today: move.today }
    const done = await work(tx, move, by)
    await countRequestUp(tx, requestId)
    await recordAudit(tx, {
      actor: command.actor,
      action: `services.request.${act}`,
      subjectKind: 'service_request',
      subjectId: requestId,
      reason: command.reason,
      ...(done.before === undefined ? {} : { before: done.before }),
      after: done.after,
    })
    await recordMoveStep(tx, request, {
      state: done.ended ?? 'running',
      step: done.ended ?? act,
      key: `${act}/${command.key}`,
      sentence: done.sentence,
      businessDate: move.today,
      actor: command.actor.name,
      reason: command.reason,
    })
    await enqueueSignal(tx, {
      workflowId: moveWorkflowId(requestId),
      signal: WAKE_SIGNAL,
      start: { type: MOVE_WORKFLOW, input: { requestId } },
    })
    const after = await lockRequest(tx, requestId)
    return { requestId, version: after?.version ?? version }
  })
}

/** The request as its acts see it. */
export function standingOf(move: Move): RequestStanding {
  const open = move.switches.filter((each) => !each.isDone)
  return {
    requestId: move.request.requestId,
    state: move.request.state,
    open: open.length + (move.facts.waitsForResumption ? 1 : 0),
    done: move.parts.filter((part) => part.doneOn !== null).length,
    openPrerequisites: move.prerequisites.filter((row) => row.state === 'open').length,
    missingReads: open.filter((each) => each.readOn <= move.today).reduce((sum, each) => sum + each.missingReads, 0),
    credit: move.facts.leaving.some(
      (account) =>
        account.stopped.length > 0 &&
        account.isLast &&
        !account.hasUnbilledDays &&
        !account.hasDeposit &&
        account.balance === 'credit',
    ),
  }
}
