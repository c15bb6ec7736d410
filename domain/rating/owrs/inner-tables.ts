import type { OwrsRow } from './owrs-node.js'

/** Rows by attributes. */
export interface OwrsTable {
  readonly by: readonly string[]
  readonly rows: readonly OwrsRow[]
}

/** A table that stands in place of a row's value: `Summer: { depends_on: meter_size, values: … }`. */
export interface InnerTable {
  readonly keys: readonly string[]
  readonly table: OwrsTable
}

const MAX_ROWS = 20_000

/**
 * A table some rows of which are tables themselves, as one by all attributes: what a row does not depend on may be any of the keys that
 * the others have. undefined: that are too many rows.
 */
export function withTables(outer: OwrsTable, inner: readonly InnerTable[]): OwrsTable | undefined {
  if (inner.length === 0) return outer
  const more = [...new Set(inner.flatMap(({ table }) => table.by))].filter((name) => !outer.by.includes(name))
  const keysOf = new Map(more.map((name) => [name, keysIn(inner, name)]))
  const by = [...outer.by, ...more]
  const rows: OwrsRow[] = []
  const add = (stated: ReadonlyMap<string, string>, row: OwrsRow): boolean => {
    let open: string[][] = [outer.by.map((name) => stated.get(name) ?? '')]
    for (const name of more) {
      const own = stated.get(name)
      const keys = own === undefined ? (keysOf.get(name) ?? []) : [own]
      if (rows.length + open.length * keys.length > MAX_ROWS) return false
      open = open.flatMap((before) => keys.map((key) => [...before, key]))
    }
    rows.push(...open.map((keys) => ({ keys, leaf: row.leaf })))
    return true
  }
  for (const row of outer.rows) if (!add(named(outer.by, row.keys), row)) return undefined
  for (const { keys, table } of inner) {
    for (const row of table.rows) {
      const [ours, theirs] = [named(outer.by, keys), named(table.by, row.keys)]
      const differs = [...theirs].some(([name, key]) => (ours.get(name) ?? key) !== key)
      if (!differs && !add(new Map([...theirs, ...ours]), row)) return undefined
    }
  }
  return { by, rows }
}

function named(by: readonly string[], keys: readonly string[]): Map<string, string> {
  return new Map(by.map((name, place) => [name, keys[place] ?? '']))
}

function keysIn(inner: readonly InnerTable[], name: string): string[] {
  const keys = inner.flatMap(({ table }) => {
    const place = table.by.indexOf(name)
    return place === -1 ? [] : table.rows.map((row) => row.keys[place] ?? '')
  })
  return [...new Set(keys)]
}
