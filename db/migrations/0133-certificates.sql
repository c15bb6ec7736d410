-- Renewable energy certificates: one for each whole MWh a generator gave in a month, with a serial number of its own. A generator's months
-- are minted in their order; what is left below a MWh is carried to the next.
create table certificate_mintings (
  minting_id bigint generated always as identity primary key,
  generator_id text not null references generators,
  -- YYYY-MM: the month of generation.
  vintage text not null check (vintage ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  generated_kwh numeric not null check (generated_kwh >= 0),
  carried_in_kwh numeric not null check (carried_in_kwh >= 0 and carried_in_kwh < 1000),
  carried_out_kwh numeric not null check (carried_out_kwh >= 0 and carried_out_kwh < 1000),
  certificates integer not null check (certificates >= 0),
  -- Serial numbers of the generator, first and last; null where not a whole MWh was there.
  first_serial bigint check (first_serial > 0),
  last_serial bigint,
  minted_on date not null,
  recorded_at timestamptz not null default now(),
  recorded_by text not null,
  unique (generator_id, vintage),
  check ((certificates = 0) = (first_serial is null)),
  check (certificates = 0 or last_serial - first_serial + 1 = certificates),
  check ((first_serial is null) = (last_serial is null)),
  check (carried_in_kwh + generated_kwh = certificates * 1000::numeric + carried_out_kwh),
  -- Each certificate exists once.
  exclude using gist (generator_id with =, int8range(first_serial, last_serial, '[]') with &&) where (certificates > 0)
);
create trigger certificate_mintings_immutable before update or delete on certificate_mintings for each row execute function refuse_change();

-- What became of certificates: each leaves once, to somebody else or for good.
create table certificate_moves (
  move_id bigint generated always as identity primary key,
  minting_id bigint not null references certificate_mintings,
  generator_id text not null references generators,
  kind text not null check (kind in ('transferred', 'retired')),
  first_serial bigint not null check (first_serial > 0),
  last_serial bigint not null check (last_serial >= first_serial),
  -- Transferred to whom; retired for whom.
  party text not null check (party <> ''),
  reason text not null,
  -- Retired for what this programme sold.
  programme_code text references programmes,
  moved_on date not null,
  recorded_at timestamptz not null default now(),
  recorded_by text not null,
  check (programme_code is null or kind = 'retired'),
  exclude using gist (generator_id with =, int8range(first_serial, last_serial, '[]') with &&)
);
create index certificate_moves_minting on certificate_moves (minting_id);
create index certificate_moves_programme on certificate_moves (programme_code) where programme_code is not null;
create trigger certificate_moves_immutable before update or delete on certificate_moves for each row execute function refuse_change();

-- What leaves was minted.
create function certificate_moves_were_minted() returns trigger language plpgsql as $$
begin
  if not exists (select from certificate_mintings m where m.minting_id = new.minting_id and m.generator_id = new.generator_id
                   and new.first_serial between m.first_serial and m.last_serial and new.last_serial between m.first_serial and m.last_serial) then
    raise exception 'PENSTOCK_NOT_MINTED: certificates % to % of % are not of minting %', new.first_serial, new.last_serial, new.generator_id, new.minting_id
      using errcode = 'P0001';
  end if;
  return new;
end $$;
create trigger certificate_moves_minted before insert on certificate_moves for each row execute function certificate_moves_were_minted();

grant select on certificate_mintings, certificate_moves to penstock_app, penstock_reader;
grant insert on certificate_mintings, certificate_moves to penstock_app;
