import { registerHistory, type RegisterHistory } from '../../db/metering/register-history.js'
import type { Queryable } from '../../db/pool.js'
import { loadReadEntrySettings } from '../../db/utility/settings-reads.js'
import { loadUtility } from '../../db/utility/utility-store.js'
import { refuse } from '../../domain/kernel/outcome.js'
import type { ServicePeriod } from '../../domain/kernel/service-period.js'
import { decimal } from '../../domain/kernel/decimal.js'
import { type CountedRead, type LoweredEstimates, loweredEstimates } from '../../domain/metering/lowered-estimates.js'
import { type DialPoint, type Plausibility, plausibilityOf } from '../../domain/metering/read-plausibility.js'
import { readEntryRules } from '../../domain/utility/read-entry-rules.js'

export interface ReadToJudge {
  readonly meterId: string
  readonly register: string
  readonly readOn: string
  /** As seen on the dial. */
  readonly value: string
  /** A read that is being corrected does not warn of itself. */
  readonly corrects?: boolean
}

export interface JudgedRead {
  readonly plausibility: Plausibility
  readonly unit: string
  /** What it is compared with; absent for the first read of a register. */
  readonly last?: DialPoint
  /** What estimates it shows to have been wrong, if it was measured. */
  readonly mends?: MendedEstimates
}

/** Estimates above a later read, and one of the read's own day that says otherwise. */
export interface MendedEstimates {
  /** Days whose use comes out otherwise, where bills were made of them. */
  readonly days: ServicePeriod
  /** Estimates of days before with the values they get; none where only the one of the very day is otherwise. */
  readonly lowered: LoweredEstimates['estimates']
}

/**
 * Holds a read against what is known of its register. Refuses REGISTER_UNKNOWN, READ_IN_FUTURE (after the business date) and
 * READ_NOT_INSTALLED (the register served nowhere on that day); what is merely odd is a warning.
 */
export async function judgeRead(db: Queryable, read: ReadToJudge): Promise<JudgedRead> {
  const history = await registerHistory(db, read)
  if (history === undefined) refuse('REGISTER_UNKNOWN', `Meter ${read.meterId} has no register ${read.register}.`)
  const today = (await loadUtility(db))?.today
  if (today !== undefined && read.readOn > today) {
    refuse('READ_IN_FUTURE', `The business date is ${today}; a read cannot be of ${read.readOn}.`, { today, readOn: read.readOn })
  }
  const install = history.install
  if (install === null) {
    refuse('READ_NOT_INSTALLED', `Register ${read.register} of meter ${read.meterId} was not in place on ${read.readOn}.`, {
      readOn: read.readOn,
    })
  }
  const before = pointsBefore(history, install)
  const rules = readEntryRules(await loadReadEntrySettings(db), history.service)
  const plausibility = plausibilityOf(
    {
      role: history.role,
      unit: history.unit,
      dials: history.dials,
      multiplier: history.multiplier,
      read: { on: read.readOn, value: read.value },
      before,
      ...(history.sameDay === null || read.corrects === true ? {} : { sameDay: pointOf(history.sameDay) }),
      ...(history.after === null ? {} : { after: pointOf(history.after) }),
    },
    rules,
  )
  const last = before.at(-1)
  const mends = mendedEstimates(history, install, read)
  return {
    plausibility,
    unit: history.unit,
    ...(last === undefined ? {} : { last }),
    ...(mends === undefined ? {} : { mends }),
  }
}

/** Reads since the register came to this place; its install read stands before them, unless a read of that very day does. */
function pointsBefore(history: RegisterHistory, install: NonNullable<RegisterHistory['install']>): DialPoint[] {
  const here = history.before.filter((read) => read.readOn >= install.installedOn).map(pointOf)
  if (here[0]?.on === install.installedOn || history.role === 'demand') return here
  return [{ on: install.installedOn, value: install.installRead }, ...here]
}

function pointOf(read: { readOn: string; value: string }): DialPoint {
  return { on: read.readOn, value: read.value }
}

function mendedEstimates(
  history: RegisterHistory,
  install: NonNullable<RegisterHistory['install']>,
  read: ReadToJudge,
): MendedEstimates | undefined {
  if (history.role === 'demand') return undefined
  const here = history.before.filter((earlier) => earlier.readOn > install.installedOn)
  const before: CountedRead[] = [{ readOn: install.installedOn, value: install.installRead, kind: 'actual' }, ...here]
  const lowered = loweredEstimates({ on: read.readOn, value: read.value }, before)
  const { sameDay, after } = history
  const isOfDay = sameDay?.kind === 'estimated' && !decimal(sameDay.value).eq(read.value)
  if (lowered === undefined && !isOfDay) return undefined
  return {
    days: { from: lowered?.since ?? before.at(-1)?.readOn ?? read.readOn, to: after?.readOn ?? read.readOn },
    lowered: lowered?.estimates ?? [],
  }
}
