-- Kinds of jobs, as data: what is done step by step, what must be brought back, who can do it, and what each result leads to.
create table work_order_types (
  type_code text primary key check (type_code ~ '^[A-Z][A-Z0-9_]*$'),
  title text not null,
  -- [{code, text, isRequired}]
  steps jsonb not null,
  required_fields text[] not null check (required_fields <@ array['reading', 'photo', 'signature', 'note', 'materials']),
  meter_effect text not null check (meter_effect in ('none', 'set_if_missing', 'remove', 'exchange')),
  skills text[] not null,
  expected_minutes integer not null check (expected_minutes between 5 and 1440),
  needs_appointment boolean not null,
  -- [{code, title, outcome, followUps}]
  result_codes jsonb not null,
  -- Charged to the account when the job is completed; none where absent.
  charge_amount numeric check (charge_amount > 0),
  -- One that is retired stays for the orders it has.
  is_active boolean not null default true,
  version integer not null default 1
);

create table crews (
  crew_id text primary key,
  name text not null,
  skills text[] not null,
  -- Read routes or postcodes; empty: everywhere.
  areas text[] not null,
  start_latitude numeric(9, 6) not null check (start_latitude between -90 and 90),
  start_longitude numeric(9, 6) not null check (start_longitude between -180 and 180),
  -- [{weekday, from, to}]: 1 = Monday, times as HH:MM.
  shifts jsonb not null,
  is_active boolean not null default true,
  version integer not null default 1
);
create table crew_members (
  crew_id text not null references crews,
  user_id text not null references users,
  primary key (crew_id, user_id)
);
create index crew_members_user on crew_members (user_id);
create table crew_days_off (
  crew_id text not null references crews,
  off_on date not null,
  reason text not null,
  primary key (crew_id, off_on)
);

-- A storm: which points are without service, from which day to which.
create table outages (
  outage_id bigint generated always as identity primary key,
  name text not null,
  starts_on date not null,
  -- Open while absent.
  ends_on date check (ends_on >= starts_on),
  -- While it lasts no disconnection is ordered or carried out in its areas.
  pauses_disconnections boolean not null,
  created_at timestamptz not null default now(),
  created_by text not null
);
create table outage_points (
  outage_id bigint not null references outages,
  service_point_id text not null references service_points,
  primary key (outage_id, service_point_id)
);
create index outage_points_point on outage_points (service_point_id);
create trigger outage_points_immutable before update or delete on outage_points for each row execute function refuse_change();
-- Read routes in which it pauses disconnections.
create table outage_areas (
  outage_id bigint not null references outages,
  read_route text not null,
  primary key (outage_id, read_route)
);

create sequence work_order_ids;
create table work_orders (
  work_order_id text primary key,
  -- Business identity: ordered twice it is one order.
  order_key text not null unique,
  type_code text not null references work_order_types,
  premise_id text not null references premises,
  service_point_id text references service_points,
  account_id text references accounts,
  agreement_id text references service_agreements,
  -- The process that waits for it.
  requested_by text,
  follows_work_order_id text references work_orders,
  outage_id bigint references outages,
  priority text not null check (priority in ('emergency', 'high', 'normal', 'low')),
  note text,
  wanted_on date not null,
  state text not null check (state in ('created', 'scheduled', 'dispatched', 'en_route', 'on_site', 'completed', 'incomplete', 'cancelled')),
  -- The day it is planned for, and who does it; an order whose appointment was missed keeps the crew that had it.
  scheduled_on date,
  crew_id text references crews,
  result_code text,
  completed_on date,
  -- The planned day for which a supervisor was told that it has passed.
  escalated_for date,
  created_on date not null,
  created_by text not null,
  version integer not null default 1,
  check ((state in ('dispatched', 'en_route', 'on_site')) <= (crew_id is not null and scheduled_on is not null)),
  check ((state = 'scheduled') <= (scheduled_on is not null)),
  check ((state in ('completed', 'incomplete')) = (completed_on is not null)),
  check ((state in ('completed', 'incomplete')) = (result_code is not null))
);
create index work_orders_open on work_orders (scheduled_on, crew_id) where state not in ('completed', 'incomplete', 'cancelled');
create index work_orders_requested on work_orders (requested_by) where requested_by is not null;
create index work_orders_premise on work_orders (premise_id);
create index work_orders_account on work_orders (account_id) where account_id is not null;
create index work_orders_outage on work_orders (outage_id) where outage_id is not null;

create table work_order_state_edges (
  from_state text not null,
  to_state text not null,
  primary key (from_state, to_state)
);
insert into work_order_state_edges values
  ('created', 'scheduled'), ('created', 'dispatched'), ('created', 'completed'), ('created', 'incomplete'), ('created', 'cancelled'),
  ('scheduled', 'created'), ('scheduled', 'dispatched'), ('scheduled', 'completed'), ('scheduled', 'incomplete'), ('scheduled', 'cancelled'),
  ('dispatched', 'created'), ('dispatched', 'scheduled'), ('dispatched', 'en_route'), ('dispatched', 'on_site'),
  ('dispatched', 'completed'), ('dispatched', 'incomplete'), ('dispatched', 'cancelled'),
  ('en_route', 'dispatched'), ('en_route', 'on_site'), ('en_route', 'completed'), ('en_route', 'incomplete'), ('en_route', 'cancelled'),
  ('on_site', 'dispatched'), ('on_site', 'completed'), ('on_site', 'incomplete'), ('on_site', 'cancelled');

create function work_order_state_is_legal() returns trigger language plpgsql as $$
begin
  if new.state is distinct from old.state
     and not exists (select from work_order_state_edges where from_state = old.state and to_state = new.state) then
    raise exception 'PENSTOCK_ILLEGAL_TRANSITION: work order % cannot go from % to %', old.work_order_id, old.state, new.state
      using errcode = 'P0001';
  end if;
  return new;
end $$;
create trigger work_orders_state before update of state on work_orders for each row execute function work_order_state_is_legal();

-- What happened to an order: every change, who made it, when and why.
create table work_order_events (
  event_id bigint generated always as identity primary key,
  work_order_id text not null references work_orders,
  act text not null,
  from_state text,
  to_state text not null,
  sentence text not null,
  business_date date not null,
  reason text not null,
  recorded_at timestamptz not null default now(),
  recorded_by text not null,
  recorded_by_name text not null
);
create index work_order_events_order on work_order_events (work_order_id);
create trigger work_order_events_immutable before update or delete on work_order_events for each row execute function refuse_change();

-- What a customer was promised. One that is moved stays as it was, and a new one is booked.
create table appointments (
  appointment_id bigint generated always as identity primary key,
  work_order_id text not null references work_orders,
  appointment_on date not null,
  window_code text not null,
  -- HH:MM, as the window was when it was booked.
  starts_at text not null,
  ends_at text not null check (ends_at > starts_at),
  state text not null check (state in ('booked', 'moved', 'cancelled', 'kept', 'missed')),
  reminded_on date,
  -- The ledger entry of what a missed one is made good with.
  compensation_entry_id bigint references journal_entries,
  booked_at timestamptz not null default now(),
  booked_by text not null
);
create unique index appointments_one_booked on appointments (work_order_id) where state = 'booked';
create index appointments_day on appointments (appointment_on) where state = 'booked';

-- What came back from the field, once per order. `result_id` is made where it was written down, so that it is taken once.
create table work_order_results (
  result_id text primary key,
  work_order_id text not null unique references work_orders,
  result_code text not null,
  outcome text not null check (outcome in ('completed', 'incomplete')),
  done_on date not null,
  note text,
  -- {steps, readings, materials, removedMeterId, setMeterId}
  details jsonb not null,
  recorded_at timestamptz not null default now(),
  recorded_by text not null
);
create trigger work_order_results_immutable before update or delete on work_order_results for each row execute function refuse_change();

create table work_order_files (
  work_order_id text not null references work_orders,
  file_id bigint not null references stored_files,
  kind text not null check (kind in ('photo', 'signature')),
  caption text,
  added_at timestamptz not null default now(),
  added_by text not null,
  primary key (work_order_id, file_id)
);
create trigger work_order_files_immutable before update or delete on work_order_files for each row execute function refuse_change();

grant select on work_order_types, crews, crew_members, crew_days_off, outages, outage_points, outage_areas, work_orders, work_order_state_edges,
  work_order_events, appointments, work_order_results, work_order_files to penstock_app, penstock_reader;
grant usage on sequence work_order_ids to penstock_app;
grant insert, update on work_order_types, crews, work_orders, appointments to penstock_app;
grant insert, delete on crew_members, crew_days_off to penstock_app;
grant insert on outages, outage_points, outage_areas, work_order_events, work_order_results, work_order_files to penstock_app;
grant update (ends_on) on outages to penstock_app;

insert into work_order_types
  (type_code, title, steps, required_fields, meter_effect, skills, expected_minutes, needs_appointment, result_codes)
select type_code, title, steps::jsonb, fields, effect, skills, minutes, appointment,
  jsonb_build_array(jsonb_build_object('code', 'DONE', 'title', 'Done', 'outcome', 'completed', 'followUps', '[]'::jsonb)) || more::jsonb ||
  '[{"code": "NO_ACCESS", "title": "No access", "outcome": "incomplete", "followUps": ["again"]},
    {"code": "HAZARD", "title": "Hazard found", "outcome": "incomplete", "followUps": ["supervisor"]}]'::jsonb
from (values
  ('CONNECT', 'Connect service',
   '[{"code": "IDENTIFY", "text": "Compare the meter number with the order", "isRequired": true},
     {"code": "SAFE", "text": "Check that nothing is open or running inside", "isRequired": true},
     {"code": "TURN_ON", "text": "Turn the service on and watch the dial", "isRequired": true}]',
   array['reading'], 'set_if_missing', array['METERS'], 30, true,
   '[{"code": "METER_BROKEN", "title": "Meter broken", "outcome": "incomplete", "followUps": ["exchange", "again"]}]'),
  ('DISCONNECT', 'Disconnect service',
   '[{"code": "IDENTIFY", "text": "Compare the meter number with the order", "isRequired": true},
     {"code": "KNOCK", "text": "Knock, and ask for medical equipment", "isRequired": true},
     {"code": "TURN_OFF", "text": "Turn the service off and seal it", "isRequired": true}]',
   array['reading'], 'none', array['METERS'], 20, false,
   '[{"code": "PAID_AT_DOOR", "title": "Customer showed a receipt", "outcome": "incomplete", "followUps": ["supervisor"]}]'),
  ('RECONNECT', 'Reconnect service',
   '[{"code": "IDENTIFY", "text": "Compare the meter number with the order", "isRequired": true},
     {"code": "TURN_ON", "text": "Remove the seal, turn the service on and watch the dial", "isRequired": true}]',
   array['reading'], 'none', array['METERS'], 20, false,
   '[{"code": "METER_BROKEN", "title": "Meter broken", "outcome": "incomplete", "followUps": ["exchange", "again"]}]'),
  ('EXCHANGE', 'Exchange meter',
   '[{"code": "IDENTIFY", "text": "Compare the number of the old meter with the order", "isRequired": true},
     {"code": "LAST_READ", "text": "Read the old meter", "isRequired": true},
     {"code": "SET", "text": "Set the new meter and read it", "isRequired": true},
     {"code": "TEST", "text": "Test for leaks or polarity", "isRequired": true}]',
   array['reading', 'photo'], 'exchange', array['METERS'], 60, true, '[]'),
  ('READ', 'Read check',
   '[{"code": "IDENTIFY", "text": "Compare the meter number with the order", "isRequired": true}]',
   array['reading'], 'none', array['READS'], 10, false,
   '[{"code": "METER_BROKEN", "title": "Meter broken", "outcome": "incomplete", "followUps": ["exchange"]}]'),
  ('LEAK', 'Leak investigation',
   '[{"code": "MAIN_VALVE", "text": "Close the main valve and watch the dial", "isRequired": true},
     {"code": "INSPECT", "text": "Look at the service line and the fixtures", "isRequired": false}]',
   array['note'], 'none', array['LEAKS'], 60, true,
   '[{"code": "LEAK_ON_OUR_SIDE", "title": "Leak on the utility''s side", "outcome": "completed", "followUps": ["supervisor"]}]'),
  ('TEST', 'Meter test',
   '[{"code": "IDENTIFY", "text": "Compare the meter number with the order", "isRequired": true},
     {"code": "LOW_FLOW", "text": "Test at low load", "isRequired": true},
     {"code": "FULL_FLOW", "text": "Test at full load", "isRequired": true}]',
   array['reading', 'note'], 'none', array['METERS'], 45, true,
   '[{"code": "METER_FAILED", "title": "Meter outside its tolerance", "outcome": "completed", "followUps": ["exchange"]},
     {"code": "METER_BROKEN", "title": "Meter broken", "outcome": "incomplete", "followUps": ["exchange"]}]'),
  ('UPGRADE', 'Service upgrade',
   '[{"code": "PERMIT", "text": "See the permit on site", "isRequired": true},
     {"code": "LINE", "text": "Replace the service line", "isRequired": true}]',
   array['photo', 'materials'], 'none', array['LINES'], 240, true, '[]'),
  ('TAP', 'Main tap',
   '[{"code": "LOCATE", "text": "See that all lines are marked", "isRequired": true},
     {"code": "TAP", "text": "Tap the main and set the corporation stop", "isRequired": true},
     {"code": "PRESSURE", "text": "Test under pressure", "isRequired": true}]',
   array['photo', 'materials'], 'none', array['LINES'], 240, true, '[]'),
  ('LIGHT', 'Street light',
   '[{"code": "REPAIR", "text": "Repair or replace the lamp", "isRequired": true}]',
   array['materials'], 'none', array['LINES'], 45, false, '[]')
) as defaults(type_code, title, steps, fields, effect, skills, minutes, appointment, more);
