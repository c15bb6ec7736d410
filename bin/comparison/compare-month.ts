import {
  compareBalances,
  compareBills,
  compareFindings,
  compareLines,
  compareOutcomes,
  compareTotals,
} from '../../domain/comparison/compare-books.js'
import { type Row, SECTION_NAMES, type Section, type SectionName } from '../../domain/comparison/section.js'
import type { ApiClient } from '../api-client.js'
import type { ExpectedFiles } from './expected-files.js'
import { rowsOfExport, rowsOfFile } from './read-rows.js'

const COMPARISONS: Readonly<Record<SectionName, { path: string; compare: (expected: Row[], actual: Row[]) => Section }>> = {
  lines: { path: '/exports/bill-lines', compare: compareLines },
  bills: { path: '/exports/bills', compare: compareBills },
  outcomes: { path: '/exports/outcomes', compare: compareOutcomes },
  balances: { path: '/exports/balances', compare: compareBalances },
  'revenue totals': { path: '/exports/revenue-totals', compare: compareTotals },
  findings: { path: '/exports/findings', compare: compareFindings },
}

export interface MonthComparison {
  readonly month: string
  readonly sections: readonly Section[]
  /** Sections that have no file to compare with. */
  readonly absent: readonly SectionName[]
}

/** Compares the books of a month with the files, section by section. `tell` is called before each. */
export async function compareMonth(
  client: ApiClient,
  files: ExpectedFiles,
  tell: (section: SectionName, done: number, of: number) => void,
): Promise<MonthComparison> {
  const present = SECTION_NAMES.filter((name) => files.paths[name] !== undefined)
  const sections: Section[] = []
  for (const [index, name] of present.entries()) {
    tell(name, index, present.length)
    const { path, compare } = COMPARISONS[name]
    const expected = await rowsOfFile(files.paths[name] as string)
    sections.push(compare(expected, await rowsOfExport(client, path, { month: files.month })))
  }
  return { month: files.month, sections, absent: SECTION_NAMES.filter((name) => files.paths[name] === undefined) }
}
