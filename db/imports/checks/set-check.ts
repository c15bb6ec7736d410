import type pg from 'pg'
import type { ContractFileName } from '../../../domain/imports/contract.js'
import { FINDING_RULES, type FindingCode } from '../../../domain/imports/finding-codes.js'

/**
 * A check over all rows of a set. `sql` selects what it finds as (line, key, account_id, value, sentence); a column whose value
 * could not be read is null there and must find nothing. `stage_facts` has the business date and the end of the last window.
 */
export interface SetCheck {
  readonly code: FindingCode
  readonly file: ContractFileName
  readonly column?: string
  /** Other files it looks at; it is left out where one of them could not be read. */
  readonly needs?: readonly ContractFileName[]
  /** A statement run before, for what several checks then share. */
  readonly prepare?: string
  readonly sql: string
}

/** Findings of one check that are stored; the rest is counted. */
export const FINDINGS_OF_A_KIND_MAX = 10_000

/** Runs a check, stores what it finds, and answers how many there are. */
export async function runSetCheck(client: pg.PoolClient, check: SetCheck): Promise<number> {
  const rule = FINDING_RULES[check.code]
  if (check.prepare !== undefined) await client.query(check.prepare)
  const found = await client.query<{ total: number }>(
    `with hits as materialized (${check.sql}),
     kept as (
       insert into stage_findings (severity, file, row_no, column_name, code, value, key, account_id, sentence, remedy)
       select $1, $2, h.line, $3, $4, left(h.value::text, 200), h.key, h.account_id, h.sentence, $5
       from hits h order by h.line limit $6)
     select count(*) as total from hits`,
    [rule.severity, check.file, check.column ?? null, check.code, rule.remedy, FINDINGS_OF_A_KIND_MAX],
  )
  return found.rows[0]?.total ?? 0
}
