-- Deposits with instalments, interest, reviews, waivers and securities that are no cash.

-- What a utility pays for money that is not its own; where its chart has no such account, its adjustments take it.
alter table gl_accounts drop constraint gl_accounts_kind_check;
alter table gl_accounts add constraint gl_accounts_kind_check check (kind in
  ('receivable', 'customer_credit', 'revenue', 'tax_payable', 'cash', 'suspense', 'deposits_held', 'bad_debt', 'adjustment', 'fee_revenue',
   'interest_expense', 'migration_clearing'));

alter table deposits drop constraint deposits_state_check;
alter table deposits
  add constraint deposits_state_check check (state in ('asked', 'held', 'applied', 'refunded', 'withdrawn', 'waived')),
  -- The first day whose interest is not credited yet; null: from the first day money was there.
  add column interest_from date,
  add column last_reviewed_on date,
  -- The credit it became when it was released.
  add column released_item_id bigint references open_items,
  add column version integer not null default 1;
create index deposits_standing on deposits (deposit_id) where state in ('asked', 'held');
grant update (account_id, amount, interest_from, last_reviewed_on, released_item_id, version) on deposits to penstock_app;

-- What was asked for, in one part or several: each an open item of its own.
create table deposit_instalments (
  deposit_id text not null references deposits,
  number integer not null check (number >= 1),
  item_id bigint not null unique references open_items,
  amount numeric(14, 2) not null check (amount > 0),
  due_on date not null,
  primary key (deposit_id, number)
);
insert into deposit_instalments (deposit_id, number, item_id, amount, due_on)
select d.deposit_id, 1, i.item_id, i.original_amount, i.due_on from deposits d join open_items i using (item_id);
create trigger deposit_instalments_immutable before update or delete on deposit_instalments for each row execute function refuse_change();
grant select on deposit_instalments to penstock_app, penstock_reader;
grant insert on deposit_instalments to penstock_app;

-- What happened to a deposit, in the order in which it happened; with its entry where the books moved.
create sequence deposit_log_ids;
create table deposit_log (
  log_id bigint primary key default nextval('deposit_log_ids'),
  deposit_id text not null references deposits,
  act text not null check (act in ('asked', 'held', 'unpaid', 'interest', 'interest_taken_back', 'reviewed', 'applied', 'refunded', 'transferred',
                                   'withdrawn', 'waived')),
  sentence text not null,
  amount numeric(14, 2),
  -- What is held from that day on, more or less.
  held_change numeric(14, 2) not null default 0,
  entry_id bigint references journal_entries,
  -- The credit that the amount became.
  item_id bigint references open_items,
  -- How it was worked out, and the rows of the policy behind it.
  facts jsonb not null default '{}',
  -- Of interest taken back: which one.
  reverses_log_id bigint unique references deposit_log,
  business_date date not null,
  recorded_at timestamptz not null default now(),
  recorded_by text not null,
  reason text not null
);
create index deposit_log_deposit on deposit_log (deposit_id, log_id);
create trigger deposit_log_immutable before update or delete on deposit_log for each row execute function refuse_change();
grant select on deposit_log to penstock_app, penstock_reader;
grant insert on deposit_log to penstock_app;
grant usage on sequence deposit_log_ids to penstock_app;

-- Why an account need not pay a deposit, with what was shown for it.
create table deposit_waivers (
  waiver_id bigint generated always as identity primary key,
  account_id text not null references accounts,
  -- The demand it took away; null: it was recorded before one was made.
  deposit_id text references deposits,
  ground text not null check (ground in ('good_credit', 'age', 'guarantor', 'letter_of_credit', 'shelter', 'low_income', 'letter_from_utility')),
  evidence text not null,
  recorded_on date not null,
  recorded_at timestamptz not null default now(),
  recorded_by text not null,
  reason text not null
);
create index deposit_waivers_account on deposit_waivers (account_id);
create trigger deposit_waivers_immutable before update or delete on deposit_waivers for each row execute function refuse_change();
grant select on deposit_waivers to penstock_app, penstock_reader;
grant insert on deposit_waivers to penstock_app;

-- Securities that are no cash: somebody else stands in. They are no liability of the utility and not in its books.
create sequence non_cash_deposit_number;
create table non_cash_deposits (
  non_cash_id text primary key,
  account_id text not null references accounts,
  kind text not null check (kind in ('guarantor', 'letter_of_credit', 'surety_bond')),
  amount numeric(14, 2) not null check (amount > 0),
  currency char(3) not null,
  -- Who stands in, and under which number.
  issuer text not null,
  reference text not null,
  valid_from date not null,
  -- Last day; null: until further notice.
  expires_on date check (expires_on >= valid_from),
  state text not null default 'standing' check (state in ('standing', 'expired', 'released', 'called')),
  ended_on date,
  ended_by text,
  end_reason text,
  recorded_on date not null,
  recorded_at timestamptz not null default now(),
  recorded_by text not null,
  reason text not null,
  version integer not null default 1,
  check ((state = 'standing') = (ended_on is null)),
  check (num_nulls(ended_on, ended_by, end_reason) in (0, 3))
);
create index non_cash_deposits_account on non_cash_deposits (account_id);
create index non_cash_deposits_expiring on non_cash_deposits (expires_on) where state = 'standing' and expires_on is not null;
grant select on non_cash_deposits to penstock_app, penstock_reader;
grant insert, update (state, ended_on, ended_by, end_reason, version) on non_cash_deposits to penstock_app;
grant usage on sequence non_cash_deposit_number to penstock_app;

-- One sweep per business day; it goes on behind the deposit it came to.
create table deposit_sweeps (
  sweep_on date primary key,
  came_to text not null default '',
  examined integer not null default 0,
  interest_credits integer not null default 0,
  interest numeric(16, 2) not null default 0,
  returned integer not null default 0,
  kept integer not null default 0,
  asked integer not null default 0,
  warnings integer not null default 0,
  begun_at timestamptz not null default now(),
  ended_at timestamptz
);
grant select on deposit_sweeps to penstock_app, penstock_reader;
grant insert, update (came_to, examined, interest_credits, interest, returned, kept, asked, warnings, ended_at) on deposit_sweeps to penstock_app;
