import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import { filesOfApplication } from '../../db/applications/application-file-store.js'
import { applicationLog } from '../../db/applications/application-log-store.js'
import {
  type ApplicationChange,
  type ApplicationRow,
  lockApplication,
  saveApplication,
} from '../../db/applications/application-store.js'
import type { Queryable } from '../../db/pool.js'
import { enqueueSignal } from '../../db/processes/outbox-store.js'
import { loadRequest } from '../../db/services/request-store.js'
import { closeTasksOf } from '../../db/tasks/task-store.js'
import type { Transaction } from '../../db/transaction.js'
import { type ApplicantAct, type ApplicationStanding, mayAct, type StaffAct } from '../../domain/applications/application-acts.js'
import type { Command } from '../../domain/kernel/command.js'
import { refuse, valueOf } from '../../domain/kernel/outcome.js'
import { APPLICATION_WORKFLOW, applicationWorkflowId } from '../../workflows/applications/contract.js'
import { WAKE_SIGNAL } from '../../workflows/processes/contract.js'
import { runCommand } from '../run-command.js'
import { type ApplicationService, loadApplicationService } from './application-service.js'
import { recordApplicationStep } from './record-application-step.js'

/** What every act on an application names; staff also the version that was on the screen. */
export interface OnApplication {
  readonly applicationId: string
  readonly version?: number
}

export interface ApplicationAnswer {
  readonly applicationId: string
  readonly version: number
}

/** What an act did. */
export interface DoneApplicationAct {
  readonly change: ApplicationChange
  readonly sentence: string
  /** Words for or of the applicant; kept in the log until the application is emptied. */
  readonly body?: string | null
  /** For the audit; names nobody. */
  readonly after?: Readonly<Record<string, unknown>>
  /** The tasks that asked for it are done. */
  readonly closesTasks?: boolean
  /** Done once the change is written, with the application as it is then. */
  readonly afterwards?: (saved: ApplicationRow) => Promise<void>
}

export interface ActedOn {
  readonly tx: Transaction
  readonly entry: ApplicationRow
  readonly service: ApplicationService
}

/**
 * The frame of every act on an application: locks it, refuses NOT_FOUND, CHANGED_MEANWHILE and what `mayAct` refuses, does it, writes log,
 * audit and process, and wakes the process.
 */
export function actOnApplication<Input extends OnApplication>(
  pool: pg.Pool,
  act: StaffAct | ApplicantAct,
  command: Command<Input>,
  work: (on: ActedOn) => Promise<DoneApplicationAct>,
): Promise<ApplicationAnswer> {
  return runCommand(pool, `applications.${act}`, command, async (tx) => {
    const { applicationId, version } = command.input
    const entry = await lockApplication(tx, applicationId)
    if (entry === undefined) refuse('NOT_FOUND', `There is no application ${applicationId}.`)
    if (version !== undefined && entry.version !== version) await refuseOlder(tx.client, entry)
    valueOf(mayAct(act, await standingOf(tx.client, entry)))
    const service = await loadApplicationService(tx.client)
    const done = await work({ tx, entry, service })
    await finish(tx, act, command, entry, service, done)
    const after = await lockApplication(tx, applicationId)
    return { applicationId, version: after?.version ?? entry.version }
  })
}

async function finish(
  tx: Transaction,
  act: string,
  { actor, reason }: Command<OnApplication>,
  entry: ApplicationRow,
  { today }: ApplicationService,
  done: DoneApplicationAct,
): Promise<void> {
  const { applicationId } = entry
  await saveApplication(tx, applicationId, done.change)
  await done.afterwards?.({ ...entry, ...done.change })
  if (done.closesTasks === true) {
    await closeTasksOf(tx, {
      subjectKind: 'application',
      subjectId: applicationId,
      closedBy: actor.id,
      result: done.sentence,
    })
  }
  await recordApplicationStep(
    tx,
    { ...entry, ...done.change },
    {
      act,
      sentence: done.sentence,
      body: done.body ?? null,
      today,
      actor: actor.name,
      reason,
    },
  )
  await recordAudit(tx, {
    actor,
    action: `applications.${act}`,
    subjectKind: 'application',
    subjectId: applicationId,
    reason,
    before: { state: entry.state, dueOn: entry.dueOn },
    after: { state: done.change.state ?? entry.state, dueOn: done.change.dueOn ?? entry.dueOn, ...done.after },
  })
  // An accepted application has no process any more: its service request has one.
  if (entry.state === 'accepted') return
  await enqueueSignal(tx, {
    workflowId: applicationWorkflowId(applicationId),
    signal: WAKE_SIGNAL,
    ...(entry.state === 'draft' ? { start: { type: APPLICATION_WORKFLOW, input: { applicationId } } } : {}),
  })
}

/** The application as its acts see it. */
export async function standingOf(
  db: Queryable,
  entry: Pick<ApplicationRow, 'applicationId' | 'state' | 'kind' | 'requestId'>,
): Promise<ApplicationStanding> {
  const request = entry.requestId === null ? undefined : await loadRequest(db, entry.requestId)
  return {
    state: entry.state,
    kind: entry.kind,
    files: (await filesOfApplication(db, entry.applicationId)).length,
    isRequestOpen: request?.state === 'open',
  }
}

async function refuseOlder(db: Queryable, entry: ApplicationRow): Promise<never> {
  const [last] = await applicationLog(db, entry.applicationId)
  return refuse(
    'CHANGED_MEANWHILE',
    `This application was changed while you had it open. ${last?.actor ?? 'Somebody'}: ${last?.sentence ?? ''}`,
    { version: entry.version, changedBy: last?.actor },
  )
}
