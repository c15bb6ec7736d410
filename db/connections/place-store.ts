import type { ApplicationFacts } from '../../domain/connections/check-application.js'
import { nextNumberSql } from '../number-sql.js'
import type { Queryable } from '../pool.js'
import type { Transaction } from '../transaction.js'

/** What is known about the place, the account and the tariff an application names. */
export async function applicationFacts(
  db: Queryable,
  at: { readonly premiseId: string; readonly service: string; readonly accountId: string | null; readonly tariffCode: string },
): Promise<ApplicationFacts> {
  const found = await db.query<Omit<ApplicationFacts, 'points'>>(
    `select exists (select from premises where premise_id = $1) as "hasPremise",
       (select status from accounts where account_id = $3) as "accountStatus",
       (select service from tariffs where tariff_code = $4 and not is_cancelled) as "tariffService",
       (select connection_order_id from connection_orders where premise_id = $1 and service = $2 and ended_on is null)
         as "openConnectionId"`,
    [at.premiseId, at.service, at.accountId, at.tariffCode],
  )
  const points = await db.query<{ servicePointId: string; agreementId: string | null }>(
    `select p.service_point_id as "servicePointId",
       (select min(agreement_id) from service_agreements g where g.service_point_id = p.service_point_id
          and g.state in ('pending_start', 'active', 'pending_stop')) as "agreementId"
     from service_points p where p.premise_id = $1 and p.service = $2 order by p.service_point_id`,
    [at.premiseId, at.service],
  )
  return { ...(found.rows[0] as Omit<ApplicationFacts, 'points'>), points: points.rows }
}

/** Adds a service point under the next free number. */
export async function insertServicePoint(
  tx: Transaction,
  point: { readonly premiseId: string; readonly service: string; readonly inServiceOn: string },
): Promise<string> {
  const added = await tx.client.query<{ id: string }>(
    `insert into service_points (service_point_id, premise_id, service, in_service_on)
     values (${nextNumberSql('S', 'service_point_number', 6)}, $1, $2, $3) returning service_point_id as id`,
    [point.premiseId, point.service, point.inServiceOn],
  )
  return (added.rows[0] as { id: string }).id
}

/** The meter that is at the service point now; undefined where there is none. */
export async function meterAt(db: Queryable, servicePointId: string | null): Promise<string | undefined> {
  const found = await db.query<{ meter_id: string }>(
    'select meter_id from meter_installs where service_point_id = $1 and removed_on is null order by meter_id limit 1',
    [servicePointId],
  )
  return found.rows[0]?.meter_id
}

/** Whom to write to about a connection, and the address it is for. */
export async function applicantOf(
  db: Queryable,
  order: { readonly accountId: string; readonly premiseId: string },
): Promise<{ readonly customerId: string; readonly serviceAddress: string; readonly isTaxExempt: boolean }> {
  const found = await db.query<{ customerId: string; serviceAddress: string; isTaxExempt: boolean }>(
    `select a.customer_id as "customerId", a.tax_exempt as "isTaxExempt", concat_ws(', ', m.line1, m.line2, m.city) as "serviceAddress"
     from accounts a, premises m where a.account_id = $1 and m.premise_id = $2`,
    [order.accountId, order.premiseId],
  )
  return found.rows[0] as { customerId: string; serviceAddress: string; isTaxExempt: boolean }
}
