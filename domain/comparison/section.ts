/** A row of a file: its values by column. */
export type Row = Readonly<Record<string, string>>

/** One figure that is not the same on both sides, and where it stands. */
export interface Difference {
  /** Account, agreement, line and the like, by the names of the columns. */
  readonly at: Row
  readonly column: string
  /** What the books to compare with say. */
  readonly expected: string
  readonly actual: string
}

/** What comparing one kind of row came to. Every row of either side is counted once. */
export interface Section {
  readonly name: SectionName
  readonly equal: number
  /** Rows that both sides have and that are not equal; one entry for each figure, several for a row with several. */
  readonly different: readonly Difference[]
  readonly differentRows: number
  /** Rows that only the expected side has, and those that only this side has. */
  readonly missing: readonly Row[]
  readonly extra: readonly Row[]
}

export const SECTION_NAMES = ['lines', 'bills', 'outcomes', 'balances', 'revenue totals', 'findings'] as const
export type SectionName = (typeof SECTION_NAMES)[number]

export function isAllEqual(section: Section): boolean {
  return section.differentRows === 0 && section.missing.length === 0 && section.extra.length === 0
}

/** How two rows of one key are compared: by these columns, each with its own sense of being equal. */
export interface RowRule {
  readonly name: SectionName
  /** Columns that say which row it is. */
  readonly key: readonly string[]
  readonly columns: Readonly<Record<string, (expected: string, actual: string) => boolean>>
}

/** Compares rows by their key. Several rows of one key are paired in their order. */
export function compareRows(rule: RowRule, expected: readonly Row[], actual: readonly Row[]): Section {
  const waiting = new Map<string, Row[]>()
  for (const row of actual) {
    const key = keyOf(rule, row)
    const same = waiting.get(key)
    if (same === undefined) waiting.set(key, [row])
    else same.push(row)
  }
  let [equal, differentRows] = [0, 0]
  const different: Difference[] = []
  const missing: Row[] = []
  for (const row of expected) {
    const other = waiting.get(keyOf(rule, row))?.shift()
    if (other === undefined) {
      missing.push(row)
      continue
    }
    const differences = differencesOf(rule, row, other)
    different.push(...differences)
    if (differences.length === 0) equal += 1
    else differentRows += 1
  }
  return { name: rule.name, equal, different, differentRows, missing, extra: [...waiting.values()].flat() }
}

function keyOf(rule: RowRule, row: Row): string {
  return rule.key.map((column) => row[column] ?? '').join('\n')
}

function differencesOf(rule: RowRule, expected: Row, actual: Row): Difference[] {
  const at = Object.fromEntries(rule.key.map((column) => [column, expected[column] ?? '']))
  return Object.entries(rule.columns)
    .filter(([column, isEqual]) => !isEqual(expected[column] ?? '', actual[column] ?? ''))
    .map(([column]) => ({ at, column, expected: expected[column] ?? '', actual: actual[column] ?? '' }))
}
