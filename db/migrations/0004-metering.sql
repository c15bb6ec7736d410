create table meters (
  meter_id text primary key,
  service text not null check (service in ('electric', 'water', 'gas')),
  make text not null,
  model text not null,
  size text,
  purchased_on date not null
);
create index meters_id_search on meters using gin (lower(meter_id) gin_trgm_ops);

create table registers (
  meter_id text not null references meters,
  register text not null,
  unit text not null,
  direction text not null check (direction in ('delivered', 'received')),
  dials integer not null check (dials between 1 and 12),
  multiplier numeric not null check (multiplier > 0),
  role text not null check (role in ('consumption', 'demand')),
  primary key (meter_id, register)
);

-- Where a register served, from its first to its last day. A register is at one place at a time.
create table meter_installs (
  install_id bigint generated always as identity primary key,
  meter_id text not null,
  register text not null,
  service_point_id text not null references service_points,
  installed_on date not null,
  install_read numeric not null check (install_read >= 0),
  removed_on date,
  removal_read numeric check (removal_read >= 0),
  foreign key (meter_id, register) references registers,
  check ((removed_on is null) = (removal_read is null)),
  check (removed_on is null or removed_on >= installed_on),
  exclude using gist (meter_id with =, register with =, daterange(installed_on, removed_on, '[)') with &&)
);
create index meter_installs_point on meter_installs (service_point_id);

-- As seen on the dial, before the multiplier. Superseded, never edited: `superseded_by` is the only column that moves, once.
create sequence read_ids;
create table reads (
  read_id bigint primary key default nextval('read_ids'),
  meter_id text not null,
  register text not null,
  read_on date not null,
  value numeric not null check (value >= 0),
  kind text not null check (kind in ('actual', 'estimated', 'customer')),
  source text not null,
  superseded_by bigint references reads deferrable initially deferred,
  reason text,
  recorded_at timestamptz not null default now(),
  recorded_by text not null,
  foreign key (meter_id, register) references registers
);
create unique index reads_one_live on reads (meter_id, register, read_on) where superseded_by is null;
create index reads_superseded_by on reads (superseded_by) where superseded_by is not null;

create function reads_only_superseded() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    raise exception 'PENSTOCK_IMMUTABLE: reads are never deleted' using errcode = 'P0001';
  end if;
  if old.superseded_by is not null
     or (new.read_id, new.meter_id, new.register, new.read_on, new.value, new.kind, new.source, new.recorded_at, new.recorded_by)
        is distinct from
        (old.read_id, old.meter_id, old.register, old.read_on, old.value, old.kind, old.source, old.recorded_at, old.recorded_by) then
    raise exception 'PENSTOCK_IMMUTABLE: a read is superseded once, never edited' using errcode = 'P0001';
  end if;
  return new;
end $$;
create trigger reads_immutable before update or delete on reads for each row execute function reads_only_superseded();
