-- Generators whose generation is credited to somebody: a community solar array, panels behind a customer's meter.
create table generators (
  generator_id text primary key,
  name text not null check (name <> ''),
  -- Where its meters are.
  service_point_id text not null references service_points,
  -- Which way its meters count generation: as energy given to the grid, or as the only thing they count.
  counts text not null check (counts in ('received', 'delivered')),
  technology text not null check (technology in ('solar', 'wind', 'hydro', 'biomass', 'geothermal', 'other')),
  capacity_kw numeric not null check (capacity_kw > 0),
  began_on date not null,
  -- Last day on which it counts; null: goes on.
  ended_on date check (ended_on >= began_on),
  recorded_at timestamptz not null default now(),
  recorded_by text not null,
  -- Two generators behind one meter cannot be told apart.
  exclude using gist (service_point_id with =, counts with =, daterange(began_on, ended_on, '[]') with &&)
);
create index generators_point on generators (service_point_id);

-- Shares of what a generator gave, in percent, by days. One that never came to count ends on the day before it began.
create table generator_shares (
  share_id bigint generated always as identity primary key,
  generator_id text not null references generators,
  agreement_id text not null references service_agreements,
  percent numeric not null check (percent > 0 and percent <= 100),
  from_on date not null,
  to_on date check (to_on >= from_on - 1),
  recorded_at timestamptz not null default now(),
  recorded_by text not null,
  exclude using gist (generator_id with =, agreement_id with =, daterange(from_on, to_on + 1, '[)') with &&)
);
create index generator_shares_agreement on generator_shares (agreement_id);

-- Of no generator more than the whole is given away on any day. The generator's row is locked, so that two cannot both find room.
create function generator_shares_within_whole() returns trigger language plpgsql as $$
begin
  perform from generators where generator_id = new.generator_id for update;
  if exists (
    select from generator_shares p
     where p.generator_id = new.generator_id
       and (select sum(q.percent) from generator_shares q
             where q.generator_id = p.generator_id and q.from_on <= p.from_on and (q.to_on is null or q.to_on >= p.from_on)) > 100) then
    raise exception 'PENSTOCK_SHARES_EXCEED: more than 100 %% of generator % would be given away', new.generator_id using errcode = 'P0001';
  end if;
  return null;
end $$;
create trigger generator_shares_sum after insert or update on generator_shares
  for each row execute function generator_shares_within_whole();

grant select on generators, generator_shares to penstock_app, penstock_reader;
grant insert on generators, generator_shares to penstock_app;
grant update (ended_on) on generators to penstock_app;
grant update (to_on) on generator_shares to penstock_app;
