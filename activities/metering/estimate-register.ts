import { loadEstimationSettings, registerPoints } from '../../db/metering/estimation-reads.js'
import { intervalsOfRegister } from '../../db/metering/sibling-reads.js'
import { meterSurroundings } from '../../db/metering/validation-store.js'
import type { Queryable } from '../../db/pool.js'
import { loadReadEntrySettings } from '../../db/utility/settings-reads.js'
import { loadUtility } from '../../db/utility/utility-store.js'
import { decimal } from '../../domain/kernel/decimal.js'
import { invariant } from '../../domain/kernel/invariant.js'
import { addDays, daysBetween, type LocalDate } from '../../domain/kernel/local-date.js'
import type { KnownUse } from '../../domain/metering/estimation/estimate.js'
import { estimateRead } from '../../domain/metering/estimation/estimate-read.js'
import { dialAfter, estimateUse } from '../../domain/metering/estimation/estimate-register.js'
import {
  estimationRulesFor,
  isRegisterRule,
  type RegisterEstimationChoice,
} from '../../domain/metering/estimation/estimation-rules.js'
import { dayClosedBy, type ReadDay } from '../../domain/metering/read-day.js'
import { usesBetweenReads } from '../../domain/metering/read-plausibility.js'
import { readEntryRules } from '../../domain/utility/read-entry-rules.js'
import type { SettingsFile } from '../../domain/utility/settings-file.js'

export interface ReadEstimate {
  /** As seen on the dial. */
  readonly value: string
  /** The last three where no rule of the utility's group has what it rests on. */
  readonly rule: RegisterEstimationChoice['rule'] | 'line' | 'daily_use' | 'last_seen'
  readonly sentence: string
  /** By a rule of the utility's group. */
  readonly isByRule: boolean
}

const SENTENCES: Readonly<Record<ReadEstimate['rule'], string>> = {
  scalar_from_intervals: 'by the intervals of the days since',
  scalar_proration: 'by days, of the use between the reads around it',
  scalar_of_last_year: 'by the use of the same days a year ago',
  scalar_estimation: 'by the mean use a day of the last measurements',
  scalar_profile: 'by the mean use a day and the shape of the year',
  line: 'on the line to the next read',
  daily_use: 'by the daily use of the year before',
  last_seen: 'as it was seen last: the highest demand of a part of a month is not known',
}

/**
 * What a register probably showed on a day it was not read: by the first rule of the utility's group that is for it and has what it rests on
 * (`asked`: also those that are used only where a person asks; `for_bill`: those that estimate what a bill has waited for long enough), else
 * on the line between its reads. Undefined where the register did not hang anywhere on the day.
 */
export async function estimateOfRegister(
  db: Queryable,
  of: { readonly meterId: string; readonly register: string; readonly readOn: LocalDate },
  how: 'asked' | 'by_itself' | 'for_bill',
): Promise<ReadEstimate | undefined> {
  const utility = await loadUtility(db)
  if (utility === undefined) return undefined
  const known = await registerPoints(db, { ...of, on: of.readOn, today: utility.today })
  if (known === undefined) return undefined
  const last = known.points.filter((point) => point.on <= of.readOn).at(-1)
  invariant(last !== undefined, 'an install without its read', of)
  const next = known.points.find((point) => point.on > of.readOn && point.kind !== 'estimated')
  if (known.role === 'demand') return said(last.value, 'last_seen')
  const around = (await meterSurroundings(db, [{ meterId: of.meterId, from: of.readOn, to: of.readOn }])).get(of.meterId)
  const subject = {
    day: of.readOn,
    service: around?.service ?? '',
    customerClass: around?.customerClass ?? null,
    isAsked: how === 'asked',
    ...(how === 'for_bill' ? { daysWaited: daysBetween(of.readOn, utility.today) } : {}),
  }
  const rules = estimationRulesFor((await loadEstimationSettings(db)) ?? [], subject).filter(isRegisterRule)
  if (rules.length > 0) {
    const readDay = (utility.settings as SettingsFile).service_period.read_counts_for
    const period = { from: addDays(dayClosedBy(last.on, readDay), 1), to: dayClosedBy(of.readOn, readDay) }
    if (period.to < period.from) return said(last.value, 'daily_use')
    const total = rules.some(({ rule }) => rule === 'scalar_from_intervals')
      ? await intervalsOfRegister(db, { ...of, ...period })
      : undefined
    const measured = measuredUses(known, readDay, readEntryRules(await loadReadEntrySettings(db), subject.service))
    const ground = { measured, ...(total === undefined ? {} : { intervals: decimal(total) }) }
    const made = estimateUse(period, ground, rules)
    const value = made === undefined ? undefined : dialAfter(last.value, made.use, known)
    // More cannot have been used than by the day it was read again.
    const isBeyond =
      next !== undefined && value !== undefined && decimal(value).gt(next.value) && decimal(next.value).gte(last.value)
    if (made !== undefined && value !== undefined && !isBeyond) return said(value, made.rule)
  }
  const value = estimateRead(known.points, of.readOn, known.dials)
  return value === undefined ? undefined : said(value, next === undefined ? 'daily_use' : 'line')
}

function said(value: string, rule: ReadEstimate['rule']): ReadEstimate {
  const isByRule = rule !== 'line' && rule !== 'daily_use' && rule !== 'last_seen'
  return { value, rule, sentence: SENTENCES[rule], isByRule }
}

function measuredUses(
  known: Parameters<typeof usesBetweenReads>[0] & {
    readonly points: readonly { readonly on: string; readonly value: string; readonly kind: string }[]
  },
  readDay: ReadDay,
  rules: Parameters<typeof usesBetweenReads>[2],
): KnownUse[] {
  const points = known.points.filter((point) => point.kind !== 'estimated')
  return usesBetweenReads(known, points, rules).map(({ from, to, use }) => ({
    from: addDays(dayClosedBy(from.on, readDay), 1),
    to: dayClosedBy(to.on, readDay),
    use,
  }))
}
