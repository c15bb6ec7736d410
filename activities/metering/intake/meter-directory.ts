import { metersNamed, type NamedMeter, type NewChannel, registersOfMeters } from '../../../db/metering/meter-names.js'
import type { Queryable } from '../../../db/pool.js'
import { localDayAt, type ZoneTable } from '../../../domain/kernel/zone-table.js'
import type { IntervalRun, MeterRecord } from '../../../domain/metering/formats/meter-record.js'
import { registerFor, type RegisterOfMeter } from '../../../domain/metering/intervals/channel-register.js'

export interface KnownMeter {
  readonly meterId: string
  readonly service: string
}

/** Names that are remembered; of a file with more meters the rest is asked for again. */
const REMEMBERED_MAX = 200_000
const ORDER: readonly NamedMeter['by'][] = ['alias', 'meter', 'point']

/**
 * Finds the meters that the records of a file mean: by another name somebody gave, by the meter's own number, or by the metering point
 * it hung at on that day; the serial number is tried before the metering point. Remembers what it has asked for.
 */
export class MeterDirectory {
  readonly #zone: ZoneTable
  readonly #named = new Map<string, readonly NamedMeter[]>()
  readonly #registers = new Map<string, readonly RegisterOfMeter[]>()

  constructor(zone: ZoneTable) {
    this.#zone = zone
  }

  /** Asks for all names of these records at once. */
  async look(db: Queryable, records: readonly MeterRecord[]): Promise<void> {
    if (this.#named.size > REMEMBERED_MAX) this.#named.clear()
    const names = new Set<string>()
    for (const record of records) {
      for (const name of namesOf(record)) if (!this.#named.has(name)) names.add(name)
    }
    if (names.size === 0) return
    const found = await metersNamed(db, [...names])
    for (const name of names) this.#named.set(name, [])
    for (const meter of found) this.#named.set(meter.name, [...(this.#named.get(meter.name) ?? []), meter])
    const meterIds = [...new Set(found.map((meter) => meter.meterId))].filter((id) => !this.#registers.has(id))
    if (meterIds.length === 0) return
    const registers = await registersOfMeters(db, meterIds)
    for (const id of meterIds) this.#registers.set(id, registers.get(id) ?? [])
  }

  meterOf(record: MeterRecord): KnownMeter | undefined {
    const candidates = namesOf(record).flatMap((name) => this.#named.get(name) ?? [])
    const day = localDayAt(this.#zone, instantOf(record))
    for (const by of ORDER) {
      const meter = candidates.find(
        (each) => each.by === by && (each.from === null || each.from <= day) && (each.until === null || day <= each.until),
      )
      if (meter !== undefined) return meter
    }
    return undefined
  }

  registerOf(meter: KnownMeter, record: MeterRecord): RegisterOfMeter | undefined {
    return registerFor(this.#registers.get(meter.meterId) ?? [], record)
  }

  /** The register of that very name, whatever it counts. */
  registerNamed(meter: KnownMeter, name: string): RegisterOfMeter | undefined {
    return this.#registers.get(meter.meterId)?.find((register) => register.register === name)
  }

  /**
   * The channel a run belongs to. From a rounded one nothing is billed, nor from one that counts a part beside the total: a tariff takes the
   * hours of a period from the total itself.
   */
  channelOf(meter: KnownMeter, run: IntervalRun): NewChannel {
    const { channel, unit, direction } = run
    const isForBilling = run.isRounded !== true && run.isPart !== true
    return {
      meterId: meter.meterId,
      channel,
      unit,
      direction,
      isForBilling,
      register: this.registerOf(meter, run)?.register ?? null,
    }
  }
}

function namesOf(record: MeterRecord): string[] {
  return record.serial === undefined ? [record.meter] : [record.serial, record.meter]
}

/** The first instant a record speaks of. */
export function instantOf(record: MeterRecord): number {
  if (record.kind === 'intervals') return record.start
  return record.kind === 'register' ? record.at : record.from
}

/** The instant up to which it does. */
export function endOf(record: MeterRecord): number {
  if (record.kind === 'intervals') return record.start + record.values.length * record.seconds
  return record.kind === 'register' ? record.at : record.to
}
