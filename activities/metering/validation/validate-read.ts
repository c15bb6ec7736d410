import { registerHistory } from '../../../db/metering/register-history.js'
import { loadValidationSettings, meterSurroundings } from '../../../db/metering/validation-store.js'
import { loadReadEntrySettings } from '../../../db/utility/settings-reads.js'
import type { Transaction } from '../../../db/transaction.js'
import { decimal } from '../../../domain/kernel/decimal.js'
import { addDays } from '../../../domain/kernel/local-date.js'
import { usesBetweenReads } from '../../../domain/metering/read-plausibility.js'
import { DEFAULT_VALIDATION, registerRules } from '../../../domain/metering/validation/intake-rules.js'
import type { Measurement } from '../../../domain/metering/validation/measurement.js'
import { type SourceRole, type ValidationRule, validate } from '../../../domain/metering/validation/rule-set.js'
import { readEntryRules } from '../../../domain/utility/read-entry-rules.js'
import { checksAtRead } from './check-comparisons.js'
import { keepFindings } from './keep-findings.js'
import { siblingsOfRead } from './siblings-of-read.js'

export interface ReadToValidate {
  readonly readId: number
  readonly meterId: string
  readonly register: string
  readonly readOn: string
  readonly value: string
  readonly kind: 'actual' | 'estimated' | 'customer'
  readonly source: string
}

/** Sources in which nobody typed the value. */
const FROM_METERS: ReadonlySet<string> = new Set(['meter_file', 'handheld', 'remote'])

/**
 * Judges a read that was written by the utility's rules, and keeps what they find. A demand register counts no use and is not judged.
 * `only`: by this rule alone, of a read that was judged by the others before.
 */
export async function validateRead(
  tx: Transaction,
  read: ReadToValidate,
  by: string,
  only?: ValidationRule['rule'],
): Promise<void> {
  const history = await registerHistory(tx.client, read)
  if (history === undefined || history.install === null || history.role === 'demand') return
  const { installedOn, installRead } = history.install
  const earlier = history.before.filter((point) => point.readOn > installedOn)
  const first = { on: installedOn, value: installRead, kind: 'actual' as const }
  const points = [first, ...earlier.map((point) => ({ on: point.readOn, value: point.value, kind: point.kind }))]
  const last = points.at(-1) ?? first
  if (last.on >= read.readOn) return
  const group = registerRules((await loadValidationSettings(tx.client)) ?? DEFAULT_VALIDATION).filter(
    (rule) => only === undefined || rule.rule === only,
  )
  const rules = readEntryRules(await loadReadEntrySettings(tx.client), history.service)
  const own = { on: read.readOn, value: read.value, kind: read.kind }
  const measurements = usesBetweenReads(history, [...points, own], rules).map(
    ({ from, to, use }): Measurement => ({
      from: addDays(from.on, 1),
      to: to.on,
      quantity: use,
      unit: history.unit,
      multiplier: history.multiplier,
      quality: to.kind === 'estimated' ? 'E' : 'A',
    }),
  )
  // Where the dial would have run backwards there is no use between the two: it is said as what it would be.
  const backwards: Measurement = {
    from: addDays(last.on, 1),
    to: read.readOn,
    quantity: decimal(read.value).minus(last.value).times(history.multiplier),
    unit: history.unit,
    multiplier: history.multiplier,
    quality: read.kind === 'estimated' ? 'E' : 'A',
  }
  const measured = measurements.find((known) => known.to === read.readOn) ?? backwards
  const around = (await meterSurroundings(tx.client, [{ meterId: read.meterId, from: measured.from, to: measured.to }])).get(
    read.meterId,
  )
  const { findings } = validate(
    measured,
    {
      register: { unit: history.unit, multiplier: history.multiplier, status: 'active', mayBeNegative: false },
      earlier: measurements.filter((known) => known.to < read.readOn),
      siblings: await siblingsOfRead(tx.client, read, last.on, { rules, group }),
      outages: around?.outages ?? [],
      checks: await checksAtRead(tx.client, read, rules),
      estimatedInARow: history.after === null ? estimatedBefore(points) : 0,
    },
    group,
    {
      role: roleOf(read),
      service: history.service,
      ...(around?.customerClass == null ? {} : { customerClass: around.customerClass }),
    },
  )
  const about = { meterId: read.meterId, readId: read.readId, intervalDayId: null, measured: read.register, day: read.readOn }
  await keepFindings(
    tx,
    findings.map((finding) => ({ ...finding, ...about })),
    by,
  )
}

function roleOf(read: ReadToValidate): SourceRole {
  if (read.kind === 'estimated') return 'estimation'
  return FROM_METERS.has(read.source) ? 'initial_load' : 'manual_override'
}

function estimatedBefore(points: readonly { readonly kind: string }[]): number {
  return points.length - 1 - points.findLastIndex((point) => point.kind !== 'estimated')
}
