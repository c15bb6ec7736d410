import { addDays, type LocalDate } from '../kernel/local-date.js'
import { done, type Outcome, refused } from '../kernel/outcome.js'
import type { Rule, TariffFile, TariffVersion } from './tariff.js'

/** Before any day that is ever rated: where the one version of a tariff as on a day begins. */
export const ALWAYS = '1900-01-01'
const A_DAY = /^\d{4}-\d{2}-\d{2}$/

/** The first day of the newest version. Undefined without a version. */
export function newestDay(file: TariffFile): LocalDate | undefined {
  return file.versions
    .map(({ from }) => from)
    .toSorted()
    .at(-1)
}

/**
 * The tariff as it stands on a day, as if it had been so always: the version in force on it, of its rules those in force, and of each
 * value that changes with time what holds on it. A value that begins later counts with its first. So prices of next year can be tried on
 * last year's use. Seasons, schedules and lists of events keep their own days. Refuses WHAT_IF_DAY where no version is in force.
 */
export function tariffAsOn(file: TariffFile, on: LocalDate): Outcome<TariffFile, 'WHAT_IF_DAY'> {
  const versions = file.versions.toSorted((one, other) => (one.from < other.from ? -1 : 1))
  const version = versions.find(({ from, to }, index) => {
    const last = to ?? (versions[index + 1] === undefined ? on : addDays(versions[index + 1]?.from ?? on, -1))
    return from <= on && on <= last
  })
  if (version === undefined) {
    return refused('WHAT_IF_DAY', `No version of ${file.tariff} is in force on ${on}. Choose a day on which one is.`, {
      on,
      versions: versions.map(({ from }) => from),
    })
  }
  const { from: _from, to: _to, rules, ...rest } = version
  const standing = rules.filter((rule) => (rule.from ?? on) <= on && on <= (rule.to ?? on)).map(undated)
  const always: TariffVersion = { from: ALWAYS, ...(valueOn(rest, on) as typeof rest), rules: valueOn(standing, on) as Rule[] }
  return done({ ...file, versions: [always] })
}

function undated({ from: _from, to: _to, ...rule }: Rule): Rule {
  return rule as Rule
}

/** The same with every value that changes with time replaced by what holds on the day. */
export function valueOn(part: unknown, on: LocalDate): unknown {
  if (Array.isArray(part)) {
    if (!isStepList(part)) return part.map((entry) => valueOn(entry, on))
    const steps = part as readonly Step[]
    return valueOn((steps.findLast(({ from }) => from <= on) ?? steps[0])?.value, on)
  }
  if (typeof part !== 'object' || part === null) return part
  return Object.fromEntries(Object.entries(part).map(([name, value]) => [name, valueOn(value, on)]))
}

/** Lists that were looked at: a file is asked about many days, and some lists are long. */
const looked = new WeakMap<readonly unknown[], boolean>()

function isStepList(list: readonly unknown[]): boolean {
  let isSteps = looked.get(list)
  if (isSteps === undefined) {
    isSteps = list.length > 0 && list.every(isStep)
    looked.set(list, isSteps)
  }
  return isSteps
}

interface Step {
  readonly from: LocalDate
  readonly value: unknown
}

function isStep(entry: unknown): entry is Step {
  return (
    typeof entry === 'object' &&
    entry !== null &&
    'value' in entry &&
    'from' in entry &&
    typeof entry.from === 'string' &&
    A_DAY.test(entry.from)
  )
}
