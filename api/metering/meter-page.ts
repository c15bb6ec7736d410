import type pg from 'pg'
import { findMeter, meterInstalls, meterRegisters, type RegisterFacts } from '../../db/metering/meter-reads.js'
import { meterReadHistory, type ReadRecord } from '../../db/metering/read-reads.js'
import { readSnapshot } from '../../db/read-snapshot.js'
import { loadUtilityFacts } from '../../db/utility/utility-facts.js'
import { loadReadEntrySettings } from '../../db/utility/settings-reads.js'
import { addMonths } from '../../domain/kernel/local-date.js'
import { usesBetweenReads } from '../../domain/metering/read-plausibility.js'
import { readEntryRules } from '../../domain/utility/read-entry-rules.js'
import { found } from '../errors.js'
import type { MeterPageJson, ReadRecordJson } from './contract.js'

const MONTHS_SHOWN = 25

/** A meter with everything that is known of it. Throws NOT_FOUND. */
export function readMeterPage(pool: pg.Pool, meterId: string): Promise<MeterPageJson> {
  return readSnapshot(pool, async (db) => {
    const { today } = found(await loadUtilityFacts(db))
    const meter = found(await findMeter(db, meterId))
    const rules = readEntryRules(await loadReadEntrySettings(db), meter.service)
    const installs = await meterInstalls(db, meterId)
    const reads = await meterReadHistory(db, meterId, addMonths(today, -MONTHS_SHOWN))
    const usesOf = (register: RegisterFacts) =>
      usesBetweenReads(
        register,
        reads
          .filter((read) => read.register === register.register && read.supersededBy === null)
          .map((read) => ({ on: read.readOn, value: read.value, kind: read.kind }))
          .reverse(),
        rules,
      ).map(({ from, to, use, rolledOver }) => ({
        from: from.on,
        to: to.on,
        use: use.toFixed(),
        rolledOver,
        isEstimated: to.kind === 'estimated',
      }))
    return {
      ...meter,
      today,
      registers: (await meterRegisters(db, meterId)).map((register) => ({ ...register, uses: usesOf(register) })),
      installs,
      reads: reads.map(readJson),
    }
  })
}

export function readJson({ recordedAt, ...read }: ReadRecord): ReadRecordJson {
  return { ...read, recordedAt: recordedAt.toISOString() }
}
