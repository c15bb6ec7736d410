import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import { storeFile } from '../../db/documents/stored-file-store.js'
import { insertOrderFile } from '../../db/fieldwork/result-store.js'
import { pictureType } from '../../domain/fieldwork/picture.js'
import type { Command } from '../../domain/kernel/command.js'
import { valueOf } from '../../domain/kernel/outcome.js'
import { runCommand } from '../run-command.js'
import { lockOpenOrder } from './lock-open-order.js'
import { refuseOtherCrew } from './refuse-other-crew.js'

export interface AddOrderFileInput {
  readonly workOrderId: string
  readonly kind: 'photo' | 'signature'
  readonly caption: string | null
  readonly mayActForOthers: boolean
}

/** Keeps a photo or a signature with its order. Refuses NOT_A_PICTURE, NOT_YOUR_ORDER, ORDER_ENDED. The stream is bounded by the caller. */
export async function addOrderFile(
  pool: pg.Pool,
  command: Command<AddOrderFileInput>,
  upload: Readable,
): Promise<{ fileId: number }> {
  const bytes = await buffer(upload)
  const mediaType = valueOf(pictureType(bytes))
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return runCommand(pool, 'fieldwork.add-file', { ...command, input: { ...command.input, sha256 } }, async (tx) => {
    const { workOrderId, kind, caption, mayActForOthers } = command.input
    const order = await lockOpenOrder(tx, workOrderId)
    await refuseOtherCrew(tx, order, command.actor, mayActForOthers)
    const name = `${workOrderId}-${kind}.${mediaType === 'image/png' ? 'png' : 'jpg'}`
    const fileId = await storeFile(tx.client, { name, mediaType, createdBy: command.actor.id }, Readable.from([bytes]))
    await insertOrderFile(tx, { workOrderId, fileId, kind, caption, addedBy: command.actor.id })
    await recordAudit(tx, {
      actor: command.actor,
      action: 'fieldwork.order.add-file',
      subjectKind: 'work_order',
      subjectId: workOrderId,
      reason: command.reason,
      after: { fileId, kind, mediaType, sizeBytes: bytes.length },
    })
    return { fileId }
  })
}
