-- Policy packs (domain/policy): the values of the rules on bills, notices, disconnection, plans and deposits, with where each is from.
-- A version is what somebody handed in, and its document never changes: a change is the next version. It moves draft -> proposed ->
-- released -> withdrawn; proposed and released by two persons, which the table checks as well.
create table policy_versions (
  pack_code text not null,
  version integer not null check (version > 0),
  name text not null,
  pack_level text not null check (pack_level in ('state', 'commission', 'utility', 'class')),
  jurisdiction text not null,
  is_example boolean not null,
  -- json, not jsonb: a person wrote its members in an order, and gets them back in it.
  document json not null,
  state text not null default 'draft' check (state in ('draft', 'proposed', 'released', 'withdrawn')),
  reason text not null,
  drafted_by text not null,
  drafted_at timestamptz not null default now(),
  proposed_by text,
  proposed_at timestamptz,
  released_by text,
  released_at timestamptz,
  -- First day it governs, and the first day it no longer does.
  effective_from date,
  withdrawn_from date,
  primary key (pack_code, version),
  check (state = 'draft' or state = 'withdrawn' or proposed_by is not null),
  check (released_by is null or released_by <> proposed_by),
  check ((released_by is null) = (effective_from is null)),
  check (state <> 'released' or released_by is not null),
  check (not (is_example and state in ('proposed', 'released')))
);
create index policy_versions_in_force on policy_versions (pack_code, effective_from desc, version desc) where released_by is not null;
-- One version of a pack at a time is being decided about.
create unique index policy_versions_one_open on policy_versions (pack_code) where state in ('draft', 'proposed');

create function policy_versions_guard() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    if new.state <> 'draft' then
      raise exception 'PENSTOCK_STATE: a policy version begins as a draft' using errcode = 'P0001';
    end if;
    return new;
  end if;
  if tg_op = 'DELETE' then
    raise exception 'PENSTOCK_IMMUTABLE: policy versions are never deleted' using errcode = 'P0001';
  end if;
  if (new.pack_code, new.version, new.name, new.pack_level, new.jurisdiction, new.is_example, new.document::text, new.reason, new.drafted_by, new.drafted_at)
     is distinct from
     (old.pack_code, old.version, old.name, old.pack_level, old.jurisdiction, old.is_example, old.document::text, old.reason, old.drafted_by, old.drafted_at) then
    raise exception 'PENSTOCK_IMMUTABLE: what a policy version says never changes' using errcode = 'P0001';
  end if;
  if (old.state, new.state) not in (('draft', 'proposed'), ('proposed', 'draft'), ('proposed', 'released'),
      ('draft', 'withdrawn'), ('proposed', 'withdrawn'), ('released', 'withdrawn')) then
    raise exception 'PENSTOCK_STATE: a policy version does not go from % to %', old.state, new.state using errcode = 'P0001';
  end if;
  if old.released_by is not null and (new.proposed_by, new.proposed_at, new.released_by, new.released_at, new.effective_from)
     is distinct from (old.proposed_by, old.proposed_at, old.released_by, old.released_at, old.effective_from) then
    raise exception 'PENSTOCK_IMMUTABLE: who released a policy version, and from when, never changes' using errcode = 'P0001';
  end if;
  return new;
end $$;
create trigger policy_versions_guard before insert or update or delete on policy_versions
  for each row execute function policy_versions_guard();

-- The rows of each version, so that what a row decided can refer to it.
create table policy_rows (
  pack_code text not null,
  version integer not null,
  row_index integer not null check (row_index >= 0),
  parameter text not null,
  mark text not null check (mark in ('V', 'V/S', 'S', 'G', 'U')),
  citation text not null,
  -- Tells whether a row of another version says the same.
  row_hash text not null,
  primary key (pack_code, version, row_index),
  foreign key (pack_code, version) references policy_versions
);
create trigger policy_rows_immutable before update or delete on policy_rows for each row execute function refuse_change();

-- What happened to a version, in order.
create table policy_events (
  event_id bigint generated always as identity primary key,
  pack_code text not null,
  version integer not null,
  event text not null check (event in ('draft', 'propose', 'return', 'release', 'withdraw')),
  on_date date not null,
  reason text not null,
  recorded_at timestamptz not null default now(),
  recorded_by text not null,
  foreign key (pack_code, version) references policy_versions
);
create index policy_events_version on policy_events (pack_code, version);
create trigger policy_events_immutable before update or delete on policy_events for each row execute function refuse_change();

-- A person who read the source of a row that rests on secondary ones; holds for the same row of later versions.
create table policy_confirmations (
  pack_code text not null,
  row_hash text not null,
  confirmed_by text not null,
  confirmed_on date not null,
  -- What was read.
  source text not null,
  recorded_at timestamptz not null default now(),
  recorded_by text not null,
  primary key (pack_code, row_hash)
);
create trigger policy_confirmations_immutable before update or delete on policy_confirmations
  for each row execute function refuse_change();

grant select on policy_versions, policy_rows, policy_events, policy_confirmations to penstock_app, penstock_reader;
grant insert on policy_versions, policy_rows, policy_events, policy_confirmations to penstock_app;
grant update (state, proposed_by, proposed_at, released_by, released_at, effective_from, withdrawn_from) on policy_versions to penstock_app;
