import { instantsOf, type ZoneTable } from '../../kernel/zone-table.js'

/**
 * The instant of a wall-clock time in a file whose times go forward. In the hour that is repeated in autumn the time stands twice: it is
 * the second one where the file has come as far, told by the instant that would follow. Undefined where the clock never showed it.
 */
export function instantInOrder(zone: ZoneTable, wallSeconds: number, expected: number | undefined): number | undefined {
  const found = instantsOf(zone, wallSeconds)
  if (found.length < 2 || expected === undefined) return found[0]
  return found.find((instant) => instant >= expected) ?? found.at(-1)
}
