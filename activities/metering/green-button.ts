import { createHash } from 'node:crypto'
import { channelsOfAccount, storedDaysOfChannels } from '../../db/metering/account-channels.js'
import { channelDays } from '../../db/metering/interval-store.js'
import type { Queryable } from '../../db/pool.js'
import { accountExists } from '../../db/ledger/account-facts.js'
import { loadUtility } from '../../db/utility/utility-store.js'
import { zoneTable } from '../../db/zone-table.js'
import type { ServicePeriod } from '../../domain/kernel/service-period.js'
import { offsetAt } from '../../domain/kernel/zone-table.js'
import {
  blockEntry,
  channelEntries,
  type ExportedChannel,
  feedEnd,
  feedHead,
  isExportable,
  localTimeEntry,
  usagePointEntry,
} from '../../domain/metering/formats/espi/espi-feed.js'
import type { DayIntervals } from '../../domain/metering/intervals/day-pieces.js'

export interface GreenButtonQuestion {
  readonly accountId: string
  /** Days, both included. */
  readonly from: string
  readonly to: string
}

/**
 * An account's intervals as a Green Button feed, piece by piece: of every channel from which bills are made, on the days on which the
 * account took service through its meter. Undefined for an account that is not there. The same data gives the same ids.
 */
export async function greenButton(db: Queryable, question: GreenButtonQuestion): Promise<AsyncGenerator<string> | undefined> {
  const utility = await loadUtility(db)
  if (utility === undefined || !(await accountExists(db, question.accountId))) return undefined
  return feedOf(db, question, utility)
}

/** The first and last day within those asked for of which such a feed has intervals; undefined where there are none. */
export async function daysOfUsage(
  db: Queryable,
  { accountId, from, to }: GreenButtonQuestion,
): Promise<ServicePeriod | undefined> {
  const channels = await channelsOfAccount(db, accountId, from, to)
  return storedDaysOfChannels(
    db,
    channels.filter(({ unit }) => isExportable(unit)),
  )
}

async function* feedOf(
  db: Queryable,
  { accountId, from, to }: GreenButtonQuestion,
  utility: { readonly name: string; readonly today: string; readonly timeZone: string },
): AsyncGenerator<string> {
  const updated = `${utility.today}T00:00:00Z`
  yield feedHead({ id: urn('feed', accountId, from, to), title: `${utility.name}, account ${accountId}`, updated })
  yield localTimeEntry({ id: urn('zone', utility.timeZone), ...offsetsOf(utility.timeZone, from) }, updated)
  const points: string[] = []
  let reading = 0
  for (const channel of await channelsOfAccount(db, accountId, from, to)) {
    if (!isExportable(channel.unit)) continue
    const days = await channelDays(db, channel.channelId, channel.from, channel.to)
    reading += 1
    const isNewPoint = !points.includes(channel.meterId)
    if (isNewPoint) points.push(channel.meterId)
    const exported: ExportedChannel = {
      usagePointId: urn('usage-point', channel.meterId),
      meterReadingId: urn('meter-reading', String(channel.channelId), channel.from),
      readingTypeId: urn('reading-type', String(channel.channelId), channel.from),
      title: `Meter ${channel.meterId}, ${channel.address}`,
      service: channel.service,
      unit: channel.unit,
      direction: channel.direction,
      seconds: days[0]?.seconds ?? 3600,
      point: points.indexOf(channel.meterId) + 1,
      reading,
    }
    if (isNewPoint) yield usagePointEntry(exported, updated)
    yield* channelOf(exported, channel.channelId, days, updated)
  }
  yield feedEnd()
}

function* channelOf(
  exported: ExportedChannel,
  channelId: number,
  days: readonly DayIntervals[],
  updated: string,
): Generator<string> {
  const scale = Math.max(0, ...days.map((day) => day.scale))
  yield channelEntries(exported, scale, updated)
  for (const day of days) {
    yield blockEntry(exported, { ...day, blockId: urn('block', String(channelId), day.day) }, scale, updated)
  }
}

/** How far the clock of the zone is ahead of UTC in winter, and by how much it moves in summer. */
function offsetsOf(timeZone: string, from: string): { tzOffset: number; dstOffset: number } {
  const zone = zoneTable(timeZone)
  if (zone === undefined) return { tzOffset: 0, dstOffset: 0 }
  const year = Number(from.slice(0, 4))
  const offsets = [0, 6].map((month) => offsetAt(zone, Date.UTC(year, month, 15) / 1000))
  const tzOffset = Math.min(...offsets)
  return { tzOffset, dstOffset: Math.max(...offsets) - tzOffset }
}

/** A URN that the same thing has each time (a version 5 UUID). */
function urn(...parts: readonly string[]): string {
  const hash = createHash('sha1')
    .update(`penstock\n${parts.join('\n')}`)
    .digest('hex')
  const variant = ((Number.parseInt(hash[16] ?? '0', 16) & 0x3) | 0x8).toString(16)
  return `urn:uuid:${hash.slice(0, 8)}-${hash.slice(8, 12)}-5${hash.slice(13, 16)}-${variant}${hash.slice(17, 20)}-${hash.slice(20, 32)}`
}
