-- One utility per database: its settings, its clock, its accounting periods' frame.
create extension if not exists btree_gist;
create extension if not exists pg_trgm;
create extension if not exists unaccent;

-- Folding for search: lower case, no accents. unaccent() is only "stable" because its dictionary could change; ours does not.
create function fold(value text) returns text
  language sql immutable parallel safe strict
  as $$ select lower(unaccent('unaccent'::regdictionary, value)) $$;

create table utility (
  only_one boolean primary key default true check (only_one),
  name text not null,
  currency char(3) not null,
  time_zone text not null,
  -- A sandbox has a business date that a supervisor moves; a production utility has none and takes today in its zone.
  is_sandbox boolean not null,
  business_date date,
  settings jsonb not null,
  settings_version integer not null default 1,
  updated_at timestamptz not null default now(),
  check (is_sandbox = (business_date is not null))
);

create table settings_versions (
  settings_version integer primary key,
  settings jsonb not null,
  recorded_at timestamptz not null default now(),
  recorded_by text not null,
  reason text not null
);

-- Rows that must never change: one trigger function for all of them, beside the missing grants.
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'PENSTOCK_IMMUTABLE: rows of % are never changed or deleted', tg_table_name using errcode = 'P0001';
end $$;

create trigger settings_versions_immutable before update or delete on settings_versions
  for each row execute function refuse_change();
