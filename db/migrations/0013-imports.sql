create table imports (
  import_id bigint generated always as identity primary key,
  -- A set of files, or a synthetic utility made by rule.
  kind text not null default 'files' check (kind in ('files', 'synthetic')),
  name text not null,
  -- SHA-256 over the names and hashes of its files (of a synthetic one: over what it is made from), known when the upload has
  -- ended: the same set twice is recognised.
  set_sha256 text check (set_sha256 is not null or state = 'uploading'),
  -- Of a synthetic one: {accounts, seed, historyMonths}.
  synthetic jsonb check ((synthetic is not null) = (kind = 'synthetic')),
  is_dry_run boolean not null,
  as_of date,
  state text not null check (state in ('uploading', 'queued', 'validating', 'refused', 'writing', 'completed', 'validated', 'unchanged', 'failed')),
  progress jsonb not null default '{}',
  counts jsonb not null default '{}',
  errors integer not null default 0,
  warnings integer not null default 0,
  accepted jsonb not null default '[]',
  failure text,
  reason text not null,
  started_by text not null,
  started_at timestamptz not null default now(),
  ended_at timestamptz
);
create unique index imports_completed_set on imports (set_sha256) where state = 'completed';

create table import_files (
  import_id bigint not null references imports,
  name text not null,
  file_id bigint not null references stored_files,
  primary key (import_id, name)
);

create table import_findings (
  import_id bigint not null references imports,
  finding_no integer not null,
  severity text not null check (severity in ('error', 'warning')),
  file text not null,
  row_no integer,
  column_name text,
  code text not null,
  value text,
  key text,
  account_id text,
  sentence text not null,
  remedy text not null,
  is_accepted boolean not null default false,
  primary key (import_id, finding_no)
);
create index import_findings_code on import_findings (import_id, code);

-- Numbers of new customers and accounts go on after the imported ones.
grant update on sequence customer_number, account_number to penstock_app;
