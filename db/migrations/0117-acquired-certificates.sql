-- Certificates that were bought: of another registry, as a range of its serial numbers. Each is had once and leaves once, as those that are
-- minted here.
create table certificate_acquisitions (
  acquisition_id bigint generated always as identity primary key,
  -- The registry that issued them, and the part of its serial number before the counting, in capitals; empty where it has none.
  registry text not null check (registry ~ '^[A-Z0-9][A-Z0-9 ._/-]{0,39}$'),
  series text not null check (series ~ '^([A-Z0-9][A-Z0-9 ._/-]{0,59})?$'),
  -- YYYY-MM: the month of generation.
  vintage text not null check (vintage ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  technology text not null check (technology <> ''),
  first_serial bigint not null check (first_serial > 0),
  last_serial bigint not null check (last_serial >= first_serial),
  counterparty text not null check (counterparty <> ''),
  reason text not null,
  acquired_on date not null,
  recorded_at timestamptz not null default now(),
  recorded_by text not null,
  exclude using gist (registry with =, series with =, int8range(first_serial, last_serial, '[]') with &&)
);
create trigger certificate_acquisitions_immutable before update or delete on certificate_acquisitions for each row execute function refuse_change();

create table acquired_certificate_moves (
  move_id bigint generated always as identity primary key,
  acquisition_id bigint not null references certificate_acquisitions,
  kind text not null check (kind in ('transferred', 'retired')),
  first_serial bigint not null check (first_serial > 0),
  last_serial bigint not null check (last_serial >= first_serial),
  party text not null check (party <> ''),
  reason text not null,
  -- Retired for what this programme sold; the trigger below looks for it, since programmes come with a later file.
  programme_code text,
  moved_on date not null,
  recorded_at timestamptz not null default now(),
  recorded_by text not null,
  check (programme_code is null or kind = 'retired'),
  exclude using gist (acquisition_id with =, int8range(first_serial, last_serial, '[]') with &&)
);
create index acquired_certificate_moves_programme on acquired_certificate_moves (programme_code) where programme_code is not null;
create trigger acquired_certificate_moves_immutable before update or delete on acquired_certificate_moves for each row execute function refuse_change();

-- What leaves was had.
create function acquired_certificate_moves_were_had() returns trigger language plpgsql as $$
begin
  if not exists (select from certificate_acquisitions a where a.acquisition_id = new.acquisition_id
                   and new.first_serial >= a.first_serial and new.last_serial <= a.last_serial) then
    raise exception 'PENSTOCK_NOT_ACQUIRED: certificates % to % are not of acquisition %', new.first_serial, new.last_serial, new.acquisition_id
      using errcode = 'P0001';
  end if;
  if new.programme_code is not null and not exists (select from programmes p where p.programme_code = new.programme_code) then
    raise exception 'PENSTOCK_NOT_ACQUIRED: there is no programme %', new.programme_code using errcode = 'P0001';
  end if;
  return new;
end $$;
create trigger acquired_certificate_moves_had before insert on acquired_certificate_moves for each row execute function acquired_certificate_moves_were_had();

grant select on certificate_acquisitions, acquired_certificate_moves to penstock_app, penstock_reader;
grant insert on certificate_acquisitions, acquired_certificate_moves to penstock_app;
