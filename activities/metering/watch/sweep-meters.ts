import { recordAudit } from '../../../db/access/audit-store.js'
import { lockIntervalIntake } from '../../../db/metering/interval-store.js'
import {
  advanceMeterSweep,
  intervalMetersAfter,
  keepMissing,
  lockMeterSweep,
  type MeterSweep,
  type MissingDay,
  missingDays,
} from '../../../db/metering/missing-days.js'
import { parkedAccountsOfMeter } from '../../../db/metering/read-reads.js'
import { closeMeterTask, hasMeterTask } from '../../../db/metering/validation-store.js'
import { insertTask } from '../../../db/tasks/task-store.js'
import type { Transaction } from '../../../db/transaction.js'
import type { Actor } from '../../../domain/kernel/command.js'
import { mendWithin } from '../../billing/mend-account.js'
import { estimateChannelDay } from '../intake/estimate-channel-day.js'

export const METER_WATCHER: Actor = { kind: 'process', id: 'meter-watch', name: 'Penstock' }
const REASON = 'nothing better had arrived that night'

/** Meters of one transaction. */
const PART_METERS = 500

/**
 * The next part of a night's look, inside the caller's transaction: days that have not all intervals are listed, estimated where the
 * utility's group says so without being asked, and what is left of a meter becomes one task, closed when all has come. Whoever does it twice,
 * or at once, goes on where the other one ended.
 */
export async function sweepMeters(tx: Transaction, today: string, meters = PART_METERS): Promise<MeterSweep> {
  const sweep = await lockMeterSweep(tx.client, today)
  if (sweep.isOver) return sweep
  const meterIds = await intervalMetersAfter(tx.client, sweep.cameTo, meters)
  let daysMissing = 0
  let daysEstimated = 0
  if (meterIds.length > 0) {
    await lockIntervalIntake(tx.client)
    const left: MissingDay[] = []
    const mended = new Set<string>()
    for (const missing of await missingDays(tx.client, meterIds, today)) {
      if (await estimated(tx, missing)) {
        daysEstimated += 1
        mended.add(missing.meterId)
      } else left.push(missing)
    }
    daysMissing = left.length
    await keepMissing(tx.client, meterIds, left, today)
    await keepTasks(tx, meterIds, left)
    for (const meterId of mended) await tryAgain(tx, meterId)
  }
  await advanceMeterSweep(tx.client, today, { cameTo: meterIds.at(-1), meters: meterIds.length, daysMissing, daysEstimated })
  return lockMeterSweep(tx.client, today)
}

async function estimated(tx: Transaction, missing: MissingDay): Promise<boolean> {
  const by = { actor: METER_WATCHER.id, reason: REASON, isAsked: false }
  const answer = await estimateChannelDay(tx, missing, missing.day, by)
  if ('none' in answer) return false
  const { channel, day, meterId } = missing
  await recordAudit(tx, {
    actor: METER_WATCHER,
    action: 'metering.intervals.estimate',
    subjectKind: 'meter',
    subjectId: meterId,
    reason: REASON,
    before: { channel, day, intervalDayId: answer.from },
    after: { channel, day, intervalDayId: answer.id, rule: answer.made.rule, estimated: answer.made.estimated },
  })
  return true
}

async function keepTasks(tx: Transaction, meterIds: readonly string[], left: readonly MissingDay[]): Promise<void> {
  for (const meterId of meterIds) {
    const days = [...new Set(left.filter((each) => each.meterId === meterId).map((each) => each.day))].sort()
    const [first, last] = [days[0], days.at(-1)]
    if (first === undefined || last === undefined) {
      await closeMeterTask(tx.client, meterId, 'missing-intervals/', METER_WATCHER.id, 'All intervals of the meter are there.')
    } else if (!(await hasMeterTask(tx.client, meterId, 'missing-intervals/'))) {
      await insertTask(tx, {
        queue: 'data_correction',
        title: `Meter ${meterId}: intervals of ${days.length} ${days.length === 1 ? 'day' : 'days'} have not arrived`,
        accountId: null,
        subjectKind: 'meter',
        subjectId: meterId,
        facts: { from: first, to: last, days: days.length },
        dueOn: null,
        taskKey: `missing-intervals/${meterId}/${last}`,
        createdBy: METER_WATCHER.id,
      })
    }
  }
}

async function tryAgain(tx: Transaction, meterId: string): Promise<void> {
  for (const { runId, accountId } of await parkedAccountsOfMeter(tx.client, meterId)) {
    await mendWithin(tx, { actor: METER_WATCHER, reason: REASON, input: { runId, accountId, act: 'retry' } })
  }
}
