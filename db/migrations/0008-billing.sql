-- A cycle's window: when its bills may be made, the day of its reads, the day its bills carry.
create table bill_windows (
  bill_cycle text not null,
  read_date date not null,
  window_start date not null,
  window_end date not null,
  accounting_date date not null,
  due_days integer not null check (due_days >= 0),
  primary key (bill_cycle, read_date),
  check (window_end >= window_start)
);

create sequence run_ids;
create table bill_runs (
  run_id bigint primary key default nextval('run_ids'),
  bill_cycle text not null,
  read_date date not null,
  -- A trial claims nothing: discarding it leaves no trace, approving it makes it the run.
  is_trial boolean not null,
  state text not null check (state in ('waiting_for_window', 'computing', 'review', 'issuing', 'open', 'closed', 'discarded', 'cancelled')),
  is_paused boolean not null default false,
  workflow_id text not null,
  partitions integer not null,
  accounts_in integer not null default 0,
  billed integer not null default 0,
  skipped integer not null default 0,
  parked integer not null default 0,
  total numeric(16, 2) not null default 0,
  started_by text not null,
  started_at timestamptz not null default now(),
  approved_by text,
  approved_at timestamptz,
  computed_at timestamptz,
  issued_at timestamptz,
  closed_at timestamptz,
  settings_version integer not null,
  foreign key (bill_cycle, read_date) references bill_windows
);
create unique index bill_runs_one_live on bill_runs (bill_cycle, read_date) where state not in ('discarded', 'cancelled');

create sequence bill_ids;
create table bills (
  bill_id bigint primary key,
  bill_number text not null unique,
  account_id text not null references accounts,
  run_id bigint references bill_runs,
  kind text not null check (kind in ('cycle', 'off_cycle', 'final', 'rebill', 'migrated')),
  state text not null check (state in ('draft', 'issued', 'cancelled')),
  period_from date not null,
  period_to date not null,
  issued_on date not null,
  due_on date not null,
  currency char(3) not null,
  current_charges numeric(14, 2) not null,
  taxes numeric(14, 2) not null,
  total numeric(14, 2) not null,
  flags text[] not null default '{}',
  -- Frozen so that the printed bill can be made again byte for byte at any time: names, addresses and usage history as they were when
  -- the bill was made (`print`), balance and movements as they were when it was issued (`statement`), settings by their version.
  -- `json`, here and below, because these are written in bulk and read whole: parsing them into `jsonb` would cost more than rating.
  print json not null default '{}',
  statement json,
  settings_version integer not null,
  entry_id bigint references journal_entries,
  cancellation_entry_id bigint references journal_entries,
  replaces_bill_id bigint unique references bills,
  created_at timestamptz not null default now(),
  issued_at timestamptz,
  cancelled_at timestamptz,
  cancelled_by text,
  cancel_reason text,
  check (total = current_charges + taxes),
  check (period_to >= period_from),
  check (state = 'draft' or kind = 'migrated' or total = 0 or entry_id is not null)
);
create index bills_account on bills (account_id, bill_id desc);
create index bills_run on bills (run_id, account_id);
create index bills_number_search on bills using gin (lower(bill_number) gin_trgm_ops);
alter table open_items add foreign key (bill_id) references bills;

create sequence segment_ids;
create table bill_segments (
  segment_id bigint primary key,
  bill_id bigint not null references bills,
  account_id text not null,
  agreement_id text not null references service_agreements,
  service text not null,
  tariff_code text not null,
  -- First and last day of service, both included.
  period_from date not null,
  period_to date not null,
  quantity numeric not null,
  unit text not null,
  demand numeric,
  charges numeric(14, 2) not null,
  taxes numeric(14, 2) not null,
  amount numeric(14, 2) not null,
  flags text[] not null default '{}',
  -- The read table: [{meterId, register, openingOn, openingValue, openingReadId, closingOn, closingValue, closingKind, closingReadId, multiplier, use, unit}]
  meters json not null default '[]',
  check (amount = charges + taxes),
  check (period_to >= period_from)
);
create index bill_segments_bill on bill_segments (bill_id);
create index bill_segments_agreement on bill_segments (agreement_id, period_to);

create table bill_lines (
  bill_id bigint not null references bills,
  line_no integer not null,
  segment_id bigint not null,
  line_code text not null,
  label text not null,
  kind text not null check (kind in ('charge', 'surcharge', 'discount', 'tax')),
  segment_from date not null,
  segment_to date not null,
  quantity numeric not null,
  unit text not null,
  rate numeric not null,
  amount numeric(14, 2) not null,
  -- Checked when the rate book is compiled and again by the posting at issue; a foreign key here would be asked for every line.
  revenue_code text not null,
  derivation json not null,
  primary key (bill_id, line_no)
);

-- A bill is a draft until it is issued; then only its cancellation is recorded on it.
create function bills_guard() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    if old.state <> 'draft' then
      raise exception 'PENSTOCK_IMMUTABLE: bill % is % and is never deleted', old.bill_number, old.state using errcode = 'P0001';
    end if;
    return old;
  end if;
  if old.state = 'draft' then return new; end if;
  if old.state = 'issued' and new.state in ('issued', 'cancelled')
     and (new.bill_id, new.bill_number, new.account_id, new.run_id, new.kind, new.period_from, new.period_to, new.issued_on, new.due_on,
          new.currency, new.current_charges, new.taxes, new.total, new.flags, new.print::text, new.statement::text, new.entry_id, new.replaces_bill_id) is not distinct from
         (old.bill_id, old.bill_number, old.account_id, old.run_id, old.kind, old.period_from, old.period_to, old.issued_on, old.due_on,
          old.currency, old.current_charges, old.taxes, old.total, old.flags, old.print::text, old.statement::text, old.entry_id, old.replaces_bill_id) then
    return new;
  end if;
  raise exception 'PENSTOCK_IMMUTABLE: bill % is % and is never edited', old.bill_number, old.state using errcode = 'P0001';
end $$;
create trigger bills_guard before update or delete on bills for each row execute function bills_guard();

create function bill_parts_guard() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' or exists (select from bills b where b.bill_id = old.bill_id and b.state <> 'draft') then
    raise exception 'PENSTOCK_IMMUTABLE: the parts of a bill are never edited' using errcode = 'P0001';
  end if;
  return old;
end $$;
create trigger bill_segments_guard before update or delete on bill_segments for each row execute function bill_parts_guard();
create trigger bill_lines_guard before update or delete on bill_lines for each row execute function bill_parts_guard();

-- The days of an agreement that are billed and stand: at most one live bill per agreement and day, whoever bills them.
create table billed_periods (
  agreement_id text not null references service_agreements,
  period daterange not null,
  bill_id bigint references bills,
  exclude using gist (agreement_id with =, period with &&)
);
create index billed_periods_bill on billed_periods (bill_id) where bill_id is not null;

create function billed_periods_guard() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' or not exists (select from bills b where b.bill_id = old.bill_id and b.state = 'cancelled') then
    raise exception 'PENSTOCK_IMMUTABLE: billed days are freed only by cancelling their bill' using errcode = 'P0001';
  end if;
  return old;
end $$;
create trigger billed_periods_guard before update or delete on billed_periods for each row execute function billed_periods_guard();

-- Every account of a run, from its opening: exactly one outcome in the end.
create table run_accounts (
  run_id bigint not null references bill_runs,
  account_id text not null references accounts,
  partition smallint not null,
  outcome text not null default 'pending' check (outcome in ('pending', 'billed', 'skipped', 'parked')),
  reason_code text,
  agreement_id text,
  flags text[] not null default '{}',
  sentence text,
  facts jsonb,
  bill_id bigint references bills on delete set null,
  -- Drafts of one review are approved together; accounts mended after an issue form the next batch.
  batch smallint not null default 1,
  parked_at timestamptz,
  primary key (run_id, account_id)
) with (fillfactor = 70);
create index run_accounts_work on run_accounts (run_id, partition, account_id) where outcome = 'pending';
create index run_accounts_parked on run_accounts (reason_code, run_id) where outcome = 'parked';
create index run_accounts_bill on run_accounts (bill_id) where bill_id is not null;

-- What a person decided about one account of one run: exempt a check, skip the account this time, correct a read.
create table run_account_acts (
  act_id bigint generated always as identity primary key,
  run_id bigint not null references bill_runs,
  account_id text not null references accounts,
  act text not null check (act in ('exempt_check', 'skip', 'retry', 'correct_read', 'estimate_read')),
  check_code text,
  agreement_id text,
  reason text not null,
  recorded_at timestamptz not null default now(),
  recorded_by text not null
);
create index run_account_acts_account on run_account_acts (run_id, account_id);
create trigger run_account_acts_immutable before update or delete on run_account_acts for each row execute function refuse_change();

-- A proposed correction: the bill to cancel, the draft that would replace it, the decision.
create table bill_corrections (
  correction_id bigint generated always as identity primary key,
  bill_id bigint not null references bills,
  rebill_id bigint references bills on delete set null,
  reason text not null,
  state text not null check (state in ('proposed', 'approved', 'withdrawn')),
  difference numeric(14, 2),
  preview jsonb not null,
  proposed_by text not null,
  proposed_at timestamptz not null default now(),
  decided_by text,
  decided_at timestamptz
);
create unique index bill_corrections_one_open on bill_corrections (bill_id) where state = 'proposed';
