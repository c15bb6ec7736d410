-- "What would this tariff have brought in?": a draft tried on the use of a past period, beside the tariffs that are released.
create table what_ifs (
  what_if_id bigint generated always as identity primary key,
  tariff_code text not null,
  tariff_name text not null,
  -- The tariff file that is tried; it need not be saved.
  draft json not null,
  -- The day as on which it is tried.
  as_on date not null,
  -- The tariff in whose place it is tried; null: a tariff of the bill as a whole.
  instead_of text,
  from_on date not null,
  to_on date not null check (to_on >= from_on),
  -- Which accounts; null: all.
  customer_class text,
  bill_cycle text,
  billed_by text,
  state text not null default 'running' check (state in ('running', 'done', 'cancelled', 'failed')),
  -- The last account that was rated again; empty at the beginning.
  came_to text not null default '',
  accounts integer not null,
  examined integer not null default 0,
  reason text not null,
  started_on date not null,
  started_by text not null,
  started_at timestamptz not null default now(),
  ended_at timestamptz,
  failure_code text,
  check ((state = 'running') = (ended_at is null)),
  check ((state = 'failed') = (failure_code is not null))
);
create unique index what_ifs_one_running on what_ifs (state) where state = 'running';

create table what_if_revenue (
  what_if_id bigint not null references what_ifs,
  -- YYYY-MM of the last day of the bills
  month text not null,
  customer_class text not null,
  bills integer not null,
  billed numeric(16, 2) not null,
  released numeric(16, 2) not null,
  released_taxes numeric(16, 2) not null,
  draft numeric(16, 2) not null,
  draft_taxes numeric(16, 2) not null,
  primary key (what_if_id, month, customer_class)
);

create table what_if_accounts (
  what_if_id bigint not null references what_ifs,
  account_id text not null references accounts,
  customer_class text not null,
  -- Bills that both could rate, and those that one of them could not.
  bills integer not null,
  refused_bills integer not null,
  released numeric(14, 2) not null,
  draft numeric(14, 2) not null,
  -- How much more (positive) or less it pays: domain/what-if/what-if-effect.ts.
  band smallint not null check (band between -4 and 4),
  primary key (what_if_id, account_id)
);

create table what_if_refusals (
  what_if_id bigint not null references what_ifs,
  bill_id bigint not null references bills,
  account_id text not null references accounts,
  side text not null check (side in ('released', 'draft')),
  code text not null,
  sentence text not null,
  primary key (what_if_id, bill_id)
);

grant select on what_ifs, what_if_revenue, what_if_accounts, what_if_refusals to penstock_app, penstock_reader;
grant insert on what_ifs, what_if_revenue, what_if_accounts, what_if_refusals to penstock_app;
grant update (state, came_to, examined, ended_at, failure_code) on what_ifs to penstock_app;
grant update (bills, billed, released, released_taxes, draft, draft_taxes) on what_if_revenue to penstock_app;
