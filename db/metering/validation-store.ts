import type pg from 'pg'
import type { SettingsFile } from '../../domain/utility/settings-file.js'
import type { ServicePeriod } from '../../domain/kernel/service-period.js'
import type { ValidationFinding } from '../../domain/metering/validation/rule-set.js'
import type { Queryable } from '../pool.js'

/** The utility's own group of rules; undefined where it states none. */
export async function loadValidationSettings(db: Queryable): Promise<SettingsFile['validation']> {
  const found = await db.query<{ rules: SettingsFile['validation'] | null }>(
    `select settings -> 'validation' as rules from utility`,
  )
  return found.rows[0]?.rules ?? undefined
}

/** Where a meter hung in a span, for whom, and when there was no supply. */
export interface MeterSurroundings {
  readonly service: string
  readonly customerClass: string | null
  readonly outages: readonly ServicePeriod[]
}

/** What is known around meters on some days, by meter: the customer of the last day, and outages that touch the span. */
export async function meterSurroundings(
  db: Queryable,
  asked: readonly { readonly meterId: string; readonly from: string; readonly to: string }[],
): Promise<ReadonlyMap<string, MeterSurroundings>> {
  const found = await db.query<MeterSurroundings & { readonly meterId: string }>(
    `select m.meter_id as "meterId", m.service,
            (select a.customer_class from meter_installs i join service_agreements g using (service_point_id) join accounts a using (account_id)
              where i.meter_id = m.meter_id and i.installed_on <= k.until and coalesce(i.removed_on, k.until) >= k.until
                and g.start_on <= k.until and coalesce(g.stop_on, k.until) >= k.until order by g.start_on desc limit 1) as "customerClass",
            (select coalesce(json_agg(distinct jsonb_build_object('from', o.starts_on, 'to', coalesce(o.ends_on, k.until))), '[]')
               from meter_installs i join outage_points x using (service_point_id) join outages o using (outage_id)
              where i.meter_id = m.meter_id and o.starts_on <= k.until and coalesce(o.ends_on, k.until) >= k.since) as outages
       from unnest($1::text[], $2::date[], $3::date[]) as k (meter_id, since, until) join meters m on m.meter_id = k.meter_id`,
    [asked.map((meter) => meter.meterId), asked.map((meter) => meter.from), asked.map((meter) => meter.to)],
  )
  return new Map(found.rows.map(({ meterId, ...around }) => [meterId, around]))
}

export interface NewFinding extends ValidationFinding {
  readonly meterId: string
  readonly readId: number | null
  readonly intervalDayId: number | null
  /** Register or channel. */
  readonly measured: string
  readonly day: string
}

export async function insertFindings(client: pg.PoolClient, findings: readonly NewFinding[]): Promise<void> {
  if (findings.length === 0) return
  const column = (pick: (finding: NewFinding) => unknown): unknown[] => findings.map(pick)
  await client.query(
    `insert into validation_findings (meter_id, read_id, interval_day_id, measured, day, rule, severity, sentence, figures, state)
     select *, case severity when 'exception' then 'held' else 'noted' end
       from unnest($1::text[], $2::bigint[], $3::bigint[], $4::text[], $5::date[], $6::text[], $7::text[], $8::text[], $9::jsonb[])
         as f (meter_id, read_id, interval_day_id, measured, day, rule, severity, sentence, figures)`,
    [
      column((finding) => finding.meterId),
      column((finding) => finding.readId),
      column((finding) => finding.intervalDayId),
      column((finding) => finding.measured),
      column((finding) => finding.day),
      column((finding) => finding.rule),
      column((finding) => finding.severity),
      column((finding) => finding.sentence),
      column((finding) => JSON.stringify(finding.figures)),
    ],
  )
}

/** A finding as people see it. */
export interface FindingRecord {
  readonly id: number
  readonly meterId: string
  readonly readId: number | null
  readonly intervalDayId: number | null
  readonly measured: string
  readonly day: string
  readonly rule: string
  readonly severity: 'information' | 'warning' | 'exception'
  readonly sentence: string
  readonly figures: Readonly<Record<string, string>>
  readonly state: 'noted' | 'held' | 'accepted' | 'replaced'
  readonly recordedAt: Date
  readonly decidedBy: string | null
  readonly reason: string | null
}

const FINDING = `f.finding_id as id, f.meter_id as "meterId", f.read_id as "readId", f.interval_day_id as "intervalDayId", f.measured, f.day, f.rule,
  f.severity, f.sentence, f.figures, f.state, f.recorded_at as "recordedAt", coalesce(u.name, f.decided_by) as "decidedBy", f.reason`

/** The latest findings of a meter: what is held first, then by day. */
export async function findingsOfMeter(db: Queryable, meterId: string, most: number): Promise<FindingRecord[]> {
  const found = await db.query<FindingRecord & Record<string, unknown>>(
    `select ${FINDING} from validation_findings f left join users u on u.user_id = f.decided_by where f.meter_id = $1
      order by (f.state = 'held') desc, f.day desc, f.finding_id desc limit $2`,
    [meterId, most],
  )
  return found.rows
}

/** A finding, locked until the transaction ends. */
export async function lockFinding(client: pg.PoolClient, id: number): Promise<FindingRecord | undefined> {
  const found = await client.query<FindingRecord & Record<string, unknown>>(
    `select ${FINDING} from validation_findings f left join users u on u.user_id = f.decided_by where f.finding_id = $1 for update of f`,
    [id],
  )
  return found.rows[0]
}

/** Accepts every held finding about the same read or day. */
export async function acceptFindings(
  client: pg.PoolClient,
  held: Pick<FindingRecord, 'readId' | 'intervalDayId'>,
  by: { readonly actor: string; readonly reason: string },
): Promise<void> {
  await client.query(
    `update validation_findings set state = 'accepted', decided_at = now(), decided_by = $3, reason = $4
      where state = 'held' and (read_id = $1 or interval_day_id = $2)`,
    [held.readId, held.intervalDayId, by.actor, by.reason],
  )
}

/** What is held about reads or days that another took the place of is settled by it. The meters of which something was. */
export async function settleReplaced(
  client: pg.PoolClient,
  replaced: { readonly readIds: readonly number[]; readonly intervalDayIds: readonly number[] },
): Promise<string[]> {
  const found = await client.query<{ meter_id: string }>(
    `with settled as (
       update validation_findings set state = 'replaced', decided_at = now()
        where state = 'held' and (read_id = any($1) or interval_day_id = any($2)) returning meter_id)
     select distinct meter_id from settled`,
    [replaced.readIds, replaced.intervalDayIds],
  )
  return found.rows.map((row) => row.meter_id)
}

/** Which of these versions of days are held. */
export async function heldDays(db: Queryable, intervalDayIds: readonly number[]): Promise<ReadonlySet<number>> {
  const found = await db.query<{ id: number }>(
    `select interval_day_id as id from validation_findings where interval_day_id = any($1) and state = 'held'`,
    [intervalDayIds],
  )
  return new Set(found.rows.map((row) => row.id))
}

/** How many reads and days of a meter are held. */
export async function heldOfMeter(db: Queryable, meterId: string): Promise<number> {
  const found = await db.query<{ held: number }>(
    `select count(distinct (read_id, interval_day_id))::integer as held from validation_findings where meter_id = $1 and state = 'held'`,
    [meterId],
  )
  return found.rows[0]?.held ?? 0
}

/** Whether a task about the meter whose key begins so is open. */
export async function hasMeterTask(db: Queryable, meterId: string, prefix: string): Promise<boolean> {
  const found = await db.query(
    `select from tasks where subject_kind = 'meter' and subject_id = $1 and state in ('open', 'claimed') and starts_with(task_key, $2) limit 1`,
    [meterId, prefix],
  )
  return found.rows.length > 0
}

export async function closeMeterTask(
  client: pg.PoolClient,
  meterId: string,
  prefix: string,
  closedBy: string,
  result: string,
): Promise<void> {
  await client.query(
    `update tasks set state = 'done', closed_at = now(), closed_by = $3, result = $4
      where subject_kind = 'meter' and subject_id = $1 and state in ('open', 'claimed') and starts_with(task_key, $2)`,
    [meterId, prefix, closedBy, result],
  )
}
