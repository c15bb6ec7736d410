create table customers (
  customer_id text primary key,
  kind text not null check (kind in ('person', 'organisation')),
  given_name text,
  family_name text,
  organisation_name text,
  display_name text not null generated always as (
    case when kind = 'organisation' then coalesce(organisation_name, '')
         else trim(both from coalesce(given_name, '') || ' ' || coalesce(family_name, '')) end) stored,
  email text,
  phone text,
  language text not null default 'en',
  date_of_birth date,
  mail_line1 text not null,
  mail_line2 text,
  mail_city text not null,
  mail_state text not null,
  mail_postcode text not null,
  mail_country text not null,
  customer_since date not null,
  life_support boolean not null default false,
  senior boolean not null default false,
  notes text,
  version integer not null default 1,
  search_text text not null generated always as (
    fold(coalesce(given_name, '') || ' ' || coalesce(family_name, '') || ' ' || coalesce(organisation_name, '') || ' ' || coalesce(email, ''))) stored,
  phone_digits text generated always as (regexp_replace(phone, '[^0-9]', '', 'g')) stored,
  check ((kind = 'organisation') = (organisation_name is not null)),
  check (kind = 'organisation' or coalesce(given_name, family_name) is not null)
);
create index customers_search on customers using gin (search_text gin_trgm_ops);
create index customers_phone on customers using gin (phone_digits gin_trgm_ops);

-- Further ways to reach a customer, beside the e-mail and telephone of the main row.
create table customer_contacts (
  contact_id bigint generated always as identity primary key,
  customer_id text not null references customers,
  kind text not null check (kind in ('email', 'phone', 'mobile', 'post')),
  value text not null,
  label text,
  is_active boolean not null default true,
  recorded_at timestamptz not null default now(),
  unique (customer_id, kind, value)
);

-- Which kind of message goes by which channel; absent: the account's delivery.
create table contact_preferences (
  customer_id text not null references customers,
  message_kind text not null check (message_kind in ('bill', 'reminder', 'outage', 'appointment', 'marketing')),
  channel text not null check (channel in ('email', 'sms', 'post', 'phone', 'none')),
  primary key (customer_id, message_kind)
);

create table accounts (
  account_id text primary key,
  customer_id text not null references customers,
  customer_class text not null check (customer_class in ('residential', 'commercial', 'industrial', 'public_authority')),
  bill_cycle text not null,
  delivery text not null check (delivery in ('email', 'post', 'both')),
  status text not null check (status in ('pending', 'active', 'closed')),
  opened_on date not null,
  closed_on date,
  tax_exempt boolean not null default false,
  low_income_discount boolean not null default false,
  version integer not null default 1,
  check ((status = 'closed') = (closed_on is not null)),
  check (closed_on is null or closed_on >= opened_on)
);
create index accounts_cycle on accounts (bill_cycle, account_id);
create index accounts_customer on accounts (customer_id);
create index accounts_id_search on accounts using gin (lower(account_id) gin_trgm_ops);

create table account_people (
  account_id text not null references accounts,
  customer_id text not null references customers,
  role text not null check (role in ('main', 'co_applicant', 'owner', 'third_party_notice')),
  primary key (account_id, customer_id, role)
);
create unique index account_people_one_main on account_people (account_id) where role = 'main';
create index account_people_customer on account_people (customer_id);

-- What was said: notes and contacts, in the order in which they were recorded. Never edited.
create table interactions (
  interaction_id bigint generated always as identity primary key,
  account_id text references accounts,
  customer_id text references customers,
  kind text not null check (kind in ('note', 'call', 'visit', 'email', 'letter', 'sms', 'system')),
  direction text check (direction in ('in', 'out')),
  summary text not null,
  body text,
  follow_up_on date,
  recorded_at timestamptz not null default now(),
  recorded_by text not null,
  check (account_id is not null or customer_id is not null)
);
create index interactions_account on interactions (account_id, interaction_id desc);
create index interactions_customer on interactions (customer_id, interaction_id desc);
create trigger interactions_immutable before update or delete on interactions
  for each row execute function refuse_change();

create sequence customer_number start 1;
create sequence account_number start 1;
