import { matchingKey } from './attribute-keys.js'
import type { OwrsField, OwrsProblem } from './owrs-file.js'
import type { OwrsRow } from './owrs-node.js'

const MAX_ROWS = 20_000

interface Joined {
  readonly fields: Map<string, OwrsField>
  /** Fields that other tables were looked up by. */
  readonly used: readonly string[]
}

/**
 * A table by a field that is itself a table of words – season, by usage_month – as one table by what that field depends on. A field
 * that is given for the customer (`given`) is none to look into. Tables that go round in a circle are reported.
 */
export function joinTables(
  fields: ReadonlyMap<string, OwrsField>,
  given: Readonly<Record<string, string>>,
  report: (problem: OwrsProblem) => void,
): Joined {
  const used = new Set<string>()
  const unusable = (field: OwrsField, code: OwrsProblem['code'], message: string): OwrsField => {
    report({ code, field: field.name, line: field.line, message })
    return { ...field, by: [], rows: field.rows.slice(0, 1) }
  }
  const join = (field: OwrsField, path: readonly string[]): OwrsField => {
    const place = field.by.findIndex((name) => !Object.hasOwn(given, name) && (fields.get(name)?.by.length ?? 0) > 0)
    const inner = fields.get(field.by[place] ?? '')
    if (inner === undefined) return field
    if (path.includes(inner.name)) {
      return unusable(field, 'FORMULA_CIRCULAR', `${field.name} depends on itself: ${[...path, inner.name].join(' → ')}`)
    }
    used.add(inner.name)
    const joined = joinedAt(field, place, inner)
    if (joined === undefined) {
      const message = `${field.name} by what ${inner.name} depends on has more than ${MAX_ROWS} rows`
      return unusable(field, 'TABLE_NOT_UNDERSTOOD', message)
    }
    if (joined.rows.length > 0) return join(joined, [...path, inner.name])
    const message = `${field.name} depends on ${inner.name}, a field of the file that is none of its keys`
    return unusable(field, 'TABLE_NOT_UNDERSTOOD', message)
  }
  const whole = new Map([...fields].map(([name, field]) => [name, join(field, [name])]))
  return { fields: whole, used: [...used] }
}

/** Each row of the inner table whose word is a key of the outer one, in place of that key; undefined where they are too many. */
function joinedAt(field: OwrsField, place: number, inner: OwrsField): OwrsField | undefined {
  const outer = new Map<string, OwrsRow[]>()
  for (const row of field.rows) {
    const key = row.keys[place] ?? ''
    outer.set(key, outer.get(key) ?? [])
    outer.get(key)?.push(row)
  }
  if (outer.size * inner.rows.length > 10 * MAX_ROWS) return undefined
  const rows: OwrsRow[] = []
  for (const row of inner.rows) {
    const [word, ...more] = row.leaf.items
    const key = word === undefined || more.length > 0 ? undefined : matchingKey([...outer.keys()], word)
    const meant = key === undefined ? [] : (outer.get(key) ?? [])
    if (rows.length + meant.length > MAX_ROWS) return undefined
    for (const own of meant) rows.push({ keys: own.keys.toSpliced(place, 1, ...row.keys), leaf: own.leaf })
  }
  return withoutRepeats({ ...field, by: field.by.toSpliced(place, 1, ...inner.by), rows })
}

/** An attribute that both tables are by is asked for once: rows in which its two keys differ are for nobody. */
function withoutRepeats(field: OwrsField): OwrsField {
  const places = field.by.flatMap((name, place) => (field.by.indexOf(name) === place ? [place] : []))
  const rows = field.rows
    .filter((row) => field.by.every((name, place) => row.keys[place] === row.keys[field.by.indexOf(name)]))
    .map((row) => ({ ...row, keys: places.map((place) => row.keys[place] ?? '') }))
  return { ...field, by: places.map((place) => field.by[place] ?? ''), rows }
}
