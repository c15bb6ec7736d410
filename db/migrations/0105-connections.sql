-- New connections of a service: one order per connection, its stages as a log, what it waits for, quotes, permits, money and files.
create sequence connection_number;
create sequence service_point_number;
select setval('service_point_number', greatest(1, (select max(substr(service_point_id, 2)::bigint) from service_points where service_point_id ~ '^[A-Za-z][0-9]{1,15}$')));

create table connection_orders (
  connection_order_id text primary key,
  premise_id text not null references premises,
  service text not null check (service in ('electric', 'water', 'gas', 'sewer', 'stormwater', 'refuse', 'lighting')),
  -- The point that is connected; made before the construction where the premise has none.
  service_point_id text references service_points,
  account_id text not null references accounts,
  tariff_code text not null,
  -- As it was applied for; the quote says what is built.
  meter_size text not null,
  wished_on date not null,
  note text,
  stage text not null check (stage in ('application', 'survey', 'quote', 'acceptance', 'payment', 'permits', 'construction', 'energise',
                                       'agreement', 'as_built', 'completed', 'cancelled')),
  -- Counts the stages entered, also those entered again.
  visit integer not null default 1,
  -- Field work done after this order counts; what was done before it belongs to what was taken back.
  work_after text not null default '',
  -- Orders after this one belong to the stage it is in; those before it ended with theirs.
  stage_work_after text not null default '',
  -- The survey that counts; none after the survey was begun anew.
  survey_id bigint,
  energised_on date,
  agreement_id text references service_agreements,
  applied_on date not null,
  ended_on date,
  created_by text not null,
  version integer not null default 1,
  check ((stage in ('completed', 'cancelled')) = (ended_on is not null))
);
create unique index connection_orders_one_open on connection_orders (premise_id, service) where ended_on is null;
create index connection_orders_account on connection_orders (account_id);
create index connection_orders_stage on connection_orders (stage);

-- The way a connection took: each stage it entered, and how it left it.
create table connection_stages (
  connection_order_id text not null references connection_orders,
  visit integer not null,
  stage text not null,
  entered_on date not null,
  left_on date,
  left_how text check (left_how in ('done', 'overridden', 'back', 'cancelled')),
  primary key (connection_order_id, visit),
  check ((left_on is null) = (left_how is null))
);

-- What a connection waits for, whose turn it is, and until when.
create table connection_waits (
  wait_id bigint generated always as identity primary key,
  connection_order_id text not null references connection_orders,
  visit integer not null,
  -- The stage, or `permit/CODE`.
  awaited text not null,
  waits_for text not null,
  owner text not null,
  -- Who is reminded.
  reminds text not null check (reminds in ('customer', 'staff')),
  begun_on date not null,
  due_on date not null,
  reminded integer not null default 0,
  escalated_on date,
  ended_on date,
  ended_how text check (ended_how in ('met', 'overridden', 'dropped')),
  unique (connection_order_id, visit, awaited),
  check ((ended_on is null) = (ended_how is null))
);
create index connection_waits_open on connection_waits (connection_order_id) where ended_on is null;

-- Reminders and escalations of a wait, each once.
create table connection_wait_events (
  wait_id bigint not null references connection_waits,
  event text not null check (event in ('remind', 'escalate', 'override')),
  number integer not null,
  on_date date not null,
  task_id bigint references tasks,
  message_id bigint references messages,
  reason text,
  recorded_at timestamptz not null default now(),
  recorded_by text not null,
  primary key (wait_id, event, number)
);
create trigger connection_wait_events_immutable before update or delete on connection_wait_events
  for each row execute function refuse_change();

create table connection_surveys (
  survey_id bigint generated always as identity primary key,
  connection_order_id text not null references connection_orders,
  surveyed_on date not null,
  meter_size text not null,
  -- [{description, quantity, unit}]
  materials jsonb not null,
  labour_hours numeric not null check (labour_hours >= 0),
  hindrances text,
  recorded_at timestamptz not null default now(),
  recorded_by text not null
);
create index connection_surveys_order on connection_surveys (connection_order_id);
create trigger connection_surveys_immutable before update or delete on connection_surveys for each row execute function refuse_change();
alter table connection_orders add foreign key (survey_id) references connection_surveys;

-- Versions of what a connection costs. A draft may change; from `sent` on only its state moves.
create table connection_quotes (
  connection_order_id text not null references connection_orders,
  quote_version integer not null,
  visit integer not null,
  state text not null check (state in ('draft', 'sent', 'accepted', 'declined', 'lapsed', 'replaced')),
  -- What a person wrote: {meterSize, materials, labour}.
  scope jsonb not null,
  -- [{kind, description, quantity, unit, unitPrice, amount}]
  lines jsonb not null,
  subtotal numeric(14, 2) not null check (subtotal > 0),
  tax numeric(14, 2) not null check (tax >= 0),
  total numeric(14, 2) not null check (total = subtotal + tax),
  reason text not null,
  made_on date not null,
  made_by text not null,
  sent_on date,
  valid_until date check (valid_until >= sent_on),
  decided_on date,
  instalments integer check (instalments >= 1),
  -- Where its tax is owed; none where it has no tax.
  tax_gl_code text references gl_accounts,
  primary key (connection_order_id, quote_version),
  check ((state = 'draft') <= (sent_on is null)),
  check ((state in ('sent', 'accepted', 'declined', 'lapsed')) <= (sent_on is not null and valid_until is not null))
);
create unique index connection_quotes_one_live on connection_quotes (connection_order_id) where state in ('draft', 'sent');

create table connection_quote_edges (
  from_state text not null,
  to_state text not null,
  primary key (from_state, to_state)
);
insert into connection_quote_edges values
  ('draft', 'sent'), ('draft', 'replaced'),
  ('sent', 'accepted'), ('sent', 'declined'), ('sent', 'lapsed'), ('sent', 'replaced'),
  ('accepted', 'replaced');

create function connection_quote_is_frozen() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    raise exception 'PENSTOCK_IMMUTABLE: quotes are never deleted' using errcode = 'P0001';
  end if;
  if new.state is distinct from old.state
     and not exists (select from connection_quote_edges where from_state = old.state and to_state = new.state) then
    raise exception 'PENSTOCK_ILLEGAL_TRANSITION: quote % of % cannot go from % to %', old.quote_version, old.connection_order_id, old.state, new.state
      using errcode = 'P0001';
  end if;
  if old.state <> 'draft'
     and (new.visit, new.scope, new.lines, new.subtotal, new.tax, new.tax_gl_code, new.total, new.reason, new.made_on, new.made_by, new.sent_on, new.valid_until)
         is distinct from
         (old.visit, old.scope, old.lines, old.subtotal, old.tax, old.tax_gl_code, old.total, old.reason, old.made_on, old.made_by, old.sent_on, old.valid_until) then
    raise exception 'PENSTOCK_IMMUTABLE: a quote that was sent stands as it is' using errcode = 'P0001';
  end if;
  return new;
end $$;
create trigger connection_quotes_frozen before update or delete on connection_quotes
  for each row execute function connection_quote_is_frozen();

create table connection_permits (
  connection_order_id text not null references connection_orders,
  permit_code text not null,
  title text not null,
  kind text not null check (kind in ('permit', 'inspection')),
  obtained_by text not null check (obtained_by in ('customer', 'utility')),
  state text not null check (state in ('needed', 'requested', 'granted', 'refused', 'waived')),
  reference text,
  requested_on date,
  decided_on date,
  primary key (connection_order_id, permit_code),
  check ((state in ('granted', 'refused', 'waived')) = (decided_on is not null))
);

-- The ledger entries of a connection: of each accepted quote its difference to the one before, and of a cancelled connection what is kept.
create table connection_entries (
  connection_order_id text not null references connection_orders,
  -- The version of the quote; 0: what is kept of a cancelled connection.
  quote_version integer not null,
  entry_id bigint not null unique references journal_entries,
  -- Of a cancelled connection.
  mirror_entry_id bigint references journal_entries,
  posted_on date not null,
  primary key (connection_order_id, quote_version)
);

-- The items those entries made: instalments, or one credit.
create table connection_items (
  item_id bigint primary key references open_items,
  connection_order_id text not null,
  quote_version integer not null,
  instalment integer not null check (instalment >= 1),
  foreign key (connection_order_id, quote_version) references connection_entries,
  unique (connection_order_id, quote_version, instalment)
);
create trigger connection_items_immutable before update or delete on connection_items for each row execute function refuse_change();

create table connection_files (
  connection_order_id text not null references connection_orders,
  file_id bigint not null references stored_files,
  added_on date not null,
  added_by text not null,
  primary key (connection_order_id, file_id)
);
create trigger connection_files_immutable before update or delete on connection_files for each row execute function refuse_change();

-- What was built in the end.
create table connection_as_builts (
  connection_order_id text primary key references connection_orders,
  built_on date not null,
  description text not null,
  recorded_at timestamptz not null default now(),
  recorded_by text not null
);
create trigger connection_as_builts_immutable before update or delete on connection_as_builts for each row execute function refuse_change();

grant select on connection_orders, connection_stages, connection_waits, connection_wait_events, connection_surveys, connection_quotes,
  connection_quote_edges, connection_permits, connection_entries, connection_items, connection_files, connection_as_builts
  to penstock_app, penstock_reader;
grant usage on sequence connection_number to penstock_app;
grant usage, select, update on sequence service_point_number to penstock_app;
grant insert on connection_orders, connection_stages, connection_waits, connection_wait_events, connection_surveys, connection_quotes,
  connection_permits, connection_entries, connection_items, connection_files, connection_as_builts, service_points to penstock_app;
grant update (service_point_id, stage, visit, work_after, stage_work_after, survey_id, energised_on, agreement_id, ended_on, version) on connection_orders to penstock_app;
grant update (left_on, left_how) on connection_stages to penstock_app;
grant update (reminded, escalated_on, ended_on, ended_how) on connection_waits to penstock_app;
grant update (visit, state, scope, lines, subtotal, tax, tax_gl_code, total, reason, made_on, made_by, sent_on, valid_until, decided_on, instalments)
  on connection_quotes to penstock_app;
grant update (state, reference, requested_on, decided_on) on connection_permits to penstock_app;
grant update (mirror_entry_id) on connection_entries to penstock_app;

insert into work_order_types
  (type_code, title, steps, required_fields, meter_effect, skills, expected_minutes, needs_appointment, result_codes)
values
  ('SURVEY', 'Site survey',
   '[{"code": "LOCATE", "text": "Find the main or line and the place of the meter", "isRequired": true},
     {"code": "MEASURE", "text": "Measure the run and note what stands in the way", "isRequired": true}]',
   array['note', 'photo'], 'none', array['LINES'], 60, true,
   '[{"code": "DONE", "title": "Done", "outcome": "completed", "followUps": []},
     {"code": "NO_ACCESS", "title": "No access", "outcome": "incomplete", "followUps": ["again"]},
     {"code": "HAZARD", "title": "Hazard found", "outcome": "incomplete", "followUps": ["supervisor"]}]'),
  ('METERSET', 'Set meter',
   '[{"code": "IDENTIFY", "text": "Compare the number of the meter with its papers", "isRequired": true},
     {"code": "SET", "text": "Set the meter and leave the service off", "isRequired": true}]',
   array['reading', 'photo'], 'set_if_missing', array['METERS'], 45, false,
   '[{"code": "DONE", "title": "Done", "outcome": "completed", "followUps": []},
     {"code": "NO_ACCESS", "title": "No access", "outcome": "incomplete", "followUps": ["again"]},
     {"code": "HAZARD", "title": "Hazard found", "outcome": "incomplete", "followUps": ["supervisor"]}]');
