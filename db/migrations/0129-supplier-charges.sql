-- What a supplier charges for the energy it delivers over the utility's wires, as it states it for the days of a bill. Tariffs ask for the
-- charges by name and put them on the bill beside delivery.
create table supplier_charges (
  charge_id bigint generated always as identity primary key,
  supplier text not null check (supplier <> ''),
  agreement_id text not null references service_agreements,
  from_on date not null,
  to_on date not null check (to_on >= from_on),
  -- The name that tariffs ask for.
  charge text not null check (charge ~ '^[a-z][a-z0-9_]{0,59}$'),
  amount numeric(20, 6) not null,
  reason text not null,
  entered_at timestamptz not null default now(),
  entered_by text not null,
  cancelled_at timestamptz,
  cancelled_by text,
  cancel_reason text,
  check ((cancelled_at is null) = (cancelled_by is null) and (cancelled_at is null) = (cancel_reason is null)),
  -- One figure for each day: a correction cancels what it corrects.
  exclude using gist (agreement_id with =, charge with =, daterange(from_on, to_on, '[]') with &&) where (cancelled_at is null)
);
create index supplier_charges_of_agreement on supplier_charges (agreement_id, from_on);

grant select on supplier_charges to penstock_app, penstock_reader;
grant insert on supplier_charges to penstock_app;
grant update (cancelled_at, cancelled_by, cancel_reason) on supplier_charges to penstock_app;
