import type { LocalDate } from '../../domain/kernel/local-date.js'
import type { AgreementState } from '../../domain/services/agreement-lifecycle.js'
import type { Queryable } from '../pool.js'
import type { RequestPart } from './request-store.js'

/** A part of a request with its agreement and its place. */
export interface MovePart extends RequestPart {
  readonly accountId: string
  readonly servicePointId: string
  readonly premiseId: string
  readonly service: string
  readonly tariffCode: string
  readonly state: AgreementState
  readonly stopOn: LocalDate | null
}

export async function loadParts(db: Queryable, requestId: string): Promise<MovePart[]> {
  const found = await db.query<MovePart>(
    `select r.agreement_id as "agreementId", r.act, r.party, r.on_date as "onDate", r.work_order_id as "workOrderId", r.done_on as "doneOn",
       g.account_id as "accountId", g.service_point_id as "servicePointId", p.premise_id as "premiseId", p.service,
       g.tariff_code as "tariffCode", g.state, g.stop_on as "stopOn"
     from service_request_agreements r join service_agreements g using (agreement_id) join service_points p using (service_point_id)
     where r.request_id = $1 order by r.act desc, p.service_point_id, r.agreement_id`,
    [requestId],
  )
  return found.rows
}

/** A register in place at a point on the day of a read. */
export interface RegisterInPlace {
  readonly servicePointId: string
  readonly readOn: LocalDate
  readonly meterId: string
  readonly register: string
  readonly role: 'consumption' | 'demand'
  readonly unit: string
  readonly dials: number
  readonly isRemoteCapable: boolean
  readonly installedOn: LocalDate
  readonly installRead: string
  /** The read of the day that counts, where there is one. */
  readonly value: string | null
  readonly kind: string | null
  /** True where the register was read on a later day. */
  readonly isReadLater: boolean
}

export async function registersInPlace(
  db: Queryable,
  wanted: readonly { readonly servicePointId: string; readonly readOn: LocalDate }[],
  today: LocalDate,
): Promise<RegisterInPlace[]> {
  const found = await db.query<RegisterInPlace>(
    `select w.service_point_id as "servicePointId", w.read_on as "readOn", i.meter_id as "meterId", i.register, r.role, r.unit, r.dials,
       m.is_remote_capable as "isRemoteCapable", i.installed_on as "installedOn", i.install_read as "installRead", d.value, d.kind,
       exists (select from reads l where l.meter_id = i.meter_id and l.register = i.register and l.read_on > w.read_on and l.read_on <= $3
         and l.superseded_by is null) as "isReadLater"
     from unnest($1::text[], $2::date[]) as w(service_point_id, read_on)
     join meter_installs i on i.service_point_id = w.service_point_id and i.installed_on <= w.read_on
       and (i.removed_on is null or i.removed_on > w.read_on)
     join registers r using (meter_id, register) join meters m using (meter_id)
     left join reads d on d.meter_id = i.meter_id and d.register = i.register and d.read_on = w.read_on and d.superseded_by is null
       and d.read_on <= $3
     order by w.service_point_id, w.read_on, i.meter_id, i.register`,
    [wanted.map((each) => each.servicePointId), wanted.map((each) => each.readOn), today],
  )
  return found.rows
}

/** How an account stands of which service ends by a request. */
export interface LeavingRow {
  readonly accountId: string
  readonly stopped: string[]
  readonly isStopping: boolean
  readonly billsBeyond: number[]
  readonly correctionsOpen: number
  readonly hasUnbilledDays: boolean
  readonly isLast: boolean
  readonly hasDeposit: boolean
  readonly isClosed: boolean
  readonly balance: string
}

/**
 * Every account with an agreement that ends by the request: what of it has stopped, how far that is billed, whether bills reach beyond
 * its last day and nobody has looked at them for this request, what else goes on, and the balance.
 */
export async function loadLeaving(db: Queryable, requestId: string, today: LocalDate): Promise<LeavingRow[]> {
  const found = await db.query<LeavingRow>(
    `with ending as (
       select g.* from service_request_agreements r join service_agreements g using (agreement_id) where r.request_id = $1 and r.act = 'stop'),
     stopped as (select * from ending where state in ('stopped', 'reactivated'))
     select a.account_id as "accountId", a.status = 'closed' as "isClosed",
       coalesce((select array_agg(s.agreement_id order by s.agreement_id) from stopped s where s.account_id = a.account_id), '{}') as stopped,
       exists (select from service_request_agreements r join ending e using (agreement_id)
         where r.request_id = $1 and r.act = 'stop' and r.done_on is null and e.account_id = a.account_id) as "isStopping",
       coalesce((select array_agg(distinct b.bill_id order by b.bill_id) from stopped s join bill_segments d using (agreement_id) join bills b using (bill_id)
         where s.account_id = a.account_id and d.period_to > s.stop_on and b.state = 'issued'
           and not exists (select from bill_corrections c where c.bill_id = b.bill_id and (c.state = 'proposed' or c.reason like '%' || $1 || '%'))
           and not exists (select from tasks t where t.task_key = 'move-rebill/' || $1 || '/' || b.bill_id)), '{}') as "billsBeyond",
       (select count(distinct c.correction_id) from stopped s join bill_segments d using (agreement_id)
         join bill_corrections c on c.bill_id = d.bill_id and c.state = 'proposed' where s.account_id = a.account_id) as "correctionsOpen",
       exists (select from stopped s where s.account_id = a.account_id
         and not exists (select from billed_periods d where d.agreement_id = s.agreement_id and upper(d.period) > s.stop_on)) as "hasUnbilledDays",
       not exists (select from service_agreements g where g.account_id = a.account_id and g.state in ('pending_start', 'active', 'pending_stop'))
         and not exists (select from owner_agreements o where o.account_id = a.account_id and (o.until_on is null or o.until_on >= $2)) as "isLast",
       exists (select from deposits d where d.account_id = a.account_id and d.state in ('asked', 'held')) as "hasDeposit",
       coalesce((select sum(i.open_amount) from open_items i where i.account_id = a.account_id and i.open_amount <> 0), 0)::text as balance
     from accounts a where a.account_id in (select account_id from ending) order by a.account_id`,
    [requestId, today],
  )
  return found.rows
}

/** Open amounts of these items, by id. */
export async function openAmountsOf(db: Queryable, itemIds: readonly number[]): Promise<Map<number, string>> {
  const found = await db.query<{ item_id: number; open_amount: string }>(
    'select item_id, open_amount from open_items where item_id = any($1)',
    [itemIds],
  )
  return new Map(found.rows.map((row) => [row.item_id, row.open_amount]))
}

/** The service points where work that a process asked for is not over. */
export async function pointsWithWork(db: Queryable, processId: string): Promise<ReadonlySet<string>> {
  const found = await db.query<{ service_point_id: string }>(
    `select distinct service_point_id from work_orders
     where requested_by = $1 and service_point_id is not null and state not in ('completed', 'incomplete', 'cancelled')`,
    [processId],
  )
  return new Set(found.rows.map((row) => row.service_point_id))
}

/** Bills of stopped agreements that reach beyond their last day, with whether days of their own are left on them. */
export async function billsToCorrect(
  db: Queryable,
  billIds: readonly number[],
): Promise<{ billId: number; billNumber: string; hasOwnDays: boolean }[]> {
  const found = await db.query<{ billId: number; billNumber: string; hasOwnDays: boolean }>(
    `select b.bill_id as "billId", b.bill_number as "billNumber",
       exists (select from bill_segments s join service_agreements g using (agreement_id)
               where s.bill_id = b.bill_id and (g.stop_on is null or s.period_from <= g.stop_on)) as "hasOwnDays"
     from bills b where b.bill_id = any($1) order by b.bill_id`,
    [billIds],
  )
  return found.rows
}

/** The last day of what has stopped of an account by a request. */
export async function lastStoppedDay(db: Queryable, requestId: string, accountId: string): Promise<LocalDate | undefined> {
  const found = await db.query<{ last: LocalDate | null }>(
    `select max(g.stop_on) as last from service_request_agreements r join service_agreements g using (agreement_id)
     where r.request_id = $1 and r.act = 'stop' and g.account_id = $2 and g.state in ('stopped', 'reactivated')`,
    [requestId, accountId],
  )
  return found.rows[0]?.last ?? undefined
}

/** Printed number and total of a bill. */
export async function billFacts(db: Queryable, billId: number): Promise<{ billNumber: string; total: string }> {
  const found = await db.query<{ billNumber: string; total: string }>(
    'select bill_number as "billNumber", total from bills where bill_id = $1',
    [billId],
  )
  return found.rows[0] as { billNumber: string; total: string }
}

/** The place of a meter where nobody is served, with the value its register showed when the last customer left. */
export async function pointWithoutCustomer(
  db: Queryable,
  read: { readonly meterId: string; readonly register: string; readonly readOn: LocalDate },
): Promise<{ servicePointId: string; premiseId: string; since: LocalDate; lastValue: string | null } | undefined> {
  const found = await db.query<{ servicePointId: string; premiseId: string; since: LocalDate; lastValue: string | null }>(
    `select p.service_point_id as "servicePointId", p.premise_id as "premiseId", p.no_customer_since as since,
       (select d.value from reads d where d.meter_id = i.meter_id and d.register = i.register and d.superseded_by is null
          and d.read_on <= p.no_customer_since order by d.read_on desc limit 1) as "lastValue"
     from meter_installs i join service_points p using (service_point_id) join registers r using (meter_id, register)
     where i.meter_id = $1 and i.register = $2 and r.role = 'consumption' and i.removed_on is null
       and p.no_customer_since is not null and $3 > p.no_customer_since`,
    [read.meterId, read.register, read.readOn],
  )
  return found.rows[0]
}

/** Requests over a closed account that ended it: what came after its close is looked at by them. */
export async function requestsThatClosed(db: Queryable, accountIds: readonly string[]): Promise<string[]> {
  const found = await db.query<{ request_id: string }>(
    `select max(r.request_id) as request_id from service_requests r join service_request_agreements p using (request_id)
       join service_agreements g using (agreement_id) join accounts a on a.account_id = g.account_id
     where a.account_id = any($1) and a.status = 'closed' and r.state = 'completed' and p.act = 'stop' and g.state = 'closed'
     group by a.account_id`,
    [accountIds],
  )
  return found.rows.map((row) => row.request_id)
}

/** Work that a process asked for and that is not over. */
export async function openOrdersOf(db: Queryable, processId: string): Promise<string[]> {
  const found = await db.query<{ work_order_id: string }>(
    `select work_order_id from work_orders where requested_by = $1 and state not in ('completed', 'incomplete', 'cancelled') order by 1`,
    [processId],
  )
  return found.rows.map((row) => row.work_order_id)
}

/**
 * Work at a point that its change of hands makes needless and for which nobody has left yet: of this process to read or connect, and where
 * somebody begins, of any move to disconnect.
 */
export async function workToCallOff(
  db: Queryable,
  at: { readonly processId: string; readonly servicePointId: string; readonly begins: boolean },
): Promise<{ workOrderId: string; typeCode: string }[]> {
  const found = await db.query<{ workOrderId: string; typeCode: string }>(
    `select work_order_id as "workOrderId", type_code as "typeCode" from work_orders
     where service_point_id = $2 and state in ('created', 'scheduled', 'dispatched')
       and ((requested_by = $1 and type_code in ('READ', 'CONNECT')) or ($3 and requested_by like 'move/%' and type_code = 'DISCONNECT'))
     order by work_order_id`,
    [at.processId, at.servicePointId, at.begins],
  )
  return found.rows
}
