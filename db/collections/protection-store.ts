import type { ProtectionKind, ProtectionSource } from '../../domain/collections/disconnection-facts.js'
import type { Queryable } from '../pool.js'
import type { Transaction } from '../transaction.js'

export interface NewProtection {
  readonly accountId: string
  readonly kind: ProtectionKind
  readonly source: ProtectionSource
  readonly evidence: string
  readonly beginsOn: string
  /** Last day, included. */
  readonly endsOn: string | null
  readonly programme: string | null
  readonly amount: string | null
  readonly bornOn: string | null
  readonly livesAlone: boolean
  readonly cannotPayAndArranges: boolean
  readonly renewsProtectionId: number | null
}

export interface ProtectionRow extends NewProtection {
  readonly protectionId: number
  readonly endedOn: string | null
  readonly endedBy: string | null
  readonly endReason: string | null
  readonly recordedOn: string
  readonly recordedBy: string
  readonly reason: string
  /** Renewals before it: of its own certificate, and of all certificates recorded since the oldest debt was due. */
  readonly renewals: number
  readonly renewalsInArrearage: number
}

export async function insertProtection(
  tx: Transaction,
  protection: NewProtection,
  recorded: { readonly on: string; readonly by: string; readonly reason: string },
): Promise<number> {
  const added = await tx.client.query<{ protection_id: number }>(
    `insert into protections (account_id, kind, source, evidence, begins_on, ends_on, programme, amount, born_on, lives_alone,
       cannot_pay_and_arranges, renews_protection_id, recorded_on, recorded_by, reason)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) returning protection_id`,
    [
      protection.accountId,
      protection.kind,
      protection.source,
      protection.evidence,
      protection.beginsOn,
      protection.endsOn,
      protection.programme,
      protection.amount,
      protection.bornOn,
      protection.livesAlone,
      protection.cannotPayAndArranges,
      protection.renewsProtectionId,
      recorded.on,
      recorded.by,
      recorded.reason,
    ],
  )
  return (added.rows[0] as { protection_id: number }).protection_id
}

/** Ends a protection from a day on; false where it had ended or never was. */
export async function markProtectionEnded(
  tx: Transaction,
  protectionId: number,
  ended: { readonly on: string; readonly by: string; readonly reason: string },
): Promise<boolean> {
  const marked = await tx.client.query(
    'update protections set ended_on = $2, ended_by = $3, end_reason = $4 where protection_id = $1 and ended_on is null',
    [protectionId, ended.on, ended.by, ended.reason],
  )
  return marked.rowCount === 1
}

const SELECT = `with recursive renewed as (
    select protection_id, renews_protection_id, 0 as renewals from protections where account_id = $1 and renews_protection_id is null
    union all
    select p.protection_id, p.renews_protection_id, r.renewals + 1 from protections p join renewed r on p.renews_protection_id = r.protection_id)
  select p.protection_id as "protectionId", p.account_id as "accountId", p.kind, p.source, p.evidence, p.begins_on as "beginsOn", p.ends_on as "endsOn",
    p.programme, p.amount, p.born_on as "bornOn", p.lives_alone as "livesAlone", p.cannot_pay_and_arranges as "cannotPayAndArranges",
    p.renews_protection_id as "renewsProtectionId", p.ended_on as "endedOn", p.ended_by as "endedBy", p.end_reason as "endReason",
    p.recorded_on as "recordedOn", p.recorded_by as "recordedBy", p.reason, r.renewals::integer as renewals,
    case when p.renews_protection_id is null then 0 else (select count(*) from protections q where q.account_id = p.account_id
      and q.renews_protection_id is not null and q.protection_id <= p.protection_id
      and q.begins_on >= coalesce((select min(i.due_on) from open_items i where i.account_id = p.account_id and i.open_amount > 0), q.begins_on)) end::integer
      as "renewalsInArrearage"
  from protections p join renewed r using (protection_id)`

/** Every protection ever recorded of an account, the newest first. */
export async function protectionsOf(db: Queryable, accountId: string): Promise<ProtectionRow[]> {
  const found = await db.query<ProtectionRow & Record<string, unknown>>(`${SELECT} order by p.protection_id desc limit 200`, [
    accountId,
  ])
  return found.rows
}

/** The account of a protection. */
export async function accountOfProtection(db: Queryable, protectionId: number): Promise<string | undefined> {
  const found = await db.query<{ account_id: string }>('select account_id from protections where protection_id = $1', [
    protectionId,
  ])
  return found.rows[0]?.account_id
}

/** What an import says of the customers of an account: protects like a recorded protection without an end. */
export async function importedProtections(
  db: Queryable,
  accountId: string,
): Promise<{ lifeSupport: boolean; senior: boolean; since: string }> {
  const found = await db.query<{ lifeSupport: boolean; senior: boolean; since: string }>(
    `select bool_or(c.life_support) as "lifeSupport", bool_or(c.senior) as senior, min(c.customer_since) as since
     from customers c where c.customer_id in (select customer_id from accounts where account_id = $1
       union select customer_id from account_people where account_id = $1 and role in ('main', 'co_applicant'))`,
    [accountId],
  )
  return found.rows[0] ?? { lifeSupport: false, senior: false, since: '2000-01-01' }
}
