import { moveWorkflowId } from '../../workflows/services/contract.js'
import type { TestDatabase } from './database.js'
import { pay, readPoint, sentencesOf } from './moves.js'
import type { TestTemporal } from './temporal.js'
import { until } from './until.js'
import { workflowStatus } from './workflow-status.js'

/** Numbers that differ from run to run, and amounts, on which no story turns. */
function plain(line: string, newcomer: string | undefined): string {
  const named = newcomer === undefined ? line : line.replaceAll(newcomer, 'A…')
  return named.replaceAll(/\bW\d+/g, 'W…').replaceAll(/\d+\.\d\d USD/g, '… USD')
}

/** What dated stories of moves on the real server look at, and wait for. An account that the move itself opened is named, to be A…. */
export function moveStory(place: () => { readonly database: TestDatabase; readonly temporal: TestTemporal }) {
  const pool = (): TestDatabase['pool'] => place().database.pool
  const rows = async (sql: string, values: unknown[] = []): Promise<string[]> =>
    (await pool().query<{ row: string }>({ text: sql, values })).rows.map((found) => found.row)
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
    /** Reads a point, and waits until the move has taken what it was waiting for and rests again. */
    readFor: async (requestId: string, servicePointId: string, readOn: string, more: number): Promise<void> => {
      await readPoint(pool(), servicePointId, readOn, more)
      await until(
        `${servicePointId} is taken`,
        () =>
          rows(
            `select (p.state <> 'running' and not exists (select from service_request_agreements r join service_agreements using (agreement_id)
               where r.request_id = $1 and service_point_id = $2 and r.done_on is null))::text as row from processes p where p.process_id = 'move/' || $1`,
            [requestId, servicePointId],
          ),
        ([isTaken]) => isTaken === 'true',
      )
    },
    /** The points with a meter at a premise. */
    metersAt: (premiseId: string): Promise<string[]> =>
      rows(
        `select distinct service_point_id as row from service_points join meter_installs using (service_point_id) where premise_id = $1 order by 1`,
        [premiseId],
      ),
    /** Pays whatever an account owes. */
    payAll: async (accountId: string): Promise<void> => {
      const [owed = ''] = await rows('select sum(open_amount)::text as row from open_items where account_id = $1', [accountId])
      await pay(pool(), accountId, owed)
    },
    /** Its timeline, as staff read it. */
    story: async (requestId: string, newcomer?: string): Promise<string[]> =>
      (await sentencesOf(pool(), requestId)).map((sentence) => plain(sentence, newcomer)),
    /** What it left behind beside its timeline: what became of its agreements, orders and letters, and the entries of an account. */
    traces: async (requestId: string, accountId: string, newcomer?: string): Promise<string[]> => {
      const found = await rows(
        `select row from (
           select 1 as part, min(g.agreement_id) as n, g.account_id || ' ' || string_agg(p.service, ', ' order by p.service_point_id) || ' ' || g.start_on
                || ' ' || coalesce(g.stop_on::text, '-') || ' ' || g.state as row
             from service_request_agreements r join service_agreements g using (agreement_id) join service_points p using (service_point_id)
             where r.request_id = $1 group by g.account_id, g.start_on, g.stop_on, g.state
           union all select 2, min(work_order_id), count(*) || ' ' || type_code || ' ' || state || ' ' || wanted_on
             from work_orders where requested_by = 'move/' || $1 group by type_code, state, wanted_on
           union all select 3, lpad(m.message_id::text, 12, '0'), v.template_code || ' ' || m.business_date
             from messages m join message_template_versions v using (version_id) where m.message_key like 'move/' || $1 || '/%'
           union all select 4, lpad(e.entry_id::text, 12, '0'), e.event_kind || ' ' || e.effective_on
             from journal_entries e where e.recorded_at >= (select requested_at from service_requests where request_id = $1)
               and exists (select from postings p where p.entry_id = e.entry_id and p.account_id = $2)
         ) t order by part, n`,
        [requestId, accountId],
      )
      return found.map((line) => plain(line, newcomer))
    },
    /** Waits until its workflow has ended, and says how. */
    ended: (requestId: string): Promise<string> =>
      until(
        `${requestId} has ended`,
        () => workflowStatus(place().temporal.client, moveWorkflowId(requestId)),
        (status) => status !== 'RUNNING',
      ),
  }
}
