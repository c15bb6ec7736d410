import type { Queryable } from '../pool.js'

/** Something found, before the API gives it words and a place. */
export interface FoundRow {
  readonly id: string
  readonly title: string
  readonly detail: string
  readonly state: string | null
}

/** What was typed, taken apart once. */
export interface SearchTerms {
  /** All of it, for numbers: `A000123`, `M2022`. */
  readonly whole: string
  /** Words that must all occur, in any order. */
  readonly words: readonly string[]
  /** Digits of it where they can be part of a telephone number; empty otherwise. */
  readonly digits: string
}

/** Rows looked at before ranking: a word that matches everything must not sort everything. */
const CANDIDATES = 300
const ESCAPED = /[\\%_]/g

const escaped = (text: string): string => text.replaceAll(ESCAPED, (character) => `\\${character}`)
const anywhere = (text: string): string => `%${escaped(text)}%`

/** Shorter than this a text has no trigram of its own, and looking for it anywhere would read every row. */
const TRIGRAM = 3

/**
 * Every word occurs in the column: anywhere, or at the beginning of a word where it is too short for the trigram index. `$first` and
 * the parameters after it are the words, escaped.
 */
function allWords(column: string, words: readonly string[], first: number): string {
  if (words.length === 0) return 'false'
  const conditions = words.map((word, index) => {
    const text = `fold($${first + index})`
    return word.length < TRIGRAM
      ? `(${column} like ${text} || '%' or ${column} like '% ' || ${text} || '%')`
      : `${column} like '%' || ${text} || '%'`
  })
  return conditions.join(' and ')
}

/** Part of a number, from three characters on. */
function hasPart(expression: string, terms: SearchTerms, parameter: string): string {
  // Never true, and still a use of the parameter, without which its type would be unknown.
  return terms.whole.length < TRIGRAM ? `${parameter}::text is null` : `${expression} like lower(${parameter})`
}

/** Accounts by number, by name or telephone of anybody with a role on them, or by address of service. */
export async function searchAccounts(db: Queryable, terms: SearchTerms, limit: number): Promise<FoundRow[]> {
  const patterns = terms.words.map(escaped)
  const found = await db.query<FoundRow>(
    `with named as (
       (select coalesce(merged_into, customer_id) as customer_id from customers where ${allWords('search_text', patterns, 5)} limit ${CANDIDATES})
       union (select customer_id from customer_names where ${allWords('search_text', patterns, 5)} limit ${CANDIDATES})),
     phoned as (
       select coalesce(merged_into, customer_id) as customer_id from customers where $3 <> '' and phone_digits like '%' || $3 || '%' limit ${CANDIDATES}),
     placed as (
       select premise_id from premises where ${allWords('search_text', patterns, 5)} limit 50),
     hits as (
       (select account_id, 0 as rank from accounts where lower(account_id) = lower($4))
       union all (select account_id, 1 from accounts where ${hasPart('lower(account_id)', terms, '$1')} limit ${CANDIDATES})
       union all (select p.account_id, case when p.role = 'main' then 2 else 4 end from account_people p join (
          select customer_id from named union select customer_id from phoned) c using (customer_id) limit ${CANDIDATES})
       union all (select g.account_id, case when g.state in ('stopped', 'closed', 'cancelled') then 5 else 3 end
          from placed join service_points s using (premise_id) join service_agreements g using (service_point_id) limit ${CANDIDATES})),
     best as (select account_id, min(rank) as rank from hits group by account_id)
     select a.account_id as "id", c.display_name as "title", a.status as "state",
       concat_ws(' · ', a.account_id, (
         select concat_ws(', ', m.line1, m.line2) from service_agreements g join service_points s using (service_point_id) join premises m using (premise_id)
         where g.account_id = a.account_id order by (g.state in ('stopped', 'closed', 'cancelled')), g.start_on desc limit 1)) as "detail"
     from best join accounts a using (account_id) join customers c using (customer_id)
     order by rank, (a.status = 'closed'), (c.search_text like fold($2)) desc, c.display_name, a.account_id limit ${limit}`,
    [anywhere(terms.whole), `${escaped(terms.words[0] ?? '')}%`, terms.digits, terms.whole, ...patterns],
  )
  return found.rows
}

/** People and organisations by number, name, e-mail or telephone. */
export async function searchCustomers(db: Queryable, terms: SearchTerms, limit: number): Promise<FoundRow[]> {
  const patterns = terms.words.map(escaped)
  const found = await db.query<FoundRow>(
    `with hits as (
       (select coalesce(merged_into, customer_id) as customer_id, 0 as rank from customers where customer_id = upper($2))
       union all (select coalesce(merged_into, customer_id), 1 from customers where ${allWords('search_text', patterns, 3)} limit ${CANDIDATES})
       union all (select customer_id, 2 from customer_names where ${allWords('search_text', patterns, 3)} limit ${CANDIDATES})
       union all (select coalesce(merged_into, customer_id), 2 from customers where $1 <> '' and phone_digits like '%' || $1 || '%' limit ${CANDIDATES}))
     select c.customer_id as "id", c.display_name as "title", null as "state", concat_ws(' · ', c.customer_id, c.phone, c.email) as "detail"
     from (select customer_id, min(rank) as rank from hits group by customer_id) best join customers c using (customer_id)
     order by rank, c.display_name, c.customer_id limit ${limit}`,
    [terms.digits, terms.whole, ...patterns],
  )
  return found.rows
}

/** Places by number or address. */
export async function searchPremises(db: Queryable, terms: SearchTerms, limit: number): Promise<FoundRow[]> {
  const patterns = terms.words.map(escaped)
  const found = await db.query<FoundRow>(
    `with hits as (
       (select premise_id, 0 as rank from premises where premise_id = upper($1))
       union all (select premise_id, case when search_text like fold($2) then 1 else 2 end
          from premises where ${allWords('search_text', patterns, 3)} limit ${CANDIDATES}))
     select m.premise_id as "id", concat_ws(', ', m.line1, m.line2) as "title", null as "state",
       concat_ws(' · ', m.premise_id, m.city || ' ' || m.postcode, 'route ' || m.read_route) as "detail"
     from (select premise_id, min(rank) as rank from hits group by premise_id) best join premises m using (premise_id)
     order by rank, m.line1, m.premise_id limit ${limit}`,
    [terms.whole, `${escaped(terms.whole)}%`, ...patterns],
  )
  return found.rows
}

/** Meters by serial number. */
export async function searchMeters(db: Queryable, terms: SearchTerms, limit: number): Promise<FoundRow[]> {
  const found = await db.query<FoundRow>(
    `with hits as (select meter_id from meters where ${hasPart('lower(meter_id)', terms, '$1')} limit ${CANDIDATES})
     select e.meter_id as "id", e.meter_id as "title", case when i.service_point_id is null then 'removed' else 'installed' end as "state",
       concat_ws(' · ', initcap(e.service) || ' meter', e.make || ' ' || e.model, concat_ws(', ', m.line1, m.line2)) as "detail"
     from hits join meters e using (meter_id)
       left join lateral (select service_point_id from meter_installs i where i.meter_id = e.meter_id and i.removed_on is null limit 1) i on true
       left join service_points s on s.service_point_id = i.service_point_id left join premises m on m.premise_id = s.premise_id
     order by (lower(e.meter_id) = lower($2)) desc, (lower(e.meter_id) like lower($2) || '%') desc, e.meter_id limit ${limit}`,
    [anywhere(terms.whole), terms.whole],
  )
  return found.rows
}

/** Issued and cancelled bills by their printed number. */
export async function searchBills(db: Queryable, terms: SearchTerms, limit: number): Promise<FoundRow[]> {
  const found = await db.query<FoundRow>(
    `with hits as (select bill_id from bills where ${hasPart('lower(bill_number)', terms, '$1')} and state <> 'draft' limit ${CANDIDATES})
     select b.bill_id::text as "id", 'Bill ' || b.bill_number as "title", b.state,
       concat_ws(' · ', c.display_name, b.account_id, to_char(b.issued_on, 'FMDD Mon YYYY')) as "detail"
     from hits join bills b using (bill_id) join accounts a using (account_id) join customers c using (customer_id)
     order by (lower(b.bill_number) = lower($2)) desc, b.bill_id desc limit ${limit}`,
    [anywhere(terms.whole), terms.whole],
  )
  return found.rows
}
