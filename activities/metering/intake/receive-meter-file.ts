import type { Readable } from 'node:stream'
import type pg from 'pg'
import { recordAudit } from '../../../db/access/audit-store.js'
import { storeFile } from '../../../db/documents/stored-file-store.js'
import { loadMapping } from '../../../db/metering/mapping-store.js'
import { dropUnusedMeterBytes, findMeterFileByBytes, insertMeterFile } from '../../../db/metering/meter-file-store.js'
import { hashOfStoredFile } from '../../../db/payments/payment-file-store.js'
import { inTransaction } from '../../../db/transaction.js'
import { loadUtility } from '../../../db/utility/utility-store.js'
import { zoneTable } from '../../../db/zone-table.js'
import type { Command } from '../../../domain/kernel/command.js'
import { refuse } from '../../../domain/kernel/outcome.js'
import { runCommand } from '../../run-command.js'
import { askForReading } from './meter-file-process.js'

export interface ReceiveMeterFileInput {
  /** The file's name as its sender calls it. */
  readonly name: string
  /** A version of a mapping, for a CSV file of no format of its own. */
  readonly mappingId: number | null
  /** Clock of times without an offset, where it is not the format's own. */
  readonly zone: string | null
}

export interface ReceivedMeterFile {
  readonly id: number
  /** The same bytes are here already: nothing was done. */
  readonly unchanged: boolean
}

/**
 * Keeps the bytes of a meter file with their hash before anything looks at them, and asks for its reading. The same bytes again, under
 * whatever name, change nothing. Refuses NO_UTILITY, MAPPING_UNKNOWN and ZONE_UNKNOWN.
 */
export async function receiveMeterFile(
  pool: pg.Pool,
  command: Command<ReceiveMeterFileInput>,
  bytes: Readable,
): Promise<ReceivedMeterFile> {
  const { name, mappingId, zone } = command.input
  const createdBy = command.actor.id
  const stored = await inTransaction(pool, async (tx) => {
    const storedFileId = await storeFile(tx.client, { name, mediaType: 'application/octet-stream', createdBy }, bytes)
    return { storedFileId, sha256: await hashOfStoredFile(tx.client, storedFileId) }
  })
  try {
    const input = { ...command.input, sha256: stored.sha256 }
    return await runCommand(pool, 'metering.receive-file', { ...command, input }, async (tx) => {
      if ((await loadUtility(tx.client)) === undefined) refuse('NO_UTILITY', 'No utility has been imported yet.')
      await tx.client.query('select pg_advisory_xact_lock(736145)')
      const before = await findMeterFileByBytes(tx.client, stored.sha256)
      if (before !== undefined) return { id: before, unchanged: true }
      if (mappingId !== null && (await loadMapping(tx.client, mappingId)) === undefined)
        refuse('MAPPING_UNKNOWN', `There is no mapping ${mappingId}.`)
      if (zone !== null && zoneTable(zone) === undefined) refuse('ZONE_UNKNOWN', `There is no time zone ${zone}.`)
      const fileId = await insertMeterFile(tx.client, {
        name,
        ...stored,
        mappingId,
        zone,
        reason: command.reason,
        recordedBy: createdBy,
      })
      await askForReading(tx, { fileId }, { name }, { actor: createdBy, reason: command.reason })
      await recordAudit(tx, {
        actor: command.actor,
        action: 'metering.file.receive',
        subjectKind: 'meter_file',
        subjectId: String(fileId),
        reason: command.reason,
        after: input,
      })
      return { id: fileId, unchanged: false }
    })
  } finally {
    await dropUnusedMeterBytes(pool, stored.storedFileId)
  }
}
