-- Moves: what was asked for, which agreements begin and end by it, and what has to be there first.
alter table meters add column is_remote_capable boolean not null default false;
-- The first day on which nobody is served at a point that goes on: use on it is nobody's yet.
alter table service_points add column no_customer_since date;

-- A deposit is asked for, paid and held, then credited to the account or given up with the request it belonged to.
alter table deposits drop constraint deposits_state_check;
alter table deposits add constraint deposits_state_check check (state in ('asked', 'held', 'applied', 'refunded', 'withdrawn'));
-- The item by which it was asked for; absent where it was brought over.
alter table deposits add column item_id bigint references open_items;

create sequence request_number start 1;
create table service_requests (
  request_id text primary key,
  kind text not null check (kind in ('move_in', 'move_out', 'transfer', 'suspension')),
  state text not null default 'open' check (state in ('open', 'completed', 'cancelled')),
  -- Who asks: whose service begins, or ends.
  account_id text not null references accounts,
  is_new_account boolean not null default false,
  -- Where service begins, and where it ends.
  premise_id text references premises,
  from_premise_id text references premises,
  start_on date,
  stop_on date,
  forward_line1 text,
  forward_line2 text,
  forward_city text,
  forward_state text,
  forward_postcode text,
  forward_country text,
  -- Counts the dates it had: the work orders of an earlier date are not those of a later one.
  schedule_no integer not null default 1,
  requested_on date not null,
  requested_by text not null,
  requested_at timestamptz not null default now(),
  closed_on date,
  version integer not null default 1,
  check ((kind in ('move_in', 'transfer')) <= (premise_id is not null and start_on is not null)),
  check ((kind in ('move_out', 'transfer', 'suspension')) <= (from_premise_id is not null and stop_on is not null)),
  check ((state = 'open') = (closed_on is null)),
  check ((forward_line1 is null) = (forward_city is null))
);
create index service_requests_account on service_requests (account_id);
create index service_requests_premise on service_requests (premise_id);
create index service_requests_from_premise on service_requests (from_premise_id);
create index service_requests_open on service_requests (requested_on) where state = 'open';

-- What begins (`start`) and what ends (`stop`) by a request, for whom, and on which first or last day.
create table service_request_agreements (
  request_id text not null references service_requests,
  agreement_id text not null references service_agreements,
  act text not null check (act in ('start', 'stop')),
  party text not null check (party in ('applicant', 'sitting', 'owner')),
  on_date date not null,
  -- Its work order, where a truck was sent.
  work_order_id text,
  done_on date,
  primary key (request_id, agreement_id, act)
);
create index service_request_agreements_agreement on service_request_agreements (agreement_id);

create table service_request_prerequisites (
  request_id text not null references service_requests,
  prerequisite text not null check (prerequisite in ('identity', 'deposit', 'prior_debt', 'premise_debt', 'inspection', 'connection_fee')),
  state text not null default 'open' check (state in ('open', 'met', 'overridden')),
  facts jsonb not null default '{}',
  -- The item to be paid, of a deposit or fee.
  item_id bigint references open_items,
  decided_on date,
  decided_by text,
  reason text,
  primary key (request_id, prerequisite),
  check ((state = 'open') = (decided_on is null))
);

-- The owner takes service back the day after a tenant leaves.
create table owner_agreements (
  owner_agreement_id bigint generated always as identity primary key,
  premise_id text not null references premises,
  account_id text not null references accounts,
  from_on date not null,
  until_on date,
  recorded_at timestamptz not null default now(),
  recorded_by text not null,
  check (until_on is null or until_on >= from_on),
  exclude using gist (premise_id with =, daterange(from_on, until_on, '[]') with &&)
);
create index owner_agreements_account on owner_agreements (account_id);

grant select on service_requests, service_request_agreements, service_request_prerequisites, owner_agreements to penstock_app, penstock_reader;
grant insert, update on service_requests, service_request_agreements, service_request_prerequisites to penstock_app;
grant insert, update (until_on) on owner_agreements to penstock_app;
grant usage, select on sequence request_number to penstock_app;
