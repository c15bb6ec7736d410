import { type CaseRow, insertCaseLog } from '../../db/cases/case-store.js'
import { recordStep } from '../../db/processes/process-store.js'
import type { Transaction } from '../../db/transaction.js'
import { caseWorkflowId } from '../../workflows/cases/contract.js'

const WAITS_FOR = { open: 'somebody to take it', working: 'its owner', waiting: 'the customer', closed: undefined } as const

/** One thing that happened in a case, as its log and its process tell it. */
export interface CaseHappening {
  readonly act: string
  readonly sentence: string
  readonly body: string | null
  readonly today: string
  readonly actor: string
}

/** Writes what happened into the log of the case and into its process, with where both stand now. */
export async function recordCaseStep(tx: Transaction, entry: CaseRow, happening: CaseHappening): Promise<void> {
  const { act, sentence, body, today, actor } = happening
  const logId = await insertCaseLog(tx, { caseId: entry.caseId, act, sentence, body, businessDate: today, actor })
  const waitsFor = WAITS_FOR[entry.state]
  await recordStep(
    tx,
    {
      processId: caseWorkflowId(entry.caseId),
      kind: 'case',
      subjectKind: 'case',
      subjectId: String(entry.caseId),
      title: `${entry.typeName}, account ${entry.accountId}`,
      state: entry.state === 'closed' ? 'completed' : 'waiting',
      step: entry.state,
      ...(waitsFor === undefined ? {} : { waitsFor, owner: entry.ownerId ?? 'service_representative', dueOn: entry.dueOn }),
      links: [{ subjectKind: 'account', subjectId: entry.accountId }],
    },
    { stepKey: `log/${logId}`, sentence, businessDate: today, actor },
  )
}
