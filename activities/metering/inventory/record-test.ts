import type pg from 'pg'
import { recordAudit } from '../../../db/access/audit-store.js'
import {
  insertCorrection,
  insertTest,
  lastRemoval,
  loadAccuracyLimits,
  lockDevice,
  supersedeCorrections,
} from '../../../db/metering/inventory-store.js'
import { insertTask } from '../../../db/tasks/task-store.js'
import type { Transaction } from '../../../db/transaction.js'
import { loadUtility } from '../../../db/utility/utility-store.js'
import type { BackBillCause } from '../../../domain/billing/back-billing.js'
import type { Actor, Command } from '../../../domain/kernel/command.js'
import { earlier, later } from '../../../domain/kernel/local-date.js'
import { refuse, valueOf } from '../../../domain/kernel/outcome.js'
import type { ServicePeriod } from '../../../domain/kernel/service-period.js'
import { type AccuracyCorrection, correctionOf } from '../../../domain/metering/inventory/accuracy-correction.js'
import { DEFAULT_ACCURACY_LIMITS } from '../../../domain/metering/inventory/accuracy-limits.js'
import { judgeTest, type TestPoint, type TestVerdict } from '../../../domain/metering/inventory/meter-test.js'
import { dayClosedBy, type ReadDay } from '../../../domain/metering/read-day.js'
import type { SettingsFile } from '../../../domain/utility/settings-file.js'
import { proposeAfterMeasurement } from '../../billing/propose-after-measurement.js'
import { runCommand } from '../../run-command.js'

export interface RecordTestInput {
  readonly meterId: string
  readonly testedOn: string
  /** Who stood at the bench, or the laboratory. */
  readonly testedBy: string
  readonly points: readonly TestPoint[]
  readonly defect: string | null
  /** The day from which it is known to have counted wrong; null where nobody knows. */
  readonly wrongSince: string | null
  /** Found at the bench: what lifts the limit of back-billing, where the policy says so. */
  readonly cause: BackBillCause | null
  readonly note: string | null
}

export interface RecordedTest {
  readonly testId: number
  readonly result: 'passed' | 'failed'
  /** In percent; null where nothing was measured. */
  readonly accuracy: string | null
  readonly because: string | null
  /** The days whose use is corrected from now on, of a meter that was taken out and failed. */
  readonly correction: AccuracyCorrection | null
}

/**
 * Keeps what the bench found. Where a meter that was taken out fails, the use of the days on which it is known, or held, to have counted
 * wrong is corrected from now on, and bills made of it are proposed to be billed again within the limit of back-billing; what no factor
 * can correct becomes a task. A later test of the same removal takes the place of the correction. Refuses NOT_FOUND, DEVICE_STATE of a
 * scrapped meter, and what `judgeTest` does.
 */
export function recordTest(pool: pg.Pool, command: Command<RecordTestInput>): Promise<RecordedTest> {
  return runCommand(pool, 'metering.record-test', command, async (tx) => {
    const { input, actor, reason } = command
    const device = await lockDevice(tx.client, input.meterId)
    if (device === undefined) refuse('NOT_FOUND', `There is no meter ${input.meterId}.`)
    if (device.state === 'scrapped') refuse('DEVICE_STATE', `Meter ${input.meterId} was scrapped.`, { state: device.state })
    const utility = await loadUtility(tx.client)
    if (utility === undefined) refuse('NO_UTILITY', 'No utility has been imported yet.')
    const { meterId, testedOn, testedBy, points, defect, note } = input
    const report = { testedOn, points, ...(defect === null ? {} : { defect }) }
    const limits = (await loadAccuracyLimits(tx.client)) ?? DEFAULT_ACCURACY_LIMITS
    const verdict = valueOf(judgeTest(report, device.service, limits, utility.today))
    const { result, because = null } = verdict
    const accuracy = verdict.accuracy?.toFixed() ?? null
    const test = { meterId, testedOn, testedBy, points, accuracy, result, because, note, recordedBy: actor.id }
    const testId = await insertTest(tx.client, test)
    const readDay = (utility.settings as SettingsFile).service_period.read_counts_for
    const correction = device.state === 'installed' ? undefined : await correct(tx, { input, testId, verdict, readDay, actor })
    await recordAudit(tx, {
      actor,
      action: 'metering.meter.test',
      subjectKind: 'meter',
      subjectId: meterId,
      reason,
      after: { testId, testedOn, testedBy, result, accuracy, because, correction: correction ?? null },
    })
    return { testId, result, accuracy, because, correction: correction ?? null }
  })
}

interface Correcting {
  readonly input: RecordTestInput
  readonly testId: number
  readonly verdict: TestVerdict
  readonly readDay: ReadDay
  readonly actor: Actor
}

/** Corrects the use of the meter's last place by the verdict, in the place of what an earlier test corrected. */
async function correct(
  tx: Transaction,
  { input, testId, verdict, readDay, actor }: Correcting,
): Promise<AccuracyCorrection | undefined> {
  const { meterId, testedOn } = input
  const removal = await lastRemoval(tx.client, meterId)
  if (removal === undefined || testedOn < removal.removedOn) return undefined
  const place = { from: removal.installedOn, to: removal.removedOn }
  const former = await supersedeCorrections(tx.client, meterId, place, testId)
  const lastDay = dayClosedBy(removal.removedOn, readDay)
  const { accuracy } = verdict
  const correction =
    verdict.result === 'passed' || accuracy === undefined
      ? undefined
      : correctionOf({
          accuracy,
          installedOn: removal.installedOn,
          lastDay,
          ...(removal.passedOn === null ? {} : { passedOn: removal.passedOn }),
          ...(input.wrongSince === null ? {} : { wrongSince: input.wrongSince }),
        })
  if (correction !== undefined) await insertCorrection(tx.client, { ...correction, meterId, testId })
  else if (verdict.result === 'failed' && (accuracy === undefined || accuracy.isZero())) {
    await insertTask(tx, {
      queue: 'billing_question',
      title: `Meter ${meterId} failed its test and no factor corrects its use`,
      accountId: null,
      dueOn: null,
      taskKey: `meter-test/${testId}`,
      subjectKind: 'meter',
      subjectId: meterId,
      facts: { testedOn, because: verdict.because, ...place },
      createdBy: actor.id,
    })
  }
  const days = spanOf([...former, ...(correction === undefined ? [] : [correction])])
  if (days !== undefined) {
    const found = verdict.result === 'passed' ? 'passed' : `counted ${accuracy?.toFixed() ?? '?'} % of what went through`
    const reason = `Meter ${meterId} ${found} when it was tested on ${testedOn}.`
    await proposeAfterMeasurement(tx, { meterId, days, reason, actor, ...(input.cause === null ? {} : { cause: input.cause }) })
  }
  return correction
}

function spanOf(periods: readonly ServicePeriod[]): ServicePeriod | undefined {
  return periods.reduce<ServicePeriod | undefined>(
    (span, { from, to }) => (span === undefined ? { from, to } : { from: earlier(span.from, from), to: later(span.to, to) }),
    undefined,
  )
}
