import { done, type Outcome, refused } from '../kernel/outcome.js'
import type { FieldResult } from './check-result.js'
import type { MeterEffect } from './work-order-type.js'

/** A meter named in a result, as the records know it. */
export interface KnownMeter {
  readonly meterId: string
  readonly service: string
  readonly registers: readonly string[]
  /** Where it is installed now. */
  readonly premiseId: string | null
  readonly servicePointId: string | null
}

export interface MeterPlace {
  readonly premiseId: string
  readonly servicePointId: string | null
  /** Of the service point; null where the order names none. */
  readonly service: string | null
}

export type MeterWorkRefusal =
  | 'METER_UNKNOWN'
  | 'METER_NOT_HERE'
  | 'METER_ELSEWHERE'
  | 'METER_OTHER_SERVICE'
  | 'METER_WORK_MISSING'
  | 'METER_WORK_UNEXPECTED'
  | 'READING_MISSING'

/**
 * Holds what a result says of meters against the records: what is read or removed hangs at this premise, what is set hangs nowhere and
 * measures this service, every register of a meter that comes or goes is read, and the work does to meters what its kind says.
 */
export function checkMeterWork(
  effect: MeterEffect,
  result: Pick<FieldResult, 'readings' | 'removedMeterId' | 'setMeterId'>,
  place: MeterPlace,
  meters: readonly KnownMeter[],
): Outcome<true, MeterWorkRefusal> {
  const { removedMeterId, setMeterId } = result
  const named = [...new Set([...result.readings.map(({ meterId }) => meterId), removedMeterId, setMeterId])]
  for (const meterId of named) {
    if (meterId !== null && !meters.some((meter) => meter.meterId === meterId)) {
      return refused('METER_UNKNOWN', `There is no meter ${meterId} in the records. Compare the number on its plate.`, {
        meterId,
      })
    }
  }
  const hereNow = meters.filter((meter) => meter.servicePointId !== null && meter.servicePointId === place.servicePointId)
  const expected = expectedWork(effect, hereNow.length > 0 || !isMetered(place.service))
  if (expected.removes !== (removedMeterId !== null) || expected.sets !== (setMeterId !== null)) {
    const wanted = [expected.removes ? 'the meter removed' : '', expected.sets ? 'the meter set' : ''].filter(
      (part) => part !== '',
    )
    return wanted.length === 0
      ? refused('METER_WORK_UNEXPECTED', 'This work neither sets nor removes a meter. Order an exchange for that.')
      : refused('METER_WORK_MISSING', `The result must name ${wanted.join(' and ')}, and nothing else.`)
  }
  for (const meter of meters) {
    if (meter.meterId === setMeterId) {
      if (meter.servicePointId !== null) {
        return refused(
          'METER_ELSEWHERE',
          `Meter ${meter.meterId} is installed at ${meter.servicePointId}. Take it out of the records there first.`,
          {
            meterId: meter.meterId,
            servicePointId: meter.servicePointId,
          },
        )
      }
      if (meter.service !== place.service) {
        return refused(
          'METER_OTHER_SERVICE',
          `Meter ${meter.meterId} measures ${meter.service}, not ${place.service ?? 'the service of this order'}.`,
        )
      }
    } else if (named.includes(meter.meterId)) {
      const isHere =
        meter.meterId === removedMeterId ? meter.servicePointId === place.servicePointId : meter.premiseId === place.premiseId
      if (meter.servicePointId === null || !isHere) {
        return refused(
          'METER_NOT_HERE',
          `Meter ${meter.meterId} does not hang here by the records. Compare the number and the address.`,
          {
            meterId: meter.meterId,
            servicePointId: meter.servicePointId,
          },
        )
      }
    }
  }
  return everyRegisterRead(result, meters)
}

/** Services whose use a meter measures; what has none needs no reading. */
export function isMetered(service: string | null): boolean {
  return service === 'electric' || service === 'water' || service === 'gas'
}

function expectedWork(effect: MeterEffect, needsNone: boolean): { readonly removes: boolean; readonly sets: boolean } {
  switch (effect) {
    case 'none':
      return { removes: false, sets: false }
    case 'set_if_missing':
      return { removes: false, sets: !needsNone }
    case 'remove':
      return { removes: true, sets: false }
    case 'exchange':
      return { removes: true, sets: true }
  }
}

function everyRegisterRead(
  result: Pick<FieldResult, 'readings' | 'removedMeterId' | 'setMeterId'>,
  meters: readonly KnownMeter[],
): Outcome<true, 'READING_MISSING'> {
  for (const meter of meters) {
    if (meter.meterId !== result.removedMeterId && meter.meterId !== result.setMeterId) continue
    const unread = meter.registers.filter(
      (register) => !result.readings.some((reading) => reading.meterId === meter.meterId && reading.register === register),
    )
    if (unread.length > 0) {
      return refused('READING_MISSING', `Meter ${meter.meterId} needs a reading of register ${unread.join(' and ')}.`, {
        meterId: meter.meterId,
        registers: unread,
      })
    }
  }
  return done(true)
}
