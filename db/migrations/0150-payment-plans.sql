-- Debts that a customer pays off in instalments.
alter table open_items drop constraint open_items_kind_check;
alter table open_items add constraint open_items_kind_check check (kind in
  ('bill', 'late_fee', 'deposit_installment', 'credit', 'payment', 'cancellation', 'fee', 'adjustment', 'instalment'));

create table payment_plans (
  plan_id bigint generated always as identity primary key,
  account_id text not null references accounts,
  state text not null default 'active' check (state in ('active', 'kept', 'broken', 'cancelled')),
  -- Each division of the debts is a version: made, amended, taken up again.
  division integer not null default 1,
  -- What the plan took over when it was made, and what of it was forgiven since.
  arrears numeric(14, 2) not null check (arrears > 0),
  forgiven numeric(14, 2) not null default 0 check (forgiven between 0 and arrears),
  currency char(3) not null,
  -- The terms it was made with and the rows of the policy they are from: it is judged by them until it ends.
  terms jsonb not null,
  monthly_income numeric(14, 2) check (monthly_income > 0),
  renegotiations integer not null default 0,
  reinstatements integer not null default 0,
  made_on date not null,
  made_by text not null,
  -- The agreement as it was signed: a typed name and the moment, by the customer or, on the phone, read out and agreed to.
  signed_name text not null check (length(trim(signed_name)) > 1),
  signed_at timestamptz not null default now(),
  signed_by text not null check (signed_by in ('on_screen', 'by_phone', 'online')),
  broken_on date,
  -- What was missed when it broke.
  missed numeric(14, 2),
  ended_on date,
  end_reason text,
  version integer not null default 1,
  check ((state = 'broken') <= (broken_on is not null and missed is not null)),
  check ((state in ('kept', 'cancelled')) = (ended_on is not null))
);
create unique index payment_plans_one_active on payment_plans (account_id) where state = 'active';
create index payment_plans_account on payment_plans (account_id);
create index payment_plans_state on payment_plans (state, plan_id);
grant select on payment_plans to penstock_app;
grant select (plan_id, account_id, state, division, arrears, forgiven, currency, terms, renegotiations, reinstatements, made_on, made_by, broken_on,
  missed, ended_on, end_reason, version) on payment_plans to penstock_reader;
grant insert, update (state, division, forgiven, monthly_income, renegotiations, reinstatements, broken_on, missed, ended_on, end_reason, version)
  on payment_plans to penstock_app;
create trigger payment_plans_told_insert after insert on payment_plans referencing new table as changed
  for each statement execute function tell_change('payment_plan', 'plan_id');
create trigger payment_plans_told_update after update on payment_plans referencing new table as changed
  for each statement execute function tell_change('payment_plan', 'plan_id');

-- The credit by which a division pays the debts where they stood, and what it paid of each.
create table plan_divisions (
  plan_id bigint not null references payment_plans,
  division integer not null,
  credit_item_id bigint not null references open_items,
  amount numeric(14, 2) not null check (amount > 0),
  made_on date not null,
  made_by text not null,
  primary key (plan_id, division)
);
create trigger plan_divisions_immutable before update or delete on plan_divisions for each row execute function refuse_change();
grant select on plan_divisions to penstock_app, penstock_reader;
grant insert on plan_divisions to penstock_app;

create table plan_debts (
  plan_id bigint not null,
  division integer not null,
  item_id bigint not null references open_items,
  amount numeric(14, 2) not null check (amount > 0),
  primary key (plan_id, division, item_id),
  foreign key (plan_id, division) references plan_divisions
);
create index plan_debts_item on plan_debts (item_id);
create trigger plan_debts_immutable before update or delete on plan_debts for each row execute function refuse_change();
grant select on plan_debts to penstock_app, penstock_reader;
grant insert on plan_debts to penstock_app;

create table plan_instalments (
  plan_id bigint not null,
  division integer not null,
  -- 0 is the down payment.
  number integer not null check (number >= 0),
  item_id bigint not null unique references open_items,
  amount numeric(14, 2) not null check (amount > 0),
  due_on date not null,
  reminded_on date,
  -- The part of the debts that was forgiven because this instalment was paid on time.
  forgiven numeric(14, 2) check (forgiven > 0),
  primary key (plan_id, division, number),
  foreign key (plan_id, division) references plan_divisions
);
create index plan_instalments_due on plan_instalments (due_on);
grant select on plan_instalments to penstock_app, penstock_reader;
grant insert, update (reminded_on, forgiven) on plan_instalments to penstock_app;

-- What happened with a plan, in its order. Never edited.
create table plan_log (
  log_id bigint generated always as identity primary key,
  plan_id bigint not null references payment_plans,
  act text not null,
  sentence text not null,
  business_date date not null,
  actor text not null,
  recorded_at timestamptz not null default now()
);
create index plan_log_plan on plan_log (plan_id, log_id);
create trigger plan_log_immutable before update or delete on plan_log for each row execute function refuse_change();
grant select on plan_log to penstock_app, penstock_reader;
grant insert on plan_log to penstock_app;
