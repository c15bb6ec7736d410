import type { LocalDate } from '../../domain/kernel/local-date.js'
import type { Place, PlacedAgreement } from '../../domain/services/request-plan.js'
import type { NewCustomer } from '../customers/new-customer-store.js'
import type { Queryable } from '../pool.js'
import type { Transaction } from '../transaction.js'
import { agreementsAtPoints } from './agreement-store.js'
import { ownerOn } from './owner-agreement-store.js'

/** A premise with its service points and everybody who has or had service there; the owner is whoever it is on that day. */
export async function loadPlace(db: Queryable, premiseId: string, on: LocalDate): Promise<Place | undefined> {
  const premise = await db.query('select from premises where premise_id = $1', [premiseId])
  if (premise.rowCount === 0) return undefined
  const points = await db.query<{
    servicePointId: string
    service: string
    inServiceOn: LocalDate
    lastTariffCode: string | null
  }>(
    `select p.service_point_id as "servicePointId", p.service, p.in_service_on as "inServiceOn",
       (select g.tariff_code from service_agreements g where g.service_point_id = p.service_point_id and g.state <> 'cancelled'
        order by g.start_on desc, g.agreement_id desc limit 1) as "lastTariffCode"
     from service_points p where p.premise_id = $1 order by p.service_point_id`,
    [premiseId],
  )
  const agreements = await agreementsAtPoints(
    db,
    points.rows.map((point) => point.servicePointId),
  )
  const at = new Map<string, PlacedAgreement[]>()
  for (const agreement of agreements) {
    at.set(agreement.servicePointId, [...(at.get(agreement.servicePointId) ?? []), agreement])
  }
  return {
    premiseId,
    ownerAccountId: await ownerOn(db, premiseId, on),
    points: points.rows.map((point) => ({ ...point, agreements: at.get(point.servicePointId) ?? [] })),
  }
}

/** Makes moves at these premises come one after the other, in the order of their numbers. */
export async function lockPlaces(tx: Transaction, premiseIds: readonly string[]): Promise<void> {
  await tx.client.query(`select from service_points where premise_id = any($1) order by service_point_id for no key update`, [
    premiseIds,
  ])
}

/** Tariffs of the rate book with their services. */
export async function tariffServices(db: Queryable): Promise<Map<string, string>> {
  const found = await db.query<{ tariff_code: string; service: string }>(
    'select tariff_code, service from tariffs where not is_cancelled',
  )
  return new Map(found.rows.map((row) => [row.tariff_code, row.service]))
}

/** The cycle that most accounts on the premise's route have; where the route has none, the first cycle there is. */
export async function cycleOfRoute(db: Queryable, premiseId: string): Promise<string | undefined> {
  const found = await db.query<{ bill_cycle: string }>(
    `select bill_cycle from (
       select a.bill_cycle, count(*) as accounts from premises here
       join premises p on p.read_route = here.read_route
       join service_points s on s.premise_id = p.premise_id
       join service_agreements g on g.service_point_id = s.service_point_id and g.state in ('active', 'pending_stop')
       join accounts a on a.account_id = g.account_id
       where here.premise_id = $1 group by a.bill_cycle
       union all select min(bill_cycle), 0 from bill_windows) as cycles
     where bill_cycle is not null order by accounts desc, bill_cycle limit 1`,
    [premiseId],
  )
  return found.rows[0]?.bill_cycle
}

/** The cycle whose next window bills first from this day on. */
export async function nextCycle(db: Queryable, from: LocalDate): Promise<string | undefined> {
  const found = await db.query<{ bill_cycle: string }>(
    `select w.bill_cycle from bill_windows w where w.read_date >= $1
       and not exists (select from bill_runs r where r.bill_cycle = w.bill_cycle and r.read_date = w.read_date and r.state not in ('discarded', 'cancelled'))
     order by w.read_date, w.bill_cycle limit 1`,
    [from],
  )
  return found.rows[0]?.bill_cycle
}

/** Totals of the issued bills of the year before that held service at these points, each with only their share. */
export async function billsAtPoints(db: Queryable, servicePointIds: readonly string[], today: LocalDate): Promise<string[]> {
  const found = await db.query<{ amount: string }>(
    `select sum(s.amount) as amount from bill_segments s join bills b using (bill_id) join service_agreements g on g.agreement_id = s.agreement_id
     where g.service_point_id = any($1) and b.state = 'issued' and s.period_to > $2::date - interval '12 months' and s.period_to <= $2
     group by b.bill_id order by b.bill_id`,
    [servicePointIds, today],
  )
  return found.rows.map((row) => row.amount)
}

/** From this day on nobody is served at the point; null: somebody is. */
export async function saveNoCustomer(tx: Transaction, servicePointId: string, since: LocalDate | null): Promise<void> {
  await tx.client.query('update service_points set no_customer_since = $2, version = version + 1 where service_point_id = $1', [
    servicePointId,
    since,
  ])
}

/** The address of a premise as a customer's mail is sent to it; undefined where there is no such premise. */
export async function mailAddressOf(
  db: Queryable,
  premiseId: string,
): Promise<Pick<NewCustomer, 'mailLine1' | 'mailLine2' | 'mailCity' | 'mailState' | 'mailPostcode' | 'mailCountry'> | undefined> {
  const found = await db.query<{
    mailLine1: string
    mailLine2: string | null
    mailCity: string
    mailState: string
    mailPostcode: string
    mailCountry: string
  }>(
    `select line1 as "mailLine1", line2 as "mailLine2", city as "mailCity", state as "mailState", postcode as "mailPostcode",
       'US' as "mailCountry" from premises where premise_id = $1`,
    [premiseId],
  )
  return found.rows[0]
}

/** The address of a premise in one line. */
export async function premiseLine(db: Queryable, premiseId: string): Promise<string> {
  const found = await db.query<{ line: string }>(
    `select concat_ws(', ', line1, line2, city) as line from premises where premise_id = $1`,
    [premiseId],
  )
  return found.rows[0]?.line ?? premiseId
}
