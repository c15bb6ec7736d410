import type pg from 'pg'
import { recordAudit } from '../../../db/access/audit-store.js'
import { takeIds } from '../../../db/ledger/journal-store.js'
import {
  copyDays,
  findChannel,
  liveDays,
  lockIntervalIntake,
  type NewDay,
  supersedeDays,
} from '../../../db/metering/interval-store.js'
import { heldDays } from '../../../db/metering/validation-store.js'
import type { BackBillCause } from '../../../domain/billing/back-billing.js'
import type { Command } from '../../../domain/kernel/command.js'
import { refuse, valueOf } from '../../../domain/kernel/outcome.js'
import { editDay } from '../../../domain/metering/intervals/edit-day.js'
import { proposeAfterMeasurement } from '../../billing/propose-after-measurement.js'
import { runCommand } from '../../run-command.js'
import { settleHeld } from '../validation/keep-findings.js'
import { validateDays } from '../validation/validate-days.js'

export interface EditIntervalsInput {
  readonly meterId: string
  readonly channelId: number
  readonly day: string
  /** First interval that is written, 1-based. */
  readonly from: number
  /** Decimal texts in the channel's unit. */
  readonly values: readonly string[]
  /** Why they were not known in their time, where it is what the policy exempts from the limit of back-billing. */
  readonly cause?: BackBillCause
}

/**
 * Writes final values of a stretch of intervals over what arrived, with who and why. What arrived stays beside it, and no file undoes it.
 * A bill that was made of them is proposed to be billed again. Refuses CHANNEL_UNKNOWN, DAY_WITHOUT_INTERVALS, INTERVALS_OUTSIDE_DAY and INTERVAL_VALUE_INVALID.
 */
export function editIntervals(pool: pg.Pool, command: Command<EditIntervalsInput>): Promise<{ changed: number }> {
  return runCommand(pool, 'metering.edit-intervals', command, async (tx) => {
    const { meterId, channelId, day, from, values } = command.input
    const channel = await findChannel(tx.client, channelId)
    if (channel === undefined || channel.meterId !== meterId)
      refuse('CHANNEL_UNKNOWN', `Meter ${meterId} has no channel ${channelId}.`)
    await lockIntervalIntake(tx.client)
    const [current] = await liveDays(tx.client, [{ channelId, day }])
    if (current === undefined) refuse('DAY_WITHOUT_INTERVALS', `Nothing has arrived of ${channel.channel} for ${day}.`)
    const edited = valueOf(editDay(current, from, values))
    const [id] = (await takeIds(tx.client, 'interval_day_ids', 1)) as [number]
    await supersedeDays(tx.client, [{ id: current.id, by: id }])
    const row: NewDay = {
      ...edited,
      id,
      channelId,
      origin: 'edited',
      fileId: null,
      line: null,
      reason: command.reason,
      recordedBy: command.actor.id,
      supersededBy: null,
    }
    await copyDays(tx.client, [row])
    const wasHeld = (await heldDays(tx.client, [current.id])).has(current.id)
    await settleHeld(tx, { intervalDayIds: [current.id] }, command.actor.id)
    // Of a day that was held, what the person did not write still has to pass.
    await validateDays(
      tx,
      [{ meterId, channel: channel.channel, unit: channel.unit, row }],
      wasHeld ? 'initial_load' : 'manual_override',
      command.actor.id,
    )
    await recordAudit(tx, {
      actor: command.actor,
      action: 'metering.intervals.edit',
      subjectKind: 'meter',
      subjectId: meterId,
      reason: command.reason,
      before: { channel: channel.channel, day, intervalDayId: current.id },
      after: { channel: channel.channel, day, intervalDayId: id, from, values },
    })
    await proposeAfterMeasurement(tx, {
      meterId,
      days: { from: day, to: day },
      reason: `Intervals of meter ${meterId} on ${day} were corrected: ${command.reason}`,
      actor: command.actor,
      ...(command.input.cause === undefined ? {} : { cause: command.input.cause }),
    })
    return { changed: values.length }
  })
}
