import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import type pg from 'pg'
import { bytesOfDrafts, insertApplicationFile, removeApplicationFile } from '../../db/applications/application-file-store.js'
import { lockApplication } from '../../db/applications/application-store.js'
import { storeFile } from '../../db/documents/stored-file-store.js'
import { insertTask } from '../../db/tasks/task-store.js'
import type { Transaction } from '../../db/transaction.js'
import { mayAct } from '../../domain/applications/application-acts.js'
import { applicationFileType } from '../../domain/applications/application-file.js'
import type { ApplicationFileKind } from '../../domain/applications/application-kinds.js'
import type { Command } from '../../domain/kernel/command.js'
import { refuse, valueOf } from '../../domain/kernel/outcome.js'
import { runCommand } from '../run-command.js'
import { standingOf } from './act-on-application.js'
import { APPLICATIONS_QUEUE } from './application-service.js'

/** Files of people who have sent nothing yet may fill so much and no more, however many they are. */
const DRAFT_BYTES_MOST = 2 * 1024 ** 3

export interface AddApplicationFileInput {
  readonly applicationId: string
  readonly kind: ApplicationFileKind
  readonly name: string
  /** As the sender's program calls its type. */
  readonly declaredType: string
}

/**
 * Adds a file to an application. Refuses NOT_FOUND, APPLICATION_DECIDED, TOO_MANY_FILES, UPLOADS_FULL, FILE_EMPTY, FILE_TYPE_NOT_TAKEN,
 * FILE_NOT_WHAT_IT_SAYS.
 */
export async function addApplicationFile(
  pool: pg.Pool,
  command: Command<AddApplicationFileInput>,
  upload: Readable,
): Promise<{ fileId: number }> {
  const bytes = await buffer(upload)
  const { applicationId, kind, name, declaredType } = command.input
  const mediaType = valueOf(applicationFileType(name, declaredType, bytes))
  return runCommand(pool, 'applications.add-file', command, async (tx) => {
    const entry = await lockApplication(tx, applicationId)
    if (entry === undefined) refuse('NOT_FOUND', `There is no application ${applicationId}.`)
    valueOf(mayAct('add_file', await standingOf(tx.client, entry)))
    if (entry.state === 'draft' && (await bytesOfDrafts(tx.client)) > DRAFT_BYTES_MOST) {
      refuse('UPLOADS_FULL', 'We cannot take more documents right now. Send the application and add them later, or call us.')
    }
    const fileId = await storeFile(tx.client, { name, mediaType, createdBy: command.actor.id }, Readable.from([bytes]))
    await insertApplicationFile(tx, { applicationId, fileId, kind })
    if (entry.state === 'accepted' && entry.requestId !== null) await tellOfFile(tx, entry.requestId, fileId, command.actor.id)
    return { fileId }
  })
}

/** Whoever works on the request is told that there is something to look at. */
async function tellOfFile(tx: Transaction, requestId: string, fileId: number, createdBy: string): Promise<void> {
  await insertTask(tx, {
    taskKey: `application-file/${fileId}`,
    queue: APPLICATIONS_QUEUE,
    title: `A document came in for request ${requestId}`,
    accountId: null,
    subjectKind: 'service_request',
    subjectId: requestId,
    facts: {},
    dueOn: null,
    createdBy,
  })
}

/** Takes a file back before the application is sent. Refuses NOT_FOUND, APPLICATION_SENT. */
export function removeFile(
  pool: pg.Pool,
  command: Command<{ applicationId: string; fileId: number }>,
): Promise<{ applicationId: string }> {
  return runCommand(pool, 'applications.remove-file', command, async (tx) => {
    const { applicationId, fileId } = command.input
    const entry = await lockApplication(tx, applicationId)
    if (entry === undefined) refuse('NOT_FOUND', `There is no application ${applicationId}.`)
    valueOf(mayAct('remove_file', await standingOf(tx.client, entry)))
    if (!(await removeApplicationFile(tx, applicationId, fileId))) refuse('NOT_FOUND', 'There is no such file.')
    return { applicationId }
  })
}
