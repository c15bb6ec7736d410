import type pg from 'pg'
import type { ContractFile, ContractFileName, Reference } from '../../domain/imports/contract.js'
import { CONTRACT_FILES } from '../../domain/imports/contract-files.js'
import type { AcceptedRow } from '../../domain/imports/accepted-rows.js'
import { FINDING_RULES } from '../../domain/imports/finding-codes.js'
import { copyRows, type CopyValue } from '../copy-rows.js'
import { accountOf, keyOf } from './checks/keys-and-references.js'
import { FINDINGS_OF_A_KIND_MAX } from './checks/set-check.js'
import { stageTable } from './staging.js'

/** Marks the errors that are accepted by name. Answers how many, and which lines of the accept file name no error. */
export async function markAccepted(
  client: pg.PoolClient,
  rows: readonly AcceptedRow[],
): Promise<{ accepted: number; unused: AcceptedRow[] }> {
  await client.query(
    'create temporary table stage_accepted (line integer, file text, row_name text, code text, is_used boolean default false) on commit drop',
  )
  await copyRows(
    client,
    'stage_accepted',
    ['line', 'file', 'row_name', 'code'],
    rows.map((row): CopyValue[] => [row.line, row.file, row.row, row.code]),
  )
  const names = `a.file = f.file and a.code = f.code and (a.row_name = f.row_no::text or a.row_name = f.key)`
  const marked = await client.query(
    `update stage_findings f set is_accepted = true
     where f.severity = 'error' and f.row_no is not null and exists (select from stage_accepted a where ${names})`,
  )
  await client.query(`update stage_accepted a set is_used = true from stage_findings f where f.is_accepted and ${names}`)
  const unused = await client.query<AcceptedRow>(
    'select line, file, row_name as row, code from stage_accepted where not is_used order by line',
  )
  return { accepted: marked.rowCount ?? 0, unused: unused.rows }
}

/** Rows left out of one file: those named by the operator, and those that refer to a row that was left out. */
export interface LeftOut {
  readonly file: ContractFileName
  readonly named: number
  readonly dependent: number
}

/**
 * Takes the accepted rows out of the stage, and with them every row that refers to one that is gone, until nothing refers to
 * nothing. Each row of the second kind becomes a warning LEFT_OUT.
 */
export async function leaveOutAccepted(client: pg.PoolClient): Promise<LeftOut[]> {
  const named = new Map<ContractFileName, number>()
  for (const file of CONTRACT_FILES) {
    const gone = await client.query(
      `delete from ${stageTable(file.name)} t
       using (select distinct row_no from stage_findings where is_accepted and file = $1) f where t.line = f.row_no`,
      [file.name],
    )
    named.set(file.name, gone.rowCount ?? 0)
  }
  const dependent = await leaveOutDependents(client)
  return CONTRACT_FILES.map(({ name }) => ({
    file: name,
    named: named.get(name) ?? 0,
    dependent: dependent.get(name) ?? 0,
  })).filter((entry) => entry.named + entry.dependent > 0)
}

/** References come first in the order of the files, so one more turn than the longest chain ends it. */
async function leaveOutDependents(client: pg.PoolClient): Promise<Map<ContractFileName, number>> {
  const left = new Map<ContractFileName, number>()
  for (;;) {
    let turn = 0
    for (const file of CONTRACT_FILES) {
      for (const dangling of danglingConditions(file)) {
        const gone = await leaveOut(client, file, dangling)
        left.set(file.name, (left.get(file.name) ?? 0) + gone)
        turn += gone
      }
    }
    if (turn === 0) return left
  }
}

interface Dangling {
  readonly where: string
  readonly what: string
}

function danglingConditions(file: ContractFile): Dangling[] {
  const byReference = file.references.map((reference): Dangling => ({ where: dangles(reference), what: whatOf(reference) }))
  if (file.name !== 'accounts.csv') return byReference
  const withoutMain = `not exists (select from stage_account_people p where p.account_id = t.account_id and p.role = 'main')`
  return [...byReference, { where: withoutMain, what: `'the role main of ' || t.account_id` }]
}

function dangles(reference: Reference): string {
  const join = reference.columns.map((column, index) => `p.${reference.keyColumns[index]} = t.${column}`).join(' and ')
  const given = reference.columns.map((column) => `t.${column} is not null`).join(' and ')
  return `${given} and not exists (select from ${stageTable(reference.file)} p where ${join})`
}

function whatOf(reference: Reference): string {
  return `concat_ws('/', ${reference.columns.map((column) => `t.${column}`).join(', ')}) || ' of ${reference.file}'`
}

async function leaveOut(client: pg.PoolClient, file: ContractFile, { where, what }: Dangling): Promise<number> {
  const gone = await client.query<{ total: number }>(
    `with gone as (
       delete from ${stageTable(file.name)} t where ${where}
       returning t.line, ${keyOf(file, 't')} as key, ${accountOf(file, 't')} as account_id,
         'Left out together with ' || ${what} || '.' as sentence),
     kept as (
       insert into stage_findings (severity, file, row_no, code, key, account_id, sentence, remedy)
       select 'warning', $1, line, 'LEFT_OUT', key, account_id, sentence, $2 from gone order by line limit ${FINDINGS_OF_A_KIND_MAX})
     select count(*) as total from gone`,
    [file.name, FINDING_RULES.LEFT_OUT.remedy],
  )
  return gone.rows[0]?.total ?? 0
}
