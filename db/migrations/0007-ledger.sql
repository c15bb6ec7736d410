create table gl_accounts (
  code text primary key,
  name text not null,
  kind text not null check (kind in ('receivable', 'customer_credit', 'revenue', 'tax_payable', 'cash', 'suspense', 'deposits_held',
                                     'bad_debt', 'adjustment', 'fee_revenue', 'migration_clearing')),
  service text
);

create table accounting_periods (
  period char(7) primary key check (period ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  state text not null default 'open' check (state in ('open', 'closed')),
  closed_at timestamptz,
  closed_by text
);

create sequence entry_ids;
create table journal_entries (
  entry_id bigint primary key,
  -- One source event makes one entry per kind: posting twice is refused here, whatever the caller forgot.
  event_kind text not null,
  source_kind text not null,
  source_id text not null,
  effective_on date not null,
  period char(7) not null,
  currency char(3) not null,
  description text not null,
  reverses_entry_id bigint unique references journal_entries,
  recorded_at timestamptz not null default now(),
  recorded_by text not null,
  unique (source_kind, source_id, event_kind),
  check (period = to_char(effective_on, 'YYYY-MM'))
);
create index journal_entries_effective on journal_entries (effective_on);

-- Debits positive, credits negative. `account_id` says whose sub-ledger the line belongs to.
create table postings (
  entry_id bigint not null,
  line_no smallint not null,
  gl_code text not null references gl_accounts,
  amount numeric(16, 3) not null check (amount <> 0),
  account_id text,
  agreement_id text,
  primary key (entry_id, line_no)
);
create index postings_account on postings (account_id, entry_id) where account_id is not null;

-- Lines are written first, then the entry, which seals them: an entry must be balanced and may not be empty; a sealed entry takes no more lines.
alter table postings add constraint postings_entry foreign key (entry_id) references journal_entries deferrable initially deferred;

-- Both checks look every row up by its key. Left to itself the planner makes its plan while the tables are small, keeps it for the session,
-- and reads them whole at each statement once they are large.
create function postings_not_sealed() returns trigger language plpgsql
  set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
begin
  if exists (select from added a join journal_entries e using (entry_id)) then
    raise exception 'PENSTOCK_SEALED_ENTRY: a posted entry takes no further lines' using errcode = 'P0001';
  end if;
  return null;
end $$;
create trigger postings_not_sealed after insert on postings
  referencing new table as added for each statement execute function postings_not_sealed();

create function entries_are_sound() returns trigger language plpgsql
  set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare bad record;
begin
  -- Whoever closes a period takes this lock for himself: he waits for entries under way, and they for him. See activities/ledger/close-period.ts.
  perform pg_advisory_xact_lock_shared(736142, replace(period, '-', '')::integer) from (select distinct period from added) as periods;
  select a.entry_id, count(p.entry_id) as lines, coalesce(sum(p.amount), 0) as balance into bad
    from added a left join postings p using (entry_id)
    group by a.entry_id having count(p.entry_id) < 2 or sum(p.amount) <> 0 limit 1;
  if found then
    raise exception 'PENSTOCK_UNBALANCED_ENTRY: entry % has % lines and is off by %', bad.entry_id, bad.lines, bad.balance
      using errcode = 'P0001';
  end if;
  select a.period into bad from added a join accounting_periods t using (period) where t.state = 'closed' limit 1;
  if found then
    raise exception 'PENSTOCK_PERIOD_CLOSED: the accounting period % is closed', bad.period using errcode = 'P0001';
  end if;
  return null;
end $$;
create trigger entries_are_sound after insert on journal_entries
  referencing new table as added for each statement execute function entries_are_sound();

create trigger journal_entries_immutable before update or delete on journal_entries for each row execute function refuse_change();
create trigger postings_immutable before update or delete on postings for each row execute function refuse_change();
create trigger journal_entries_no_truncate before truncate on journal_entries execute function refuse_change();
create trigger postings_no_truncate before truncate on postings execute function refuse_change();

-- A receivable (positive) or a credit (negative) with what is still open of it. Its gl_code is the receivable account it stands on.
create sequence item_ids;
create table open_items (
  item_id bigint primary key,
  external_id text unique,
  account_id text not null references accounts,
  agreement_id text references service_agreements,
  gl_code text not null references gl_accounts,
  kind text not null check (kind in ('bill', 'late_fee', 'deposit_installment', 'credit', 'payment', 'cancellation', 'fee', 'adjustment')),
  bill_id bigint,
  payment_id bigint,
  entry_id bigint not null references journal_entries,
  original_on date not null,
  due_on date not null,
  currency char(3) not null,
  original_amount numeric(14, 2) not null check (original_amount <> 0),
  open_amount numeric(14, 2) not null,
  check (case when original_amount > 0 then open_amount between 0 and original_amount
              else open_amount between original_amount and 0 end)
);
create index open_items_account_open on open_items (account_id) where open_amount <> 0;
create index open_items_account on open_items (account_id, item_id);
create index open_items_bill on open_items (bill_id) where bill_id is not null;
create index open_items_payment on open_items (payment_id) where payment_id is not null;

create function open_items_only_open_amount() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    raise exception 'PENSTOCK_IMMUTABLE: open items are never deleted' using errcode = 'P0001';
  end if;
  if (new.item_id, new.account_id, new.agreement_id, new.gl_code, new.kind, new.bill_id, new.payment_id, new.entry_id, new.original_on,
      new.due_on, new.original_amount) is distinct from
     (old.item_id, old.account_id, old.agreement_id, old.gl_code, old.kind, old.bill_id, old.payment_id, old.entry_id, old.original_on,
      old.due_on, old.original_amount) then
    raise exception 'PENSTOCK_IMMUTABLE: only the open amount of an open item moves' using errcode = 'P0001';
  end if;
  return new;
end $$;
create trigger open_items_guard before update or delete on open_items for each row execute function open_items_only_open_amount();

-- Moves an amount from a credit item to a debit item of the same account. Undone by a row that names it, never deleted.
create sequence application_ids;
create table applications (
  application_id bigint primary key,
  credit_item_id bigint not null references open_items,
  debit_item_id bigint not null references open_items,
  amount numeric(14, 2) not null check (amount <> 0),
  applied_on date not null,
  -- Absent where both items stand on the same general-ledger account: nothing moves there.
  entry_id bigint references journal_entries,
  reverses_application_id bigint unique references applications,
  recorded_at timestamptz not null default now(),
  recorded_by text not null,
  check ((amount < 0) = (reverses_application_id is not null))
);
create index applications_credit on applications (credit_item_id);
create index applications_debit on applications (debit_item_id);
create trigger applications_immutable before update or delete on applications for each row execute function refuse_change();
