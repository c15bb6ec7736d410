import { insertApplicationLog } from '../../db/applications/application-log-store.js'
import type { ApplicationRow } from '../../db/applications/application-store.js'
import { recordStep } from '../../db/processes/process-store.js'
import type { Transaction } from '../../db/transaction.js'
import type { ApplicationState } from '../../domain/applications/application-kinds.js'
import { maskCardNumbers } from '../../domain/kernel/mask-card-numbers.js'
import { applicationWorkflowId } from '../../workflows/applications/contract.js'

const WAITS_FOR: Partial<Record<ApplicationState, string>> = {
  submitted: 'a decision of the utility',
  asked: 'what the applicant was asked for',
}
const OVER: readonly ApplicationState[] = ['refused', 'withdrawn', 'expired']

/** One thing that happened to an application, as its log and its process tell it. */
export interface ApplicationHappening {
  readonly act: string
  /** Says what happened, and nothing personal. */
  readonly sentence: string
  readonly body: string | null
  readonly today: string
  readonly actor: string
  readonly reason?: string
}

/** Writes what happened into the log of the application and into its process, with where both stand now. */
export async function recordApplicationStep(
  tx: Transaction,
  entry: ApplicationRow,
  { act, sentence, body, today, actor, reason }: ApplicationHappening,
): Promise<void> {
  const masked = body === null ? null : maskCardNumbers(body)
  const logId = await insertApplicationLog(tx, {
    applicationId: entry.applicationId,
    act,
    sentence,
    body: masked,
    businessDate: today,
    actor,
  })
  const waitsFor = WAITS_FOR[entry.state]
  const isEmptied = entry.emptiedOn !== null
  const owner = entry.state === 'submitted' ? 'service_representative' : 'applicant'
  await recordStep(
    tx,
    {
      processId: applicationWorkflowId(entry.applicationId),
      kind: 'application',
      subjectKind: 'application',
      subjectId: entry.applicationId,
      title: `Application ${entry.applicationId}`,
      // What came to nothing still waits to be emptied.
      state: entry.state === 'accepted' || isEmptied ? 'completed' : 'waiting',
      step: isEmptied ? 'emptied' : entry.state,
      ...(waitsFor === undefined || entry.dueOn === null ? {} : { waitsFor, owner, dueOn: entry.dueOn }),
      ...(OVER.includes(entry.state) && !isEmptied ? { waitsFor: 'the day on which it is emptied' } : {}),
      links: [
        ...(entry.premiseId === null ? [] : [{ subjectKind: 'premise', subjectId: entry.premiseId }]),
        ...(entry.requestId === null ? [] : [{ subjectKind: 'service_request', subjectId: entry.requestId }]),
        ...(entry.connectionId === null ? [] : [{ subjectKind: 'connection', subjectId: entry.connectionId }]),
      ],
    },
    { stepKey: `log/${logId}`, sentence, businessDate: today, actor, ...(reason === undefined ? {} : { reason }) },
  )
}
