-- What must be read before somebody acts: on an account, a customer or a premise, for as long as it holds.
create table alerts (
  alert_id bigint generated always as identity primary key,
  account_id text references accounts,
  customer_id text references customers,
  premise_id text references premises,
  severity text not null check (severity in ('info', 'warning', 'danger')),
  text text not null,
  from_on date not null,
  to_on date,
  created_by text not null,
  created_at timestamptz not null default now(),
  ended_by text,
  ended_at timestamptz,
  check (num_nonnulls(account_id, customer_id, premise_id) = 1),
  check (to_on is null or to_on >= from_on),
  check ((ended_by is null) = (ended_at is null))
);
create index alerts_account on alerts (account_id) where account_id is not null;
create index alerts_customer on alerts (customer_id) where customer_id is not null;
create index alerts_premise on alerts (premise_id) where premise_id is not null;
grant select on alerts to penstock_app, penstock_reader;
-- A customer's alerts follow when two records of the same person are merged.
grant insert, update (ended_by, ended_at, customer_id) on alerts to penstock_app;

-- Who has read an alert on which business day.
create table alert_acknowledgements (
  alert_id bigint not null references alerts,
  user_id text not null,
  business_date date not null,
  acknowledged_at timestamptz not null default now(),
  primary key (alert_id, user_id, business_date)
);
create trigger alert_acknowledgements_immutable before update or delete on alert_acknowledgements
  for each row execute function refuse_change();
grant select on alert_acknowledgements to penstock_app, penstock_reader;
grant insert on alert_acknowledgements to penstock_app;
