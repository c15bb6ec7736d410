import type pg from 'pg'
import { type CaseRow, lockCase, saveStanding } from '../../db/cases/case-store.js'
import { noteWait } from '../../db/processes/process-store.js'
import { insertTask } from '../../db/tasks/task-store.js'
import { inTransaction, type Transaction } from '../../db/transaction.js'
import { nextCaseStep } from '../../domain/cases/case-acts.js'
import { invariant } from '../../domain/kernel/invariant.js'
import { addDays } from '../../domain/kernel/local-date.js'
import { type CaseInput, caseWorkflowId } from '../../workflows/cases/contract.js'
import type { EntityStep } from '../../workflows/processes/contract.js'
import { caseClock } from './case-clock.js'
import { recordCaseStep } from './record-case-step.js'

/** A waiting case looks again by itself this often, so that a new day is noticed without a signal. */
const LOOK_AGAIN_MS = 3_600_000
const PENSTOCK = 'Penstock'

/** Reads where a case stands, takes its next step in one transaction and says how its process goes on. */
export function advanceCase(pool: pg.Pool, { caseId }: CaseInput): Promise<EntityStep> {
  return inTransaction(pool, async (tx) => {
    const entry = await lockCase(tx, caseId)
    invariant(entry !== undefined, 'a process without its case', { caseId })
    const { today } = await caseClock(tx.client)
    const step = nextCaseStep(entry, today, (day) => addDays(day, 1))
    switch (step.kind) {
      case 'end':
        return { kind: 'end' }
      case 'escalate':
        await escalate(tx, entry, today)
        return { kind: 'again' }
      case 'wait':
        await noteWait(tx, caseWorkflowId(caseId), step.until)
        return { kind: 'wait', waitMs: LOOK_AGAIN_MS }
    }
  })
}

async function escalate(tx: Transaction, entry: CaseRow, today: string): Promise<void> {
  const escalated: CaseRow = { ...entry, escalatedOn: today }
  await saveStanding(tx, entry.caseId, escalated)
  await insertTask(tx, {
    taskKey: `case/${entry.caseId}/overdue/${entry.dueOn}`,
    queue: 'case_supervisor',
    title: `Overdue since ${entry.dueOn}: ${entry.typeName}, account ${entry.accountId}`,
    accountId: entry.accountId,
    subjectKind: 'case',
    subjectId: String(entry.caseId),
    facts: { dueOn: entry.dueOn, state: entry.state },
    dueOn: today,
    createdBy: PENSTOCK,
  })
  await recordCaseStep(tx, escalated, {
    act: 'escalate',
    sentence: `Due ${entry.dueOn} and not settled: a supervisor was told.`,
    body: null,
    today,
    actor: PENSTOCK,
  })
}
