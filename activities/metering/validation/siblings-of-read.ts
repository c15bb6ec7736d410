import { readRegisters } from '../../../db/metering/comparison-reads.js'
import { intervalsOfRegister } from '../../../db/metering/sibling-reads.js'
import type { Queryable } from '../../../db/pool.js'
import { loadUtility } from '../../../db/utility/utility-store.js'
import { type Decimal, decimal } from '../../../domain/kernel/decimal.js'
import { addDays } from '../../../domain/kernel/local-date.js'
import { dayClosedBy } from '../../../domain/metering/read-day.js'
import { type PlausibilityRules, usesBetweenReads } from '../../../domain/metering/read-plausibility.js'
import type { ValidationRule } from '../../../domain/metering/validation/rule-set.js'
import type { SettingsFile } from '../../../domain/utility/settings-file.js'

/**
 * What stands beside a read, by the names its rules ask for: the other registers of the meter, and under `intervals` the channel that counts
 * what the register counts. What has not come is left out; nothing is read where no rule asks.
 */
export async function siblingsOfRead(
  db: Queryable,
  read: { readonly meterId: string; readonly register: string; readonly readOn: string },
  lastOn: string,
  by: { readonly rules: PlausibilityRules; readonly group: readonly ValidationRule[] },
): Promise<ReadonlyMap<string, Decimal | null>> {
  const names = new Set(by.group.flatMap((rule) => ('siblings' in rule ? rule.siblings : [])))
  const found = new Map<string, Decimal | null>()
  if (names.size === 0) return found
  for (const register of await readRegisters(db, [read.meterId], read.readOn)) {
    if (register.register === read.register || !names.has(register.register)) continue
    const ends = register.points.filter((point) => point.on === lastOn || point.on === read.readOn)
    const [span] = usesBetweenReads({ ...register, role: 'consumption' }, ends, by.rules)
    if (span !== undefined) found.set(register.register, span.use)
  }
  if (!names.has('intervals')) return found
  const settings = (await loadUtility(db))?.settings as SettingsFile | undefined
  const readDay = settings?.service_period.read_counts_for ?? 'end_of_day'
  const days = { from: addDays(dayClosedBy(lastOn, readDay), 1), to: dayClosedBy(read.readOn, readDay) }
  const total = await intervalsOfRegister(db, { meterId: read.meterId, register: read.register, ...days })
  if (total !== undefined) found.set('intervals', decimal(total))
  return found
}
