import { Readable } from 'node:stream'
import { Type } from 'typebox'
import { greenButton } from '../../../activities/metering/green-button.js'
import { editIntervals } from '../../../activities/metering/intake/edit-intervals.js'
import { estimateIntervals } from '../../../activities/metering/intake/estimate-intervals.js'
import {
  type ChannelDay,
  findChannel,
  intervalsOfMeter,
  lastIntervalDay,
  versionsOfDay,
} from '../../../db/metering/interval-store.js'
import { findMeter } from '../../../db/metering/meter-reads.js'
import { loadUtility } from '../../../db/utility/utility-store.js'
import { BACK_BILL_CAUSES } from '../../../domain/billing/back-billing.js'
import { found, notFound } from '../../errors.js'
import { amount, closed, key, listOf, localDate, oneOf, optional, reason, serial } from '../../fields.js'
import { type Route, route } from '../../route.js'
import { checkDays, EXPORT_DAYS_MAX } from './asked-days.js'
import { dayVersion, intervalsPage, type IntervalsPageJson } from './contract.js'

const DAYS_MAX = 62

const intervals = route({
  method: 'GET',
  url: '/meters/:id/intervals',
  permission: 'metering.read',
  tag: 'metering',
  summary: 'Read the intervals of a meter',
  description: `The values that count, by channel and local day, of at most ${DAYS_MAX} days, both included.`,
  params: closed({ id: key() }),
  query: closed({ from: localDate(), to: localDate() }),
  response: intervalsPage,
  handler: async ({ deps, params, query: { from, to } }): Promise<IntervalsPageJson> => {
    checkDays(from, to, DAYS_MAX)
    found(await findMeter(deps.pool, params.id))
    const utility = await loadUtility(deps.pool)
    return {
      meterId: params.id,
      from,
      to,
      timeZone: utility?.timeZone ?? 'UTC',
      lastDay: await lastIntervalDay(deps.pool, params.id),
      channels: byChannel(await intervalsOfMeter(deps.pool, params.id, from, to)),
    }
  },
})

function byChannel(days: readonly ChannelDay[]): IntervalsPageJson['channels'] {
  const channels = new Map<number, IntervalsPageJson['channels'][number]>()
  for (const {
    channelId,
    channel,
    unit,
    direction,
    isForBilling,
    register,
    day,
    startsAt,
    seconds,
    scale,
    amounts,
    qualities,
  } of days) {
    const of = channels.get(channelId) ?? { channelId, channel, unit, direction, isForBilling, register, days: [] }
    of.days.push({ day, startsAt, seconds, scale, amounts: [...amounts], qualities })
    channels.set(channelId, of)
  }
  return [...channels.values()]
}

const versions = route({
  method: 'GET',
  url: '/meters/:id/interval-versions',
  permission: 'metering.read',
  tag: 'metering',
  summary: 'Read what became of a day of a channel',
  description: 'As it arrived, what was made of it, by whom and why; newest first.',
  params: closed({ id: key() }),
  query: closed({ channelId: serial(), day: localDate() }),
  response: listOf(dayVersion, 200),
  handler: async ({ deps, params, query }) => {
    const channel = await findChannel(deps.pool, query.channelId)
    if (channel?.meterId !== params.id) throw notFound()
    const rows = await versionsOfDay(deps.pool, query.channelId, query.day)
    return rows.map(({ amounts, flags, recordedAt, id, day, startsAt, seconds, scale, qualities, ...row }) => ({
      id,
      day,
      startsAt,
      seconds,
      scale,
      qualities,
      origin: row.origin,
      fileId: row.fileId,
      fileName: row.fileName,
      line: row.line,
      reason: row.reason,
      supersededBy: row.supersededBy,
      recordedBy: row.recordedBy,
      amounts: [...amounts],
      ...(flags === undefined ? {} : { flags: [...flags] }),
      recordedAt: recordedAt.toISOString(),
    }))
  },
})

const edit = route({
  method: 'POST',
  url: '/meters/:id/interval-edits',
  permission: 'metering.write',
  tag: 'metering',
  summary: 'Write final values of intervals',
  description: 'Over what arrived, which stays beside them; no file undoes what a person wrote.',
  idempotent: true,
  status: 201,
  params: closed({ id: key() }),
  body: closed({
    channelId: serial(),
    day: localDate(),
    from: serial('First interval of the day that is written, 1 being the first'),
    values: listOf(amount('In the channel’s unit'), 1500, { min: 1 }),
    cause: optional(oneOf(BACK_BILL_CAUSES, 'Lifts the limit of back-billing where the policy says so')),
    reason: reason(),
  }),
  response: closed({ changed: Type.Integer({ minimum: 0 }) }),
  handler: async ({ deps, params, body: { reason: why, ...input }, command }) =>
    editIntervals(deps.pool, command({ meterId: params.id, ...input }, why)),
})

const estimate = route({
  method: 'POST',
  url: '/meters/:id/interval-estimates',
  permission: 'metering.write',
  tag: 'metering',
  summary: 'Estimate the missing intervals of a day',
  description:
    'By the first rule of the utility’s group that has what it rests on; a day of which nothing arrived can be estimated too. What arrived stays beside it, and measured values that come later take the place of estimates.',
  idempotent: true,
  status: 201,
  params: closed({ id: key() }),
  body: closed({ channelId: serial(), day: localDate(), reason: reason() }),
  response: closed({
    estimated: Type.Integer({ minimum: 1 }),
    rule: oneOf([
      'interpolation',
      'interval_averaging',
      'proxy_day',
      'interval_profile',
      'adjust_from_scalar',
      'subtractive_adjustment',
    ]),
    accountsTriedAgain: listOf(key(), 1000),
  }),
  handler: async ({ deps, params, body: { reason: why, ...input }, command }) => {
    const answer = await estimateIntervals(deps.pool, command({ meterId: params.id, ...input }, why))
    return { ...answer, accountsTriedAgain: [...answer.accountsTriedAgain] }
  },
})

const exportAccount = route({
  method: 'GET',
  url: '/accounts/:accountId/green-button.xml',
  permission: 'metering.read',
  tag: 'metering',
  summary: 'Take an account’s intervals out as Green Button',
  description: `ESPI 1.1 in an Atom feed: what measured the account while it took service, at most ${EXPORT_DAYS_MAX} days.`,
  params: closed({ accountId: key() }),
  query: closed({ from: localDate(), to: localDate() }),
  produces: ['application/atom+xml'],
  handler: async ({ deps, params, query: { from, to }, reply }) => {
    checkDays(from, to, EXPORT_DAYS_MAX)
    const feed = found(await greenButton(deps.pool, { accountId: params.accountId, from, to }))
    void reply.header('content-type', 'application/atom+xml; charset=utf-8')
    void reply.header('content-disposition', `attachment; filename="green-button-${params.accountId}.xml"`)
    return Readable.from(feed)
  },
})

export const intervalRoutes: readonly Route[] = [intervals, versions, edit, estimate, exportAccount]
