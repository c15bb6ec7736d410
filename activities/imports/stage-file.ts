import type pg from 'pg'
import { copyLine, type CopyValue } from '../../db/copy-rows.js'
import { analyzeStage, copyFindings, copyToStage } from '../../db/imports/staging.js'
import { checkHeader } from '../../domain/imports/check-header.js'
import { rowChecker } from '../../domain/imports/check-row.js'
import type { ContractFile } from '../../domain/imports/contract.js'
import type { CsvProblem } from '../../domain/imports/csv-splitter.js'
import { type Finding, finding } from '../../domain/imports/finding.js'
import type { FindingTally } from './finding-tally.js'
import type { RowBatch } from './read-csv-file.js'

export interface StagedFile {
  /** Rows below the header. */
  readonly rows: number
  /** The header is as the contract says, so that the rows could be checked at all. */
  readonly isReadable: boolean
}

interface StageOptions {
  readonly client: pg.PoolClient
  readonly file: ContractFile
  readonly batches: AsyncIterable<RowBatch>
  readonly tally: FindingTally
  /** What is worked out from a row beside its columns (see `stageColumns`). */
  readonly derive: (values: readonly (string | null)[]) => readonly CopyValue[]
  readonly onRows: (rows: number) => Promise<void>
}

const CSV_SENTENCES: Record<CsvProblem, string> = {
  QUOTE_NOT_CLOSED: 'A double quote is opened and never closed.',
  QUOTE_IN_FIELD: 'A double quote stands inside a value that does not begin with one.',
  TEXT_AFTER_QUOTE: 'Behind a closing double quote comes something other than a comma.',
  RECORD_TOO_LONG: 'The row is longer than 65,536 characters.',
}

/**
 * Checks the rows of one file by themselves and copies them into its stage table, batch by batch: one batch is written while the
 * next is read. A rejected row is staged with what could be read of it, so that rows referring to it are not reported as well.
 */
export async function stageFile(options: StageOptions): Promise<StagedFile> {
  const { client, file, tally } = options
  const checker = rowChecker(file)
  let header: 'awaited' | 'good' | 'bad' = 'awaited'
  let rows = 0
  let hasText = true
  let writing: Promise<unknown> = Promise.resolve()
  for await (const batch of options.batches) {
    const findings: Finding[] = [...batch.findings]
    if (findings.some((found) => found.code === 'NOT_TEXT')) hasText = false
    let lines = ''
    for (const row of batch.rows) {
      if (header === 'awaited') {
        const problems = row.fields === undefined ? [unreadable(file.name, row.line, row.problem)] : checkHeader(file, row.fields)
        findings.push(...problems)
        header = problems.length === 0 ? 'good' : 'bad'
        continue
      }
      rows += 1
      if (header === 'bad') continue
      if (row.fields === undefined) {
        findings.push(unreadable(file.name, row.line, row.problem))
        continue
      }
      // Bytes of this line were reported; its values would only be reported again.
      const own = batch.badLines.has(row.line) ? [] : findings
      const { values } = checker.check(row.fields, row.line, own)
      lines += copyLine([row.line, ...values, ...options.derive(values)])
    }
    await writing
    writing = write(client, file, lines, tally.keep(findings))
    // Awaited at the next turn; until then a failure must not count as one that nobody handles.
    writing.catch(() => {})
    await options.onRows(rows)
  }
  await writing
  const last = hasText ? endFindings(file, header, rows) : []
  await copyFindings(client, tally.keep(last))
  await analyzeStage(client, file.name)
  return { rows, isReadable: header === 'good' }
}

async function write(client: pg.PoolClient, file: ContractFile, lines: string, findings: readonly Finding[]): Promise<void> {
  if (lines !== '') await copyToStage(client, file.name, lines)
  await copyFindings(client, findings)
}

function unreadable(file: string, line: number, problem: CsvProblem): Finding {
  return finding({ file, row: line, code: problem, sentence: CSV_SENTENCES[problem] })
}

function endFindings(file: ContractFile, header: 'awaited' | 'good' | 'bad', rows: number): Finding[] {
  if (header === 'awaited') return [finding({ file: file.name, code: 'FILE_EMPTY', sentence: 'The file is empty.' })]
  if (header === 'bad' || rows > 0 || file.withoutRows === 'fine') return []
  const code = file.withoutRows === 'error' ? 'FILE_WITHOUT_ROWS' : 'FILE_HAS_NO_ROWS'
  return [finding({ file: file.name, row: 1, code, sentence: `The file has a header and no row; a row is ${file.oneRow}.` })]
}
