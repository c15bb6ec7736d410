import type pg from 'pg'
import { readStoredFile } from '../../../db/documents/stored-file-store.js'
import type { MeterFileRow } from '../../../db/metering/meter-file-store.js'
import { loadUtility } from '../../../db/utility/utility-store.js'
import { zoneTable } from '../../../db/zone-table.js'
import { invariant } from '../../../domain/kernel/invariant.js'
import type { CsvMapping } from '../../../domain/metering/formats/mapped-csv/csv-mapping.js'
import type { MeterFinding } from '../../../domain/metering/formats/meter-finding.js'
import type { MeterRecord } from '../../../domain/metering/formats/meter-record.js'
import type { SettingsFile } from '../../../domain/utility/settings-file.js'
import { MeterFileReading } from '../files/read-meter-file.js'
import { MeterDirectory } from './meter-directory.js'
import type { IntakeContext } from './take-records.js'

/** Days of intervals of one transaction: enough that COPY pays, few enough that memory stays flat. */
const DAYS_PER_COMMIT = 3_000

/** Some of a file, in its order. */
export interface FilePiece {
  readonly records: readonly MeterRecord[]
  readonly findings: readonly MeterFinding[]
}

/** A reading of the file from its beginning, with the mapping and the clock it was sent with. */
export function readingOf({ mapping, zone }: MeterFileRow): MeterFileReading {
  return new MeterFileReading({
    ...(mapping === null ? {} : { mapping: mapping as CsvMapping }),
    ...(zone === null ? {} : { zone }),
  })
}

/** Batches of the file put together to pieces of a transaction's size. */
export async function* piecesOfFile(reading: MeterFileReading, pool: pg.Pool, file: MeterFileRow): AsyncGenerator<FilePiece> {
  let records: MeterRecord[] = []
  let findings: MeterFinding[] = []
  for await (const batch of reading.batches(readStoredFile(pool, file.storedFileId))) {
    for (const record of batch.records) {
      records.push(record)
      if (records.length < DAYS_PER_COMMIT) continue
      yield { records, findings }
      records = []
      findings = []
    }
    findings.push(...batch.findings)
  }
  yield { records, findings }
}

/** What an intake needs to know of the utility, and who it acts for. */
export async function intakeContext(pool: pg.Pool, file: MeterFileRow): Promise<IntakeContext> {
  const utility = await loadUtility(pool)
  const zone = utility === undefined ? undefined : zoneTable(utility.timeZone)
  invariant(utility !== undefined && zone !== undefined, 'a utility without a time zone', { timeZone: utility?.timeZone })
  return {
    fileId: file.fileId,
    directory: new MeterDirectory(zone),
    zone,
    readDay: (utility.settings as SettingsFile).service_period.read_counts_for,
    actor: { kind: 'process', id: `meter-file/${file.fileId}`, name: `Meter file ${file.fileId}` },
    recordedBy: file.recordedBy,
    reason: `Meter file ${file.name}`,
  }
}
