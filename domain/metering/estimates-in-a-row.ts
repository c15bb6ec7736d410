import type { LocalDate } from '../kernel/local-date.js'
import type { InstalledRegister, ReadKind } from './installed-register.js'

/**
 * How many estimates in a row the read of that date ends: 0 where it is no estimate, 1 where only it is. Reads of the
 * same install count, latest first; `kinds` are the reads taken for estimates.
 */
export function estimatesInARow(
  installed: InstalledRegister,
  closingOn: LocalDate,
  kinds: readonly ReadKind[] = ['estimated'],
): number {
  const upToClosing = installed.reads.filter((read) => read.readOn <= closingOn && read.readOn >= installed.installedOn)
  upToClosing.sort((left, right) => (left.readOn < right.readOn ? 1 : -1))
  let count = 0
  for (const read of upToClosing) {
    if (!kinds.includes(read.kind)) return count
    count++
  }
  return count
}
