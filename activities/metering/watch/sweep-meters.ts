import { recordAudit } from '../../../db/access/audit-store.js'
import { lockIntervalIntake } from '../../../db/metering/interval-store.js'
import { loadEstimationSettings } from '../../../db/metering/estimation-reads.js'
import {
  advanceMeterSweep,
  advanceReadSweep,
  endMeterSweep,
  intervalMetersAfter,
  keepMissing,
  lockMeterSweep,
  type MeterSweep,
  type MissingDay,
  missingDays,
} from '../../../db/metering/missing-days.js'
import { type ParkedAccount, parkedAccountsOfMeter } from '../../../db/metering/read-reads.js'
import { accountsWithoutReads } from '../../../db/metering/reads-waited-for.js'
import { closeMeterTask, hasMeterTask } from '../../../db/metering/validation-store.js'
import { insertTask } from '../../../db/tasks/task-store.js'
import type { Transaction } from '../../../db/transaction.js'
import { addDays, type LocalDate } from '../../../domain/kernel/local-date.js'
import { DEFAULT_ESTIMATION, firstEstimateAfter } from '../../../domain/metering/estimation/estimation-rules.js'
import { mendWithin } from '../../billing/mend-account.js'
import { estimateChannelDay } from '../intake/estimate-channel-day.js'
import { estimateDueReads } from './estimate-due-reads.js'
import { METER_WATCHER } from './watch-process.js'

const REASON = 'nothing better had arrived that night'

/** Meters of one transaction. */
const PART_METERS = 500

/** Accounts of one transaction: each is rated anew afterwards. */
const PART_ACCOUNTS = 100

/**
 * The next part of a night's look, inside the caller's transaction: first the meters that count in intervals, then the accounts whose bills wait
 * for a read. Whoever does it twice, or at once, goes on where the other one ended.
 */
export async function sweepMeters(tx: Transaction, today: LocalDate, meters = PART_METERS): Promise<MeterSweep> {
  const sweep = await lockMeterSweep(tx.client, today)
  if (sweep.isOver) return sweep
  const meterIds = await intervalMetersAfter(tx.client, sweep.cameTo, meters)
  if (meterIds.length > 0) await sweepIntervals(tx, today, meterIds)
  else if (!(await sweepReads(tx, sweep))) await endMeterSweep(tx.client, today)
  return lockMeterSweep(tx.client, today)
}

/**
 * Days that have not all intervals are listed, estimated where the utility's group says so without being asked, and what is left of a meter
 * becomes one task, closed when all has come.
 */
async function sweepIntervals(tx: Transaction, today: LocalDate, meterIds: readonly string[]): Promise<void> {
  await lockIntervalIntake(tx.client)
  let daysEstimated = 0
  const left: MissingDay[] = []
  const mended = new Set<string>()
  for (const missing of await missingDays(tx.client, meterIds, today)) {
    if (await estimated(tx, missing)) {
      daysEstimated += 1
      mended.add(missing.meterId)
    } else left.push(missing)
  }
  await keepMissing(tx.client, meterIds, left, today)
  await keepTasks(tx, meterIds, left)
  await tryAgain(tx, [...mended])
  const part = { cameTo: meterIds.at(-1) as string, meters: meterIds.length, daysMissing: left.length, daysEstimated }
  await advanceMeterSweep(tx.client, today, part)
}

/** Reads that bills have waited for long enough are estimated, and the accounts tried again; false where no account is left. */
async function sweepReads(tx: Transaction, { sweepOn, cameToRun, cameToAccount }: MeterSweep): Promise<boolean> {
  const after = firstEstimateAfter((await loadEstimationSettings(tx.client)) ?? DEFAULT_ESTIMATION)
  if (after === undefined) return false
  const cameTo = { runId: cameToRun, accountId: cameToAccount }
  const accounts = await accountsWithoutReads(tx.client, cameTo, addDays(sweepOn, -after), PART_ACCOUNTS)
  const last = accounts.at(-1)
  if (last === undefined) return false
  let readsEstimated = 0
  for (const account of accounts) {
    const { meters, made } = await estimateDueReads(tx, account)
    readsEstimated += made
    await tryAgain(tx, meters)
  }
  await advanceReadSweep(tx.client, sweepOn, { cameTo: last, readsEstimated })
  return true
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

/** Has the accounts tried again, each once, that a run parked and that one of the meters serves. */
async function tryAgain(tx: Transaction, meterIds: readonly string[]): Promise<void> {
  const parked = new Map<string, ParkedAccount>()
  for (const meterId of meterIds)
    for (const account of await parkedAccountsOfMeter(tx.client, meterId))
      parked.set(`${account.runId}/${account.accountId}`, account)
  for (const { runId, accountId } of parked.values()) {
    await mendWithin(tx, { actor: METER_WATCHER, reason: REASON, input: { runId, accountId, act: 'retry' } })
  }
}
