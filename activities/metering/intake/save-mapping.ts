import type pg from 'pg'
import { recordAudit } from '../../../db/access/audit-store.js'
import { insertMapping } from '../../../db/metering/mapping-store.js'
import { zoneTable } from '../../../db/zone-table.js'
import type { Command } from '../../../domain/kernel/command.js'
import { valueOf } from '../../../domain/kernel/outcome.js'
import { checkMapping, type CsvMapping } from '../../../domain/metering/formats/mapped-csv/csv-mapping.js'
import { runCommand } from '../../run-command.js'

export interface SaveMappingInput {
  readonly name: string
  readonly mapping: CsvMapping
}

/** Keeps a mapping as the next version of its name; files that were read keep theirs. Refuses MAPPING_INVALID with the field. */
export function saveMapping(pool: pg.Pool, command: Command<SaveMappingInput>): Promise<{ id: number; version: number }> {
  return runCommand(pool, 'metering.save-mapping', command, async (tx) => {
    const { name, mapping } = command.input
    valueOf(checkMapping(mapping, (zone) => zoneTable(zone) !== undefined))
    const { mappingId, version } = await insertMapping(tx.client, {
      name,
      mapping,
      reason: command.reason,
      recordedBy: command.actor.id,
    })
    await recordAudit(tx, {
      actor: command.actor,
      action: 'metering.mapping.save',
      subjectKind: 'csv_mapping',
      subjectId: String(mappingId),
      reason: command.reason,
      after: { name, version, mapping },
    })
    return { id: mappingId, version }
  })
}
