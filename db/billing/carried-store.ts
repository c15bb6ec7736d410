import type { CarriedState } from '../../domain/rating/carried-state.js'
import type { Queryable } from '../pool.js'

/** Agreements some bill of which left something to the next. */
export async function agreementsThatCarried(db: Queryable, agreementIds: readonly string[]): Promise<Set<string>> {
  const found = await db.query<{ agreement_id: string }>(
    'select distinct agreement_id from bill_segments where carried is not null and agreement_id = any($1)',
    [agreementIds],
  )
  return new Set(found.rows.map((row) => row.agreement_id))
}

/** What was left to a period, and by which bill. */
export interface CarriedBefore {
  readonly carried: CarriedState
  readonly billId: number | null
}

/** An agreement with the first day of the period that goes on from what was left. */
export interface CarriedQuestion {
  readonly agreementId: string
  readonly before: string
}

/**
 * What the last live bill before each period left, and where there is none the opening state that was imported. An agreement without
 * either is not in the answer; `migrated` are those whose last bill came from the former system, of which nothing is known.
 */
export async function loadCarriedBefore(
  db: Queryable,
  questions: readonly CarriedQuestion[],
  withoutBillIds: readonly number[],
): Promise<{ readonly states: ReadonlyMap<string, CarriedBefore>; readonly migrated: ReadonlySet<string> }> {
  const ids = questions.map((question) => question.agreementId)
  const found = await db.query<{ agreement_id: string; bill_id: number; kind: string; carried: CarriedState | null }>(
    `select q.agreement_id, s.bill_id, s.kind, s.carried
       from unnest($1::text[], $2::date[]) as q (agreement_id, before)
       join lateral (select s.bill_id, b.kind, s.carried from bill_segments s join bills b using (bill_id)
                      where s.agreement_id = q.agreement_id and s.period_to < q.before and b.state = 'issued' and s.bill_id <> all($3)
                      order by s.period_to desc limit 1) s on true`,
    [ids, questions.map((question) => question.before), withoutBillIds],
  )
  const states = new Map<string, CarriedBefore>()
  const migrated = new Set<string>()
  for (const row of found.rows) {
    if (row.carried !== null) states.set(row.agreement_id, { carried: row.carried, billId: row.bill_id })
    else if (row.kind === 'migrated') migrated.add(row.agreement_id)
  }
  const openings = await loadOpenings(
    db,
    ids.filter((id) => !states.has(id)),
  )
  for (const [id, carried] of openings) states.set(id, { carried, billId: null })
  return { states, migrated }
}

/** Opening balances as the state a bill would have left: lots of the day they were earned. */
async function loadOpenings(db: Queryable, agreementIds: readonly string[]): Promise<Map<string, CarriedState>> {
  if (agreementIds.length === 0) return new Map()
  const found = await db.query<{ agreement_id: string; bank: string; part: string; lots: string | null }>(
    `select agreement_id, bank, part, string_agg(period_to || ':' || quantity, ';' order by period_to) filter (where quantity > 0) as lots
       from bank_entries e where kind = 'opening' and agreement_id = any($1) and mirrors_entry_id is null
        and not exists (select from bank_entries m where m.mirrors_entry_id = e.bank_entry_id) group by agreement_id, bank, part`,
    [agreementIds],
  )
  const states = new Map<string, Record<string, Record<string, string>>>()
  for (const { agreement_id: id, bank, part, lots } of found.rows) {
    const state = states.get(id) ?? {}
    state[bank] = { ...state[bank], ...(lots === null ? {} : { [part]: lots }) }
    states.set(id, state)
  }
  return states
}

/**
 * Drafts that go on from what no longer stands, by bill id: an agreement of each. Another bill is the last live one before them, or what was
 * entered as left by the former system was entered or taken back since.
 */
export async function staleDrafts(db: Queryable, billIds: readonly number[]): Promise<Map<number, string>> {
  const found = await db.query<{ bill_id: number; agreement_id: string }>(
    `select d.bill_id, d.agreement_id from bill_segments d
       left join lateral (select s.bill_id, s.carried from bill_segments s join bills b using (bill_id)
                           where s.agreement_id = d.agreement_id and s.period_to < d.period_from and b.state = 'issued'
                           order by s.period_to desc limit 1) l on true
      where d.bill_id = any($1) and d.carried is not null
        and (d.carried_from is distinct from case when l.carried is null then null else l.bill_id end
             or d.carried_from is null and exists (
               select from (select bank, part, sum(quantity) as quantity from bank_entries e
                             where e.agreement_id = d.agreement_id and e.kind = 'opening' and d.carried -> e.bank is not null group by 1, 2) o
                 full join (select b ->> 'bank' as bank, b ->> 'part' as part, (b ->> 'opening')::numeric as quantity
                              from json_array_elements(d.banks) b) n using (bank, part)
                where coalesce(o.quantity, 0) <> coalesce(n.quantity, 0)))`,
    [billIds],
  )
  return new Map(found.rows.map((row) => [row.bill_id, row.agreement_id]))
}

/** The first live bill of each agreement after a day, where it carries something on. */
export async function nextCarrying(
  db: Queryable,
  questions: readonly { readonly agreementId: string; readonly after: string }[],
): Promise<{ readonly billId: number; readonly billNumber: string }[]> {
  const found = await db.query<{ billId: number; billNumber: string }>(
    `select distinct n."billId", n."billNumber" from unnest($1::text[], $2::date[]) as q (agreement_id, after)
       join lateral (select s.bill_id as "billId", b.bill_number as "billNumber", s.carried from bill_segments s join bills b using (bill_id)
                      where s.agreement_id = q.agreement_id and s.period_from > q.after and b.state = 'issued'
                      order by s.period_from limit 1) n on n.carried is not null
      order by 1`,
    [questions.map((question) => question.agreementId), questions.map((question) => question.after)],
  )
  return found.rows
}
