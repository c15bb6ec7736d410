import type pg from 'pg'
import { recordAudit } from '../../../db/access/audit-store.js'
import { findChannel, lockIntervalIntake } from '../../../db/metering/interval-store.js'
import { parkedAccountsOfMeter } from '../../../db/metering/read-reads.js'
import { loadUtility } from '../../../db/utility/utility-store.js'
import type { Command } from '../../../domain/kernel/command.js'
import { refuse } from '../../../domain/kernel/outcome.js'
import type { DayEstimate } from '../../../domain/metering/estimation/estimate-day.js'
import { mendWithin } from '../../billing/mend-account.js'
import { proposeAfterMeasurement } from '../../billing/propose-after-measurement.js'
import { runCommand } from '../../run-command.js'
import { estimateChannelDay } from './estimate-channel-day.js'

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

/**
 * Estimates the intervals that are missing of a day, or a day of which nothing arrived, by the first rule of the utility's group that has what
 * it rests on. Measured values that come later take the place of the estimates. Refuses CHANNEL_UNKNOWN, DAY_NOT_OVER, DAY_WITHOUT_INTERVALS (nothing has
 * arrived of the channel in the weeks before either), DAY_HELD (a person looks at it first), NO_INTERVAL_MISSING and ESTIMATE_IMPOSSIBLE.
 */
export function estimateIntervals(pool: pg.Pool, command: Command<EstimateIntervalsInput>): Promise<EstimateIntervalsAnswer> {
  return runCommand(pool, 'metering.estimate-intervals', command, async (tx) => {
    const { actor, reason } = command
    const { meterId, channelId, day } = command.input
    const channel = await findChannel(tx.client, channelId)
    if (channel === undefined || channel.meterId !== meterId)
      refuse('CHANNEL_UNKNOWN', `Meter ${meterId} has no channel ${channelId}.`)
    const today = (await loadUtility(tx.client))?.today
    if (today !== undefined && day >= today)
      refuse('DAY_NOT_OVER', `The business date is ${today}: what counts on ${day} can still arrive.`)
    await lockIntervalIntake(tx.client)
    const answer = await estimateChannelDay(tx, { ...channel, channelId }, day, { actor: actor.id, reason, isAsked: true })
    if ('none' in answer) {
      switch (answer.none) {
        case 'held':
          return refuse(
            'DAY_HELD',
            `What arrived of ${channel.channel} for ${day} is held by validation; accept or correct it first.`,
          )
        case 'whole':
          return refuse('NO_INTERVAL_MISSING', `No interval of ${channel.channel} is missing on ${day}.`)
        case 'unknown':
          return refuse('DAY_WITHOUT_INTERVALS', `Nothing has arrived of ${channel.channel} for ${day}, nor in the weeks before.`)
        case 'impossible':
          return refuse(
            'ESTIMATE_IMPOSSIBLE',
            'No rule has what it rests on: the gap is too long, and no earlier days are alike.',
          )
      }
    }
    const { made, from, id } = answer
    await recordAudit(tx, {
      actor,
      action: 'metering.intervals.estimate',
      subjectKind: 'meter',
      subjectId: meterId,
      reason,
      before: { channel: channel.channel, day, intervalDayId: from },
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
