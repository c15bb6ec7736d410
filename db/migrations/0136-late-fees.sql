-- Late fees (domain/late-fees): each with the debts it is for and the row of the policy that decided it, and the sweep of each day.
create sequence late_fee_ids;
create table late_fees (
  late_fee_id bigint primary key,
  account_id text not null references accounts,
  bill_id bigint,
  -- The open item and the entry that charge it.
  item_id bigint not null unique references open_items,
  entry_id bigint not null unique references journal_entries,
  -- 1 for the first fee of a bill.
  sequence integer not null check (sequence > 0),
  amount numeric(14, 2) not null check (amount > 0),
  -- What the rule was applied to, and what a cap took off.
  base_amount numeric(14, 2) not null check (base_amount > 0),
  capped_by numeric(14, 2) not null check (capped_by >= 0),
  -- When the debt was due, the first day on which this fee could be charged, and the day it was.
  due_on date not null,
  fee_day date not null,
  charged_on date not null check (charged_on >= fee_day),
  policy_pack text not null,
  policy_version integer not null,
  policy_row integer not null,
  recorded_at timestamptz not null default now(),
  foreign key (policy_pack, policy_version, policy_row) references policy_rows (pack_code, version, row_index)
);
create index late_fees_account on late_fees (account_id);
create index late_fees_bill on late_fees (bill_id) where bill_id is not null;
create index late_fees_charged on late_fees (charged_on, late_fee_id);

-- The debts a fee is for. A debt bears its first, its second fee once each.
create table late_fee_debts (
  late_fee_id bigint not null references late_fees,
  item_id bigint not null references open_items,
  sequence integer not null,
  primary key (late_fee_id, item_id),
  unique (item_id, sequence)
);

-- A fee taken back: waived by somebody, or gone with its bill.
create table late_fee_reversals (
  late_fee_id bigint primary key references late_fees,
  kind text not null check (kind in ('waived', 'bill_cancelled')),
  reversed_on date not null,
  entry_id bigint not null unique references journal_entries,
  reason text not null,
  reversed_by text not null,
  recorded_at timestamptz not null default now()
);

create trigger late_fees_immutable before update or delete on late_fees for each row execute function refuse_change();
create trigger late_fee_debts_immutable before update or delete on late_fee_debts for each row execute function refuse_change();
create trigger late_fee_reversals_immutable before update or delete on late_fee_reversals for each row execute function refuse_change();

-- One sweep per business day; it goes on behind the account it came to.
create table late_fee_sweeps (
  sweep_on date primary key,
  came_to text not null default '',
  accounts_examined integer not null default 0,
  accounts_charged integer not null default 0,
  fees integer not null default 0,
  amount numeric(16, 2) not null default 0,
  begun_at timestamptz not null default now(),
  ended_at timestamptz
);

-- Whose bills are past due: what the sweep walks over.
create index open_items_overdue_bills on open_items (account_id, due_on) where open_amount > 0 and kind = 'bill';

grant select on late_fees, late_fee_debts, late_fee_reversals, late_fee_sweeps to penstock_app, penstock_reader;
grant insert on late_fees, late_fee_debts, late_fee_reversals, late_fee_sweeps to penstock_app;
grant usage on sequence late_fee_ids to penstock_app;
grant update (came_to, accounts_examined, accounts_charged, fees, amount, ended_at) on late_fee_sweeps to penstock_app;
