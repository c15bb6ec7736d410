-- Names a person or organisation has besides the one on the bill.
create table customer_names (
  name_id bigint generated always as identity primary key,
  customer_id text not null references customers,
  kind text not null check (kind in ('former', 'trade', 'preferred', 'alias')),
  name text not null,
  search_text text not null generated always as (fold(name)) stored,
  from_on date,
  to_on date,
  recorded_by text not null,
  recorded_at timestamptz not null default now(),
  check (to_on is null or from_on is null or to_on >= from_on)
);
create index customer_names_customer on customer_names (customer_id);
create index customer_names_search on customer_names using gin (search_text gin_trgm_ops);
grant select on customer_names to penstock_app, penstock_reader;
grant insert, update (to_on, customer_id, name), delete on customer_names to penstock_app;

-- Numbers of documents. Only the last characters are kept in the clear; the whole is sealed with a key that is not in the database, or,
-- where the installation has no key, not kept at all.
create table customer_identifiers (
  identifier_id bigint generated always as identity primary key,
  customer_id text not null references customers,
  kind text not null check (kind in ('driving_licence', 'passport', 'tax_number', 'national_id', 'company_number')),
  issuer text,
  last_characters text not null,
  sealed text,
  -- Tells two persons with the same number without opening either.
  fingerprint text,
  valid_until date,
  recorded_by text not null,
  recorded_at timestamptz not null default now()
);
create index customer_identifiers_customer on customer_identifiers (customer_id);
create index customer_identifiers_fingerprint on customer_identifiers (kind, fingerprint) where fingerprint is not null;
grant select, insert, update (customer_id), delete on customer_identifiers to penstock_app;
grant select (identifier_id, customer_id, kind, issuer, last_characters, valid_until, recorded_by, recorded_at) on customer_identifiers
  to penstock_reader;

-- A power of attorney, and days between which somebody has a part in an account.
alter table account_people drop constraint account_people_role_check;
alter table account_people
  add constraint account_people_role_check
    check (role in ('main', 'co_applicant', 'owner', 'third_party_notice', 'power_of_attorney')),
  add column from_on date,
  add column to_on date,
  add constraint account_people_days check (to_on is null or from_on is null or to_on >= from_on);

-- What the customer agreed to or took back, each time anew.
create table customer_consents (
  consent_id bigint generated always as identity primary key,
  customer_id text not null references customers,
  purpose text not null check (purpose in ('marketing', 'data_sharing', 'text_messages', 'electronic_bills', 'call_recording', 'research')),
  is_given boolean not null,
  channel text not null check (channel in ('phone', 'counter', 'letter', 'email', 'portal')),
  -- What the customer was told when they said so.
  wording text,
  given_on date not null,
  recorded_by text not null,
  recorded_at timestamptz not null default now()
);
create index customer_consents_customer on customer_consents (customer_id, purpose, consent_id desc);
create trigger customer_consents_immutable before update or delete on customer_consents for each row execute function refuse_change();
grant select on customer_consents to penstock_app, penstock_reader;
grant insert on customer_consents to penstock_app;

-- What a utility may hold about a person beyond doing its business with them, and what for.
create table customer_demographics (
  customer_id text not null references customers,
  kind text not null check (kind in ('household_size', 'income_band', 'tenure', 'disability', 'veteran', 'interpreter')),
  value text not null,
  purpose text not null check (purpose in ('low_income_programme', 'medical_protection', 'accessibility', 'statistics', 'legal_duty')),
  recorded_on date not null,
  recorded_by text not null,
  primary key (customer_id, kind)
);
grant select, insert, update, delete on customer_demographics to penstock_app;
grant select (customer_id, kind, purpose, recorded_on) on customer_demographics to penstock_reader;
