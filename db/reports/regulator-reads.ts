import type { Queryable } from '../pool.js'

/** What collection did in one month for one class of customers. */
export interface RegulatorRow {
  /** `YYYY-MM`. */
  readonly month: string
  readonly customerClass: string
  /** The last day of the month on which arrears were written down, and how; null where none was. */
  readonly arrearsOn: string | null
  readonly arrearsSource: 'day' | 'ledger' | null
  readonly accountsInArrears: number | null
  readonly arrears: string | null
  readonly arrears1To30: string | null
  readonly arrears31To60: string | null
  readonly arrears61To90: string | null
  readonly arrearsOver90: string | null
  readonly firstNotices: number
  readonly secondNotices: number
  readonly disconnections: number
  readonly disconnectedFor: string
  readonly reconnections: number
  /** Of these, those within the time the policy gives. */
  readonly reconnectedInTime: number
  /** Still off at the end of the month. */
  readonly off: number
  readonly plansMade: number
  readonly plansFor: string
  readonly plansKept: number
  readonly plansBroken: number
  /** Being paid at the end of the month. */
  readonly plansInForce: number
}

/**
 * Every month between, both included (first days of months), by class of the accounts as it is today; arrears by their class of that night.
 * A notice counts once however many ways it went, on the day it went out. `customerClass` null: every class.
 */
export async function regulatorRows(
  db: Queryable,
  of: { readonly from: string; readonly to: string; readonly customerClass: string | null },
): Promise<RegulatorRow[]> {
  const found = await db.query<RegulatorRow & Record<string, unknown>>(
    `with months as (select m::date as first, (m + interval '1 month' - interval '1 day')::date as last
        from generate_series($1::date, $2::date, interval '1 month') m),
     classes as (select distinct customer_class from accounts where $3::text is null or customer_class = $3),
     night as (select m.first, d.taken_on, d.source from months m join lateral (
        select taken_on, source from arrears_days where taken_on between m.first and m.last order by taken_on desc limit 1) d on true),
     owed as (select n.first, l.customer_class, max(l.accounts) filter (where l.bucket = 'all') as accounts,
          sum(l.amount) filter (where l.bucket = 'all') as amount, sum(l.amount) filter (where l.bucket = '1-30') as b1,
          sum(l.amount) filter (where l.bucket = '31-60') as b2, sum(l.amount) filter (where l.bucket = '61-90') as b3,
          sum(l.amount) filter (where l.bucket = '91+') as b4
        from night n join arrears_lines l using (taken_on) group by n.first, l.customer_class),
     told as (select date_trunc('month', issued_on)::date as first, customer_class,
          count(*) filter (where stage = 'first') as firsts, count(*) filter (where stage = 'second') as seconds
        from (select distinct n.collection_id, n.stage, n.issued_on, a.customer_class from collection_notices n
                join collection_cases k using (collection_id) join accounts a using (account_id)
               where n.recipient = 'customer' and n.issued_on between $1 and (select max(last) from months)) each group by 1, 2),
     cut as (select date_trunc('month', d.cut_on)::date as first, a.customer_class, count(*) as cuts, sum(d.past_due) as amount
        from disconnections d join accounts a using (account_id) group by 1, 2),
     back as (select date_trunc('month', d.restored_on)::date as first, a.customer_class, count(*) as reconnections,
          count(*) filter (where d.restored_on <= d.restore_by) as in_time
        from disconnections d join accounts a using (account_id) where d.restored_on is not null group by 1, 2),
     off as (select m.first, a.customer_class, count(*) as off from months m
        join disconnections d on d.cut_on <= m.last and (d.restored_on is null or d.restored_on > m.last) join accounts a using (account_id) group by 1, 2),
     made as (select date_trunc('month', p.made_on)::date as first, a.customer_class, count(*) as made, sum(p.arrears) as amount
        from payment_plans p join accounts a using (account_id) group by 1, 2),
     ended as (select date_trunc('month', l.business_date)::date as first, a.customer_class, count(*) filter (where l.act = 'keep') as kept,
          count(*) filter (where l.act = 'break') as broken
        from plan_log l join payment_plans p using (plan_id) join accounts a using (account_id) where l.act in ('keep', 'break') group by 1, 2),
     standing as (select m.first, a.customer_class, count(*) as plans from months m join payment_plans p on p.made_on <= m.last
        join lateral (select l.act from plan_log l where l.plan_id = p.plan_id and l.business_date <= m.last order by l.log_id desc limit 1) last on true
        join accounts a using (account_id) where last.act not in ('keep', 'break', 'cancel') group by 1, 2)
     select to_char(m.first, 'YYYY-MM') as month, c.customer_class as "customerClass", n.taken_on as "arrearsOn", n.source as "arrearsSource",
       case when n.taken_on is not null then coalesce(o.accounts, 0) end as "accountsInArrears",
       case when n.taken_on is not null then coalesce(o.amount, 0)::numeric(16, 2) end as arrears,
       case when n.taken_on is not null then coalesce(o.b1, 0)::numeric(16, 2) end as "arrears1To30",
       case when n.taken_on is not null then coalesce(o.b2, 0)::numeric(16, 2) end as "arrears31To60",
       case when n.taken_on is not null then coalesce(o.b3, 0)::numeric(16, 2) end as "arrears61To90",
       case when n.taken_on is not null then coalesce(o.b4, 0)::numeric(16, 2) end as "arrearsOver90",
       coalesce(t.firsts, 0)::integer as "firstNotices", coalesce(t.seconds, 0)::integer as "secondNotices",
       coalesce(k.cuts, 0)::integer as disconnections, coalesce(k.amount, 0)::numeric(16, 2) as "disconnectedFor",
       coalesce(b.reconnections, 0)::integer as reconnections, coalesce(b.in_time, 0)::integer as "reconnectedInTime", coalesce(f.off, 0)::integer as off,
       coalesce(p.made, 0)::integer as "plansMade", coalesce(p.amount, 0)::numeric(16, 2) as "plansFor", coalesce(e.kept, 0)::integer as "plansKept",
       coalesce(e.broken, 0)::integer as "plansBroken", coalesce(s.plans, 0)::integer as "plansInForce"
     from months m cross join classes c left join night n using (first)
       left join owed o using (first, customer_class) left join told t using (first, customer_class) left join cut k using (first, customer_class)
       left join back b using (first, customer_class) left join off f using (first, customer_class) left join made p using (first, customer_class)
       left join ended e using (first, customer_class) left join standing s using (first, customer_class)
     order by m.first, c.customer_class`,
    [of.from, of.to, of.customerClass],
  )
  return found.rows
}

/** What a utility makes public of one service in one period: households only. */
export interface PublicCount {
  /** First day of the year, quarter or month. */
  readonly period: string
  readonly notices: number
  readonly disconnections: number
  readonly reconnections: number
}

/** Households by period since the first case was opened, the latest first; periods in which nothing happened are there with zero. */
export async function publicCounts(
  db: Queryable,
  of: { readonly service: string; readonly every: 'year' | 'quarter' | 'month'; readonly today: string },
): Promise<PublicCount[]> {
  const found = await db.query<PublicCount & Record<string, unknown>>(
    `with own as (select k.collection_id from collection_cases k join accounts a using (account_id) where k.service = $1 and a.customer_class = 'residential'),
     periods as (select p::date as first, (p + case $2 when 'quarter' then interval '3 months' when 'year' then interval '1 year' else interval '1 month' end)::date as next
        from generate_series(date_trunc($2, coalesce((select min(opened_on) from collection_cases), $3::date)), $3::date,
          case $2 when 'quarter' then interval '3 months' when 'year' then interval '1 year' else interval '1 month' end) p)
     select p.first as period,
       (select count(*) from (select distinct n.collection_id, n.stage, n.issued_on from collection_notices n join own using (collection_id)
          where n.recipient = 'customer' and n.issued_on >= p.first and n.issued_on < p.next) told)::integer as notices,
       (select count(*) from disconnections d join own using (collection_id) where d.cut_on >= p.first and d.cut_on < p.next)::integer as disconnections,
       (select count(*) from disconnections d join own using (collection_id) where d.restored_on >= p.first and d.restored_on < p.next)::integer
         as reconnections
     from periods p order by p.first desc limit 60`,
    [of.service, of.every, of.today],
  )
  return found.rows
}

/** Services of the utility that can be cut. */
export async function servicesCut(db: Queryable): Promise<string[]> {
  const found = await db.query<{ service: string }>(
    `select service from (values ('electric'), ('gas'), ('water')) as s(service)
     where exists (select from service_points p where p.service = s.service) order by service`,
  )
  return found.rows.map(({ service }) => service)
}
