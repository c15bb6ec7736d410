import type pg from 'pg'
import type { CopyValue } from '../../db/copy-rows.js'
import { copyFindings } from '../../db/imports/staging.js'
import { stateOnImport, stateSince } from '../../domain/imports/agreement-state.js'
import type { ContractFile, ContractFileName } from '../../domain/imports/contract.js'
import { CONTRACT_FILES } from '../../domain/imports/contract-files.js'
import { finding } from '../../domain/imports/finding.js'
import type { LocalDate } from '../../domain/kernel/local-date.js'
import type { ServicePeriod } from '../../domain/kernel/service-period.js'
import type { FindingTally } from './finding-tally.js'
import type { ImportSource } from './import-source.js'
import { stageFile } from './stage-file.js'

export interface StageSetOptions {
  readonly client: pg.PoolClient
  readonly source: ImportSource
  readonly tally: FindingTally
  /** A printed period as days of service; undefined where the settings could not be read. */
  readonly servicePeriodOf: ((printed: ServicePeriod) => ServicePeriod) | undefined
  /** Decides the business date once the bill cycles are read. */
  readonly businessDate: () => Promise<LocalDate>
  readonly onRows: (file: ContractFileName, rows: number) => Promise<void>
}

export interface StagedSet {
  readonly asOf: LocalDate
  /** Rows below the header, of each file that is there. */
  readonly rows: ReadonlyMap<ContractFileName, number>
  /** Files whose rows can be checked against others; a file that may be absent and is counts as one without rows. */
  readonly readable: ReadonlySet<ContractFileName>
}

/** Reads every file of the set into its stage table, in the order of the contract. */
export async function stageSet(options: StageSetOptions): Promise<StagedSet> {
  const { client, source, tally } = options
  const rows = new Map<ContractFileName, number>()
  const readable = new Set<ContractFileName>()
  let asOf: LocalDate | undefined
  for (const file of CONTRACT_FILES) {
    const batches = source.rowsOf(file.name)
    if (batches === undefined) {
      if (file.mayBeAbsent) readable.add(file.name)
      else {
        const missing = finding({ file: file.name, code: 'FILE_MISSING', sentence: `The set has no ${file.name}.` })
        await copyFindings(client, tally.keep([missing]))
      }
    } else {
      const staged = await stageFile({
        client,
        file,
        batches,
        tally,
        derive: deriveOf(file, options, asOf),
        onRows: (done) => options.onRows(file.name, done),
      })
      rows.set(file.name, staged.rows)
      if (staged.isReadable) readable.add(file.name)
    }
    // The bill cycles come first: with them the business date is known, which the states of agreements depend upon.
    asOf ??= await settleFacts(options)
  }
  return { asOf: asOf as LocalDate, rows, readable }
}

async function settleFacts(options: StageSetOptions): Promise<LocalDate> {
  const asOf = await options.businessDate()
  await options.client.query(
    'insert into stage_facts (as_of, last_window_end) select $1, max(window_end) from stage_bill_cycles',
    [asOf],
  )
  return asOf
}

/** The columns of a stage table that are worked out from a row; see `stageColumns`. */
function deriveOf(
  file: ContractFile,
  options: Pick<StageSetOptions, 'servicePeriodOf'>,
  asOf: LocalDate | undefined,
): (values: readonly (string | null)[]) => readonly CopyValue[] {
  const position = (name: string): number => file.columns.findIndex((column) => column.name === name)
  if (file.name === 'agreements.csv') {
    const [start, stop] = [position('start_on'), position('stop_on')]
    return (values) => {
      const startOn = values[start]
      if (typeof startOn !== 'string' || asOf === undefined) return [null, null]
      const agreement = { startOn, stopOn: values[stop] ?? null }
      const state = stateOnImport(agreement, asOf)
      return [state, stateSince(agreement, state, asOf)]
    }
  }
  if (file.name === 'bill_history.csv') {
    const [from, to] = [position('period_from'), position('period_to')]
    const { servicePeriodOf } = options
    return (values) => {
      const [printedFrom, printedTo] = [values[from], values[to]]
      if (typeof printedFrom !== 'string' || typeof printedTo !== 'string' || servicePeriodOf === undefined) return [null, null]
      const period = servicePeriodOf({ from: printedFrom, to: printedTo })
      return [period.from, period.to]
    }
  }
  return () => []
}
