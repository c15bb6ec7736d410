import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import { loadUser } from '../../db/access/user-store.js'
import { lockCase, saveStanding } from '../../db/cases/case-store.js'
import { releaseDispute } from '../../db/cases/dispute-store.js'
import { enqueueSignal, enqueueWakeOfLinked } from '../../db/processes/outbox-store.js'
import { closeTasksOf } from '../../db/tasks/task-store.js'
import type { Transaction } from '../../db/transaction.js'
import { isAllowed } from '../../domain/access/permissions.js'
import { actOnCase, type CaseAct } from '../../domain/cases/case-acts.js'
import type { Command } from '../../domain/kernel/command.js'
import { maskCardNumbers } from '../../domain/kernel/mask-card-numbers.js'
import { refuse, valueOf } from '../../domain/kernel/outcome.js'
import { CASE_WORKFLOW, caseWorkflowId } from '../../workflows/cases/contract.js'
import { WAKE_SIGNAL } from '../../workflows/processes/contract.js'
import { runCommand } from '../run-command.js'
import { caseClock } from './case-clock.js'
import { recordCaseStep } from './record-case-step.js'

/** An act on a case as it is asked for: whom it is handed to is a user's number. */
export type CaseDecision =
  | Exclude<CaseAct, { readonly act: 'hand_over' }>
  | { readonly act: 'hand_over'; readonly toUserId: string }

export interface DecideCaseInput {
  readonly caseId: number
  readonly decision: CaseDecision
  /** What is to be remembered of it. */
  readonly body: string | null
}

/**
 * Takes, hands over, notes, lets wait, resumes, closes or opens a case again. Closing lets go of what it disputed and of the tasks that reminded of it.
 * Refuses NOT_FOUND, NO_UTILITY, CASE_CLOSED, CASE_NOT_CLOSED, CASE_NOT_WAITING, CASE_WAITING, CASE_OWNED,
 * and ASSIGNEE_UNFIT for a person who cannot work cases.
 */
export function decideCase(pool: pg.Pool, command: Command<DecideCaseInput>): Promise<{ caseId: number; state: string }> {
  return runCommand(pool, 'cases.decide', command, async (tx) => {
    const { input, actor } = command
    const { caseId, decision } = input
    const entry = await lockCase(tx, caseId)
    if (entry === undefined) refuse('NOT_FOUND', `There is no case ${caseId}.`)
    const { today, calendar } = await caseClock(tx.client)
    const { standing, sentence } = valueOf(actOnCase(entry, await actOf(tx, decision), actor, today, calendar))
    await saveStanding(tx, caseId, standing)
    const isReleased = decision.act === 'close' && (await releaseDispute(tx, caseId, today))
    if (isReleased) await enqueueWakeOfLinked(tx.client, 'account', [entry.accountId])
    if (decision.act === 'close') {
      await closeTasksOf(tx, { subjectKind: 'case', subjectId: String(caseId), closedBy: actor.id, result: sentence })
    }
    await recordCaseStep(
      tx,
      { ...entry, ...standing },
      {
        act: decision.act,
        sentence: isReleased ? `${sentence} What was disputed may be collected again.` : sentence,
        body: input.body === null ? null : maskCardNumbers(input.body),
        today,
        actor: actor.name,
      },
    )
    await recordAudit(tx, {
      actor,
      action: `cases.${decision.act}`,
      subjectKind: 'case',
      subjectId: String(caseId),
      reason: command.reason,
      before: { state: entry.state, ownerId: entry.ownerId, dueOn: entry.dueOn, outcome: entry.outcome },
      after: { state: standing.state, ownerId: standing.ownerId, dueOn: standing.dueOn, outcome: standing.outcome },
    })
    await enqueueSignal(tx, {
      workflowId: caseWorkflowId(caseId),
      signal: WAKE_SIGNAL,
      // Its workflow ended when the case was closed.
      ...(decision.act === 'reopen' ? { start: { type: CASE_WORKFLOW, input: { caseId } } } : {}),
    })
    return { caseId, state: standing.state }
  })
}

/** The act with the person whom it names. */
async function actOf(tx: Transaction, decision: CaseDecision): Promise<CaseAct> {
  if (decision.act !== 'hand_over') return decision
  const user = await loadUser(tx.client, decision.toUserId)
  if (user?.isActive !== true || !isAllowed(user.roles, 'cases.work')) {
    const name = user?.name ?? 'This person'
    refuse('ASSIGNEE_UNFIT', `${name} cannot work cases: not active, or without a role for it. Choose another.`)
  }
  return { act: 'hand_over', to: { id: decision.toUserId, name: user.name } }
}
