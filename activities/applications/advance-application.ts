import type pg from 'pg'
import { deleteLinks } from '../../db/applications/link-store.js'
import { emptyApplicationFiles } from '../../db/applications/application-file-store.js'
import { lastAskedOn } from '../../db/applications/application-log-store.js'
import {
  type ApplicationChange,
  type ApplicationRow,
  emptyApplication,
  lockApplication,
  saveApplication,
} from '../../db/applications/application-store.js'
import { noteWait } from '../../db/processes/process-store.js'
import { inTransaction, type Transaction } from '../../db/transaction.js'
import { nextApplicationStep } from '../../domain/applications/next-application-step.js'
import { invariant } from '../../domain/kernel/invariant.js'
import type { LocalDate } from '../../domain/kernel/local-date.js'
import { type ApplicationInput, applicationWorkflowId } from '../../workflows/applications/contract.js'
import type { EntityStep } from '../../workflows/processes/contract.js'
import { loadApplicationService, PENSTOCK } from './application-service.js'
import { recordApplicationStep } from './record-application-step.js'
import { writeToApplicant } from './write-to-applicant.js'

/** A waiting application looks again by itself this often, so that a new day is noticed without a signal. */
const LOOK_AGAIN_MS = 3_600_000

/** Reads where an application stands, takes its next step in one transaction and says how its process goes on. */
export function advanceApplication(pool: pg.Pool, { applicationId }: ApplicationInput): Promise<EntityStep> {
  return inTransaction(pool, async (tx) => {
    const entry = await lockApplication(tx, applicationId)
    invariant(entry !== undefined, 'a process without its application', { applicationId })
    const { rules, today } = await loadApplicationService(tx.client)
    const askedOn = entry.state === 'asked' ? await lastAskedOn(tx.client, applicationId) : null
    const step = nextApplicationStep({ ...entry, today, askedOn }, rules)
    switch (step.kind) {
      case 'end':
        return { kind: 'end' }
      case 'remind':
        await remind(tx, entry, today)
        return { kind: 'again' }
      case 'expire':
        await expire(tx, entry, today)
        return { kind: 'again' }
      case 'empty':
        await empty(tx, entry, today)
        return { kind: 'again' }
      case 'wait':
        await noteWait(tx, applicationWorkflowId(applicationId), step.until)
        return { kind: 'wait', waitMs: LOOK_AGAIN_MS }
    }
  })
}

async function remind(tx: Transaction, entry: ApplicationRow, today: LocalDate): Promise<void> {
  await change(tx, entry, { remindedOn: today }, 'remind', 'The applicant was reminded of what is missing.', today)
  await writeToApplicant(tx, entry, 'APPLICATION_REMINDER', {
    occasion: String(entry.version),
    fields: { asked: entry.askedText ?? '', answerBy: entry.dueOn ?? today },
    today,
    actor: PENSTOCK,
  })
}

async function expire(tx: Transaction, entry: ApplicationRow, today: LocalDate): Promise<void> {
  const over = { state: 'expired', closedOn: today, dueOn: null, askedFor: [], askedText: null } as const
  await change(tx, entry, over, 'expire', `Nothing came by ${entry.dueOn}: the application is over.`, today)
  await writeToApplicant(tx, entry, 'APPLICATION_EXPIRED', { occasion: '1', fields: {}, today, actor: PENSTOCK })
}

async function empty(tx: Transaction, entry: ApplicationRow, today: LocalDate): Promise<void> {
  await emptyApplicationFiles(tx, entry.applicationId)
  await emptyApplication(tx, entry.applicationId, today)
  await deleteLinks(tx, entry.applicationId)
  await recordApplicationStep(
    tx,
    { ...entry, premiseId: null, emptiedOn: today },
    {
      act: 'empty',
      sentence: 'It came to nothing and its time is over: everything personal was taken out.',
      body: null,
      today,
      actor: PENSTOCK.name,
    },
  )
}

async function change(
  tx: Transaction,
  entry: ApplicationRow,
  changed: ApplicationChange,
  act: string,
  sentence: string,
  today: LocalDate,
): Promise<void> {
  await saveApplication(tx, entry.applicationId, changed)
  await recordApplicationStep(tx, { ...entry, ...changed }, { act, sentence, body: null, today, actor: PENSTOCK.name })
}
