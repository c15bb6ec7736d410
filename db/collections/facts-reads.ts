import type { ContactReached, NoticeRecipient, NoticeStage } from '../../domain/collections/disconnection-facts.js'
import type { NoticeChannel } from '../../domain/policy/disconnection-parameters.js'
import type { Queryable } from '../pool.js'

/** What would be cut: an agreement at its point. */
export interface CollectionTarget {
  readonly accountId: string
  readonly agreementId: string
  readonly servicePointId: string
  readonly premiseId: string
  readonly readRoute: string
  readonly service: string
  readonly agreementState: string
  readonly customerId: string
  readonly customerClass: string
  readonly hasLowIncomeDiscount: boolean
  /** Dwellings that the agreement serves: those of the premise where it is the only one of its service there. */
  readonly dwellings: number
  readonly isCut: boolean
  readonly isRemoteCapable: boolean
}

const TARGET = `select g.account_id as "accountId", g.agreement_id as "agreementId", p.service_point_id as "servicePointId", m.premise_id as "premiseId",
    m.read_route as "readRoute", p.service, g.state as "agreementState", a.customer_id as "customerId", a.customer_class as "customerClass",
    a.low_income_discount as "hasLowIncomeDiscount",
    case when m.dwelling_units > 1 and (select count(*) from service_points q join service_agreements o using (service_point_id)
      where q.premise_id = m.premise_id and q.service = p.service and o.state in ('active', 'pending_stop', 'reactivated')) = 1
      then m.dwelling_units else 1 end as dwellings,
    exists (select from disconnections d where d.agreement_id = g.agreement_id and d.restored_on is null) as "isCut",
    coalesce((select bool_and(t.is_remote_capable) from meter_installs i join meters t using (meter_id)
      where i.service_point_id = p.service_point_id and i.removed_on is null), false) as "isRemoteCapable"
  from service_agreements g join service_points p using (service_point_id) join premises m using (premise_id) join accounts a using (account_id)`

/** The agreement as something that might be cut. */
export async function targetOfAgreement(db: Queryable, agreementId: string): Promise<CollectionTarget | undefined> {
  return (await db.query<CollectionTarget & Record<string, unknown>>(`${TARGET} where g.agreement_id = $1`, [agreementId]))
    .rows[0]
}

/** By account: the agreement by which it takes the service now, the first of several; accounts that take none of it are absent. */
export async function targetsOfServices(
  db: Queryable,
  wanted: readonly { readonly accountId: string; readonly service: string }[],
): Promise<ReadonlyMap<string, CollectionTarget>> {
  const found = await db.query<CollectionTarget & Record<string, unknown>>(
    `${TARGET} where g.agreement_id in (
       select distinct on (w.account_id) h.agreement_id from unnest($1::text[], $2::text[]) as w(account_id, service)
         join service_agreements h on h.account_id = w.account_id and h.state in ('active', 'pending_stop', 'reactivated')
         join service_points q on q.service_point_id = h.service_point_id and q.service = w.service
       order by w.account_id, h.agreement_id)`,
    [wanted.map(({ accountId }) => accountId), wanted.map(({ service }) => service)],
  )
  return new Map(found.rows.map((target) => [target.accountId, target]))
}

/** By account: the agreement that ended last, of accounts that take no service any more. */
export async function endedTargets(db: Queryable, accountIds: readonly string[]): Promise<ReadonlyMap<string, CollectionTarget>> {
  const found = await db.query<CollectionTarget & Record<string, unknown>>(
    `${TARGET} where g.agreement_id in (
       select distinct on (h.account_id) h.agreement_id from service_agreements h
       where h.account_id = any($1) and h.state in ('stopped', 'closed') order by h.account_id, h.stop_on desc, h.agreement_id)`,
    [accountIds],
  )
  return new Map(found.rows.map((target) => [target.accountId, target]))
}

/** Those of the accounts that have an open case. */
export async function openAccounts(db: Queryable, accountIds: readonly string[]): Promise<ReadonlySet<string>> {
  const found = await db.query<{ account_id: string }>(
    `select account_id from collection_cases where account_id = any($1) and state <> 'closed'`,
    [accountIds],
  )
  return new Set(found.rows.map((row) => row.account_id))
}

/**
 * The service of an account that its debt is collected by: of those that can be cut, the one with the largest debt past due on the day,
 * of equals the first. Undefined where it takes none.
 */
export async function targetOfAccount(db: Queryable, accountId: string, on: string): Promise<CollectionTarget | undefined> {
  const found = await db.query<CollectionTarget & Record<string, unknown>>(
    `${TARGET} where g.account_id = $1 and g.state in ('active', 'pending_stop', 'reactivated') and p.service in ('electric', 'gas', 'water')
     order by (select coalesce(sum(i.open_amount), 0) from open_items i left join service_agreements h on h.agreement_id = i.agreement_id
         left join service_points q on q.service_point_id = h.service_point_id
       where i.account_id = $1 and i.open_amount > 0 and i.due_on < $2 and q.service = p.service) desc, p.service, g.agreement_id limit 1`,
    [accountId, on],
  )
  return found.rows[0]
}

/** Open debts of the account for one service, the oldest first. Deposits asked for and fees are collected, but nothing is cut for them. */
export async function debtsOfService(
  db: Queryable,
  accountId: string,
  service: string,
): Promise<{ dueOn: string; open: string }[]> {
  const found = await db.query<{ dueOn: string; open: string }>(
    `select i.due_on as "dueOn", sum(i.open_amount) as open from open_items i join service_agreements g using (agreement_id)
       join service_points p using (service_point_id)
     where i.account_id = $1 and i.open_amount > 0 and i.kind <> 'deposit_installment' and p.service = $2 group by i.due_on order by i.due_on`,
    [accountId, service],
  )
  return found.rows
}

/** Open debts of the account as a whole, the oldest first: what is collected once no service is taken any more. Deposits asked for are none. */
export async function debtsOfAccount(db: Queryable, accountId: string): Promise<{ dueOn: string; open: string }[]> {
  const found = await db.query<{ dueOn: string; open: string }>(
    `select due_on as "dueOn", sum(open_amount) as open from open_items
     where account_id = $1 and open_amount > 0 and kind <> 'deposit_installment' group by due_on order by due_on`,
    [accountId],
  )
  return found.rows
}

/** Outages that pause disconnections in a read route and have not ended before the day. */
export async function stormsOver(
  db: Queryable,
  readRoute: string,
  from: string,
): Promise<{ name: string; fromOn: string; toOn: string | null }[]> {
  const found = await db.query<{ name: string; fromOn: string; toOn: string | null }>(
    `select o.name, o.starts_on as "fromOn", o.ends_on as "toOn" from outages o join outage_areas a using (outage_id)
     where a.read_route = $1 and o.pauses_disconnections and (o.ends_on is null or o.ends_on >= $2) order by o.outage_id`,
    [readRoute, from],
  )
  return found.rows
}

/** The open request that ends the agreement, where there is one. */
export async function moveOutOf(db: Queryable, agreementId: string): Promise<{ requestId: string; stopOn: string } | null> {
  const found = await db.query<{ requestId: string; stopOn: string }>(
    `select r.request_id as "requestId", r.stop_on as "stopOn" from service_requests r join service_request_agreements x using (request_id)
     where x.agreement_id = $1 and x.act = 'stop' and r.state = 'open' and r.stop_on is not null order by r.request_id limit 1`,
    [agreementId],
  )
  return found.rows[0] ?? null
}

/** Cuts of a calendar year so far, and accounts that take service. */
export async function cutShare(db: Queryable, year: string): Promise<{ cutsThisYear: number; customers: number }> {
  const found = await db.query<{ cutsThisYear: number; customers: number }>(
    `select (select count(*) from disconnections where cut_on between ($1 || '-01-01')::date and ($1 || '-12-31')::date)::integer as "cutsThisYear",
       (select count(*) from accounts where status = 'active')::integer as customers`,
    [year],
  )
  return found.rows[0] ?? { cutsThisYear: 0, customers: 0 }
}

export interface NoticeRow {
  readonly noticeId: number
  readonly stage: NoticeStage
  readonly recipient: NoticeRecipient
  readonly party: string | null
  readonly channel: NoticeChannel
  readonly messageId: number | null
  readonly issuedOn: string | null
  readonly effectiveOn: string | null
  readonly expiresOn: string | null
  readonly madeOn: string
  readonly delivery: 'unknown' | 'delivered' | 'failed'
}

/** Notices of a case with what became of them; what was handed over or posted is delivered by that. */
export async function noticesOfCase(db: Queryable, collectionId: string): Promise<NoticeRow[]> {
  const found = await db.query<NoticeRow & Record<string, unknown>>(
    `select n.notice_id as "noticeId", n.stage, n.recipient, n.party, n.channel, n.message_id as "messageId", n.issued_on as "issuedOn",
       n.effective_on as "effectiveOn", n.expires_on as "expiresOn", n.made_on as "madeOn",
       case when m.message_id is null or m.state = 'delivered' then 'delivered'
            when m.state in ('bounced', 'failed', 'cancelled', 'none', 'to_call') then 'failed' else 'unknown' end as delivery
     from collection_notices n left join messages m using (message_id) where n.collection_id = $1 order by n.notice_id`,
    [collectionId],
  )
  return found.rows
}

export interface ContactRow {
  readonly contactId: number
  readonly channel: NoticeChannel
  readonly reached: ContactReached
  readonly leftDoorHanger: boolean
  readonly offeredPrepayment: boolean
  readonly on: string
  readonly note: string | null
  readonly recordedBy: string
}

/** Attempts to reach the household from a day on. */
export async function contactsSince(db: Queryable, accountId: string, from: string): Promise<ContactRow[]> {
  const found = await db.query<ContactRow & Record<string, unknown>>(
    `select contact_id as "contactId", channel, reached, left_door_hanger as "leftDoorHanger", offered_prepayment as "offeredPrepayment",
       on_date as "on", note, recorded_by as "recordedBy" from collection_contacts where account_id = $1 and on_date >= $2 order by contact_id`,
    [accountId, from],
  )
  return found.rows
}

/** Who wrote a notice of a case down, by `recipient/party/channel/day`. */
export async function noticeRecorders(db: Queryable, collectionId: string): Promise<Map<string, string>> {
  const found = await db.query<{ key: string; name: string }>(
    `select n.recipient || '/' || coalesce(n.party, '') || '/' || n.channel || '/' || n.issued_on as key, coalesce(u.name, n.recorded_by) as name
     from collection_notices n left join users u on u.user_id = n.recorded_by where n.collection_id = $1 and n.issued_on is not null
     order by n.notice_id desc`,
    [collectionId],
  )
  return new Map(found.rows.map(({ key, name }) => [key, name]))
}
