import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import { loadCaseTypeFiles } from '../../db/cases/case-reads.js'
import { type CaseRow, insertCase, lockCase } from '../../db/cases/case-store.js'
import { enqueueSignal } from '../../db/processes/outbox-store.js'
import { caseTypeOf, caseTypes } from '../../domain/cases/case-types.js'
import { addBusinessDays } from '../../domain/kernel/business-calendar.js'
import type { Command } from '../../domain/kernel/command.js'
import { maskCardNumbers } from '../../domain/kernel/mask-card-numbers.js'
import { refuse, valueOf } from '../../domain/kernel/outcome.js'
import { CASE_WORKFLOW, caseWorkflowId } from '../../workflows/cases/contract.js'
import { WAKE_SIGNAL } from '../../workflows/processes/contract.js'
import { requireAlertsRead } from '../customers/require-alerts-read.js'
import { runCommand } from '../run-command.js'
import { caseClock } from './case-clock.js'
import { type LinkedSubject, linkWithin } from './link-case.js'
import { recordCaseStep } from './record-case-step.js'
import { setDispute } from './set-dispute.js'

export interface OpenCaseInput {
  readonly accountId: string
  readonly typeCode: string
  readonly summary: string
  readonly body: string | null
  /** What is disputed, where the type holds collection: decimal text. */
  readonly disputed: string | null
  /** The open item that is disputed; null: whatever the account owes. */
  readonly itemId: number | null
  readonly links: readonly LinkedSubject[]
}

/**
 * Opens a case and starts the clock of its type. Refuses NOT_FOUND, NO_UTILITY, ALERTS_UNREAD, CASE_TYPE_UNKNOWN, as `linkWithin` does, and as `setDispute` does
 * where an amount is disputed.
 */
export function openCase(pool: pg.Pool, command: Command<OpenCaseInput>): Promise<{ caseId: number }> {
  return runCommand(pool, 'cases.open', command, async (tx) => {
    const { input, actor } = command
    await requireAlertsRead(tx, actor, input)
    const { today, calendar } = await caseClock(tx.client)
    const type = valueOf(caseTypeOf(caseTypes(await loadCaseTypeFiles(tx.client)), input.typeCode))
    const dueOn = addBusinessDays(today, type.businessDays, calendar)
    const caseId = await insertCase(tx, {
      type,
      accountId: input.accountId,
      summary: maskCardNumbers(input.summary),
      openedOn: today,
      dueOn,
      openedBy: actor.id,
    })
    if (caseId === undefined) refuse('NOT_FOUND', `There is no account ${input.accountId}.`)
    const opened = (await lockCase(tx, caseId)) as CaseRow
    for (const subject of input.links) await linkWithin(tx, opened, subject)
    const body = input.body === null ? null : maskCardNumbers(input.body)
    await recordCaseStep(tx, opened, { act: 'open', sentence: `Opened, due ${dueOn}.`, body, today, actor: actor.name })
    if (input.disputed !== null) {
      await setDispute(tx, opened, { amount: input.disputed, itemId: input.itemId }, { today, actor: actor.name })
    }
    await recordAudit(tx, {
      actor,
      action: 'cases.open',
      subjectKind: 'case',
      subjectId: String(caseId),
      reason: command.reason,
      after: { caseId, typeCode: type.code, accountId: input.accountId, dueOn, disputed: input.disputed, itemId: input.itemId },
    })
    await enqueueSignal(tx, {
      workflowId: caseWorkflowId(caseId),
      signal: WAKE_SIGNAL,
      start: { type: CASE_WORKFLOW, input: { caseId } },
    })
    return { caseId }
  })
}
