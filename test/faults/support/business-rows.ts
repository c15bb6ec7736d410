import { createHash } from 'node:crypto'
import type { Queryable } from '../../../db/pool.js'

/**
 * What a run leaves behind, as business rows: keyed by account and agreement instead of by the ids that a sequence gave, and without the
 * times at which they were recorded. Each query answers one text per row, in an order of its own rows.
 */
const TABLES: Readonly<Record<string, string>> = {
  runs: `select concat_ws('|', bill_cycle, read_date, is_trial, state, is_paused, accounts_in, billed, skipped, parked, total, settings_version)
    from bill_runs`,
  outcomes: `select concat_ws('|', a.account_id, a.outcome, a.reason_code, a.agreement_id, a.flags, a.sentence, a.facts, a.batch, b.state)
    from run_accounts a left join bills b using (bill_id)`,
  bills: `select concat_ws('|', account_id, kind, state, period_from, period_to, issued_on, due_on, currency, current_charges, taxes, total, flags,
      print, statement, settings_version, entry_id is null) from bills where run_id is not null`,
  segments: `select concat_ws('|', s.account_id, s.agreement_id, s.service, s.tariff_code, s.period_from, s.period_to, s.quantity, s.unit, s.demand,
      s.charges, s.taxes, s.amount, s.flags, s.meters) from bill_segments s join bills b using (bill_id) where b.run_id is not null`,
  lines: `select concat_ws('|', b.account_id, l.line_no, s.agreement_id, l.line_code, l.label, l.kind, l.segment_from, l.segment_to, l.quantity,
      l.unit, l.rate, l.amount, l.revenue_code, l.derivation)
    from bill_lines l join bills b using (bill_id) join bill_segments s using (segment_id) where b.run_id is not null`,
  entries: `select concat_ws('|', b.account_id, e.event_kind, e.effective_on, e.period, e.currency, replace(e.description, b.bill_number, '#'),
      e.recorded_by, e.reverses_entry_id is null)
    from journal_entries e left join bills b on e.source_kind = 'bill' and e.source_id = b.bill_id::text`,
  postings: `select concat_ws('|', b.account_id, e.event_kind, p.line_no, p.gl_code, p.amount, p.account_id, p.agreement_id)
    from postings p join journal_entries e using (entry_id) left join bills b on e.source_kind = 'bill' and e.source_id = b.bill_id::text`,
  items: `select concat_ws('|', i.account_id, i.agreement_id, i.gl_code, i.kind, b.account_id, i.original_on, i.due_on, i.currency,
      i.original_amount, i.open_amount) from open_items i left join bills b using (bill_id)`,
  applications: `select concat_ws('|', c.account_id, c.agreement_id, c.kind, c.original_on, d.agreement_id, d.kind, d.original_on, a.amount, a.applied_on,
      a.entry_id is null, a.recorded_by)
    from applications a join open_items c on c.item_id = a.credit_item_id join open_items d on d.item_id = a.debit_item_id`,
  billedDays: `select concat_ws('|', p.agreement_id, p.period, b.account_id, b.kind) from billed_periods p left join bills b using (bill_id)`,
  // That a workflow was lost and begun again is told beside what the run did.
  steps: `select concat_ws('|', process_id, step, sentence, business_date, actor) from process_steps
    where process_id like 'bill-cycle/%' and step_key not like 'begun-again/%'`,
}

export type BusinessRows = Readonly<Record<string, { readonly rows: number; readonly sha256: string }>>

/** Count and hash of each table's business rows. */
export async function businessRows(db: Queryable): Promise<BusinessRows> {
  const found: Record<string, { rows: number; sha256: string }> = {}
  for (const table of Object.keys(TABLES)) {
    const lines = await businessLines(db, table)
    const hash = createHash('sha256')
    for (const line of lines) hash.update(line).update('\n')
    found[table] = { rows: lines.length, sha256: hash.digest('hex') }
  }
  return found
}

/** Rows that only one of two databases has, a few of each table, for the message of a comparison that failed. */
export async function differingRows(
  one: Queryable,
  other: Queryable,
): Promise<Record<string, { one: string[]; other: string[] }>> {
  const different: Record<string, { one: string[]; other: string[] }> = {}
  for (const table of Object.keys(TABLES)) {
    const [left, right] = [await businessLines(one, table), await businessLines(other, table)]
    const only = (rows: string[], without: string[]): string[] => {
      const known = new Set(without)
      return rows.filter((row) => !known.has(row)).slice(0, 3)
    }
    const found = { one: only(left, right), other: only(right, left) }
    if (found.one.length + found.other.length > 0) different[table] = found
  }
  return different
}

/** The business rows of one table, as texts that begin with what they are keyed by. */
export async function businessLines(db: Queryable, table: string): Promise<string[]> {
  const found = await db.query<[string]>({ text: `${TABLES[table]} order by 1`, rowMode: 'array' })
  return found.rows.map(([line]) => line)
}
