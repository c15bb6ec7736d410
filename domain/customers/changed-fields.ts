/** A field that two people changed from the same starting point, or one that changed meanwhile: both values. */
export interface FieldConflict {
  readonly field: string
  readonly yours: unknown
  readonly theirs: unknown
}

/** The fields of `wanted` that differ from `current`, with their values before and after; undefined means "leave as it is". */
export function changedFields<Row extends object>(
  current: Row,
  wanted: Partial<Row>,
): { before: Partial<Row>; after: Partial<Row> } {
  const before: Partial<Row> = {}
  const after: Partial<Row> = {}
  for (const field of Object.keys(wanted) as (keyof Row)[]) {
    const value = wanted[field]
    if (value === undefined || value === current[field]) continue
    before[field] = current[field]
    after[field] = value
  }
  return { before, after }
}

/** What the second of two people must be shown: each field they wanted to change whose value is another now. */
export function conflictsOf<Row extends object>(current: Row, wanted: Partial<Row>): FieldConflict[] {
  const { before, after } = changedFields(current, wanted)
  return (Object.keys(after) as (keyof Row & string)[]).map((field) => ({ field, yours: after[field], theirs: before[field] }))
}
