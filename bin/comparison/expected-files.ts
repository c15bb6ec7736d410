import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { SectionName } from '../../domain/comparison/section.js'
import { CommandFailed } from '../command-failed.js'

/** The files of a former system's books, by what they hold; absent ones are left out. */
export interface ExpectedFiles {
  /** `YYYY-MM`. */
  readonly month: string
  readonly paths: Readonly<Partial<Record<SectionName, string>>>
}

/** `-YYYY-MM` may stand before the ending of any of them. */
const PATTERNS: readonly (readonly [SectionName, RegExp])[] = [
  ['lines', /^bill-lines(?:-(\d{4}-\d{2}))?\.csv$/],
  ['bills', /^bills(?:-(\d{4}-\d{2}))?\.csv$/],
  ['outcomes', /^outcomes(?:-(\d{4}-\d{2}))?\.csv$/],
  ['balances', /^balances-after(?:-(\d{4}-\d{2}))?\.csv$/],
  ['revenue totals', /^revenue-totals(?:-(\d{4}-\d{2}))?\.csv$/],
  ['findings', /^findings(?:-(\d{4}-\d{2}))?\.csv$/],
]

/** Finds the files of a folder and the month they are of. A month asked for chooses among several, or names one where no file does. */
export function findExpectedFiles(folder: string, asked: string | undefined): ExpectedFiles {
  const names = namesIn(folder)
  const found = PATTERNS.flatMap(([section, pattern]) =>
    names.flatMap((name) => {
      const match = pattern.exec(name)
      return match === null ? [] : [{ section, name, month: match[1] }]
    }),
  )
  if (found.length === 0) {
    throw new CommandFailed(
      'NOTHING_EXPECTED',
      `${folder} has none of the files to compare with: bills-YYYY-MM.csv, bill-lines-YYYY-MM.csv, …`,
    )
  }
  const months = [...new Set(found.flatMap(({ month }) => (month === undefined ? [] : [month])))]
  const month = asked ?? (months.length === 1 ? months[0] : undefined)
  if (month === undefined) {
    throw new CommandFailed(
      'MONTH_UNCLEAR',
      months.length === 0
        ? 'No file name says which month it is of. Name it with --month YYYY-MM.'
        : `There are files of ${months.sort().join(', ')}. Choose one with --month.`,
    )
  }
  const paths: Partial<Record<SectionName, string>> = {}
  for (const file of found.filter((each) => each.month === undefined || each.month === month)) {
    // A file that names the month is meant before one that names none.
    if (paths[file.section] === undefined || file.month === month) paths[file.section] = join(folder, file.name)
  }
  return { month, paths }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).sort()
  } catch {
    throw new CommandFailed('NO_FOLDER', `There is no folder ${folder}.`)
  }
}
