import type pg from 'pg'
import { leaveOutAccepted, type LeftOut, markAccepted } from '../../db/imports/acceptance.js'
import { type ImportRow, type StandingData, standingData } from '../../db/imports/import-store.js'
import { copyFindings, createStage, writeStagedBanks, writeStagedTariffs } from '../../db/imports/staging.js'
import type { Transaction } from '../../db/transaction.js'
import { loadUtility } from '../../db/utility/utility-store.js'
import { type AcceptedRow, parseAcceptedRows } from '../../domain/imports/accepted-rows.js'
import { ACCEPT_FILE_NAME, CONTRACT_FILE_NAMES, type ContractFileName } from '../../domain/imports/contract.js'
import { type Finding, finding } from '../../domain/imports/finding.js'
import type { LocalDate } from '../../domain/kernel/local-date.js'
import { businessDateFindings, businessDateOf, WHOLE_SET } from './business-date.js'
import { checkSet } from './check-set.js'
import { type FindingCount, FindingTally } from './finding-tally.js'
import { type ImportSource, storedSource } from './import-source.js'
import { ProgressTeller } from './progress-teller.js'
import { type RateBookOfSet, readRateBook } from './read-rate-book.js'
import { stageSet, type StagedSet } from './stage-set.js'
import { syntheticSource } from './synthetic-source.js'
import { type WrittenSet, writeSet } from './write-set.js'

export interface RunImportDeps {
  readonly pool: pg.Pool
  /** A production system's utility lives by the calendar; every other one is a sandbox with a business date of its own. */
  readonly isProduction: boolean
}

export interface ImportCounts {
  readonly asOf?: LocalDate
  readonly files: readonly {
    readonly file: ContractFileName
    readonly rows: number
    readonly written: number
    readonly leftOut: number
  }[]
  readonly findings: readonly FindingCount[]
  readonly tariffs: number
  /** Of what was written; absent where nothing was. */
  readonly bills?: number
  readonly openAmount?: string
  readonly depositAmount?: string
  /** The earlier import that had the same set. */
  readonly sameAs?: number
}

export interface AppliedSet {
  readonly state: 'completed' | 'validated' | 'refused' | 'unchanged'
  readonly errors: number
  readonly warnings: number
  readonly counts: ImportCounts
  readonly accepted: readonly AcceptedRow[]
}

/** Of 100: where reading, checking and writing begin. */
const CHECKING = 55
const WRITING = 70

/**
 * Reads a set into the stage, checks it, and writes it where it has no error, or none but those accepted by name. What was found
 * stays in `stage_findings`; nothing else is written by a set that is refused or only tried.
 */
export async function applySet(tx: Transaction, row: ImportRow, deps: RunImportDeps): Promise<AppliedSet> {
  const standing = await standingData(tx.client)
  if (standing !== undefined && standing.setSha256 === row.setSha256 && !row.isDryRun) {
    const counts = { files: [], findings: [], tariffs: 0, sameAs: standing.importId ?? undefined }
    return { state: 'unchanged', errors: 0, warnings: 0, counts, accepted: [] }
  }
  const tell = new ProgressTeller(deps.pool, row.importId)
  const source = row.synthetic === null ? await storedSource(deps.pool, row.importId) : syntheticSource(row.synthetic)
  const tally = new FindingTally()
  await createStage(tx.client)
  const book = await stageRateBook(tx, source, tally)
  const staged = await stageRows(tx, { row, deps, source, tally, book, tell })
  await report(tx, tally, placeFindings(row, standing, deps))
  await tell.step('validating', 'Checking the set as a whole', CHECKING)
  await checkSet(tx.client, {
    readable: staged.readable,
    tally,
    onCheck: (done, of) =>
      tell.rows('validating', 'Checking the set as a whole', CHECKING + ((WRITING - CHECKING) * done) / of, 0),
  })
  const verdict = await acceptRows(tx, source, tally)
  const counts = (written: WrittenSet | undefined): ImportCounts =>
    countsOf({ staged, book, tally, leftOut: verdict.leftOut, written })
  const errors = tally.total('error')
  const outcome = { errors, accepted: verdict.accepted }
  if (errors > verdict.acceptedErrors || book.rules === undefined) {
    return { ...outcome, state: 'refused', warnings: tally.total('warning'), counts: counts(undefined) }
  }
  if (row.isDryRun) return { ...outcome, state: 'validated', warnings: tally.total('warning'), counts: counts(undefined) }
  const written = await writeSet(tx, {
    rules: book.rules,
    tariffs: book.tariffs,
    asOf: staged.asOf,
    isProduction: deps.isProduction,
    recordedBy: row.startedBy,
    onStep: (step, share) => tell.step('writing', step, WRITING + (100 - WRITING) * share),
  })
  return { ...outcome, state: 'completed', warnings: tally.total('warning'), counts: counts(written) }
}

async function report(tx: Transaction, tally: FindingTally, findings: readonly Finding[]): Promise<void> {
  await copyFindings(tx.client, tally.keep(findings))
}

async function stageRateBook(tx: Transaction, source: ImportSource, tally: FindingTally): Promise<RateBookOfSet> {
  const book = readRateBook(await source.settings(), await source.tariffs())
  await report(tx, tally, book.findings)
  await writeStagedTariffs(tx.client, book.declared)
  await writeStagedBanks(tx.client, book.banks)
  return book
}

interface StageRowsOptions {
  readonly row: ImportRow
  readonly deps: RunImportDeps
  readonly source: ImportSource
  readonly tally: FindingTally
  readonly book: RateBookOfSet
  readonly tell: ProgressTeller
}

async function stageRows(tx: Transaction, { row, deps, source, tally, book, tell }: StageRowsOptions): Promise<StagedSet> {
  const dateFacts = {
    asked: row.asOf ?? undefined,
    standing: (await loadUtility(tx.client))?.today,
    isProduction: deps.isProduction,
    timeZone: book.rules?.timeZone,
  }
  await report(tx, tally, businessDateFindings(dateFacts))
  let before = 0
  let current: { file: string; rows: number } = { file: '', rows: 0 }
  return stageSet({
    client: tx.client,
    source,
    tally,
    servicePeriodOf: book.rules?.servicePeriodOf,
    businessDate: () => businessDateOf(tx.client, dateFacts),
    onRows: async (file, rows) => {
      if (file !== current.file) before += current.rows
      current = { file, rows }
      await tell.rows('validating', `Reading ${file}`, CHECKING * source.share(), before + rows)
    },
  })
}

/** What forbids this import here, whatever its rows are. */
function placeFindings(row: ImportRow, standing: StandingData | undefined, deps: RunImportDeps): Finding[] {
  const findings: Finding[] = []
  if (row.kind === 'synthetic' && deps.isProduction) {
    const sentence = 'A production system holds a real utility, never a synthetic one.'
    findings.push(finding({ file: WHOLE_SET, code: 'SYNTHETIC_IN_PRODUCTION', sentence }))
  }
  if (standing !== undefined && standing.setSha256 !== row.setSha256) {
    const sentence =
      standing.name === null
        ? 'This database holds data that no import brought.'
        : `This database already holds another utility, imported as ${standing.name}.`
    findings.push(finding({ file: WHOLE_SET, code: 'DATABASE_NOT_EMPTY', sentence }))
  }
  return findings
}

interface Verdict {
  readonly accepted: readonly AcceptedRow[]
  readonly acceptedErrors: number
  readonly leftOut: readonly LeftOut[]
}

/** Marks what the operator accepts by name and, where that is every error, takes those rows and their dependents out. */
async function acceptRows(tx: Transaction, source: ImportSource, tally: FindingTally): Promise<Verdict> {
  const text = await source.accepted()
  if (text === undefined) return { accepted: [], acceptedErrors: 0, leftOut: [] }
  const { rows, findings } = parseAcceptedRows(text)
  const { accepted, unused } = await markAccepted(tx.client, rows)
  const unusedFindings = unused.map((line) =>
    finding({
      file: ACCEPT_FILE_NAME,
      row: line.line,
      code: 'ACCEPT_NOT_FOUND',
      value: `${line.file},${line.row},${line.code}`,
      sentence: 'The set has no such error.',
    }),
  )
  await report(tx, tally, [...findings, ...unusedFindings])
  const used = rows.filter((line) => !unused.some((other) => other.line === line.line))
  if (tally.total('error') > accepted) return { accepted: used, acceptedErrors: accepted, leftOut: [] }
  const leftOut = await leaveOutAccepted(tx.client)
  for (const { file, dependent } of leftOut) if (dependent > 0) tally.add('LEFT_OUT', file, dependent)
  return { accepted: used, acceptedErrors: accepted, leftOut }
}

interface CountsOptions {
  readonly staged: StagedSet
  readonly book: RateBookOfSet
  readonly tally: FindingTally
  readonly leftOut: readonly LeftOut[]
  readonly written: WrittenSet | undefined
}

function countsOf({ staged, book, tally, leftOut, written }: CountsOptions): ImportCounts {
  const out = new Map(leftOut.map((entry) => [entry.file, entry.named + entry.dependent]))
  return {
    asOf: staged.asOf,
    files: CONTRACT_FILE_NAMES.filter((file) => staged.rows.has(file)).map((file) => ({
      file,
      rows: staged.rows.get(file) ?? 0,
      written: written?.rows[file] ?? 0,
      leftOut: out.get(file) ?? 0,
    })),
    findings: tally.counts(),
    tariffs: book.tariffs.length,
    ...(written === undefined
      ? {}
      : { bills: written.bills, openAmount: written.openAmount, depositAmount: written.depositAmount }),
  }
}
