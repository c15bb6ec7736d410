import type pg from 'pg'
import type { ContractFile, ContractFileName, Column } from '../../domain/imports/contract.js'
import { CONTRACT_FILES, contractFile } from '../../domain/imports/contract-files.js'
import type { Finding } from '../../domain/imports/finding.js'
import { copyRows, copyText, type CopyValue } from '../copy-rows.js'

/** The temporary table that holds a file's rows while a set is checked: `stage_reads` for `reads.csv`. */
export function stageTable(name: ContractFileName): string {
  return `stage_${name.replace('.csv', '')}`
}

const SQL_TYPE: Record<Column['type'], string> = {
  id: 'text',
  text: 'text',
  memo: 'text',
  phone: 'text',
  code: 'text',
  date: 'date',
  amount: 'numeric',
  decimal: 'numeric',
  integer: 'integer',
  bool: 'boolean',
}

/** What is worked out while a row is read, beside the columns of the contract. */
const DERIVED: Partial<Record<ContractFileName, readonly [name: string, type: string][]>> = {
  'agreements.csv': [
    ['state', 'text'],
    ['since', 'date'],
  ],
  // The period in the internal convention: first and last day of service, both included.
  'bill_history.csv': [
    ['from_on', 'date'],
    ['to_on', 'date'],
  ],
}

/** The columns of a stage table in the order in which rows are copied: line, columns of the contract, derived ones. */
export function stageColumns(name: ContractFileName): string[] {
  return [
    'line',
    ...contractFile(name).columns.map((column) => column.name),
    ...(DERIVED[name] ?? []).map(([derived]) => derived),
  ]
}

/**
 * Makes the temporary tables of an import inside its transaction: one per file, one for findings, one for what the checks ask.
 * They vanish with the transaction.
 */
export async function createStage(client: pg.PoolClient): Promise<void> {
  // The default is meant for many small queries at once; an import is one large one.
  await client.query(`set local work_mem = '192MB'`)
  await client.query(`set local statement_timeout = 0`)
  for (const file of CONTRACT_FILES) await client.query(createTable(file))
  await client.query(`create temporary table stage_findings (
      finding_no integer generated always as identity, severity text not null, file text not null, row_no integer, column_name text,
      code text not null, value text, key text, account_id text, sentence text not null, remedy text not null,
      is_accepted boolean not null default false) on commit drop`)
  await client.query('create temporary table stage_tariffs (tariff_code text primary key, service text) on commit drop')
  await client.query(`create temporary table stage_tariff_banks (tariff_code text not null, bank text not null, period text, label text not null,
      part text not null, unit text not null) on commit drop`)
  await client.query('create temporary table stage_facts (as_of date not null, last_window_end date) on commit drop')
}

function createTable(file: ContractFile): string {
  const columns = [
    'line integer not null',
    ...file.columns.map((column) => `${column.name} ${SQL_TYPE[column.type]}`),
    ...(DERIVED[file.name] ?? []).map(([name, type]) => `${name} ${type}`),
  ]
  return `create temporary table ${stageTable(file.name)} (${columns.join(', ')}) on commit drop`
}

/** Rows of one file as lines of COPY; each is the line followed by the values of `stageColumns`. */
export function copyToStage(client: pg.PoolClient, name: ContractFileName, lines: string): Promise<number> {
  return copyText(client, stageTable(name), stageColumns(name), lines)
}

/** Tells the planner how many rows a stage table has. */
export async function analyzeStage(client: pg.PoolClient, name: ContractFileName): Promise<void> {
  await client.query(`analyze ${stageTable(name)}`)
}

const FINDING_COLUMNS = ['severity', 'file', 'row_no', 'column_name', 'code', 'value', 'key', 'account_id', 'sentence', 'remedy']

export async function copyFindings(client: pg.PoolClient, findings: readonly Finding[]): Promise<void> {
  if (findings.length === 0) return
  await copyRows(
    client,
    'stage_findings',
    FINDING_COLUMNS,
    findings.map((found): CopyValue[] => [
      found.severity,
      found.file,
      found.row,
      found.column,
      found.code,
      found.value,
      found.key,
      found.accountId,
      found.sentence,
      found.remedy,
    ]),
  )
}

/** Rows now in the stage of a file. */
export async function countStage(client: pg.PoolClient, name: ContractFileName): Promise<number> {
  const counted = await client.query<{ rows: number }>(`select count(*) as rows from ${stageTable(name)}`)
  return counted.rows[0]?.rows ?? 0
}

/** The tariff codes of the set, also of files with errors inside, so that agreements are not reported for them as well. */
export async function writeStagedTariffs(
  client: pg.PoolClient,
  tariffs: readonly { code: string; service: string | undefined }[],
): Promise<void> {
  const rows = tariffs.map((tariff): CopyValue[] => [tariff.code, tariff.service])
  await copyRows(client, 'stage_tariffs', ['tariff_code', 'service'], rows)
}

/** A bank that a tariff of the set keeps, or its share of one period of the day. */
export interface StagedBank {
  readonly tariff: string
  readonly bank: string
  /** null: one for all hours. */
  readonly period: string | null
  readonly label: string
  readonly part: string
  readonly unit: string
}

/** The banks of the set's tariffs; none where the rate book has errors. */
export async function writeStagedBanks(client: pg.PoolClient, banks: readonly StagedBank[]): Promise<void> {
  const rows = banks.map(({ tariff, bank, period, label, part, unit }): CopyValue[] => [tariff, bank, period, label, part, unit])
  await copyRows(client, 'stage_tariff_banks', ['tariff_code', 'bank', 'period', 'label', 'part', 'unit'], rows)
}
