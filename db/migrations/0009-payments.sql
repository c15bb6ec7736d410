create table payment_files (
  file_id bigint generated always as identity primary key,
  name text not null,
  sha256 text not null,
  rows integer not null,
  posted integer not null,
  duplicates integer not null,
  suspended integer not null,
  refused integer not null,
  total numeric(14, 2) not null,
  recorded_at timestamptz not null default now(),
  recorded_by text not null
);

create sequence payment_ids;
-- Numbers for money that comes without an identity of its own, over the counter.
create sequence receipt_numbers;
create table payments (
  payment_id bigint primary key,
  channel text not null,
  external_id text not null,
  -- As the channel reported it; may name no account of ours.
  stated_account text not null,
  -- The account it was posted to; empty while it is held in suspense.
  account_id text references accounts,
  received_on date not null,
  currency char(3) not null,
  amount numeric(14, 2) not null check (amount > 0),
  reference text,
  state text not null check (state in ('posted', 'suspense', 'reversed')),
  file_id bigint references payment_files,
  entry_id bigint not null references journal_entries,
  -- Held in suspense first: the entry that gave the money to its account.
  resolution_entry_id bigint references journal_entries,
  resolved_on date,
  resolved_by text,
  resolution_reason text,
  reversal_entry_id bigint references journal_entries,
  reversed_on date,
  reversed_by text,
  reversal_reason text,
  recorded_at timestamptz not null default now(),
  recorded_by text not null,
  -- The payment's identity at its channel: a second row with the same id is the same payment.
  unique (channel, external_id),
  check (state <> 'suspense' or account_id is null),
  check (state <> 'posted' or account_id is not null),
  check ((resolution_entry_id is null) = (resolved_on is null)),
  check ((state = 'reversed') = (reversal_entry_id is not null))
);
create index payments_account on payments (account_id, received_on desc);
create index payments_suspense on payments (payment_id) where state = 'suspense';
create index payments_received on payments (received_on);

-- What came in never changes; a payment moves from suspense to posted, and from either to reversed.
create function payments_guard() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    raise exception 'PENSTOCK_IMMUTABLE: payments are never deleted' using errcode = 'P0001';
  end if;
  if (new.payment_id, new.channel, new.external_id, new.stated_account, new.received_on, new.currency, new.amount, new.reference, new.file_id,
      new.entry_id, new.recorded_at, new.recorded_by) is distinct from
     (old.payment_id, old.channel, old.external_id, old.stated_account, old.received_on, old.currency, old.amount, old.reference, old.file_id,
      old.entry_id, old.recorded_at, old.recorded_by)
     or (old.account_id is not null and new.account_id is distinct from old.account_id)
     or (old.state, new.state) not in (('suspense', 'posted'), ('suspense', 'reversed'), ('posted', 'reversed')) then
    raise exception 'PENSTOCK_IMMUTABLE: a payment is assigned or reversed, never edited' using errcode = 'P0001';
  end if;
  return new;
end $$;
create trigger payments_guard before update or delete on payments for each row execute function payments_guard();

alter table open_items add foreign key (payment_id) references payments deferrable initially deferred;

create table payment_tenders (
  payment_id bigint not null references payments,
  tender_no smallint not null,
  kind text not null check (kind in ('cash', 'cheque', 'card', 'transfer', 'other')),
  amount numeric(14, 2) not null check (amount > 0),
  detail text,
  primary key (payment_id, tender_no)
);
create trigger payment_tenders_immutable before update or delete on payment_tenders for each row execute function refuse_change();

-- Rows of a payments file that were not used as they stand.
create table payment_findings (
  finding_id bigint generated always as identity primary key,
  file_id bigint not null references payment_files,
  row_no integer not null,
  code text not null,
  external_id text not null,
  -- As the row states them, where they can be read.
  account_id text,
  received_on date,
  amount numeric(14, 2),
  sentence text not null
);
create index payment_findings_file on payment_findings (file_id);

create table deposits (
  deposit_id text primary key,
  account_id text not null references accounts,
  amount numeric(14, 2) not null check (amount > 0),
  currency char(3) not null,
  held_since date not null,
  interest_rate_code text not null,
  state text not null default 'held' check (state in ('held', 'applied', 'refunded')),
  entry_id bigint not null references journal_entries
);
create index deposits_account on deposits (account_id);
