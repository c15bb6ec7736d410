import type pg from 'pg'
import { recordAudit } from '../../../db/access/audit-store.js'
import { takeIds } from '../../../db/ledger/journal-store.js'
import {
  channelDays,
  copyDays,
  findChannel,
  liveDays,
  lockIntervalIntake,
  type NewDay,
  supersedeDays,
} from '../../../db/metering/interval-store.js'
import { parkedAccountsOfMeter } from '../../../db/metering/read-reads.js'
import { heldDays } from '../../../db/metering/validation-store.js'
import type { Command } from '../../../domain/kernel/command.js'
import { addDays } from '../../../domain/kernel/local-date.js'
import { refuse } from '../../../domain/kernel/outcome.js'
import { type DayEstimate, estimateDay } from '../../../domain/metering/estimation/estimate-day.js'
import { mendWithin } from '../../billing/mend-account.js'
import { proposeAfterMeasurement } from '../../billing/propose-after-measurement.js'
import { runCommand } from '../../run-command.js'
import { validateDays } from '../validation/validate-days.js'

export interface EstimateIntervalsInput {
  readonly meterId: string
  readonly channelId: number
  readonly day: string
}

export interface EstimateIntervalsAnswer {
  readonly estimated: number
  readonly rule: DayEstimate
  readonly accountsTriedAgain: readonly string[]
}

/** Days that are alike: the same day of the week, so many weeks back. */
const WEEKS_ALIKE = 4

const RULE_SENTENCES: Readonly<Record<DayEstimate, string>> = {
  interpolation: 'Estimated on the line between neighbours',
  interval_averaging: 'Estimated by the mean of the same weekday of the four weeks before',
}

/**
 * Estimates the intervals that are missing of a day by the first rule that has what it rests on. What arrived stays beside it, with who,
 * why and by which rule; measured values that come later take the place of the estimates. Refuses CHANNEL_UNKNOWN, DAY_WITHOUT_INTERVALS,
 * DAY_HELD (a person looks at it first), NO_INTERVAL_MISSING and ESTIMATE_IMPOSSIBLE.
 */
export function estimateIntervals(pool: pg.Pool, command: Command<EstimateIntervalsInput>): Promise<EstimateIntervalsAnswer> {
  return runCommand(pool, 'metering.estimate-intervals', command, async (tx) => {
    const { actor, reason } = command
    const { meterId, channelId, day } = command.input
    const channel = await findChannel(tx.client, channelId)
    if (channel === undefined || channel.meterId !== meterId)
      refuse('CHANNEL_UNKNOWN', `Meter ${meterId} has no channel ${channelId}.`)
    await lockIntervalIntake(tx.client)
    const [current] = await liveDays(tx.client, [{ channelId, day }])
    if (current === undefined) refuse('DAY_WITHOUT_INTERVALS', `Nothing has arrived of ${channel.channel} for ${day}.`)
    if (!current.amounts.includes(null)) refuse('NO_INTERVAL_MISSING', `No interval of ${channel.channel} is missing on ${day}.`)
    const weeks = Array.from({ length: WEEKS_ALIKE }, (_, index) => addDays(day, -7 * (index + 1)))
    const before = (await channelDays(tx.client, channelId, addDays(day, -7 * WEEKS_ALIKE), addDays(day, -1))).filter((known) =>
      weeks.includes(known.day),
    )
    const held = await heldDays(tx.client, [current.id, ...before.map((known) => known.id)])
    if (held.has(current.id))
      refuse('DAY_HELD', `What arrived of ${channel.channel} for ${day} is held by validation; accept or correct it first.`)
    const made = estimateDay(
      current,
      before.filter((known) => !held.has(known.id)),
    )
    if (made === undefined)
      refuse('ESTIMATE_IMPOSSIBLE', `The gap is too long for a line, and no ${WEEKS_ALIKE} weeks before have the same intervals.`)
    const [id] = (await takeIds(tx.client, 'interval_day_ids', 1)) as [number]
    const row: NewDay = {
      day,
      startsAt: made.day.startsAt,
      seconds: made.day.seconds,
      scale: made.day.scale,
      amounts: made.day.amounts,
      qualities: made.day.qualities,
      id,
      channelId,
      origin: 'estimated',
      fileId: null,
      line: null,
      reason: `${RULE_SENTENCES[made.rule]}: ${reason}`,
      recordedBy: actor.id,
      supersededBy: null,
    }
    await supersedeDays(tx.client, [{ id: current.id, by: id }])
    await copyDays(tx.client, [row])
    await validateDays(tx, [{ meterId, channel: channel.channel, unit: channel.unit, row }], 'estimation', actor.id)
    await recordAudit(tx, {
      actor,
      action: 'metering.intervals.estimate',
      subjectKind: 'meter',
      subjectId: meterId,
      reason,
      before: { channel: channel.channel, day, intervalDayId: current.id },
      after: { channel: channel.channel, day, intervalDayId: id, rule: made.rule, estimated: made.estimated },
    })
    await proposeAfterMeasurement(tx, {
      meterId,
      days: { from: day, to: day },
      reason: `Missing intervals of meter ${meterId} on ${day} were estimated: ${reason}`,
      actor,
    })
    const accountsTriedAgain: string[] = []
    for (const { runId, accountId } of await parkedAccountsOfMeter(tx.client, meterId)) {
      await mendWithin(tx, { actor, reason, input: { runId, accountId, act: 'retry' } })
      accountsTriedAgain.push(accountId)
    }
    return { estimated: made.estimated, rule: made.rule, accountsTriedAgain }
  })
}
