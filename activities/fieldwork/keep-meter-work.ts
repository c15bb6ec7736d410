import { installMeter, installedOn, knownMeters, lockMeters, removeMeter } from '../../db/fieldwork/known-meters.js'
import type { OrderPlace } from '../../db/fieldwork/place-reads.js'
import type { WorkOrderRow } from '../../db/fieldwork/work-order-store.js'
import { meterRegisters } from '../../db/metering/meter-reads.js'
import { lockDevice } from '../../db/metering/inventory-store.js'
import type { Transaction } from '../../db/transaction.js'
import { checkMeterWork } from '../../domain/fieldwork/check-meter-work.js'
import type { FieldReading } from '../../domain/fieldwork/check-result.js'
import type { MeterEffect } from '../../domain/fieldwork/work-order-type.js'
import { invariant } from '../../domain/kernel/invariant.js'
import { refuse, valueOf } from '../../domain/kernel/outcome.js'
import { checkPlate } from '../../domain/metering/inventory/plate-check.js'
import { mayInstall } from '../../domain/metering/inventory/device-states.js'
import type { ReadWarningCode } from '../../domain/metering/read-plausibility.js'
import { keepRead } from '../metering/enter-read.js'
import { judgeRead } from '../metering/judge-read.js'
import type { ChangedBy } from './changed-by.js'

/** A reading with the warnings that the person on the spot has seen and stands by. */
export type ConfirmedReading = FieldReading & { readonly confirmed: readonly ReadWarningCode[] }

export interface MeterWork {
  readonly readings: readonly ConfirmedReading[]
  readonly removedMeterId: string | null
  readonly setMeterId: string | null
  readonly on: string
}

/**
 * Writes what was read, taken out and put in at the place of an order. Refuses what `checkMeterWork` and `keepRead` refuse,
 * READ_BELOW_LAST (a dial does not run backwards, whoever confirms it), METER_DATES (taken out before it was put in), and DEVICE_STATE or
 * DEVICE_FAILED_TEST where the new meter is not in stock or failed its last test, and what `checkPlate` does.
 */
export async function keepMeterWork(
  tx: Transaction,
  order: WorkOrderRow,
  place: OrderPlace,
  effect: MeterEffect,
  work: MeterWork,
  by: ChangedBy,
): Promise<void> {
  const { removedMeterId, setMeterId, readings, on } = work
  const meterIds = [...new Set([...readings.map(({ meterId }) => meterId), removedMeterId ?? [], setMeterId ?? []].flat())]
  await lockMeters(tx, meterIds)
  const meters = await knownMeters(tx.client, { meterIds, servicePointId: order.servicePointId })
  valueOf(checkMeterWork(effect, work, { ...place, servicePointId: order.servicePointId }, meters))
  await checkPlates(tx, readings)
  for (const reading of readings) {
    // The first value of a new meter stands on its install.
    if (reading.meterId !== setMeterId) await keepReading(tx, reading, on, by)
  }
  const valuesOf = (meterId: string) => readings.filter((reading) => reading.meterId === meterId)
  if (removedMeterId !== null) {
    const since = await installedOn(tx, removedMeterId)
    if (since !== undefined && since > on) {
      refuse('METER_DATES', `Meter ${removedMeterId} was put in on ${since}; it cannot be taken out on ${on}.`)
    }
    await removeMeter(tx, { meterId: removedMeterId, on, values: valuesOf(removedMeterId) })
  }
  if (setMeterId !== null) {
    invariant(order.servicePointId !== null, 'a meter is set at a service point', { workOrderId: order.workOrderId })
    const device = await lockDevice(tx.client, setMeterId)
    if (device !== undefined) valueOf(mayInstall(device))
    await installMeter(tx, { meterId: setMeterId, servicePointId: order.servicePointId, on, values: valuesOf(setMeterId) })
  }
}

/** Multiplier and unit that were read off a plate are those of the records. */
async function checkPlates(tx: Transaction, readings: readonly ConfirmedReading[]): Promise<void> {
  for (const said of readings.filter(({ multiplier, unit }) => multiplier !== undefined || unit !== undefined)) {
    const known = (await meterRegisters(tx.client, said.meterId)).find(({ register }) => register === said.register)
    if (known !== undefined) valueOf(checkPlate(said, known))
  }
}

async function keepReading(tx: Transaction, reading: ConfirmedReading, readOn: string, by: ChangedBy): Promise<void> {
  const { plausibility } = await judgeRead(tx.client, { ...reading, readOn })
  const backwards = plausibility.warnings.find(({ code }) => code === 'BELOW_LAST')
  if (backwards !== undefined) {
    refuse(
      'READ_BELOW_LAST',
      `${backwards.sentence} Compare the meter and the value; where the last read is wrong, it is corrected first.`,
      {
        meterId: reading.meterId,
        register: reading.register,
      },
    )
  }
  const { meterId, register, value, confirmed } = reading
  await keepRead(tx, by, { meterId, register, value, confirmed, readOn, kind: 'actual', source: 'handheld' })
}
