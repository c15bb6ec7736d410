-- Versions of a tariff on their way into force (domain/rating/release): a draft is written and saved, proposed by one person, and approved
-- by another; only then it becomes the next revision of the tariff, which is what bills are made by. A version that was approved may be
-- cancelled while it billed nothing. What an import brings is in force at once and has no row here.
create table tariff_versions (
  -- No foreign key: a tariff that is new is there only when its first version is approved.
  tariff_code text not null,
  version integer not null check (version > 0),
  name text not null,
  state text not null default 'draft' check (state in ('draft', 'proposed', 'approved', 'withdrawn', 'cancelled')),
  -- Counts how often the draft was saved, so that two who edit it cannot overwrite each other.
  edition integer not null default 1 check (edition > 0),
  -- As it was written, also while it is not yet a tariff.
  file text not null,
  -- The revision of the tariff it was made from; 0: the tariff is new.
  base_revision integer not null check (base_revision >= 0),
  -- From when on customers may see it. Empty: from the day of its approval.
  published_on date,
  -- What was taken for granted where it was made of a published rate: [{option, value, why}].
  assumptions json not null default '[]',
  reason text not null,
  drafted_by text not null,
  drafted_at timestamptz not null default now(),
  saved_by text not null,
  saved_at timestamptz not null default now(),
  proposed_by text,
  proposed_at timestamptz,
  approved_by text,
  approved_at timestamptz,
  -- First and last day on which it charges otherwise than what stood before; empty: on none, and without an end.
  effective_from date,
  effective_to date check (effective_to >= effective_from),
  -- True for a tariff whose rules see the lines of the whole bill: it bills every agreement.
  applies_to_bill boolean not null default false,
  -- The revision that its approval made, and the one by which it was taken out again.
  revision integer,
  cancelled_by text,
  cancelled_at timestamptz,
  cancelled_revision integer,
  primary key (tariff_code, version),
  unique (tariff_code, revision),
  check ((proposed_by is null) = (proposed_at is null)),
  check (state in ('draft', 'withdrawn') or proposed_by is not null),
  check ((approved_by is null) = (approved_at is null) and (approved_by is null) = (revision is null)),
  check ((state in ('approved', 'cancelled')) = (approved_by is not null)),
  check (approved_by is null or published_on is not null),
  check (approved_by is distinct from proposed_by or approved_by is null),
  check (approved_by is distinct from saved_by or approved_by is null),
  check ((state = 'cancelled') = (cancelled_by is not null) and (cancelled_by is null) = (cancelled_revision is null))
);
create index tariff_versions_waiting on tariff_versions (state, tariff_code) where state in ('draft', 'proposed');

-- How many segments of bills that stand hold days of these by the tariff; of bills made since then, where a time is given. A bill may be
-- rated by the price of its accounting day, so that counts as well. The minute is for bills that were begun before and waited for it.
create function tariff_billed_segments(code text, of_bill boolean, first_day date, last_day date, since timestamptz) returns bigint
language sql stable as $$
  select count(*) from bill_segments s join bills b on b.bill_id = s.bill_id
  where b.state <> 'cancelled' and b.kind <> 'migrated' and (of_bill or s.tariff_code = code)
    and greatest(s.period_to, b.issued_on) >= first_day and (last_day is null or s.period_from <= last_day)
    and (since is null or b.created_at >= since - interval '1 minute')
$$;

create function tariff_versions_guard() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    if new.state <> 'draft' then
      raise exception 'PENSTOCK_STATE: a tariff version begins as a draft' using errcode = 'P0001';
    end if;
    return new;
  end if;
  if tg_op = 'DELETE' then
    raise exception 'PENSTOCK_IMMUTABLE: tariff versions are never deleted' using errcode = 'P0001';
  end if;
  if (new.tariff_code, new.version, new.reason, new.drafted_by, new.drafted_at) is distinct from
     (old.tariff_code, old.version, old.reason, old.drafted_by, old.drafted_at) then
    raise exception 'PENSTOCK_IMMUTABLE: who began a tariff version never changes' using errcode = 'P0001';
  end if;
  if not (old.state = 'draft' and new.state = 'draft')
     and (new.name, new.file, new.edition, new.base_revision, new.assumptions::text, new.saved_by, new.saved_at) is distinct from
         (old.name, old.file, old.edition, old.base_revision, old.assumptions::text, old.saved_by, old.saved_at) then
    raise exception 'PENSTOCK_IMMUTABLE: only a draft is written' using errcode = 'P0001';
  end if;
  if old.state is distinct from new.state and (old.state, new.state) not in (('draft', 'proposed'), ('proposed', 'draft'),
      ('proposed', 'approved'), ('draft', 'withdrawn'), ('proposed', 'withdrawn'), ('approved', 'cancelled')) then
    raise exception 'PENSTOCK_STATE: a tariff version does not go from % to %', old.state, new.state using errcode = 'P0001';
  end if;
  if old.approved_by is not null and
     (new.proposed_by, new.proposed_at, new.approved_by, new.approved_at, new.published_on, new.effective_from, new.effective_to,
      new.applies_to_bill, new.revision) is distinct from
     (old.proposed_by, old.proposed_at, old.approved_by, old.approved_at, old.published_on, old.effective_from, old.effective_to,
      old.applies_to_bill, old.revision) then
    raise exception 'PENSTOCK_IMMUTABLE: who approved a tariff version, and for when, never changes' using errcode = 'P0001';
  end if;
  if old.state in ('withdrawn', 'cancelled') then
    raise exception 'PENSTOCK_IMMUTABLE: a tariff version that is % stays so', old.state using errcode = 'P0001';
  end if;
  if new.state = 'cancelled' and old.effective_from is not null and
     tariff_billed_segments(old.tariff_code, old.applies_to_bill, old.effective_from, old.effective_to, old.approved_at) > 0 then
    raise exception 'PENSTOCK_STATE: tariff % has billed by its version %', old.tariff_code, old.version using errcode = 'P0001';
  end if;
  return new;
end $$;
create trigger tariff_versions_guard before insert or update or delete on tariff_versions
  for each row execute function tariff_versions_guard();

-- What stands as a tariff changes only by a version that was approved, or by the cancellation of one: asked when the transaction ends.
create function tariffs_change_by_version() returns trigger language plpgsql as $$
begin
  if not exists (select from tariff_versions v where v.tariff_code = new.tariff_code and new.revision in (v.revision, v.cancelled_revision)) then
    raise exception 'PENSTOCK_STATE: revision % of tariff % was approved by nobody', new.revision, new.tariff_code using errcode = 'P0001';
  end if;
  return null;
end $$;
create constraint trigger tariffs_change_by_version after update on tariffs deferrable initially deferred
  for each row execute function tariffs_change_by_version();

-- What happened to a version, in order.
create table tariff_version_events (
  event_id bigint generated always as identity primary key,
  tariff_code text not null,
  version integer not null,
  event text not null check (event in ('draft', 'save', 'propose', 'return', 'approve', 'withdraw', 'cancel')),
  on_date date not null,
  reason text not null,
  recorded_at timestamptz not null default now(),
  recorded_by text not null,
  foreign key (tariff_code, version) references tariff_versions
);
create index tariff_version_events_version on tariff_version_events (tariff_code, version);
create trigger tariff_version_events_immutable before update or delete on tariff_version_events
  for each row execute function refuse_change();

-- A tariff whose first version was cancelled: it bills nothing, until another version of it is approved.
alter table tariffs add column is_cancelled boolean not null default false;
alter table tariff_revisions add column is_cancelled boolean not null default false;

create index service_agreements_tariff on service_agreements (tariff_code, agreement_id);

grant select on tariff_versions, tariff_version_events to penstock_app, penstock_reader;
grant insert on tariff_versions, tariff_version_events to penstock_app;
grant update (state, name, edition, file, base_revision, published_on, assumptions, saved_by, saved_at, proposed_by, proposed_at, approved_by,
  approved_at, effective_from, effective_to, applies_to_bill, revision, cancelled_by, cancelled_at, cancelled_revision) on tariff_versions to penstock_app;
grant update (is_cancelled) on tariffs to penstock_app;
