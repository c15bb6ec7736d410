-- Collection agencies, the debts placed with them, and the files that go out and come in.
create table agencies (
  agency_code text primary key check (agency_code ~ '^[A-Z0-9][A-Z0-9-]{1,19}$'),
  name text not null,
  -- What it keeps of what it collects.
  commission_percent numeric(5, 2) not null check (commission_percent between 0 and 100),
  is_active boolean not null default true,
  added_on date not null,
  added_by text not null
);

create table agency_files (
  file_id bigint generated always as identity primary key,
  agency_code text not null references agencies,
  kind text not null check (kind in ('placement', 'recall', 'payments')),
  -- Counts the files of a kind of an agency, from 1.
  number integer not null check (number > 0),
  name text not null,
  stored_file_id bigint not null references stored_files,
  sha256 text not null,
  rows integer not null,
  -- Placed, recalled, or collected and taken.
  total numeric(16, 2) not null,
  -- Of a payments file: what the agency kept of it.
  commission numeric(16, 2) not null default 0,
  posted integer not null default 0,
  duplicates integer not null default 0,
  held integer not null default 0,
  refused integer not null default 0,
  made_on date not null,
  recorded_by text not null,
  recorded_at timestamptz not null default now(),
  unique (agency_code, kind, number),
  check (kind <> 'payments' or rows = posted + duplicates + held + refused)
);
create unique index agency_files_bytes on agency_files (agency_code, sha256) where kind = 'payments';
create trigger agency_files_immutable before update or delete on agency_files for each row execute function refuse_change();

-- Numbers stand in the file before its rows are written.
create sequence placement_ids;
create table agency_placements (
  placement_id bigint primary key,
  agency_code text not null references agencies,
  account_id text not null references accounts,
  amount numeric(14, 2) not null check (amount > 0),
  collected numeric(14, 2) not null default 0 check (collected >= 0),
  placed_on date not null,
  placement_file_id bigint not null references agency_files,
  recalled_on date check (recalled_on >= placed_on),
  recall_reason text check (recall_reason in ('paid', 'disputed', 'bankrupt', 'plan', 'held', 'no_payment', 'requested')),
  recall_file_id bigint references agency_files,
  check ((recalled_on is null) = (recall_reason is null and recall_file_id is null))
);
-- An account is with one agency at a time, and with each once.
create unique index agency_placements_one_open on agency_placements (account_id) where recalled_on is null;
create unique index agency_placements_once on agency_placements (agency_code, account_id);
create index agency_placements_file on agency_placements (placement_file_id);

-- The rows of a payments file that were not simply posted, and what became of each.
create table agency_findings (
  file_id bigint not null references agency_files,
  line integer not null,
  outcome text not null check (outcome in ('posted', 'duplicate', 'held', 'refused')),
  code text not null,
  placement text not null,
  account_id text not null,
  external_id text not null,
  gross text not null,
  sentence text not null,
  primary key (file_id, line)
);
create trigger agency_findings_immutable before update or delete on agency_findings for each row execute function refuse_change();

-- What an agency kept of each payment, and the entry that says so.
create table agency_commissions (
  payment_id bigint primary key references payments,
  file_id bigint not null references agency_files,
  placement_id bigint references agency_placements,
  gross numeric(14, 2) not null check (gross > 0),
  commission numeric(14, 2) not null check (commission between 0 and gross),
  entry_id bigint unique references journal_entries,
  check ((commission = 0) = (entry_id is null))
);
create index agency_commissions_file on agency_commissions (file_id);
create trigger agency_commissions_immutable before update or delete on agency_commissions for each row execute function refuse_change();

-- Each business day is looked through once for what is to be recalled.
create table agency_sweeps (
  sweep_on date primary key,
  recalled integer not null,
  recorded_at timestamptz not null default now()
);

grant select on agencies, agency_files, agency_placements, agency_findings, agency_commissions, agency_sweeps to penstock_app;
-- Why a debt was recalled may tell of a bankruptcy: reports do without.
grant select on agencies, agency_files, agency_findings, agency_commissions, agency_sweeps to penstock_reader;
grant select (placement_id, agency_code, account_id, amount, collected, placed_on, placement_file_id, recalled_on) on agency_placements to penstock_reader;
grant insert on agencies, agency_files, agency_placements, agency_findings, agency_commissions, agency_sweeps to penstock_app;
grant usage on sequence placement_ids to penstock_app;
grant update (name, commission_percent, is_active) on agencies to penstock_app;
grant update (collected, recalled_on, recall_reason, recall_file_id) on agency_placements to penstock_app;
