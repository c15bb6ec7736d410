import type { NewDay } from '../../../db/metering/interval-store.js'

/** A day that counts now, with whose it is. */
export interface DayToValidate {
  readonly meterId: string
  readonly channel: string
  readonly unit: string
  readonly row: NewDay
}
