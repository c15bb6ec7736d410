-- What must hold in the books, as queries that return no row. Each row returned is a defect and says where.
-- One statement per invariant, headed by `-- <id> <name>: <sentence>`; the id is that of the list of invariants the project keeps.
-- Run by `penstock ledger check`, by the close of a period and after every database test that posts.

-- I1 entries-balance: Every entry balances and has at least two lines, none of them zero.
select e.entry_id, count(p.entry_id) as lines, coalesce(sum(p.amount), 0) as off_by
  from journal_entries e left join postings p using (entry_id)
 group by e.entry_id having count(p.entry_id) < 2 or coalesce(sum(p.amount), 0) <> 0 or bool_or(p.amount = 0);

-- I1 postings-have-entry: No line stands without its entry.
select p.entry_id, p.line_no, p.amount from postings p left join journal_entries e using (entry_id) where e.entry_id is null;

-- I2 trial-balance-zero: Debits and credits of the whole ledger are equal, in each currency.
select e.currency, sum(p.amount) as off_by
  from postings p join journal_entries e using (entry_id) group by e.currency having sum(p.amount) <> 0;

-- I3 items-equal-postings: What is open of an account is what its postings say, on each receivable and credit account of the ledger.
select coalesce(i.account_id, p.account_id) as account_id, coalesce(i.gl_code, p.gl_code) as gl_code,
       coalesce(i.open, 0) as open_items, coalesce(p.posted, 0) as postings
  from (select account_id, gl_code, sum(open_amount) as open from open_items group by account_id, gl_code) i
  full join (select p.account_id, p.gl_code, sum(p.amount) as posted
               from postings p join gl_accounts g on g.code = p.gl_code
              where g.kind in ('receivable', 'customer_credit') group by p.account_id, p.gl_code) p
    on p.account_id = i.account_id and p.gl_code = i.gl_code
 where coalesce(i.open, 0) <> coalesce(p.posted, 0);

-- I3 item-less-applications: What is open of an item is its amount less what was applied; of one brought over, what was open then.
select i.item_id, i.account_id, i.original_amount, i.open_amount, coalesce(a.moved, 0) as applied
  from open_items i
  join journal_entries e using (entry_id)
  left join (select item_id, sum(moved) as moved
               from (select credit_item_id as item_id, amount as moved from applications
                     union all select debit_item_id, -amount from applications) as sides group by item_id) a using (item_id)
 where i.open_amount - coalesce(a.moved, 0) <>
       case when e.event_kind = 'opening_item'
            then (select sum(p.amount) from postings p where p.entry_id = i.entry_id and p.account_id is not null) else i.original_amount end;

-- I3 item-stands-on-its-entry: The items of an entry are what it posted to their account, on the same account of the ledger.
select i.entry_id, i.account_id, i.gl_code, sum(i.original_amount) as items, coalesce(p.posted, 0) as postings
  from open_items i
  join journal_entries e using (entry_id)
  left join (select entry_id, account_id, gl_code, sum(amount) as posted from postings
              where account_id is not null group by entry_id, account_id, gl_code) p
    on p.entry_id = i.entry_id and p.account_id = i.account_id and p.gl_code = i.gl_code
 group by i.entry_id, e.event_kind, i.account_id, i.gl_code, p.posted
having case when e.event_kind = 'opening_item'
            then coalesce(p.posted, 0) not between least(sum(i.original_amount), 0) and greatest(sum(i.original_amount), 0) or coalesce(p.posted, 0) = 0
            else sum(i.original_amount) <> coalesce(p.posted, 0) end;

-- I3 account-lines-belong: A line names an account exactly where it stands on a receivable or credit account of the ledger.
select p.entry_id, p.line_no, p.gl_code, p.account_id
  from postings p join gl_accounts g on g.code = p.gl_code
 where (g.kind in ('receivable', 'customer_credit')) <> (p.account_id is not null);

-- I5 one-entry-per-event: One source makes one entry of each kind.
select source_kind, source_id, event_kind, count(*) as entries
  from journal_entries group by source_kind, source_id, event_kind having count(*) > 1;

-- I5 reversals-mirror: A reversal is the exact mirror of the entry it names, and an entry is reversed once.
select r.entry_id, r.reverses_entry_id
  from journal_entries r
 where r.reverses_entry_id is not null
   and (exists (select gl_code, account_id, agreement_id, sum(amount) from postings
                 where entry_id in (r.entry_id, r.reverses_entry_id)
                 group by gl_code, account_id, agreement_id having sum(amount) <> 0)
        or (select count(*) from journal_entries o where o.reverses_entry_id = r.reverses_entry_id) > 1);

-- I6 bill-equals-lines: The total of a bill of Penstock is the sum of its lines, charges and taxes apart, and of its segments.
select b.bill_id, b.bill_number, b.total, l.lines, l.taxes, s.segments
  from bills b
  left join (select bill_id, sum(amount) as lines, coalesce(sum(amount) filter (where kind = 'tax'), 0) as taxes from bill_lines group by bill_id) l using (bill_id)
  left join (select bill_id, sum(amount) as segments, sum(charges) as charges, sum(taxes) as taxes from bill_segments group by bill_id) s using (bill_id)
 where b.kind <> 'migrated'
   and (b.total <> coalesce(l.lines, 0) or b.taxes <> coalesce(l.taxes, 0)
        or b.total <> coalesce(s.segments, 0) or b.taxes <> coalesce(s.taxes, 0) or b.current_charges <> coalesce(s.charges, 0));

-- I6 segment-equals-lines: A segment is the sum of its lines.
select s.bill_id, s.segment_id, s.amount, coalesce(l.lines, 0) as lines
  from bill_segments s join bills b on b.bill_id = s.bill_id and b.kind <> 'migrated'
  left join (select bill_id, segment_id, sum(amount) as lines from bill_lines group by bill_id, segment_id) l
    on l.bill_id = s.bill_id and l.segment_id = s.segment_id
 where s.amount <> coalesce(l.lines, 0);

-- I6 bill-equals-receivable: An issued or cancelled bill stands in the ledger with exactly its total.
select b.bill_id, b.bill_number, b.total, coalesce(p.receivable, 0) as receivable
  from bills b
  left join (select entry_id, sum(amount) as receivable from postings where account_id is not null group by entry_id) p using (entry_id)
 where b.state <> 'draft' and b.kind <> 'migrated' and b.total <> coalesce(p.receivable, 0);

-- I6 bill-revenue: The revenue and taxes of a bill are posted where its lines say.
select coalesce(l.bill_id, p.bill_id) as bill_id, coalesce(l.code, p.code) as gl_code, coalesce(l.amount, 0) as lines, coalesce(p.amount, 0) as posted
  from (select bill_id, l.revenue_code as code, sum(l.amount) as amount
          from bill_lines l join bills b using (bill_id) where b.state <> 'draft' and b.kind <> 'migrated' group by bill_id, l.revenue_code) l
  full join (select b.bill_id, p.gl_code as code, -sum(p.amount) as amount
               from bills b join postings p using (entry_id) where p.account_id is null group by b.bill_id, p.gl_code) p
    on p.bill_id = l.bill_id and p.code = l.code
 where coalesce(l.amount, 0) <> coalesce(p.amount, 0);

-- I6 issued-bills-posted: An issued bill has its entry, a cancelled one the mirror of it; a draft and a migrated bill have neither.
select b.bill_id, b.bill_number, b.state, b.kind, b.entry_id, b.cancellation_entry_id
  from bills b
  left join journal_entries e on e.entry_id = b.entry_id
  left join journal_entries c on c.entry_id = b.cancellation_entry_id
 where (b.state = 'draft' or b.kind = 'migrated') and (b.entry_id is not null or b.cancellation_entry_id is not null)
    or b.state <> 'draft' and b.kind <> 'migrated' and b.entry_id is null
       and exists (select from bill_lines l where l.bill_id = b.bill_id group by l.revenue_code having sum(l.amount) <> 0)
    or b.entry_id is not null and (e.event_kind, e.source_kind, e.source_id) is distinct from ('bill_issued', 'bill', b.bill_id::text)
    or b.state = 'cancelled' and b.entry_id is not null and c.reverses_entry_id is distinct from b.entry_id
    or b.state <> 'cancelled' and b.cancellation_entry_id is not null;

-- I6 bill-items: The items of an issued bill add up to its total; those of a cancelled one to nothing.
select b.bill_id, b.bill_number, b.state, b.total, coalesce(sum(i.original_amount), 0) as items
  from bills b left join open_items i using (bill_id)
 where b.kind <> 'migrated'
 group by b.bill_id having coalesce(sum(i.original_amount), 0) <> case when b.state = 'issued' then b.total else 0 end;

-- I7 no-day-billed-twice: At most one live bill for each agreement and day.
select a.agreement_id, a.bill_id, b.bill_id as other_bill_id, a.period * b.period as days
  from billed_periods a join billed_periods b
    on b.agreement_id = a.agreement_id and b.period && a.period and b.ctid > a.ctid;

-- I7 billed-days-are-the-bills: The billed days of a live bill of Penstock are those of its segments, no more and no less; a cancelled one has none.
select coalesce(s.bill_id, p.bill_id) as bill_id, coalesce(s.agreement_id, p.agreement_id) as agreement_id, s.days as segment, p.period as billed
  from (select s.bill_id, s.agreement_id, daterange(s.period_from, s.period_to, '[]') as days
          from bill_segments s join bills b on b.bill_id = s.bill_id and b.state = 'issued' and b.kind <> 'migrated') s
  full join (select p.bill_id, p.agreement_id, p.period from billed_periods p join bills b on b.bill_id = p.bill_id and b.kind <> 'migrated') p
    on p.bill_id = s.bill_id and p.agreement_id = s.agreement_id and p.period = s.days
 where s.bill_id is null or p.bill_id is null;

-- I7 no-unbilled-gap: Between the first and the last billed day of an agreement every day is billed.
select agreement_id, upper(period) as gap_from, next_from - 1 as gap_to
  from (select agreement_id, period, lead(lower(period)) over (partition by agreement_id order by period) as next_from from billed_periods) b
 where next_from > upper(period);

-- I12 payment-accounted: A posted payment is what was allocated of it and what is left; one in suspense or reversed has nothing open.
select p.payment_id, p.state, p.amount, count(i.item_id) as items, coalesce(sum(i.original_amount), 0) as credit, coalesce(sum(i.open_amount), 0) as open
  from payments p left join open_items i on i.payment_id = p.payment_id
 group by p.payment_id
having case p.state
         when 'posted' then count(i.item_id) <> 1 or min(-i.original_amount) is distinct from p.amount or bool_or(i.account_id <> p.account_id)
         when 'suspense' then count(i.item_id) <> 0
         else coalesce(sum(i.original_amount), 0) <> 0 or coalesce(bool_or(i.open_amount <> 0), false) end;

-- I12 payment-posted: Each payment has its entry over its amount; a reversed one has the mirror of every entry it made.
select p.payment_id, p.state, p.entry_id, p.resolution_entry_id, p.reversal_entry_id
  from payments p
  join journal_entries e on e.entry_id = p.entry_id
 where (e.event_kind, e.source_kind, e.source_id) is distinct from ('payment_received', 'payment', p.payment_id::text)
    or (select sum(amount) from postings l where l.entry_id = p.entry_id and l.amount > 0) is distinct from p.amount
    or p.state = 'posted' and (p.resolution_entry_id is null)
       and not exists (select from postings l where l.entry_id = p.entry_id and l.account_id = p.account_id)
    or p.state = 'reversed' and (
         (select r.reverses_entry_id from journal_entries r where r.entry_id = p.reversal_entry_id) is distinct from p.entry_id
         or p.resolution_entry_id is not null and not exists (select from journal_entries r where r.reverses_entry_id = p.resolution_entry_id))
    or p.state <> 'reversed' and exists (select from journal_entries r where r.reverses_entry_id in (p.entry_id, p.resolution_entry_id));

-- I12 nothing-over-applied: No item is applied beyond its amount, and only credits pay debits of the same account and currency.
select a.application_id, c.account_id, c.item_id as credit_item_id, d.item_id as debit_item_id, a.amount
  from applications a join open_items c on c.item_id = a.credit_item_id join open_items d on d.item_id = a.debit_item_id
 where c.account_id <> d.account_id or c.currency <> d.currency or c.original_amount > 0 or d.original_amount < 0
    or c.open_amount not between c.original_amount and 0 or d.open_amount not between 0 and d.original_amount;

-- I12 unapplied-mirror: An application taken back names one of the same items and the same amount.
select u.application_id, u.reverses_application_id
  from applications u join applications a on a.application_id = u.reverses_application_id
 where (u.credit_item_id, u.debit_item_id, u.amount) is distinct from (a.credit_item_id, a.debit_item_id, -a.amount);

-- I12 applications-posted: What applications moved between ledger accounts is what their entries say.
select coalesce(a.entry_id, p.entry_id) as entry_id, coalesce(a.gl_code, p.gl_code) as gl_code, coalesce(a.moved, 0) as applied, coalesce(p.posted, 0) as posted
  from (select entry_id, gl_code, sum(moved) as moved
          from (select a.entry_id, c.gl_code, a.amount as moved from applications a join open_items c on c.item_id = a.credit_item_id where a.entry_id is not null
                union all
                select a.entry_id, d.gl_code, -a.amount from applications a join open_items d on d.item_id = a.debit_item_id where a.entry_id is not null) as sides
         group by entry_id, gl_code) a
  full join (select e.entry_id, p.gl_code, sum(p.amount) as posted
               from journal_entries e join postings p using (entry_id)
              where e.event_kind in ('credit_applied', 'credit_unapplied') group by e.entry_id, p.gl_code) p
    on p.entry_id = a.entry_id and p.gl_code = a.gl_code
 where coalesce(a.moved, 0) <> coalesce(p.posted, 0);

-- I14 aging-adds-up: Each open item stands in exactly one age bucket, and the buckets of an account add up to its balance.
select account_id, sum(open_amount) as balance, sum(bucketed) as buckets
  from (select i.account_id, i.open_amount, coalesce(sum(i.open_amount) filter (where b.bucket is not null), 0) as bucketed, count(b.bucket) as buckets
          from open_items i
          left join (values ('credit', null, null), ('not_due', null, 0), ('1-30', 1, 30), ('31-60', 31, 60), ('61-90', 61, 90), ('91+', 91, null))
                 as b (bucket, from_days, to_days)
            on case when b.bucket = 'credit' then i.open_amount < 0
                    else i.open_amount > 0
                         and (b.from_days is null or (select coalesce(business_date, current_date) from utility) - i.due_on >= b.from_days)
                         and (b.to_days is null or (select coalesce(business_date, current_date) from utility) - i.due_on <= b.to_days) end
         where i.open_amount <> 0 and exists (select from utility)
         group by i.item_id) as aged
 group by account_id having sum(open_amount) <> sum(bucketed) or bool_or(buckets <> 1);

-- I15 cut-was-allowed: Every disconnection has a decision of the cut itself, of that day and account, in which no rule forbade it.
select disconnection_id, account_id, cut_on, decision_id, asked_at, outcome, forbidding
  from cut_decisions
 where decision_id is null or asked_at <> 'cut' or outcome <> 'act' or on_date <> cut_on or decided_account_id <> account_id
    or forbidding <> 0 or past_due <= 0;

-- I15 nothing-held-was-cut: No service was cut under a hold of its account, class or area, under a plan in good standing, or for a stopped case.
select c.disconnection_id, c.account_id, c.cut_on, h.hold_id, null::bigint as plan_id, null::bigint as stop_id
  from cut_decisions c join accounts a on a.account_id = c.account_id
  join service_points p on p.service_point_id = c.service_point_id join premises m on m.premise_id = p.premise_id
  join collection_holds h on (h.scope, h.scope_value) in (('account', c.account_id), ('class', a.customer_class), ('area', m.read_route))
 where h.placed_at < c.decided_at and c.cut_on between h.from_on and coalesce(h.to_on, 'infinity') and (h.released_on is null or c.cut_on < h.released_on)
union all
select c.disconnection_id, c.account_id, c.cut_on, null, p.plan_id, null
  from cut_decisions c join payment_plans p on p.account_id = c.account_id
  join lateral (select l.act from plan_log l where l.plan_id = p.plan_id and l.recorded_at < c.decided_at order by l.log_id desc limit 1) last on true
 where last.act not in ('break', 'cancel', 'keep')
union all
select c.disconnection_id, c.account_id, c.cut_on, null, null, s.stop_id
  from cut_decisions c join disconnections d on d.disconnection_id = c.disconnection_id
  join collection_stop_cases x on x.collection_id = d.collection_id join collection_stops s on s.stop_id = x.stop_id and s.placed_at < c.decided_at;

-- I15 nothing-protected-was-overlooked: Every protection and dispute that was on record and in force at a cut was before the decision on it.
select c.disconnection_id, c.account_id, c.cut_on, p.protection_id, null::numeric as disputed
  from cut_decisions c join protections p on p.account_id = c.account_id
 where p.recorded_at < c.decided_at and p.begins_on <= c.cut_on and (p.ends_on is null or c.cut_on <= p.ends_on)
   and (p.ended_on is null or c.cut_on < p.ended_on) and not p.protection_id = any(c.known_protections)
union all
select c.disconnection_id, c.account_id, c.cut_on, null, s.disputed
  from cut_decisions c
  join lateral (select sum(amount) as disputed from disputes s where s.account_id = c.account_id and s.from_on < c.cut_on
                   and (s.released_on is null or s.released_on > c.cut_on)) s on s.disputed > 0
 where coalesce(c.known_disputed, 0) < s.disputed;

-- I18 run-totals: Accounts of a run are billed, skipped, parked or still to come, and its totals say how many of each.
select r.run_id, r.accounts_in, r.billed, r.skipped, r.parked, count(a.account_id) as accounts,
       count(*) filter (where a.outcome = 'billed') as now_billed, count(*) filter (where a.outcome = 'skipped') as now_skipped,
       count(*) filter (where a.outcome = 'parked') as now_parked
  from bill_runs r left join run_accounts a using (run_id)
 where r.state in ('review', 'issuing', 'open', 'closed')
 group by r.run_id
having r.accounts_in <> count(a.account_id)
    or (r.state in ('open', 'closed') and not exists (select from run_accounts p where p.run_id = r.run_id and p.outcome = 'pending')
        and (r.billed, r.skipped, r.parked) is distinct from
            (count(*) filter (where a.outcome = 'billed'), count(*) filter (where a.outcome = 'skipped'), count(*) filter (where a.outcome = 'parked')));

-- I18 outcome-has-bill: An account of a run has a bill exactly where it was billed, and a reason where it was not.
select a.run_id, a.account_id, a.outcome, a.bill_id, a.reason_code
  from run_accounts a join bill_runs r using (run_id)
 where r.state in ('review', 'issuing', 'open', 'closed')
   and ((a.outcome = 'billed') <> (a.bill_id is not null) or a.outcome in ('skipped', 'parked') and a.reason_code is null);

-- I21 nothing-after-the-close: No entry was recorded in a period after it was closed.
select e.entry_id, e.period, e.recorded_at, a.closed_at
  from journal_entries e join accounting_periods a using (period) where a.state = 'closed' and e.recorded_at > a.closed_at;

-- I23 suspense-explained: Each suspense account of the ledger is the sum of the payments held in suspense.
select coalesce(sum(amount), 0) as payments, coalesce((select -sum(p.amount) from postings p join gl_accounts g on g.code = p.gl_code and g.kind = 'suspense'), 0) as ledger
  from payments where state = 'suspense'
having coalesce(sum(amount), 0) <> coalesce((select -sum(p.amount) from postings p join gl_accounts g on g.code = p.gl_code and g.kind = 'suspense'), 0);

-- I23 deposits-explained: The deposits asked for and those held are the ledger's liability.
select coalesce(sum(amount), 0) as deposits, coalesce((select -sum(p.amount) from postings p join gl_accounts g on g.code = p.gl_code and g.kind = 'deposits_held'), 0) as ledger
  from deposits where state in ('asked', 'held')
having coalesce(sum(amount), 0) <> coalesce((select -sum(p.amount) from postings p join gl_accounts g on g.code = p.gl_code and g.kind = 'deposits_held'), 0);

-- I23 migration-explained: The migration clearing account is what was brought over: opening items and deposits, nothing else.
select p.entry_id, e.event_kind, p.gl_code, p.amount
  from postings p join gl_accounts g on g.code = p.gl_code and g.kind = 'migration_clearing' join journal_entries e using (entry_id)
 where e.event_kind not in ('opening_item', 'opening_deposit');

-- I26 banks-explained: The entries of each bank add up to what the last live bill of its agreement carries on, or to what was brought over.
select coalesce(e.agreement_id, c.agreement_id) as agreement_id, coalesce(e.bank, c.bank) as bank, coalesce(e.part, c.part) as part,
       coalesce(e.quantity, 0) as entries, coalesce(c.quantity, 0) as carried
  from (select agreement_id, bank, part, sum(quantity) as quantity from bank_entries b
         where exists (select from bill_segments s join bills using (bill_id) where s.agreement_id = b.agreement_id and state = 'issued' and kind <> 'migrated')
         group by 1, 2, 3) e
  full join (select l.agreement_id, r.key as bank, p.key as part, sum(split_part(lot, ':', 2)::numeric) as quantity
               from (select distinct on (s.agreement_id) s.agreement_id, s.carried
                       from bill_segments s join bills b using (bill_id)
                      where b.state = 'issued' and b.kind <> 'migrated' and s.agreement_id in (select agreement_id from bill_segments where carried is not null)
                      order by s.agreement_id, s.period_to desc) l,
                    json_each(l.carried) r, json_each_text(r.value) p, regexp_split_to_table(p.value, ';') as lot
              where p.value ~ '^\d{4}-\d\d-\d\d:-?\d+(\.\d+)?(;|$)'
              group by 1, 2, 3) c using (agreement_id, bank, part)
 where coalesce(e.quantity, 0) <> coalesce(c.quantity, 0);

-- I26 bank-mirrors: Of a cancelled bill every bank entry is taken back by its mirror, of any other none.
select e.bank_entry_id, e.bill_id, b.state, m.quantity as mirror
  from bank_entries e join bills b using (bill_id) left join bank_entries m on m.mirrors_entry_id = e.bank_entry_id
 where e.mirrors_entry_id is null and ((b.state = 'cancelled') <> (m.bank_entry_id is not null) or m.quantity <> -e.quantity);

-- I26 bank-never-negative: No bank gives more than was put into it.
select agreement_id, bank, part, sum(quantity) as balance from bank_entries group by 1, 2, 3 having sum(quantity) < 0;

-- I24 write-offs-explained: A write-off is its debts, each debt its parts, what came back the sum of its recoveries, and the entries say the same.
select w.write_off_id, w.amount, w.recovered
  from write_offs w
  left join (select write_off_id, sum(amount) as amount, sum(recovered) as recovered from write_off_debts group by write_off_id) d using (write_off_id)
  left join (select write_off_id, sum(amount) as amount, sum(recovered) as recovered from write_off_lines group by write_off_id) l using (write_off_id)
  left join (select write_off_id, sum(amount) as amount from write_off_recoveries group by write_off_id) r using (write_off_id)
  left join (select e.entry_id, abs(sum(p.amount)) as amount from journal_entries e join postings p using (entry_id)
              where e.event_kind in ('debt_written_off', 'credit_written_up') and p.account_id is not null group by e.entry_id) e on e.entry_id = w.entry_id
 where w.recovered <> coalesce(r.amount, 0)
    or w.state = 'posted' and w.amount is distinct from e.amount
    or w.state = 'posted' and w.kind <> 'small_credit' and ((w.amount, w.recovered) is distinct from (d.amount, d.recovered)
                                                         or (w.amount, w.recovered) is distinct from (l.amount, l.recovered));

-- I27 shares-within-whole: Of no generator more than the whole is given away on any day.
select p.generator_id, p.from_on, sum(q.percent) as percent
  from (select distinct generator_id, from_on from generator_shares) p
  join generator_shares q on q.generator_id = p.generator_id and q.from_on <= p.from_on and (q.to_on is null or q.to_on >= p.from_on)
 group by 1, 2 having sum(q.percent) > 100;

-- I28 certificates-once: Each certificate was minted or bought once, and left once at most.
select 'minted' as what, a.minting_id as one, b.minting_id as other, a.generator_id
  from certificate_mintings a join certificate_mintings b on b.generator_id = a.generator_id and b.minting_id > a.minting_id
   and int8range(a.first_serial, a.last_serial, '[]') && int8range(b.first_serial, b.last_serial, '[]')
 where a.certificates > 0 and b.certificates > 0
union all
select 'moved', a.move_id, b.move_id, a.generator_id
  from certificate_moves a join certificate_moves b on b.generator_id = a.generator_id and b.move_id > a.move_id
   and int8range(a.first_serial, a.last_serial, '[]') && int8range(b.first_serial, b.last_serial, '[]')
union all
select 'acquired', a.acquisition_id, b.acquisition_id, a.registry
  from certificate_acquisitions a join certificate_acquisitions b on b.registry = a.registry and b.series = a.series and b.acquisition_id > a.acquisition_id
   and int8range(a.first_serial, a.last_serial, '[]') && int8range(b.first_serial, b.last_serial, '[]')
union all
select 'acquired moved', a.move_id, b.move_id, a.acquisition_id::text
  from acquired_certificate_moves a join acquired_certificate_moves b on b.acquisition_id = a.acquisition_id and b.move_id > a.move_id
   and int8range(a.first_serial, a.last_serial, '[]') && int8range(b.first_serial, b.last_serial, '[]');

-- I28 certificates-were-minted: What was transferred or retired is a part of its minting, or of what was bought.
select v.move_id, v.generator_id, v.first_serial, v.last_serial
  from certificate_moves v left join certificate_mintings m using (minting_id)
 where m.generator_id is distinct from v.generator_id or v.first_serial < m.first_serial or v.last_serial > m.last_serial or m.certificates = 0
union all
select v.move_id, a.registry, v.first_serial, v.last_serial
  from acquired_certificate_moves v left join certificate_acquisitions a using (acquisition_id)
 where a.acquisition_id is null or v.first_serial < a.first_serial or v.last_serial > a.last_serial;

-- I28 certificates-are-whole: Certificates are what was carried and generated, less what is carried on, and each month goes on from the one before.
select m.minting_id, m.generator_id, m.vintage, m.carried_in_kwh, m.generated_kwh, m.certificates, m.carried_out_kwh, p.carried_out_kwh as before
  from certificate_mintings m
  left join lateral (select o.carried_out_kwh from certificate_mintings o
                      where o.generator_id = m.generator_id and o.vintage < m.vintage order by o.vintage desc limit 1) p on true
 where m.carried_in_kwh + m.generated_kwh <> m.certificates * 1000::numeric + m.carried_out_kwh or m.carried_in_kwh <> coalesce(p.carried_out_kwh, 0);
