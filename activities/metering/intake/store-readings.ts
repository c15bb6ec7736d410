import type { MeterFileCounts, StoredFinding } from '../../../db/metering/meter-file-store.js'
import { findLiveRead } from '../../../db/metering/read-store.js'
import type { Transaction } from '../../../db/transaction.js'
import type { Actor } from '../../../domain/kernel/command.js'
import { Decimal, decimal } from '../../../domain/kernel/decimal.js'
import { addDays } from '../../../domain/kernel/local-date.js'
import { RefusedError } from '../../../domain/kernel/outcome.js'
import { localDayAt, startOfDay, type ZoneTable } from '../../../domain/kernel/zone-table.js'
import type { RegisterReading } from '../../../domain/metering/formats/meter-record.js'
import { knownUnit } from '../../../domain/metering/formats/unit-table.js'
import { checkPlate } from '../../../domain/metering/inventory/plate-check.js'
import type { ReadDay } from '../../../domain/metering/read-day.js'
import { keepRead } from '../enter-read.js'
import type { KnownMeter, MeterDirectory } from './meter-directory.js'

interface Circumstances {
  readonly directory: MeterDirectory
  readonly zone: ZoneTable
  readonly readDay: ReadDay
  readonly actor: Actor
  readonly reason: string
}

/** A read that is no more than another way of saying what is there stands for itself. */
const MAY_COME_AGAIN = ['SAME_DAY'] as const

/**
 * Takes the readings of registers as reads, through the same judgement that typed ones pass: what is odd or refused becomes a finding and
 * is left for a person. An estimate takes no measured read's place.
 */
export async function storeReadings(
  tx: Transaction,
  readings: readonly { readonly meter: KnownMeter; readonly reading: RegisterReading }[],
  of: Circumstances,
): Promise<Pick<MeterFileCounts, 'readsTaken' | 'readsSame'> & { readonly findings: readonly StoredFinding[] }> {
  let [readsTaken, readsSame] = [0, 0]
  const findings: StoredFinding[] = []
  for (const { meter, reading } of readings) {
    if (reading.quality === 'N') continue
    const answer = await storeReading(tx, meter, reading, of)
    if (answer === 'taken') readsTaken += 1
    else if (answer === 'same') readsSame += 1
    else findings.push(answer)
  }
  return { readsTaken, readsSame, findings }
}

async function storeReading(
  tx: Transaction,
  meter: KnownMeter,
  reading: RegisterReading,
  of: Circumstances,
): Promise<'taken' | 'same' | StoredFinding> {
  const readOn = reading.readOn ?? readDate(reading.at, of)
  const say = (code: string, sentence: string): StoredFinding => ({
    line: reading.line,
    code,
    weight: 'record',
    meter: reading.meter,
    channel: reading.channel,
    day: readOn,
    rawValue: reading.value,
    sentence,
  })
  const register = of.directory.registerOf(meter, reading)
  const named = of.directory.registerNamed(meter, reading.channel)
  if (register === undefined && named !== undefined && named.unit !== reading.unit)
    return say(
      'UNIT_DIFFERS',
      `Register ${named.register} of meter ${meter.meterId} counts ${named.unit}; the file has ${reading.unit || 'no unit'}.`,
    )
  if (register === undefined)
    return say(
      'REGISTER_UNMATCHED',
      `Meter ${meter.meterId} has no single register that counts ${reading.unit} ${reading.direction}.`,
    )
  const plate = checkPlate({ ...reading, meterId: meter.meterId, register: register.register, unit: register.unit }, register)
  if (!plate.ok) return say('MULTIPLIER_DIFFERS', plate.refusal.message)
  const shift = knownUnit(reading.printedUnit)?.shift ?? 0
  const value = decimal(reading.value).div(decimal(10).pow(shift)).toFixed()
  const key = { meterId: meter.meterId, register: register.register, readOn }
  const kind: 'actual' | 'estimated' =
    reading.quality === 'A' || reading.quality === 'U' || reading.quality === 'M' ? 'actual' : 'estimated'
  const live = await findLiveRead(tx.client, key)
  if (live !== undefined) {
    if (new Decimal(live.value).eq(value) && (live.kind === kind || kind === 'estimated')) return 'same'
    if (kind === 'estimated') return say('READ_KEPT', `The day has a read of ${live.value}; an estimate does not take its place.`)
  }
  // Where it is refused, nothing of it stays: accounts that wait for the read are tried within it.
  await tx.client.query('savepoint reading')
  try {
    const input = {
      ...key,
      value,
      kind,
      source: 'meter_file' as const,
      confirmed: live?.kind === 'estimated' ? MAY_COME_AGAIN : [],
    }
    await keepRead(tx, { actor: of.actor, reason: of.reason }, input)
    await tx.client.query('release savepoint reading')
    return 'taken'
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error
    await tx.client.query('rollback to savepoint reading')
    return say(error.refusal.code, error.refusal.message)
  }
}

/** The date of a reading. Taken at midnight it closes the day that ends there. */
function readDate(at: number, { zone, readDay }: Circumstances): string {
  const day = localDayAt(zone, at)
  return readDay === 'end_of_day' && startOfDay(zone, day) === at ? addDays(day, -1) : day
}
