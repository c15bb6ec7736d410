-- A tariff is a document (docs/tariffs.md) with effective-dated versions inside; each change is a new revision, none is lost. It is kept
-- as json, not jsonb: a person wrote its members in an order, and gets them back in it.
create table tariffs (
  tariff_code text primary key,
  service text not null,
  name text not null,
  document json not null,
  revision integer not null default 1,
  updated_at timestamptz not null default now()
);

create table tariff_revisions (
  tariff_code text not null references tariffs,
  revision integer not null,
  document json not null,
  recorded_at timestamptz not null default now(),
  recorded_by text not null,
  reason text not null,
  primary key (tariff_code, revision)
);
create trigger tariff_revisions_immutable before update or delete on tariff_revisions
  for each row execute function refuse_change();
