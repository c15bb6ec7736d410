import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import type pg from 'pg'
import { lockConnection } from '../../db/connections/connection-store.js'
import { filesOf, insertConnectionFile } from '../../db/connections/record-store.js'
import { storeFile } from '../../db/documents/stored-file-store.js'
import { attachmentType } from '../../domain/customers/attachment.js'
import type { Command } from '../../domain/kernel/command.js'
import { refuse, valueOf } from '../../domain/kernel/outcome.js'
import { runCommand } from '../run-command.js'
import { loadConnectionService } from './load-connection-service.js'
import { recordConnectionChange } from './record-connection-change.js'

export interface AddConnectionFileInput {
  readonly connectionOrderId: string
  readonly name: string
}

const FILES_MAX = 50

/**
 * Adds a drawing, a photo or a permit to a connection. Its content is looked at: it must be of a type that is taken and what its name
 * says. Refuses NOT_FOUND, CONNECTION_ENDED, FILE_EMPTY, FILE_TYPE_NOT_TAKEN, FILE_NOT_WHAT_IT_SAYS, TOO_MANY_FILES.
 */
export async function addConnectionFile(
  pool: pg.Pool,
  command: Command<AddConnectionFileInput>,
  upload: Readable,
): Promise<{ fileId: number }> {
  const { connectionOrderId, name } = command.input
  const bytes = await buffer(upload)
  return runCommand(pool, 'connections.add-file', command, async (tx) => {
    const order = await lockConnection(tx, connectionOrderId)
    if (order === undefined) refuse('NOT_FOUND', `There is no connection ${connectionOrderId}.`)
    if (order.endedOn !== null) refuse('CONNECTION_ENDED', 'This connection has ended; nothing is added to it.')
    if ((await filesOf(tx.client, connectionOrderId)).length >= FILES_MAX) {
      refuse('TOO_MANY_FILES', `A connection has ${FILES_MAX} files at most.`)
    }
    const mediaType = valueOf(attachmentType(name, bytes))
    const { today } = await loadConnectionService(tx.client)
    const fileId = await storeFile(tx.client, { name, mediaType, createdBy: command.actor.id }, Readable.from([bytes]))
    await insertConnectionFile(tx, { connectionOrderId, fileId, addedOn: today, addedBy: command.actor.id })
    await recordConnectionChange(
      tx,
      order,
      { act: 'add_file', change: {}, sentence: 'A file was added.', detail: { fileId, mediaType, sizeBytes: bytes.length } },
      { actor: command.actor, reason: command.reason, today },
    )
    return { fileId }
  })
}
