import {
  compareBalances,
  compareBills,
  compareFindings,
  compareLines,
  compareOutcomes,
  compareTotals,
} from '../../domain/comparison/compare-books.js'
import { type Row, SECTION_NAMES, type Section, type SectionName } from '../../domain/comparison/section.js'
import type { RunRecordJson } from '../../api/billing/contract.js'
import { chooseRuns } from '../../domain/comparison/choose-runs.js'
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

const PAGE = 200

export interface MonthComparison {
  readonly month: string
  /** The runs that were compared. */
  readonly runs: readonly number[]
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
  const { runs, expectedOf } = await readExpected(client, files)
  const sections: Section[] = []
  for (const [index, name] of present.entries()) {
    tell(name, index, present.length)
    const { path, compare } = COMPARISONS[name]
    const query = { month: files.month, ...(runs.length === 0 ? {} : { runs: runs.join(',') }) }
    sections.push(compare(await expectedOf(name), await rowsOfExport(client, path, query)))
  }
  return { month: files.month, runs, sections, absent: SECTION_NAMES.filter((name) => files.paths[name] === undefined) }
}

/** The expected rows, each file read once, and the runs that its bills are to be compared with. */
async function readExpected(
  client: ApiClient,
  files: ExpectedFiles,
): Promise<{ runs: number[]; expectedOf: (name: SectionName) => Promise<Row[]> }> {
  const read = new Map<SectionName, Promise<Row[]>>()
  const expectedOf = (name: SectionName): Promise<Row[]> => {
    const path = files.paths[name]
    const rows = read.get(name) ?? (path === undefined ? Promise.resolve([]) : rowsOfFile(path))
    read.set(name, rows)
    return rows
  }
  const runs = chooseRuns(files.month, await allRuns(client), await expectedOf('bills'), await expectedOf('outcomes'))
  return { runs, expectedOf }
}

async function allRuns(client: ApiClient): Promise<RunRecordJson[]> {
  const runs: RunRecordJson[] = []
  for (;;) {
    const range = `[${runs.length},${runs.length + PAGE - 1}]`
    const page = await client.call<RunRecordJson[]>('/bill-runs', { query: { sort: '["id","ASC"]', range } })
    runs.push(...page)
    if (page.length < PAGE) return runs
  }
}
