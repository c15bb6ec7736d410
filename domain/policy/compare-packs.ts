import type { Parameter } from './parameter.js'
import { PARAMETERS, type ParameterKey, protectionOf } from './parameters.js'
import type { PolicyPack, PolicyRow } from './policy-pack.js'

/** What a change does for the customer: protects further, less far, or neither; `unranked` where the values cannot be compared. */
export const CHANGE_EFFECTS = ['further', 'less', 'same', 'unranked'] as const
export type ChangeEffect = (typeof CHANGE_EFFECTS)[number]

/** A row that differs between two versions of a pack. */
export interface RowChange {
  readonly kind: 'added' | 'removed' | 'changed'
  readonly key: ParameterKey
  readonly before?: PolicyRow
  readonly after?: PolicyRow
  readonly effect: ChangeEffect
}

/**
 * What differs between two documents of a pack, in the order of the parameters. Rows that say the same are left out; of the rest, rows of
 * the same parameter and scope belong together as one change.
 */
export function comparePacks(before: PolicyPack, after: PolicyPack): RowChange[] {
  const gone = withoutTwins(before.rows, after.rows)
  const come = withoutTwins(after.rows, before.rows)
  const changes: RowChange[] = []
  for (const row of come) {
    const at = gone.findIndex((other) => other.key === row.key && scopeText(other) === scopeText(row))
    const [other] = at < 0 ? [] : gone.splice(at, 1)
    changes.push(
      other === undefined
        ? { kind: 'added', key: row.key, after: row, effect: effectOf(row.key, undefined, row) }
        : { kind: 'changed', key: row.key, before: other, after: row, effect: effectOf(row.key, other, row) },
    )
  }
  for (const row of gone) changes.push({ kind: 'removed', key: row.key, before: row, effect: effectOf(row.key, row, undefined) })
  const order = Object.keys(PARAMETERS)
  return changes.toSorted((left, right) => order.indexOf(left.key) - order.indexOf(right.key))
}

/** Rows of which the other list has no equal; of two equal ones it takes two there. */
function withoutTwins(rows: readonly PolicyRow[], others: readonly PolicyRow[]): PolicyRow[] {
  const left = others.map(textOf)
  return rows.filter((row) => {
    const at = left.indexOf(textOf(row))
    if (at >= 0) left.splice(at, 1)
    return at < 0
  })
}

function effectOf(key: ParameterKey, before: PolicyRow | undefined, after: PolicyRow | undefined): ChangeEffect {
  // Of a gathered parameter each row protects beside the others: one more protects further, one fewer less far.
  if ((PARAMETERS[key] as Parameter).gathers === true) {
    if (before === undefined) return after?.value === null ? 'same' : 'further'
    if (after === undefined) return before.value === null ? 'same' : 'less'
    return textOf({ ...before, says: '' }) === textOf({ ...after, says: '' }) ? 'same' : 'unranked'
  }
  if (before === undefined || after === undefined) return 'unranked'
  if (sorted(before.value) === sorted(after.value)) return 'same'
  const ranks = [before, after].map(({ value }) => (value === null ? Number.NEGATIVE_INFINITY : protectionOf(key, value)))
  const [from, to] = ranks
  if (from === undefined || to === undefined) return 'unranked'
  return to > from ? 'further' : to < from ? 'less' : 'same'
}

const scopeText = (row: PolicyRow): string => sorted(row.scope ?? {})
const textOf = (row: PolicyRow): string => sorted(row)

/** JSON with the members of every object in the order of their names. */
function sorted(value: unknown): string {
  return JSON.stringify(value, (_, entry: unknown) =>
    typeof entry === 'object' && entry !== null && !Array.isArray(entry)
      ? Object.fromEntries(Object.entries(entry).toSorted(([left], [right]) => (left < right ? -1 : 1)))
      : entry,
  )
}
