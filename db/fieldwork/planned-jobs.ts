import type { PlannedJob } from '../../domain/fieldwork/offer-windows.js'
import type { Queryable } from '../pool.js'
import type { Transaction } from '../transaction.js'

export interface PlannedJobRow extends PlannedJob {
  readonly workOrderId: string
  readonly on: string
}

/** Orders of these days as planning counts them; what is done has taken its time as well. */
export async function plannedJobs(db: Queryable, days: readonly string[]): Promise<PlannedJobRow[]> {
  const found = await db.query<{
    work_order_id: string
    scheduled_on: string
    crew_id: string | null
    skills: string[]
    read_route: string
    postcode: string
    minutes: number
    starts_at: string | null
    ends_at: string | null
  }>(
    `select o.work_order_id, o.scheduled_on, case when o.state not in ('created', 'scheduled') then o.crew_id end as crew_id, t.skills,
       m.read_route, m.postcode, t.expected_minutes as minutes, a.starts_at, a.ends_at
     from work_orders o join work_order_types t using (type_code) join premises m on m.premise_id = o.premise_id
       left join appointments a on a.work_order_id = o.work_order_id and a.state = 'booked'
     where o.scheduled_on = any($1::date[]) and o.state <> 'cancelled'
     order by o.work_order_id`,
    [days],
  )
  return found.rows.map((row) => ({
    workOrderId: row.work_order_id,
    on: row.scheduled_on,
    crewId: row.crew_id,
    skills: row.skills,
    area: { readRoute: row.read_route, postcode: row.postcode },
    minutes: row.minutes,
    window: row.starts_at === null || row.ends_at === null ? null : { from: row.starts_at, to: row.ends_at },
  }))
}

/** One planner at a time for a day: who comes second counts what the first has taken. */
export async function lockDay(tx: Transaction, on: string): Promise<void> {
  await tx.client.query(`select pg_advisory_xact_lock(hashtextextended('fieldwork/day/' || $1, 0))`, [on])
}
