-- What an agreement leaves to its next bill: banks, sums of the year, counters, peaks. Kept with the bill that made it, with the bill it
-- went on from, and what became of each bank: [{bank, label, part, unit, opening, earned, used, cashedOut, expired, closing}].
alter table bill_segments
  add column carried json,
  add column carried_from bigint references bills,
  add column banks json;
create index bill_segments_carried on bill_segments (agreement_id, period_to) where carried is not null;

-- The ledger of banks: each row adds to a bank of an agreement or takes from it. `part`: pool, a period of the day, or lots (money).
-- Rows are never edited; a cancelled bill's rows get their mirrors.
create table bank_entries (
  bank_entry_id bigint generated always as identity primary key,
  account_id text not null references accounts,
  agreement_id text not null references service_agreements,
  bank text not null check (bank <> ''),
  label text not null,
  part text not null check (part <> ''),
  unit text not null,
  kind text not null check (kind in ('opening', 'generated', 'used', 'cashed_out', 'expired', 'adjusted')),
  quantity numeric not null,
  -- First and last day of the billed period, both included; of an opening the day it was earned.
  period_from date not null,
  period_to date not null,
  -- The bill that made it; none for what came from the former system.
  bill_id bigint references bills,
  -- Of a mirror: the entry it takes back.
  mirrors_entry_id bigint unique references bank_entries,
  reason text,
  recorded_at timestamptz not null default now(),
  recorded_by text not null,
  check (period_to >= period_from),
  check ((kind = 'opening') = (bill_id is null)),
  check (mirrors_entry_id is not null or case kind when 'opening' then quantity >= 0 when 'generated' then quantity > 0
         when 'adjusted' then quantity <> 0 else quantity < 0 end)
);
create index bank_entries_agreement on bank_entries (agreement_id, bank_entry_id);
create index bank_entries_account on bank_entries (account_id);
create index bank_entries_bill on bank_entries (bill_id);
create trigger bank_entries_immutable before update or delete on bank_entries for each row execute function refuse_change();

grant select on bank_entries to penstock_app, penstock_reader;
grant insert on bank_entries to penstock_app;
