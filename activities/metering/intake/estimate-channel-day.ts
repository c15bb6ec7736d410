import { takeIds } from '../../../db/ledger/journal-store.js'
import { daysBeside, loadEstimationSettings, meanTemperatures, readsAround } from '../../../db/metering/estimation-reads.js'
import { channelDays, copyDays, type NewDay, supersedeDays } from '../../../db/metering/interval-store.js'
import { heldDays, meterSurroundings } from '../../../db/metering/validation-store.js'
import type { Transaction } from '../../../db/transaction.js'
import { loadReadEntrySettings } from '../../../db/utility/settings-reads.js'
import { loadUtility } from '../../../db/utility/utility-store.js'
import { zoneTable } from '../../../db/zone-table.js'
import { isHoliday } from '../../../domain/kernel/business-calendar.js'
import { type Decimal, decimal, sum } from '../../../domain/kernel/decimal.js'
import { invariant } from '../../../domain/kernel/invariant.js'
import { addDays, daysBetween, type LocalDate } from '../../../domain/kernel/local-date.js'
import { secondsOfDay, startOfDay, type ZoneTable } from '../../../domain/kernel/zone-table.js'
import {
  type DayEstimate,
  type EstimatedDay,
  estimateDay,
  type EstimationGround,
  scalarOfDay,
} from '../../../domain/metering/estimation/estimate-day.js'
import { DEFAULT_ESTIMATION, estimationRulesFor, isIntervalRule } from '../../../domain/metering/estimation/estimation-rules.js'
import type { DayIntervals } from '../../../domain/metering/intervals/day-pieces.js'
import { dayClosedBy, type ReadDay, readDateClosing } from '../../../domain/metering/read-day.js'
import { usesBetweenReads } from '../../../domain/metering/read-plausibility.js'
import { compileCalendar } from '../../../domain/utility/calendar-settings.js'
import { readEntryRules } from '../../../domain/utility/read-entry-rules.js'
import type { SettingsFile } from '../../../domain/utility/settings-file.js'
import { validateDays } from '../validation/validate-days.js'

export interface ChannelToEstimate {
  readonly channelId: number
  readonly meterId: string
  readonly channel: string
  readonly unit: string
  readonly register: string | null
}

export type ChannelDayEstimate =
  | { readonly made: EstimatedDay; readonly from: number | null; readonly id: number }
  /** Held by validation, whole already, nothing to take the form of a day from, or no rule has what it rests on. */
  | { readonly none: 'held' | 'whole' | 'unknown' | 'impossible' }

/** Days that rules may look back on. */
const GROUND_DAYS = 60

const RULE_SENTENCES: Readonly<Record<DayEstimate, string>> = {
  interpolation: 'Estimated on the line between neighbours',
  interval_averaging: 'Estimated by the mean of the same weekday of the weeks before',
  proxy_day: 'Estimated as the day as warm',
  interval_profile: 'Estimated as the register’s use in the shape of the weeks before',
  adjust_from_scalar: 'Estimated in the shape of the weeks before and scaled to the register',
  subtractive_adjustment: 'Estimated as the whole less the channels beside it',
}

/**
 * Estimates what is missing of a channel's day, a day of which nothing arrived included, by the first rule of the utility's group that is for
 * it. The caller holds the lock of the intake. What arrived stays beside it, with who, why and by which rule.
 */
export async function estimateChannelDay(
  tx: Transaction,
  of: ChannelToEstimate,
  day: LocalDate,
  by: { readonly actor: string; readonly reason: string; readonly isAsked: boolean },
): Promise<ChannelDayEstimate> {
  const utility = await loadUtility(tx.client)
  const zone = utility === undefined ? undefined : zoneTable(utility.timeZone)
  invariant(utility !== undefined && zone !== undefined, 'a utility without a clock', { timeZone: utility?.timeZone })
  const settings = utility.settings as SettingsFile
  const stored = await channelDays(tx.client, of.channelId, addDays(day, -GROUND_DAYS), day)
  const held = await heldDays(
    tx.client,
    stored.map((known) => known.id),
  )
  const arrived = stored.find((known) => known.day === day)
  if (arrived !== undefined && held.has(arrived.id)) return { none: 'held' }
  if (arrived !== undefined && !arrived.amounts.includes(null)) return { none: 'whole' }
  const before = stored.filter((known) => known.day !== day && !held.has(known.id))
  const current = arrived ?? emptyDay(day, before.at(-1), zone)
  if (current === undefined) return { none: 'unknown' }
  const around = (await meterSurroundings(tx.client, [{ meterId: of.meterId, from: day, to: day }])).get(of.meterId)
  const service = around?.service ?? ''
  const subject = { day, service, customerClass: around?.customerClass ?? null, isAsked: by.isAsked }
  const group = estimationRulesFor((await loadEstimationSettings(tx.client)) ?? DEFAULT_ESTIMATION, subject)
  const rules = group.filter(isIntervalRule)
  if (rules.length === 0) return { none: 'impossible' }
  const scalar = rules.some(({ rule }) => rule === 'interval_profile' || rule === 'adjust_from_scalar')
    ? await scalarOf(tx, of, day, settings.service_period.read_counts_for, service)
    : undefined
  const ground: EstimationGround = {
    before,
    ...(scalar === undefined ? {} : { scalar }),
    ...(rules.some(({ rule }) => rule === 'subtractive_adjustment') ? { beside: await daysBeside(tx.client, of, day) } : {}),
    ...(await proxiesOf(tx, day, settings)),
  }
  const made = estimateDay(current, ground, rules)
  if (made === undefined) return { none: 'impossible' }
  const [id] = (await takeIds(tx.client, 'interval_day_ids', 1)) as [number]
  const sentence = `${RULE_SENTENCES[made.rule]}${made.on === undefined ? '' : `, ${made.on}`}`
  const { startsAt, seconds, scale, amounts, qualities } = made.day
  const values = { day, startsAt, seconds, scale, amounts, qualities }
  const source = { fileId: null, line: null, reason: `${sentence}: ${by.reason}`, recordedBy: by.actor, supersededBy: null }
  const row: NewDay = { ...values, ...source, id, channelId: of.channelId, origin: 'estimated' }
  if (arrived !== undefined) await supersedeDays(tx.client, [{ id: arrived.id, by: id }])
  await copyDays(tx.client, [row])
  await validateDays(tx, [{ meterId: of.meterId, channel: of.channel, unit: of.unit, row }], 'estimation', by.actor)
  return { made, from: arrived?.id ?? null, id }
}

/** A day of which nothing arrived, in the form of the last one that did; undefined where there is none. */
function emptyDay(day: LocalDate, like: DayIntervals | undefined, zone: ZoneTable): DayIntervals | undefined {
  if (like === undefined) return undefined
  const count = secondsOfDay(zone, day) / like.seconds
  if (!Number.isInteger(count)) return undefined
  const { seconds, scale } = like
  return {
    day,
    startsAt: startOfDay(zone, day),
    seconds,
    scale,
    amounts: Array<null>(count).fill(null),
    qualities: 'N'.repeat(count),
  }
}

/** What the channel's register counted on the day: its use between the measured reads around it, less the other days between them. */
async function scalarOf(
  tx: Transaction,
  of: ChannelToEstimate,
  day: LocalDate,
  readDay: ReadDay,
  service: string,
): Promise<Decimal | undefined> {
  if (of.register === null) return undefined
  const opensOn = readDateClosing(addDays(day, -1), readDay)
  const closesOn = readDateClosing(day, readDay)
  const reads = await readsAround(tx.client, { meterId: of.meterId, register: of.register, opensOn, closesOn })
  if (reads === undefined) return undefined
  const rules = readEntryRules(await loadReadEntrySettings(tx.client), service)
  const [span] = usesBetweenReads({ ...reads, role: 'consumption' }, [reads.before, reads.after], rules)
  if (span === undefined) return undefined
  const [first, last] = [addDays(dayClosedBy(reads.before.on, readDay), 1), dayClosedBy(reads.after.on, readDay)]
  const days = Array.from({ length: daysBetween(first, last) + 1 }, (_, index) => addDays(first, index))
  const totals = new Map<LocalDate, Decimal>()
  for (const known of await channelDays(tx.client, of.channelId, first, last)) {
    const amounts = known.amounts.filter((amount) => amount !== null)
    if (amounts.length === known.amounts.length)
      totals.set(known.day, sum(amounts.map((amount) => decimal(amount).div(decimal(10).pow(known.scale)))))
  }
  return scalarOfDay(span.use, days, day, totals)
}

async function proxiesOf(
  tx: Transaction,
  day: LocalDate,
  settings: SettingsFile,
): Promise<Pick<EstimationGround, 'temperatures' | 'holidays'>> {
  const observed = await meanTemperatures(tx.client, addDays(day, -GROUND_DAYS), day)
  const calendar = compileCalendar(settings.business_calendar ?? {})
  const days = Array.from({ length: GROUND_DAYS + 1 }, (_, back) => addDays(day, -back))
  return {
    temperatures: new Map(observed.map((each) => [each.day, decimal(each.degrees)])),
    holidays: new Set(days.filter((each) => isHoliday(each, calendar))),
  }
}
