-- A matter with a customer that somebody owns until it is settled: a complaint, an enquiry, a dispute, a regulator's letter.
create table cases (
  case_id bigint generated always as identity primary key,
  -- As the utility's settings had the type when the case was opened.
  type_code text not null,
  type_name text not null,
  kind text not null check (kind in ('complaint', 'enquiry', 'dispute', 'regulator')),
  business_days integer not null check (business_days > 0),
  holds_collection boolean not null,
  account_id text not null references accounts,
  customer_id text not null references customers,
  summary text not null,
  state text not null default 'open' check (state in ('open', 'working', 'waiting', 'closed')),
  owner_id text,
  opened_on date not null,
  -- The last day of the service level; it moves by the business days the customer let it wait.
  due_on date not null,
  waiting_since date,
  escalated_on date,
  closed_on date,
  outcome text check (outcome in ('upheld', 'partly_upheld', 'rejected', 'withdrawn', 'settled')),
  opened_by text not null,
  opened_at timestamptz not null default now(),
  version integer not null default 1,
  check ((state = 'waiting') = (waiting_since is not null)),
  check ((state = 'closed') = (closed_on is not null and outcome is not null))
);
create index cases_open on cases (due_on) where state <> 'closed';
create index cases_account on cases (account_id);
create index cases_customer on cases (customer_id);
grant select on cases to penstock_app, penstock_reader;
grant insert, update (state, owner_id, due_on, waiting_since, escalated_on, closed_on, outcome, version, customer_id, summary) on cases
  to penstock_app;
create trigger cases_told_insert after insert on cases referencing new table as changed
  for each statement execute function tell_change('case', 'case_id');
create trigger cases_told_update after update on cases referencing new table as changed
  for each statement execute function tell_change('case', 'case_id');

-- What happened in a case, in its order. Never edited.
create table case_log (
  log_id bigint generated always as identity primary key,
  case_id bigint not null references cases,
  act text not null,
  sentence text not null,
  body text,
  business_date date not null,
  actor text not null,
  recorded_at timestamptz not null default now()
);
create index case_log_case on case_log (case_id, log_id);
create trigger case_log_immutable before update or delete on case_log for each row execute function refuse_change();
grant select on case_log to penstock_app, penstock_reader;
grant insert on case_log to penstock_app;

-- What a case is about besides its account: bills, meters, payments.
create table case_links (
  case_id bigint not null references cases,
  subject_kind text not null,
  subject_id text not null,
  primary key (case_id, subject_kind, subject_id)
);
grant select on case_links to penstock_app, penstock_reader;
grant insert on case_links to penstock_app;

-- An amount that is not collected while it is disputed: of one open item, or of whatever the account owes.
create table disputes (
  dispute_id bigint generated always as identity primary key,
  case_id bigint not null references cases,
  account_id text not null references accounts,
  item_id bigint references open_items,
  amount numeric(14, 2) not null check (amount > 0),
  from_on date not null,
  released_on date,
  check (released_on is null or released_on >= from_on)
);
create unique index disputes_standing on disputes (case_id) where released_on is null;
create index disputes_account on disputes (account_id) where released_on is null;
grant select on disputes to penstock_app, penstock_reader;
grant insert, update (released_on) on disputes to penstock_app;
