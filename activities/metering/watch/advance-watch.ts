import type pg from 'pg'
import type { MeterSweep } from '../../../db/metering/missing-days.js'
import { noteWait, recordStep } from '../../../db/processes/process-store.js'
import { inTransaction } from '../../../db/transaction.js'
import { loadUtility } from '../../../db/utility/utility-store.js'
import { invariant } from '../../../domain/kernel/invariant.js'
import { addDays } from '../../../domain/kernel/local-date.js'
import type { MeterWatchInput } from '../../../workflows/metering/contract.js'
import type { EntityStep } from '../../../workflows/processes/contract.js'
import { sweepMeters } from './sweep-meters.js'
import { METER_WATCHER, meterWatchProcess } from './watch-process.js'

/** A look that is over looks again by itself this often, so that a new day is noticed without a signal. */
const LOOK_AGAIN_MS = 3_600_000

/** Takes the next part of the day's look in one transaction, and says how the process goes on: more of it, or the next day. */
export function advanceMeterWatch(pool: pg.Pool, { database }: MeterWatchInput, meters?: number): Promise<EntityStep> {
  return inTransaction(pool, async (tx): Promise<EntityStep> => {
    const utility = await loadUtility(tx.client)
    invariant(utility !== undefined, 'a meter watch without a utility', { database })
    const sweep = await sweepMeters(tx, utility.today, meters)
    if (!sweep.isOver) return { kind: 'again' }
    const tomorrow = addDays(sweep.sweepOn, 1)
    const process = meterWatchProcess(database)
    await recordStep(
      tx,
      { ...process, state: 'waiting', step: 'waiting', nextWakeOn: tomorrow, waitsFor: 'the next business date' },
      { stepKey: `looked/${sweep.sweepOn}`, sentence: sentenceOf(sweep), businessDate: sweep.sweepOn, actor: METER_WATCHER.name },
    )
    await noteWait(tx, process.processId, tomorrow)
    return { kind: 'wait', waitMs: LOOK_AGAIN_MS }
  })
}

function sentenceOf({ meters, daysMissing, daysEstimated, readsEstimated }: MeterSweep): string {
  const looked = `${meters} meter${meters === 1 ? '' : 's'} looked at`
  const parts = [
    daysEstimated > 0 ? `${daysEstimated} days estimated` : undefined,
    readsEstimated > 0 ? `${readsEstimated} reads estimated that bills wait for` : undefined,
    daysMissing > 0 ? `${daysMissing} days of channels are missing` : 'nothing is missing',
  ].filter((part) => part !== undefined)
  return `${looked}: ${parts.join('; ')}.`
}
