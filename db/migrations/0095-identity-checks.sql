-- What a contact was about, beside how it came.
alter table interactions add column type text not null default 'general'
  check (type in ('general', 'identity', 'billing', 'payment', 'start_stop', 'outage', 'meter', 'complaint', 'data_change'));

-- A caller's PIN, as a hash alone.
create table customer_pins (
  customer_id text primary key references customers,
  pin_hash text not null,
  set_by text not null,
  set_at timestamptz not null default now()
);
grant select, insert, update, delete on customer_pins to penstock_app;
grant select (customer_id, set_by, set_at) on customer_pins to penstock_reader;

-- Who said to be whom, how that was looked into, and how it ended. Never edited.
create table identity_checks (
  check_id bigint generated always as identity primary key,
  customer_id text not null references customers,
  account_id text references accounts,
  method text not null check (method in ('pin', 'questions', 'supervisor')),
  -- The questions that were asked; what was answered is not kept.
  questions text[] not null default '{}',
  -- `unlocked`: a supervisor lets a caller try again who had failed too often.
  result text not null check (result in ('passed', 'failed', 'unlocked')),
  business_date date not null,
  interaction_id bigint references interactions,
  recorded_by text not null,
  recorded_at timestamptz not null default now(),
  check ((method = 'supervisor') = (result = 'unlocked'))
);
create index identity_checks_customer on identity_checks (customer_id, business_date, check_id);
create trigger identity_checks_immutable before update or delete on identity_checks
  for each row execute function refuse_change();
grant select on identity_checks to penstock_app, penstock_reader;
grant insert on identity_checks to penstock_app;
