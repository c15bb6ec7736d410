import type { NewMeter } from '../../domain/metering/new-meter.js'
import type { Transaction } from '../transaction.js'

/** Adds a meter with its registers. False where its number is taken. */
export async function insertMeter(tx: Transaction, meter: NewMeter): Promise<boolean> {
  const added = await tx.client.query(
    `insert into meters (meter_id, service, make, model, size, purchased_on) values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
    [meter.meterId, meter.service, meter.make, meter.model, meter.size, meter.purchasedOn],
  )
  if (added.rowCount === 0) return false
  for (const register of meter.registers) {
    await tx.client.query(
      `insert into registers (meter_id, register, unit, direction, dials, multiplier, role) values ($1, $2, $3, $4, $5, $6, $7)`,
      [meter.meterId, register.register, register.unit, register.direction, register.dials, register.multiplier, register.role],
    )
  }
  return true
}
