-- Balances of closed accounts that are given up: proposed by each night's sweep or by a person, agreed to, posted, and brought back by a payment.
alter table gl_accounts drop constraint gl_accounts_kind_check;
alter table gl_accounts add constraint gl_accounts_kind_check check (kind in ('receivable', 'customer_credit', 'revenue', 'tax_payable', 'cash',
  'suspense', 'deposits_held', 'bad_debt', 'agency_commission', 'interest_expense', 'adjustment', 'fee_revenue', 'migration_clearing'));

create table write_offs (
  write_off_id bigint generated always as identity primary key,
  account_id text not null references accounts,
  kind text not null check (kind in ('bad_debt', 'small_debit', 'small_credit')),
  cause text not null check (cause in ('aged', 'uncollectible', 'deceased')),
  state text not null default 'proposed' check (state in ('proposed', 'posted', 'rejected', 'withdrawn')),
  amount numeric(14, 2) not null check (amount > 0),
  -- What of it is owed again: paid since, or taken back.
  recovered numeric(14, 2) not null default 0 check (recovered between 0 and amount),
  currency char(3) not null,
  -- Who must agree to it.
  approval text not null check (approval in ('none', 'collections', 'supervisor')),
  policy_pack text not null,
  policy_version integer not null,
  policy_row integer not null,
  -- Every rule that was tested when it was proposed, and again when it was posted.
  trace jsonb not null,
  proposed_on date not null,
  proposed_by text not null,
  reason text not null,
  decided_on date,
  decided_by text,
  decision_reason text,
  entry_id bigint unique references journal_entries,
  -- Of a small credit that was written up: the item that used it.
  item_id bigint unique references open_items,
  recorded_at timestamptz not null default now(),
  foreign key (policy_pack, policy_version, policy_row) references policy_rows (pack_code, version, row_index),
  check ((state = 'posted') = (entry_id is not null)),
  check ((state = 'proposed') = (decided_on is null)),
  check ((decided_on is null) = (decided_by is null and decision_reason is null)),
  check (item_id is null or kind = 'small_credit')
);
create unique index write_offs_one_proposed on write_offs (account_id) where state = 'proposed';
create index write_offs_account on write_offs (account_id, write_off_id);
create index write_offs_state on write_offs (state, write_off_id);
create index write_offs_standing on write_offs (account_id) where state = 'posted' and recovered < amount;

-- What was written off of each debt, and the credit that pays it where it stood.
create table write_off_debts (
  write_off_id bigint not null references write_offs,
  item_id bigint not null references open_items,
  credit_item_id bigint not null unique references open_items,
  amount numeric(14, 2) not null check (amount > 0),
  recovered numeric(14, 2) not null default 0 check (recovered between 0 and amount),
  primary key (write_off_id, item_id)
);
create index write_off_debts_item on write_off_debts (item_id);

-- The same by the account it had been billed to (null: not known) and the account that bears it.
create table write_off_lines (
  write_off_id bigint not null,
  item_id bigint not null,
  line_no integer not null,
  gl_code text references gl_accounts,
  debited_code text not null references gl_accounts,
  amount numeric(14, 2) not null check (amount > 0),
  recovered numeric(14, 2) not null default 0 check (recovered between 0 and amount),
  primary key (write_off_id, item_id, line_no),
  foreign key (write_off_id, item_id) references write_off_debts
);

-- What came back: paid since, or the write-off itself was taken back.
create table write_off_recoveries (
  recovery_id bigint generated always as identity primary key,
  write_off_id bigint not null references write_offs,
  kind text not null check (kind in ('paid', 'taken_back')),
  amount numeric(14, 2) not null check (amount > 0),
  on_date date not null,
  entry_id bigint not null unique references journal_entries,
  reason text not null,
  recorded_by text not null,
  recorded_at timestamptz not null default now()
);
create index write_off_recoveries_write_off on write_off_recoveries (write_off_id);
create trigger write_off_recoveries_immutable before update or delete on write_off_recoveries
  for each row execute function refuse_change();

-- What is posted stays; only what came back of it is counted.
create function write_offs_guard() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    raise exception 'PENSTOCK_IMMUTABLE: write-offs are never deleted' using errcode = 'P0001';
  end if;
  if old.state = 'proposed' then return new; end if;
  if to_jsonb(new) - 'recovered' is distinct from to_jsonb(old) - 'recovered' or new.recovered < old.recovered then
    raise exception 'PENSTOCK_IMMUTABLE: write-off % is %', old.write_off_id, old.state using errcode = 'P0001';
  end if;
  return new;
end $$;
create trigger write_offs_guard before update or delete on write_offs for each row execute function write_offs_guard();
create function write_off_parts_guard() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or to_jsonb(new) - 'recovered' is distinct from to_jsonb(old) - 'recovered' or new.recovered < old.recovered then
    raise exception 'PENSTOCK_IMMUTABLE: the parts of write-off % are posted', old.write_off_id using errcode = 'P0001';
  end if;
  return new;
end $$;
create trigger write_off_debts_guard before update or delete on write_off_debts for each row execute function write_off_parts_guard();
create trigger write_off_lines_guard before update or delete on write_off_lines for each row execute function write_off_parts_guard();

-- One sweep per business day; it goes on behind the account it came to.
create table write_off_sweeps (
  sweep_on date primary key,
  came_to text not null default '',
  accounts_examined integer not null default 0,
  proposed integer not null default 0,
  posted integer not null default 0,
  withdrawn integer not null default 0,
  begun_at timestamptz not null default now(),
  ended_at timestamptz
);

grant select on write_offs, write_off_debts, write_off_lines, write_off_recoveries, write_off_sweeps to penstock_app, penstock_reader;
grant insert on write_offs, write_off_debts, write_off_lines, write_off_recoveries, write_off_sweeps to penstock_app;
grant update (state, amount, approval, trace, recovered, decided_on, decided_by, decision_reason, entry_id, item_id) on write_offs to penstock_app;
grant update (recovered) on write_off_debts, write_off_lines to penstock_app;
grant update (came_to, accounts_examined, proposed, posted, withdrawn, ended_at) on write_off_sweeps to penstock_app;
create trigger write_offs_told_insert after insert on write_offs referencing new table as changed
  for each statement execute function tell_change('write_off', 'write_off_id');
create trigger write_offs_told_update after update on write_offs referencing new table as changed
  for each statement execute function tell_change('write_off', 'write_off_id');
