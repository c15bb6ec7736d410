import type { Queryable } from '../pool.js'
import type { MonthScope } from './export-scope.js'

/** Something that came in and was not used as it stands. */
export interface ExportedFinding {
  readonly kind: string
  readonly file: string
  readonly key: string | null
  readonly accountId: string | null
  readonly sentence: string
}

const BATCH = 5_000

/** Findings of the completed imports, in their order, in batches. */
export async function* exportedImportFindings(db: Queryable): AsyncGenerator<ExportedFinding[]> {
  let [importId, findingNo] = [0, 0]
  for (;;) {
    const found = await db.query<ExportedFinding & { importId: number; findingNo: number }>(
      `select f.import_id as "importId", f.finding_no as "findingNo", f.code as kind, f.file, f.key, f.account_id as "accountId", f.sentence
         from import_findings f join imports i using (import_id)
        where i.state = 'completed' and not i.is_dry_run and (f.import_id, f.finding_no) > ($1::bigint, $2::integer)
        order by f.import_id, f.finding_no limit ${BATCH}`,
      [importId, findingNo],
    )
    const last = found.rows.at(-1)
    if (last === undefined) return
    yield found.rows
    ;[importId, findingNo] = [last.importId, last.findingNo]
  }
}

/** Findings of payments files about payments received in these days (both included), in their order, in batches. */
export async function* exportedPaymentFindings(db: Queryable, days: MonthScope): AsyncGenerator<ExportedFinding[]> {
  let after = 0
  for (;;) {
    const found = await db.query<ExportedFinding & { findingId: number }>(
      `select f.finding_id as "findingId", f.code as kind, p.name as file, f.external_id as key, f.account_id as "accountId", f.sentence
         from payment_findings f join payment_files p using (file_id)
        where f.received_on between $1 and $2 and f.finding_id > $3 order by f.finding_id limit ${BATCH}`,
      [days.from, days.to, after],
    )
    const last = found.rows.at(-1)
    if (last === undefined) return
    yield found.rows
    after = last.findingId
  }
}
