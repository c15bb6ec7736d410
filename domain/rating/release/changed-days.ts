import { addDays, type LocalDate } from '../../kernel/local-date.js'
import type { TariffFile } from '../tariff.js'
import { newestDay, tariffAsOn, valueOn } from '../tariff-as-on.js'

/** First and last day, both included; no last day where it has no end. */
export interface DaySpan {
  readonly from: LocalDate
  readonly to: LocalDate | null
}

/**
 * The first and the last day on which a tariff charges otherwise than it did; null where no day is charged otherwise (a name, a note).
 * `before` is undefined for a tariff that is new. Days in between may be the same. Both are compared as they stand on each day on which
 * one of them changes; a text that is printed on bills counts as a change.
 */
export function changedDays(before: TariffFile | undefined, after: TariffFile): DaySpan | null {
  const sides = sidesByDay(before, after)
  const differs = sides.map(({ was, now }) => was !== now)
  const from = sides[differs.indexOf(true)]?.day
  if (from === undefined) return null
  const next = sides[differs.lastIndexOf(true) + 1]?.day
  return { from, to: next === undefined ? null : addDays(next, -1) }
}

/**
 * Every day from which on the two charge otherwise than each other, and otherwise than on the day before: what has to be looked at for
 * nothing of a change to be passed over.
 */
export function daysToCompare(before: TariffFile | undefined, after: TariffFile): LocalDate[] {
  const sides = sidesByDay(before, after)
  return sides.flatMap(({ day, was, now }, index) => {
    const former = sides[index - 1]
    return was === now || (former?.was === was && former.now === now) ? [] : [day]
  })
}

/** What both charge on every day on which one of them changes, in the order of the days. */
function sidesByDay(
  before: TariffFile | undefined,
  after: TariffFile,
): readonly { readonly day: LocalDate; readonly was: string; readonly now: string }[] {
  const days = [...new Set([...(before === undefined ? [] : daysOfChange(before)), ...daysOfChange(after)])].sort()
  return days.map((day) => ({ day, was: standingOn(before, day), now: standingOn(after, day) }))
}

/**
 * The day as on which a draft is tried where nobody says another: the first on which it begins to charge otherwise than what stands. That a
 * price goes on which was to end is no such beginning, unless it is all that changes. Of a tariff that is new, of a draft that changes
 * nothing, and where no version of the draft is in force on that day, the first day of its newest version.
 */
export function dayTried(standing: TariffFile | undefined, draft: TariffFile): LocalDate | undefined {
  const days = standing === undefined ? [] : daysToCompare(standing, draft)
  const first = days.find((day) => standingOn(draft, day) !== standingOn(draft, addDays(day, -1))) ?? days[0]
  return first !== undefined && tariffAsOn(draft, first).ok ? first : newestDay(draft)
}

/** Every day on which something in the file begins, or is over. */
function daysOfChange(file: TariffFile): LocalDate[] {
  const days: LocalDate[] = []
  const collect = (part: unknown): void => {
    if (Array.isArray(part)) return part.forEach(collect)
    if (typeof part !== 'object' || part === null) return
    for (const [name, value] of Object.entries(part)) {
      if (typeof value !== 'string' || !A_DAY.test(value)) collect(value)
      else if (name === 'from') days.push(value)
      else if (name === 'to') days.push(addDays(value, 1))
    }
  }
  collect(file)
  return days
}

const A_DAY = /^\d{4}-\d{2}-\d{2}$/

/** What is charged on a day, as text that is equal for what is equal; empty where no version is in force. */
function standingOn(file: TariffFile | undefined, day: LocalDate): string {
  const standing = file === undefined ? undefined : tariffAsOn(file, day)
  return standing?.ok === true ? canonical(valueOn(withoutUnused(standing.value), day)) : ''
}

/** Without seasons, schedules and attributes that nothing in force rests on: the file brings them along for a version that is to come. */
function withoutUnused({ attributes, conventions, ...file }: TariffFile): unknown {
  const { seasons, schedules, ...others } = conventions ?? {}
  const named = new Set<string>()
  collectNames([file, others, Object.values(seasons ?? {}), Object.values(schedules ?? {})], named)
  const used = (entries: object | undefined) =>
    Object.fromEntries(Object.entries(entries ?? {}).filter(([name]) => named.has(name)))
  return { ...file, attributes: used(attributes), conventions: { ...others, seasons: used(seasons), schedules: used(schedules) } }
}

/** Every text, and every name of a member, in a part of a file: what may stand for something that is declared elsewhere. */
function collectNames(part: unknown, names: Set<string>): void {
  if (typeof part === 'string') names.add(part)
  if (typeof part !== 'object' || part === null) return
  for (const [name, value] of Object.entries(part)) {
    if (!Array.isArray(part)) names.add(name)
    collectNames(value, names)
  }
}

const SAYS_NOTHING = new Set(['name', 'note', '$schema'])

function canonical(part: unknown): string {
  if (Array.isArray(part)) return `[${part.map(canonical).join(',')}]`
  if (typeof part !== 'object' || part === null) return JSON.stringify(part)
  const members = Object.entries(part).filter(([name, value]) => !(SAYS_NOTHING.has(name) && typeof value === 'string'))
  return `{${members
    .map(([name, value]) => `${JSON.stringify(name)}:${canonical(value)}`)
    .sort()
    .join(',')}}`
}
