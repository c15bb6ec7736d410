-- account × service point × tariff, from the first to the last day of service. Overlaps are possible in migrated data and park the bill,
-- so they are found by a check of the bill run, not refused here.
create table service_agreements (
  agreement_id text primary key,
  account_id text not null references accounts,
  service_point_id text not null references service_points,
  tariff_code text not null,
  start_on date not null,
  stop_on date,
  state text not null check (state in ('pending_start', 'active', 'pending_stop', 'stopped', 'closed', 'reactivated', 'cancelled')),
  version integer not null default 1,
  check (stop_on is null or stop_on >= start_on)
);
create index service_agreements_account on service_agreements (account_id);
create index service_agreements_point on service_agreements (service_point_id);

create table agreement_state_edges (
  from_state text not null,
  to_state text not null,
  primary key (from_state, to_state)
);
insert into agreement_state_edges values
  ('pending_start', 'active'), ('pending_start', 'cancelled'),
  ('active', 'pending_stop'), ('active', 'stopped'),
  ('pending_stop', 'active'), ('pending_stop', 'stopped'),
  ('stopped', 'closed'), ('stopped', 'reactivated'),
  ('closed', 'reactivated'), ('reactivated', 'pending_stop'), ('reactivated', 'stopped');

create table agreement_transitions (
  transition_id bigint generated always as identity primary key,
  agreement_id text not null references service_agreements,
  from_state text,
  to_state text not null,
  on_date date not null,
  reason text not null,
  recorded_at timestamptz not null default now(),
  recorded_by text not null
);
create index agreement_transitions_agreement on agreement_transitions (agreement_id);
create trigger agreement_transitions_immutable before update or delete on agreement_transitions
  for each row execute function refuse_change();

create function agreement_state_is_legal() returns trigger language plpgsql as $$
begin
  if new.state is distinct from old.state
     and not exists (select from agreement_state_edges where from_state = old.state and to_state = new.state) then
    raise exception 'PENSTOCK_ILLEGAL_TRANSITION: agreement % cannot go from % to %', old.agreement_id, old.state, new.state
      using errcode = 'P0001';
  end if;
  return new;
end $$;
create trigger service_agreements_state before update of state on service_agreements
  for each row execute function agreement_state_is_legal();
