-- What is past due on each business date by class and age, so that a trend and a report can show past days without reading the whole ledger.
create table arrears_days (
  taken_on date primary key,
  -- 'day': as it stood in the night of that day. 'ledger': worked out later, from what is open now and what was paid since.
  source text not null check (source in ('day', 'ledger')),
  taken_at timestamptz not null default now()
);
create table arrears_lines (
  taken_on date not null references arrears_days,
  customer_class text not null,
  -- 'all': every age together, each account once.
  bucket text not null check (bucket in ('1-30', '31-60', '61-90', '91+', 'all')),
  accounts integer not null check (accounts > 0),
  amount numeric(16, 2) not null check (amount > 0),
  primary key (taken_on, customer_class, bucket)
);
create trigger arrears_days_immutable before update or delete on arrears_days for each row execute function refuse_change();
create trigger arrears_lines_immutable before update or delete on arrears_lines for each row execute function refuse_change();
grant select on arrears_days, arrears_lines to penstock_app, penstock_reader;
grant insert on arrears_days, arrears_lines to penstock_app;

-- What the decision behind each disconnection found, without the household's protections themselves: for db/invariants.sql, which a
-- reader may run too.
create view cut_decisions as
  select d.disconnection_id, d.account_id, d.agreement_id, d.service_point_id, d.cut_on, d.past_due, c.decision_id, c.asked_at, c.outcome, c.on_date,
         c.account_id as decided_account_id, c.decided_at,
         (select count(*) from jsonb_array_elements(c.trace) t where not (t ->> 'allows')::boolean) as forbidding,
         array(select (p ->> 'id')::bigint from jsonb_array_elements(c.facts -> 'protections') p) as known_protections,
         (c.facts ->> 'disputed')::numeric as known_disputed
    from disconnections d left join collection_decisions c using (decision_id);
grant select on cut_decisions to penstock_app, penstock_reader;
grant select (recorded_at) on protections to penstock_reader;
-- The moment of writing, under the account's lock, not that of the transaction's begin: what waited for a cut comes after it.
alter table protections alter column recorded_at set default clock_timestamp();
alter table collection_holds alter column placed_at set default clock_timestamp();
alter table plan_log alter column recorded_at set default clock_timestamp();
