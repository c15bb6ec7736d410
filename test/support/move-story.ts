import { moveWorkflowId } from '../../workflows/services/contract.js'
import type { TestDatabase } from './database.js'
import { sentencesOf } from './moves.js'
import type { TestTemporal } from './temporal.js'
import { until } from './until.js'
import { workflowStatus } from './workflow-status.js'

/** Numbers that differ from run to run: orders, requests, agreements, accounts that were made, amounts where a story does not turn on them. */
function plain(sentence: string): string {
  return sentence.replaceAll(/\bW\d+/g, 'W…').replaceAll(/\d+\.\d\d USD/g, '… USD')
}

/** What dated stories of moves on the real server look at. */
export function moveStory(place: () => { readonly database: TestDatabase; readonly temporal: TestTemporal }) {
  const rows = async (sql: string, values: unknown[] = []): Promise<string[]> =>
    (await place().database.pool.query<{ row: string }>({ text: sql, values })).rows.map((found) => found.row)
  return {
    /** The column `row` of what a query finds. */
    rows,
    /** Waits until the process says that it waits for this; null: until it has ended. */
    waits: (requestId: string, what: string | RegExp | null): Promise<unknown> =>
      until(
        `${requestId} waits for ${String(what)}`,
        () =>
          rows(
            `select coalesce(waits_for, case when ended_at is not null then 'over' else state end) as row from processes where process_id = $1`,
            [moveWorkflowId(requestId)],
          ),
        ([state = '']) => (what === null ? state === 'over' : typeof what === 'string' ? state === what : what.test(state)),
      ),
    /** Its timeline, as staff read it. */
    story: async (requestId: string): Promise<string[]> => (await sentencesOf(place().database.pool, requestId)).map(plain),
    /** What it left behind beside its timeline: what became of its agreements, orders and letters, and the entries of an account. */
    traces: async (requestId: string, accountId: string): Promise<string[]> =>
      rows(
        `select row from (
           select 1 as part, g.agreement_id as n, g.account_id || ' ' || p.service || ' ' || g.start_on || ' ' || coalesce(g.stop_on::text, '-') || ' ' || g.state as row
             from service_request_agreements r join service_agreements g using (agreement_id) join service_points p using (service_point_id) where r.request_id = $1
           union all select 2, work_order_id, type_code || ' ' || state || ' ' || wanted_on from work_orders where requested_by = 'move/' || $1
           union all select 3, m.message_id::text, v.template_code || ' ' || m.business_date from messages m join message_template_versions v using (version_id)
             where m.message_key like 'move/' || $1 || '/%'
           union all select 4, lpad(e.entry_id::text, 12, '0'), e.event_kind || ' ' || e.effective_on from journal_entries e
             where e.event_kind <> 'opening_balance' and e.recorded_at >= (select requested_at from service_requests where request_id = $1)
               and exists (select from postings p where p.entry_id = e.entry_id and p.account_id = $2)
         ) t order by part, n`,
        [requestId, accountId],
      ),
    /** Waits until its workflow has ended, and says how. */
    ended: (requestId: string): Promise<string> =>
      until(
        `${requestId} has ended`,
        () => workflowStatus(place().temporal.client, moveWorkflowId(requestId)),
        (status) => status !== 'RUNNING',
      ),
  }
}
