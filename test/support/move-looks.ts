import type { TestDatabase } from './database.js'

/** Short looks into the tables that moves leave something in. */
export function moveLooks(database: () => TestDatabase) {
  const rows = async (sql: string, values: unknown[] = []): Promise<string[]> =>
    (await database().pool.query<{ row: string }>({ text: sql, values })).rows.map((found) => found.row)
  return {
    /** The column `row` of what a query finds. */
    rows,
    agreementsOf: (accountId: string): Promise<string[]> =>
      rows(
        `select p.service || ' ' || g.start_on || ' ' || coalesce(g.stop_on::text, '-') || ' ' || g.state as row
         from service_agreements g join service_points p using (service_point_id) where g.account_id = $1 order by g.service_point_id, g.agreement_id`,
        [accountId],
      ),
    statusOf: async (accountId: string): Promise<string | undefined> =>
      (await rows('select status as row from accounts where account_id = $1', [accountId]))[0],
    entriesOf: (accountId: string): Promise<string[]> =>
      rows(
        `select distinct e.event_kind || ' ' || e.effective_on as row from journal_entries e join postings p using (entry_id)
         where p.account_id = $1 order by 1`,
        [accountId],
      ),
  }
}
