-- Where meters are kept while they hang nowhere, and in which lot they were bought.
create table warehouses (
  warehouse_id text primary key,
  name text not null,
  recorded_at timestamptz not null default now(),
  recorded_by text not null
);

create table purchase_lots (
  lot_id text primary key,
  supplier text,
  order_number text,
  received_on date not null,
  warehouse_id text not null references warehouses,
  reason text not null,
  recorded_at timestamptz not null default now(),
  recorded_by text not null
);
create trigger purchase_lots_immutable before update or delete on purchase_lots for each row execute function refuse_change();

alter table meters add column state text not null default 'stock' check (state in ('stock', 'installed', 'removed', 'scrapped'));
alter table meters add column warehouse_id text references warehouses;
alter table meters add column lot_id text references purchase_lots;
alter table meters add constraint meters_kept_or_hung check (state not in ('installed', 'scrapped') or warehouse_id is null);
create index meters_lot on meters (lot_id) where lot_id is not null;
create index meters_not_installed on meters (state, warehouse_id) where state <> 'installed';

update meters m set state = case when exists (select from meter_installs i where i.meter_id = m.meter_id and i.removed_on is null) then 'installed' else 'removed' end
  where exists (select from meter_installs i where i.meter_id = m.meter_id);

-- What the test bench found. A correction by it, of the days on which the meter is known or held to have counted wrong, is a row of its own.
create table meter_tests (
  test_id bigint generated always as identity primary key,
  meter_id text not null references meters,
  tested_on date not null,
  tested_by text not null,
  -- [{load, accuracy, weight}], accuracy in percent of what went through.
  points jsonb not null,
  -- The mean of the points by their weights; null where nothing was measured.
  accuracy numeric check (accuracy >= 0),
  result text not null check (result in ('passed', 'failed')),
  -- Why it failed, in a sentence.
  because text,
  note text,
  recorded_at timestamptz not null default now(),
  recorded_by text not null,
  check ((result = 'failed') = (because is not null))
);
create index meter_tests_meter on meter_tests (meter_id, tested_on);
create trigger meter_tests_immutable before update or delete on meter_tests for each row execute function refuse_change();

-- Days (both included) of which a meter's use is multiplied by a factor, since a test has shown it to count wrong. A later test of the
-- same removal takes its place; the row stays.
create table accuracy_corrections (
  correction_id bigint generated always as identity primary key,
  meter_id text not null references meters,
  test_id bigint not null references meter_tests,
  from_on date not null,
  to_on date not null,
  factor numeric not null check (factor > 0 and factor <> 1),
  superseded_by_test bigint references meter_tests,
  check (to_on >= from_on),
  exclude using gist (meter_id with =, daterange(from_on, to_on, '[]') with &&) where (superseded_by_test is null)
);
create function accuracy_corrections_only_superseded() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.superseded_by_test is not null
     or (to_jsonb(new) - 'superseded_by_test') is distinct from (to_jsonb(old) - 'superseded_by_test') then
    raise exception 'PENSTOCK_IMMUTABLE: a correction is superseded once, never edited' using errcode = 'P0001';
  end if;
  return new;
end $$;
create trigger accuracy_corrections_immutable before update or delete on accuracy_corrections
  for each row execute function accuracy_corrections_only_superseded();

-- What was done with a meter while it hung nowhere; where it hung stands in meter_installs.
create table meter_stock_events (
  event_id bigint generated always as identity primary key,
  meter_id text not null references meters,
  event text not null check (event in ('received', 'moved', 'returned', 'scrapped')),
  warehouse_id text references warehouses,
  happened_on date not null,
  reason text not null,
  recorded_at timestamptz not null default now(),
  recorded_by text not null
);
create index meter_stock_events_meter on meter_stock_events (meter_id);
create trigger meter_stock_events_immutable before update or delete on meter_stock_events for each row execute function refuse_change();

create table meter_state_edges (
  from_state text not null,
  to_state text not null,
  primary key (from_state, to_state)
);
insert into meter_state_edges values
  ('stock', 'installed'), ('installed', 'removed'), ('removed', 'stock'), ('removed', 'scrapped'), ('stock', 'scrapped');

-- The second wall: no state is skipped, and a meter that hung somewhere is not taken to stock before it has passed a test since.
create function meter_state_is_legal() returns trigger language plpgsql as $$
begin
  if new.state = old.state then return new; end if;
  if not exists (select from meter_state_edges where from_state = old.state and to_state = new.state) then
    raise exception 'PENSTOCK_ILLEGAL_TRANSITION: meter % cannot go from % to %', old.meter_id, old.state, new.state using errcode = 'P0001';
  end if;
  if old.state = 'removed' and new.state = 'stock' and not exists (
       select from meter_tests t where t.meter_id = old.meter_id and t.result = 'passed'
          and t.tested_on >= (select max(i.removed_on) from meter_installs i where i.meter_id = old.meter_id)) then
    raise exception 'PENSTOCK_ILLEGAL_TRANSITION: meter % has passed no test since it was removed', old.meter_id using errcode = 'P0001';
  end if;
  return new;
end $$;
create trigger meters_state_legal before update of state on meters for each row execute function meter_state_is_legal();

-- A meter is installed while a register of it hangs somewhere. What has left the stock, or never came back to it, cannot be hung up.
create function meters_follow_installs() returns trigger language plpgsql as $$
declare
  elsewhere text;
begin
  update meters m set state = 'installed', warehouse_id = null where m.state = 'stock' and m.meter_id in (select meter_id from changed);
  update meters m set state = 'removed' where m.state = 'installed' and m.meter_id in (select meter_id from changed)
     and not exists (select from meter_installs i where i.meter_id = m.meter_id and i.removed_on is null);
  select m.meter_id into elsewhere from meters m where m.state in ('removed', 'scrapped') and m.meter_id in (select meter_id from changed)
     and exists (select from meter_installs i where i.meter_id = m.meter_id and i.removed_on is null) limit 1;
  if elsewhere is not null then
    raise exception 'PENSTOCK_ILLEGAL_TRANSITION: meter % is not in stock', elsewhere using errcode = 'P0001';
  end if;
  return null;
end $$;
create trigger meter_installs_state_insert after insert on meter_installs referencing new table as changed
  for each statement execute function meters_follow_installs();
create trigger meter_installs_state_update after update on meter_installs referencing new table as changed
  for each statement execute function meters_follow_installs();

grant select on warehouses, purchase_lots, meter_tests, accuracy_corrections, meter_stock_events, meter_state_edges to penstock_app, penstock_reader;
grant insert on warehouses, purchase_lots, meter_tests, accuracy_corrections, meter_stock_events to penstock_app;
grant update (state, warehouse_id) on meters to penstock_app;
grant update (superseded_by_test) on accuracy_corrections to penstock_app;

create trigger meter_stock_events_told after insert on meter_stock_events referencing new table as changed
  for each statement execute function tell_change('meter', 'meter_id');
create trigger meter_tests_told after insert on meter_tests referencing new table as changed
  for each statement execute function tell_change('meter', 'meter_id');
