import type pg from 'pg'
import { recordAudit } from '../../../db/access/audit-store.js'
import {
  insertLot,
  insertMeters,
  insertStockEvents,
  knownMeterIds,
  warehouseExists,
} from '../../../db/metering/inventory-store.js'
import { filesHolding } from '../../../db/metering/meter-file-store.js'
import { loadUtility } from '../../../db/utility/utility-store.js'
import type { Command } from '../../../domain/kernel/command.js'
import { refuse } from '../../../domain/kernel/outcome.js'
import { readReceipt } from '../../../domain/metering/inventory/receipt-file.js'
import { runCommand } from '../../run-command.js'
import { askForHeld } from '../intake/ask-for-held.js'

export interface ReceiveMetersInput {
  readonly lotId: string
  readonly supplier: string | null
  readonly orderNumber: string | null
  readonly warehouseId: string
  readonly receivedOn: string
  /** The list that came with them, as `readReceipt` reads it. */
  readonly csv: string
}

export interface ReceivedMeters {
  readonly meters: number
  /** Meter files that held something aside for them; it is read now. */
  readonly heldFilesAsked: number
}

/** Problems of a list that the refusal names; the rest is counted. */
const NAMED_MAX = 50

/**
 * Takes a delivery of meters into stock as one purchase lot, all of them or none. Refuses LOT_KNOWN, WAREHOUSE_UNKNOWN, RECEIPT_INVALID
 * with the lines, and METER_KNOWN with the numbers.
 */
export function receiveMeters(pool: pg.Pool, command: Command<ReceiveMetersInput>): Promise<ReceivedMeters> {
  return runCommand(pool, 'metering.receive-meters', command, async (tx) => {
    const { input, actor, reason } = command
    const utility = await loadUtility(tx.client)
    if (utility === undefined) refuse('NO_UTILITY', 'No utility has been imported yet.')
    const { meters, problems } = readReceipt(input.csv, input.receivedOn, utility.today)
    if (problems.length > 0) {
      const [first] = problems
      refuse('RECEIPT_INVALID', `Nothing was received. Line ${first?.line}: ${first?.sentence}${andMore(problems.length)}`, {
        problems: problems.slice(0, NAMED_MAX),
        count: problems.length,
      })
    }
    if (!(await warehouseExists(tx.client, input.warehouseId)))
      refuse('WAREHOUSE_UNKNOWN', `There is no warehouse ${input.warehouseId}.`)
    const { lotId, supplier, orderNumber, warehouseId, receivedOn } = input
    const recordedBy = actor.id
    if (!(await insertLot(tx.client, { lotId, supplier, orderNumber, warehouseId, receivedOn, reason, recordedBy })))
      refuse('LOT_KNOWN', `Lot ${lotId} was received already. A second delivery has a lot of its own.`)
    const meterIds = meters.map((meter) => meter.meterId)
    const known = await knownMeterIds(tx.client, meterIds)
    if (known.length > 0) {
      refuse(
        'METER_KNOWN',
        `Nothing was received. In the records already: ${known.slice(0, 5).join(', ')}${andMore(known.length, 5)}`,
        {
          meterIds: known.slice(0, NAMED_MAX),
          count: known.length,
        },
      )
    }
    await insertMeters(tx.client, meters, { lotId, warehouseId })
    await insertStockEvents(tx.client, meterIds, { event: 'received', warehouseId, on: receivedOn, reason, recordedBy })
    await recordAudit(tx, {
      actor,
      action: 'metering.meters.receive',
      subjectKind: 'purchase_lot',
      subjectId: lotId,
      reason,
      after: { supplier, orderNumber, warehouseId, receivedOn, meters: meters.length, first: meterIds[0], last: meterIds.at(-1) },
    })
    let heldFilesAsked = 0
    const isHeld = (await filesHolding(tx.client, meterIds)).length > 0
    for (const meterId of isHeld ? meterIds : [])
      heldFilesAsked += await askForHeld(tx, meterId, [meterId], { actor: actor.id, reason })
    return { meters: meters.length, heldFilesAsked }
  })
}

function andMore(count: number, named = 1): string {
  return count > named ? `, and ${count - named} more.` : ''
}
