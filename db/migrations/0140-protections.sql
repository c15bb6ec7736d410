-- What protects a household from disconnection, with its evidence: who said so, from when to when. Only the collection slice reads it, and
-- shows it to the roles that need it. A renewal is a row of its own.
create table protections (
  protection_id bigint generated always as identity primary key,
  account_id text not null references accounts,
  kind text not null check (kind in ('medical', 'life_support', 'age', 'infant', 'disability', 'programme', 'pledge', 'bankruptcy')),
  source text not null check (source in ('customer', 'certificate', 'agency', 'court', 'utility', 'import')),
  -- What was shown or said: the number of a certificate, the name of an agency, the docket of a court.
  evidence text not null,
  evidence_file_id bigint references stored_files,
  begins_on date not null,
  -- Last day, as the evidence states it; null: until further notice.
  ends_on date check (ends_on >= begins_on),
  programme text,
  amount numeric(14, 2) check (amount > 0),
  born_on date,
  lives_alone boolean not null default false,
  cannot_pay_and_arranges boolean not null default false,
  renews_protection_id bigint unique references protections,
  -- The business day from which somebody ended it.
  ended_on date,
  ended_by text,
  end_reason text,
  recorded_on date not null,
  recorded_by text not null,
  recorded_at timestamptz not null default now(),
  reason text not null,
  check ((kind = 'programme') = (programme is not null)),
  check ((kind = 'pledge') = (amount is not null)),
  check (renews_protection_id is null or kind = 'medical'),
  check ((ended_on is null) = (ended_by is null and end_reason is null))
);
create index protections_account on protections (account_id);
create index protections_ends on protections (ends_on) where ended_on is null and ends_on is not null;
grant select on protections to penstock_app;
-- Without what was shown: a report counts protections, it does not name an illness.
grant select (protection_id, account_id, begins_on, ends_on, ended_on) on protections to penstock_reader;
grant insert, update (ended_on, ended_by, end_reason) on protections to penstock_app;

-- Somebody holds collection: of an account, of a class of customers, or in a read route.
create table collection_holds (
  hold_id bigint generated always as identity primary key,
  scope text not null check (scope in ('account', 'class', 'area')),
  -- The account, the class, or the read route.
  scope_value text not null,
  reason text not null,
  from_on date not null,
  to_on date check (to_on >= from_on),
  placed_by text not null,
  placed_at timestamptz not null default now(),
  released_on date,
  released_by text,
  release_reason text,
  check ((released_on is null) = (released_by is null and release_reason is null))
);
create index collection_holds_standing on collection_holds (scope, scope_value) where released_on is null;
grant select on collection_holds to penstock_app, penstock_reader;
grant insert, update (released_on, released_by, release_reason) on collection_holds to penstock_app;

-- Weather as it was told, each reading as it came: degrees Fahrenheit, or whether an advisory was given for the day.
create table weather_readings (
  reading_id bigint generated always as identity primary key,
  kind text not null check (kind in ('forecast', 'observation', 'advisory')),
  for_on date not null,
  low numeric(5, 1),
  high numeric(5, 1),
  is_advised boolean not null default false,
  source text not null,
  -- The business day on which it was read.
  read_on date not null,
  read_at timestamptz not null default now(),
  recorded_by text not null,
  check ((kind = 'advisory') = (low is null and high is null)),
  check (kind = 'advisory' or not is_advised)
);
create index weather_readings_day on weather_readings (for_on, reading_id);
create trigger weather_readings_immutable before update or delete on weather_readings for each row execute function refuse_change();
grant select on weather_readings to penstock_app, penstock_reader;
grant insert on weather_readings to penstock_app;
