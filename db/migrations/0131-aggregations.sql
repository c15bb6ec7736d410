-- Agreements of one account whose meters are billed together. sum: what all count is billed at the first one's tariff, as of one meter.
-- rank: what the first one gives beyond its own use goes to the others, one after the other.
create table aggregations (
  aggregation_id text primary key,
  name text not null check (name <> ''),
  account_id text not null references accounts,
  lead_agreement_id text not null references service_agreements,
  method text not null check (method in ('sum', 'rank')),
  recorded_at timestamptz not null default now(),
  recorded_by text not null
);
create index aggregations_account on aggregations (account_id);
create index aggregations_lead on aggregations (lead_agreement_id);

-- The others, with the first day they are billed together and the last (null: goes on); both stand at borders of billed periods.
create table aggregation_members (
  member_id bigint generated always as identity primary key,
  aggregation_id text not null references aggregations,
  agreement_id text not null references service_agreements,
  rank smallint not null check (rank > 0),
  from_on date not null,
  to_on date check (to_on >= from_on - 1),
  recorded_at timestamptz not null default now(),
  recorded_by text not null,
  -- An agreement is in one aggregation at a time, and a place in the order is one agreement's.
  exclude using gist (agreement_id with =, daterange(from_on, to_on + 1, '[)') with &&),
  exclude using gist (aggregation_id with =, rank with =, daterange(from_on, to_on + 1, '[)') with &&)
);
create index aggregation_members_group on aggregation_members (aggregation_id);

grant select on aggregations, aggregation_members to penstock_app, penstock_reader;
grant insert on aggregations, aggregation_members to penstock_app;
grant update (to_on) on aggregation_members to penstock_app;
