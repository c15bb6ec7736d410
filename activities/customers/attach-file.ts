import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import { findInteractionSubject, insertInteractionFile } from '../../db/customers/interaction-file-store.js'
import { storeFile } from '../../db/documents/stored-file-store.js'
import { attachmentType } from '../../domain/customers/attachment.js'
import type { Command } from '../../domain/kernel/command.js'
import { refuse, valueOf } from '../../domain/kernel/outcome.js'
import { runCommand } from '../run-command.js'

export interface AttachFileInput {
  readonly interactionId: number
  readonly name: string
}

const FILES_MAX = 20

/**
 * Adds a file to a contact. Its content is looked at: it must be of a type that is taken and what its name says. Refuses NOT_FOUND,
 * FILE_EMPTY, FILE_TYPE_NOT_TAKEN, FILE_NOT_WHAT_IT_SAYS, TOO_MANY_FILES.
 */
export async function attachFile(
  pool: pg.Pool,
  command: Command<AttachFileInput>,
  upload: Readable,
): Promise<{ fileId: number }> {
  const { interactionId, name } = command.input
  const bytes = await buffer(upload)
  return runCommand(pool, 'customers.attach-file', command, async (tx) => {
    const subject = await findInteractionSubject(tx.client, interactionId)
    if (subject === undefined) refuse('NOT_FOUND', 'There is no such note or contact.')
    if (subject.files >= FILES_MAX) refuse('TOO_MANY_FILES', `A contact has ${FILES_MAX} files at most. Write another one.`)
    const mediaType = valueOf(attachmentType(name, bytes))
    const fileId = await storeFile(tx.client, { name, mediaType, createdBy: command.actor.id }, Readable.from([bytes]))
    await insertInteractionFile(tx, interactionId, fileId)
    await recordAudit(tx, {
      actor: command.actor,
      action: 'customers.interaction.attach',
      subjectKind: subject.accountId === null ? 'customer' : 'account',
      subjectId: subject.accountId ?? subject.customerId ?? '',
      reason: command.reason,
      after: { interactionId, fileId, name, mediaType, sizeBytes: bytes.length },
    })
    return { fileId }
  })
}
