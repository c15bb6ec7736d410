create table premises (
  premise_id text primary key,
  line1 text not null,
  line2 text,
  city text not null,
  state text not null,
  postcode text not null,
  inside_city boolean not null,
  read_route text not null,
  read_sequence integer not null,
  lot_area_sqft integer not null check (lot_area_sqft >= 0),
  impervious_sqft integer not null check (impervious_sqft >= 0),
  dwelling_units integer not null check (dwelling_units >= 1),
  owner_customer_id text references customers,
  latitude numeric(9, 6) not null check (latitude between -90 and 90),
  longitude numeric(9, 6) not null check (longitude between -180 and 180),
  version integer not null default 1,
  search_text text not null generated always as (
    fold(line1 || ' ' || coalesce(line2, '') || ' ' || city || ' ' || postcode)) stored
);
create index premises_search on premises using gin (search_text gin_trgm_ops);
create index premises_route on premises (read_route, read_sequence);

create table service_points (
  service_point_id text primary key,
  premise_id text not null references premises,
  service text not null check (service in ('electric', 'water', 'gas', 'sewer', 'stormwater', 'refuse', 'lighting')),
  in_service_on date not null,
  cart_size_gal integer check (cart_size_gal > 0),
  cart_count integer check (cart_count >= 0),
  version integer not null default 1
);
create index service_points_premise on service_points (premise_id);
