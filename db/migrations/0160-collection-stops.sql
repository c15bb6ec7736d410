-- Somebody ends collection of a whole class or area at once. From that moment nothing is cut for the cases it reached; each case then ends by
-- its own process.
create table collection_stops (
  stop_id bigint generated always as identity primary key,
  scope text not null check (scope in ('class', 'area')),
  -- The class, or the read route.
  scope_value text not null,
  reason text not null,
  placed_on date not null,
  placed_by text not null,
  placed_at timestamptz not null default clock_timestamp()
);
create table collection_stop_cases (
  stop_id bigint not null references collection_stops,
  collection_id text not null references collection_cases,
  owed numeric(16, 2) not null,
  primary key (stop_id, collection_id)
);
create index collection_stop_cases_case on collection_stop_cases (collection_id);
create trigger collection_stop_cases_immutable before update or delete on collection_stop_cases for each row execute function refuse_change();
create trigger collection_stops_immutable before update or delete on collection_stops for each row execute function refuse_change();
grant select on collection_stops, collection_stop_cases to penstock_app, penstock_reader;
grant insert on collection_stops, collection_stop_cases to penstock_app;
