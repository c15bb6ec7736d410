import type pg from 'pg'

/** What one part of the records says against another: each query returns a row for each contradiction, with the words of what is wrong. */
const CONTRADICTIONS: readonly (readonly [wrong: string, query: string])[] = [
  [
    'an instalment is open that belongs to no plan that stands',
    `select i.account_id, i.item_id::text as which from open_items i where i.kind = 'instalment' and i.open_amount <> 0
       and not exists (select from plan_instalments n join payment_plans p on p.plan_id = n.plan_id and p.division = n.division
                       where n.item_id = i.item_id and p.state = 'active')`,
  ],
  [
    'the instalments of a division do not add up to the debts it divides',
    `select p.account_id, d.plan_id || '/' || d.division from plan_divisions d join payment_plans p using (plan_id)
     where d.amount <> (select sum(amount) from plan_instalments n where (n.plan_id, n.division) = (d.plan_id, d.division))
        or d.amount <> (select sum(amount) from plan_debts n where (n.plan_id, n.division) = (d.plan_id, d.division))`,
  ],
  [
    'a debt stands in a plan and is owed beside it too',
    `select p.account_id, b.item_id::text from payment_plans p join plan_divisions d on (d.plan_id, d.division) = (p.plan_id, p.division)
       join plan_debts b on (b.plan_id, b.division) = (p.plan_id, p.division) join open_items i on i.item_id = b.item_id
       left join bills l on l.bill_id = i.bill_id
     where p.state = 'active' and coalesce(l.state, 'issued') = 'issued'
       and b.amount <> (select coalesce(sum(a.amount), 0) from applications a where a.credit_item_id = d.credit_item_id and a.debit_item_id = b.item_id)
       and not exists (select from late_fees f join late_fee_reversals r using (late_fee_id) where f.item_id = b.item_id)`,
  ],
  [
    'the process of a plan has ended and the plan has not, or the other way round',
    `select p.account_id, p.plan_id::text from payment_plans p join processes r on r.process_id = 'payment-plan/' || p.plan_id
     where (p.state = 'active') <> (r.ended_at is null)`,
  ],
  [
    'the process of a case has ended and the case has not, or the other way round',
    `select k.account_id, k.collection_id from collection_cases k join processes r on r.process_id = 'dunning/' || k.account_id || '/' || k.episode
     where (k.state <> 'closed') <> (r.ended_at is null)`,
  ],
  [
    'a case says that service is off and no cut stands, or the other way round',
    `select k.account_id, k.collection_id from collection_cases k
     where (k.state in ('cut', 'reconnecting')) <> exists (select from disconnections d where d.collection_id = k.collection_id and d.restored_on is null)
       and k.close_code is distinct from 'NO_SERVICE'`,
  ],
  [
    'a crew is on its way to disconnect and no case waits for it, or the other way round',
    `select k.account_id, k.collection_id from collection_cases k
     where (k.state = 'cut_ordered') <> exists (select from work_orders o where o.requested_by = 'dunning/' || k.account_id || '/' || k.episode
       and o.type_code = 'DISCONNECT' and o.state not in ('completed', 'incomplete', 'cancelled'))`,
  ],
  [
    'service is to be turned on and no crew is on its way, or two are',
    `select k.account_id, k.collection_id from collection_cases k
     where (case when k.state = 'reconnecting' then 1 else 0 end) <> (select count(*) from work_orders o
       where o.requested_by = 'dunning/' || k.account_id || '/' || k.episode
       and o.type_code = 'RECONNECT' and o.state not in ('completed', 'incomplete', 'cancelled'))`,
  ],
  [
    'a crew is on its way to disconnect a household with a plan, a hold or a protection',
    `select o.account_id, o.work_order_id from work_orders o cross join utility u
     where o.type_code = 'DISCONNECT' and o.state not in ('completed', 'incomplete', 'cancelled') and o.requested_by like 'dunning/%'
       and (exists (select from payment_plans p where p.account_id = o.account_id and p.state = 'active')
         or exists (select from collection_holds h where h.scope_value = o.account_id and h.released_on is null and coalesce(h.to_on >= u.business_date, true))
         or exists (select from protections s where s.account_id = o.account_id and s.kind in ('life_support', 'bankruptcy')
              and s.begins_on <= u.business_date and coalesce(s.ends_on >= u.business_date, true) and coalesce(s.ended_on > u.business_date, true)))`,
  ],
  [
    'a late fee is charged on something else than a bill',
    `select f.account_id, d.item_id::text from late_fee_debts d join late_fees f using (late_fee_id) join open_items i on i.item_id = d.item_id
     where i.kind <> 'bill'`,
  ],
  [
    'an account owes something else than its bills, fees and returned payments less what it paid and was forgiven',
    `select a.account_id, concat_ws(' ', owed, billed, fees, late, paid, forgiven) from accounts a cross join lateral (select
       (select coalesce(sum(open_amount), 0) from open_items i where i.account_id = a.account_id) as owed,
       (select coalesce(sum(total), 0) from bills b where b.account_id = a.account_id and b.state = 'issued') as billed,
       (select coalesce(sum(original_amount), 0) from open_items i where i.account_id = a.account_id and i.kind = 'fee') as fees,
       (select coalesce(sum(amount), 0) from late_fees f where f.account_id = a.account_id
          and not exists (select from late_fee_reversals r where r.late_fee_id = f.late_fee_id)) as late,
       (select coalesce(sum(amount), 0) from payments p where p.account_id = a.account_id and p.state <> 'reversed') as paid,
       (select coalesce(sum(n.forgiven), 0) from plan_instalments n join payment_plans p using (plan_id) where p.account_id = a.account_id) as forgiven) s
     where owed <> billed + fees + late - paid - forgiven`,
  ],
]

const ALL = CONTRADICTIONS.map(
  ([, query], index) => `select ${index} as place, * from (${query}) q${index}(account_id, which)`,
).join(' union all ')

/** Every contradiction in the records as a sentence; none where they agree. The processes have looked since the last event. */
export async function contradictions(pool: pg.Pool): Promise<string[]> {
  const found = await pool.query<{ place: number; account_id: string; which: string }>(ALL)
  return found.rows.map(({ place, account_id: account, which }) => `${account}: ${CONTRADICTIONS[place]?.[0]} (${which})`)
}

/** What collection has done to an account so far. */
export interface Done {
  readonly reminders: number
  readonly notices: number
  readonly cutOrders: number
  readonly cuts: number
}

/** What forbids collection from acting upon the account now. */
export interface Standing extends Done {
  /** A plan that is kept, or a hold. */
  readonly forbidsAll: boolean
  /** A protection of the household; reminders remain. */
  readonly forbidsCut: boolean
  /** Past due for service and not disputed. */
  readonly owed: string
}

export async function standingOfAccount(pool: pg.Pool, accountId: string): Promise<Standing> {
  const found = await pool.query<Standing & Record<string, unknown>>(
    `select
       (select count(*) from messages where account_id = $1 and message_key like 'dunning/%/reminder/%')::integer as reminders,
       (select count(*) from collection_notices n join collection_cases k using (collection_id) where k.account_id = $1)::integer as notices,
       (select count(*) from work_orders where account_id = $1 and type_code = 'DISCONNECT')::integer as "cutOrders",
       (select count(*) from disconnections where account_id = $1)::integer as cuts,
       exists (select from payment_plans where account_id = $1 and state = 'active')
         or exists (select from collection_holds where scope_value = $1 and released_on is null and coalesce(to_on >= u.business_date, true))
         or exists (select from protections where account_id = $1 and kind = 'bankruptcy' and begins_on <= u.business_date
              and coalesce(ends_on >= u.business_date, true) and coalesce(ended_on > u.business_date, true)) as "forbidsAll",
       exists (select from protections where account_id = $1 and kind in ('life_support', 'medical', 'pledge') and begins_on <= u.business_date
              and (kind <> 'medical' or begins_on + 30 > u.business_date) and (kind <> 'pledge' or begins_on + 30 > u.business_date)
              and coalesce(ends_on >= u.business_date, true) and coalesce(ended_on > u.business_date, true)) as "forbidsCut",
       (greatest(0, (select coalesce(sum(open_amount), 0) from open_items where account_id = $1 and kind = 'bill' and open_amount > 0 and due_on < u.business_date)
         - (select coalesce(sum(least(d.amount, case when d.item_id is null then d.amount else greatest(i.open_amount, 0) end)), 0)
            from disputes d left join open_items i using (item_id) where d.account_id = $1 and d.released_on is null)))::numeric(14, 2) as owed
     from utility u`,
    [accountId],
  )
  return found.rows[0] as Standing
}

/** What is wrong with what collection did to an account between two looks, given what stood before; none where it was right. */
export function wronglyDone(before: Standing, after: Standing): string[] {
  const wrong: string[] = []
  const isNew = (act: keyof Done): boolean => after[act] > before[act]
  for (const act of ['reminders', 'notices', 'cutOrders', 'cuts'] as const) {
    if (!isNew(act)) continue
    if (before.forbidsAll) wrong.push(`${act} while a plan is kept, a hold stands or a bankruptcy is open`)
    if (act !== 'reminders' && before.forbidsCut) wrong.push(`${act} while the household is protected`)
    if (act !== 'reminders' && Number(before.owed) < 50) wrong.push(`${act} for ${before.owed}, below what the policy asks for`)
    if (act === 'reminders' && Number(before.owed) < 25)
      wrong.push(`${act} for ${before.owed}, below what collection begins with`)
  }
  return wrong
}
