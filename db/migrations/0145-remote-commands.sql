-- A meter that can be read from afar need not have a switch; one with a switch can be reached. Gas is never switched from afar: whoever
-- turns it on sees the pilot lights.
alter table meters add column has_switch boolean not null default false;
alter table meters add constraint meters_switch_reached check (not has_switch or (is_remote_capable and service <> 'gas'));
grant update (is_remote_capable, has_switch) on meters to penstock_app;

create sequence remote_command_ids;
create table remote_commands (
  command_id text primary key,
  -- Business identity: asked for twice it is one command.
  command_key text not null unique,
  kind text not null check (kind in ('disconnect', 'reconnect', 'read')),
  meter_id text not null references meters,
  service_point_id text not null references service_points,
  account_id text references accounts,
  agreement_id text references service_agreements,
  -- The process that waits for it.
  requested_by text,
  -- The disconnection that it takes back.
  reverses_command_id text unique references remote_commands,
  state text not null default 'asked' check (state in ('asked', 'sent', 'accepted', 'confirmed', 'refused', 'unknown', 'cancelled')),
  -- The decision by which a disconnection was sent.
  decision_id bigint references collection_decisions,
  sent_at timestamptz,
  -- As the meter said last, and when the switch moved.
  switch_state text check (switch_state in ('open', 'closed')),
  done_on date,
  done_at text,
  -- What was said by who refused it, or why nobody knows.
  because text,
  asked_on date not null,
  asked_by text not null,
  -- The day from which nothing more is done with it; an unknown result may be settled as such.
  settled_on date,
  check (kind <> 'disconnect' or (account_id is not null and agreement_id is not null and requested_by is not null)),
  check (state not in ('confirmed', 'refused', 'cancelled') or settled_on is not null),
  check (settled_on is null or state in ('confirmed', 'refused', 'cancelled', 'unknown')),
  check (state <> 'confirmed' or done_on is not null)
);
create index remote_commands_meter on remote_commands (meter_id);
create index remote_commands_requested on remote_commands (requested_by) where requested_by is not null;
create index remote_commands_day on remote_commands (asked_on) where kind = 'disconnect';
create unique index remote_commands_one_open on remote_commands (meter_id) where settled_on is null and kind <> 'read';

create table remote_command_edges (
  from_state text not null,
  to_state text not null,
  primary key (from_state, to_state)
);
insert into remote_command_edges values
  ('asked', 'sent'), ('asked', 'cancelled'),
  ('sent', 'asked'), ('sent', 'accepted'), ('sent', 'confirmed'), ('sent', 'refused'), ('sent', 'unknown'),
  ('accepted', 'confirmed'), ('accepted', 'refused'), ('accepted', 'unknown'),
  ('unknown', 'confirmed'), ('unknown', 'refused');

-- The second wall: no state is skipped, nothing that is settled moves, and no disconnection leaves but by a decision of that day that allowed it.
create function remote_command_is_legal() returns trigger language plpgsql as $$
begin
  if old.settled_on is not null then
    raise exception 'PENSTOCK_IMMUTABLE: command % is settled', old.command_id using errcode = 'P0001';
  end if;
  if new.state is distinct from old.state
     and not exists (select from remote_command_edges where from_state = old.state and to_state = new.state) then
    raise exception 'PENSTOCK_ILLEGAL_TRANSITION: command % cannot go from % to %', old.command_id, old.state, new.state using errcode = 'P0001';
  end if;
  if new.kind = 'disconnect' and new.state = 'sent' and old.state = 'asked'
     and not exists (select from collection_decisions d, utility u where d.decision_id = new.decision_id and d.account_id = new.account_id
                       and d.asked_at = 'dispatch' and d.outcome = 'act' and d.on_date = coalesce(u.business_date, (now() at time zone u.time_zone)::date)) then
    raise exception 'PENSTOCK_UNLAWFUL_CUT: no decision of the day allows command %', new.command_id using errcode = 'P0001';
  end if;
  return new;
end $$;
create trigger remote_commands_legal before update on remote_commands for each row execute function remote_command_is_legal();

-- Everything that happened to a command.
create table remote_command_events (
  command_id text not null references remote_commands,
  event_no integer not null,
  state text not null,
  sentence text not null,
  business_date date not null,
  recorded_at timestamptz not null default now(),
  recorded_by text not null,
  primary key (command_id, event_no)
);
create trigger remote_command_events_immutable before update or delete on remote_command_events for each row execute function refuse_change();

-- A cut is written down by the crew's order or by the command that opened the switch; service comes back by one or the other.
alter table disconnections alter column work_order_id drop not null;
alter table disconnections add column remote_command_id text unique references remote_commands;
alter table disconnections add column reconnect_command_id text references remote_commands;
alter table disconnections add constraint disconnections_one_way check (num_nonnulls(work_order_id, remote_command_id) = 1);
grant update (reconnect_command_id) on disconnections to penstock_app;

-- Who said that an adult is at home and that nothing is open or running, before service is turned on from afar.
create table reconnection_confirmations (
  confirmation_id bigint generated always as identity primary key,
  disconnection_id bigint not null references disconnections,
  said_by text not null,
  channel text not null check (channel in ('phone', 'visit', 'web')),
  said_on date not null,
  recorded_at timestamptz not null default now(),
  recorded_by text not null
);
create index reconnection_confirmations_cut on reconnection_confirmations (disconnection_id);
create trigger reconnection_confirmations_immutable before update or delete on reconnection_confirmations for each row execute function refuse_change();

create trigger remote_commands_told_insert after insert on remote_commands referencing new table as changed
  for each statement execute function tell_change('meter', 'meter_id');
create trigger remote_commands_told_update after update on remote_commands referencing new table as changed
  for each statement execute function tell_change('meter', 'meter_id');

grant usage on sequence remote_command_ids to penstock_app;
grant select on remote_commands, remote_command_edges, remote_command_events, reconnection_confirmations to penstock_app, penstock_reader;
grant insert on remote_commands, remote_command_events, reconnection_confirmations to penstock_app;
grant update (state, decision_id, sent_at, switch_state, done_on, done_at, because, settled_on) on remote_commands to penstock_app;
