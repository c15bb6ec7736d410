import type { Queryable } from '../pool.js'

/** The account itself with its main customer. */
export interface AccountFacts {
  readonly id: string
  readonly customerClass: 'residential' | 'commercial' | 'industrial' | 'public_authority'
  readonly billCycle: string
  readonly delivery: 'email' | 'post' | 'both'
  readonly status: 'pending' | 'active' | 'closed'
  readonly openedOn: string
  readonly closedOn: string | null
  readonly taxExempt: boolean
  readonly lowIncomeDiscount: boolean
  readonly version: number
  readonly customerId: string
  readonly customerName: string
  readonly customerKind: 'person' | 'organisation'
  readonly email: string | null
  readonly phone: string | null
  readonly language: string
  readonly lifeSupport: boolean
  readonly senior: boolean
  readonly customerSince: string
  readonly customerNotes: string | null
  /** Lines of the mailing address. */
  readonly mailAddress: readonly string[]
}

export async function findAccountFacts(db: Queryable, accountId: string): Promise<AccountFacts | undefined> {
  const found = await db.query<AccountFacts>(
    `select a.account_id as "id", a.customer_class as "customerClass", a.bill_cycle as "billCycle", a.delivery, a.status,
       a.opened_on as "openedOn", a.closed_on as "closedOn", a.tax_exempt as "taxExempt", a.low_income_discount as "lowIncomeDiscount",
       a.version, c.customer_id as "customerId", c.display_name as "customerName", c.kind as "customerKind", c.email, c.phone, c.language,
       c.life_support as "lifeSupport", c.senior, c.customer_since as "customerSince", c.notes as "customerNotes",
       array_remove(array[c.mail_line1, c.mail_line2, c.mail_city || ', ' || c.mail_state || ' ' || c.mail_postcode], null) as "mailAddress"
     from accounts a join customers c using (customer_id) where a.account_id = $1`,
    [accountId],
  )
  return found.rows[0]
}

export interface AccountPerson {
  readonly customerId: string
  readonly name: string
  readonly role: 'main' | 'co_applicant' | 'owner' | 'third_party_notice' | 'power_of_attorney'
  /** Days between which the part is held; null is open. */
  readonly fromOn: string | null
  readonly toOn: string | null
  readonly phone: string | null
  readonly email: string | null
}

/** Everybody with a role on the account, the main customer first. */
export async function accountPeople(db: Queryable, accountId: string): Promise<AccountPerson[]> {
  const found = await db.query<AccountPerson>(
    `select p.customer_id as "customerId", c.display_name as "name", p.role, p.from_on as "fromOn", p.to_on as "toOn",
       c.phone, c.email
     from account_people p join customers c using (customer_id) where p.account_id = $1
     order by array_position(array['main', 'co_applicant', 'power_of_attorney', 'owner', 'third_party_notice'], p.role), c.display_name`,
    [accountId],
  )
  return found.rows
}

export interface AccountService {
  readonly agreementId: string
  readonly service: string
  readonly tariffCode: string
  readonly tariffName: string | null
  readonly state: string
  readonly startOn: string
  readonly stopOn: string | null
  readonly servicePointId: string
  readonly premiseId: string
  readonly address: string
  readonly carts: string | null
  readonly meters: readonly { readonly meterId: string; readonly size: string | null }[]
  /** The newest read up to the business date. */
  readonly lastReadOn: string | null
  readonly lastReadKind: string | null
}

/** Agreements of the account, those that run first; meters are the ones in place. */
export async function accountServices(db: Queryable, accountId: string, today: string): Promise<AccountService[]> {
  const found = await db.query<AccountService>(
    `select g.agreement_id as "agreementId", p.service, g.tariff_code as "tariffCode", t.name as "tariffName", g.state,
       g.start_on as "startOn", g.stop_on as "stopOn", p.service_point_id as "servicePointId", m.premise_id as "premiseId",
       concat_ws(', ', m.line1, m.line2) as "address",
       case when p.cart_count is not null then p.cart_count || ' × ' || coalesce(p.cart_size_gal || ' gal', 'cart') end as "carts",
       coalesce(d.meters, '[]') as "meters", r.read_on as "lastReadOn", r.kind as "lastReadKind"
     from service_agreements g join service_points p using (service_point_id) join premises m using (premise_id)
       left join tariffs t using (tariff_code)
       left join lateral (
         select jsonb_agg(distinct jsonb_build_object('meterId', i.meter_id, 'size', e.size)) as meters, array_agg(distinct i.meter_id) as ids
         from meter_installs i join meters e using (meter_id)
         where i.service_point_id = p.service_point_id and i.removed_on is null) d on true
       left join lateral (
         select r.read_on, r.kind from reads r where r.meter_id = any(d.ids) and r.superseded_by is null and r.read_on <= $2 order by r.read_on desc limit 1) r on true
     where g.account_id = $1
     order by (g.state in ('stopped', 'closed', 'cancelled')), m.premise_id, array_position(array['water', 'sewer', 'electric', 'gas', 'stormwater', 'refuse', 'lighting'], p.service), g.start_on desc`,
    [accountId, today],
  )
  return found.rows
}

export interface AccountBill {
  readonly id: number
  readonly number: string
  readonly kind: string
  readonly state: string
  readonly periodFrom: string
  readonly periodTo: string
  readonly issuedOn: string
  readonly dueOn: string
  readonly total: string
  /** What of it is not paid yet. */
  readonly open: string
}

/** The newest bills, drafts left out. */
export async function accountBills(db: Queryable, accountId: string, limit: number): Promise<AccountBill[]> {
  const found = await db.query<AccountBill>(
    `select b.bill_id as "id", b.bill_number as "number", b.kind, b.state, b.period_from as "periodFrom", b.period_to as "periodTo",
       b.issued_on as "issuedOn", b.due_on as "dueOn", b.total,
       (select coalesce(sum(o.open_amount), 0) from open_items o where o.bill_id = b.bill_id and o.open_amount > 0)::numeric(16, 2) as "open"
     from bills b where b.account_id = $1 and b.state <> 'draft' order by b.issued_on desc, b.bill_id desc limit $2`,
    [accountId, limit],
  )
  return found.rows
}

export interface UsageRow {
  readonly service: string
  readonly unit: string
  readonly periodFrom: string
  readonly periodTo: string
  readonly quantity: string
  readonly isEstimated: boolean
}

/** Billed use by service and period, oldest first, back to `since`; bills that were cancelled do not count. */
export async function accountUsage(db: Queryable, accountId: string, since: string): Promise<UsageRow[]> {
  const found = await db.query<UsageRow>(
    `select s.service, s.unit, min(s.period_from) as "periodFrom", s.period_to as "periodTo", sum(s.quantity) as "quantity",
       bool_or('ESTIMATED' = any(s.flags)) as "isEstimated"
     from bills b join bill_segments s using (bill_id)
     where b.account_id = $1 and b.state = 'issued' and s.period_to >= $2 and s.service in ('water', 'electric', 'gas')
     group by s.service, s.unit, s.period_to order by s.service, s.period_to`,
    [accountId, since],
  )
  return found.rows
}
