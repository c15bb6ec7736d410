-- Applications for service that people send from the public page, without being customers or signed in.
create sequence application_number start 1;
create table service_applications (
  application_id text primary key,
  -- `connection`: the place, or a service of it, is not connected yet.
  kind text not null default 'service' check (kind in ('service', 'connection')),
  state text not null default 'draft' check (state in ('draft', 'submitted', 'asked', 'accepted', 'refused', 'withdrawn', 'expired')),
  language text not null check (language ~ '^[a-z]{2}$'),
  -- Where the page was reached: links to it are made of this.
  page_url text not null,
  -- The place as it was found; absent where none was, or several are.
  premise_id text references premises,
  line1 text,
  line2 text,
  city text,
  region text,
  postcode text,
  services text[] not null default '{}',
  start_on date,
  customer_kind text check (customer_kind in ('person', 'organisation')),
  given_name text,
  family_name text,
  organisation_name text,
  email text,
  phone text,
  date_of_birth date,
  mail_line1 text,
  mail_line2 text,
  mail_city text,
  mail_region text,
  mail_postcode text,
  delivery text check (delivery in ('email', 'post')),
  identifier_kind text,
  identifier_last text,
  sealed text,
  fingerprint text,
  note text,
  -- What the applicant agreed to, word for word, and when.
  consent_wording text,
  consented_at timestamptz,
  submitted_on date,
  submitted_at timestamptz,
  -- What the applicant is asked for while the state is `asked`.
  asked_for text[] not null default '{}',
  asked_text text,
  -- Said to the applicant when it was refused.
  refusal_text text,
  -- Until when it is the utility's turn, or the applicant's.
  due_on date,
  reminded_on date,
  closed_on date,
  emptied_on date,
  customer_id text references customers,
  request_id text unique references service_requests,
  connection_id text unique references connection_orders,
  begun_at timestamptz not null default now(),
  version integer not null default 1,
  check ((state = 'draft') <= (submitted_on is null)),
  check ((state in ('draft', 'submitted', 'asked')) = (closed_on is null)),
  check ((state = 'accepted') = (coalesce(request_id, connection_id) is not null))
);
create index service_applications_waiting on service_applications (due_on) where state in ('submitted', 'asked');
create index service_applications_drafts on service_applications (begun_at) where state = 'draft';
create index service_applications_email on service_applications (lower(email)) where state in ('submitted', 'asked');
create index service_applications_customer on service_applications (customer_id);
create index service_applications_premise on service_applications (premise_id);
grant select on service_applications to penstock_app, penstock_reader;
grant insert, update, delete on service_applications to penstock_app;
grant usage, select on sequence application_number to penstock_app;
-- What was begun and never sent is swept away; what was sent stays.
create trigger service_applications_kept before delete on service_applications for each row
  when (old.state <> 'draft') execute function refuse_change();
create trigger service_applications_told_insert after insert on service_applications referencing new table as changed
  for each statement execute function tell_change('application', 'application_id');
create trigger service_applications_told_update after update on service_applications referencing new table as changed
  for each statement execute function tell_change('application', 'application_id');

-- What opens the status page: of each link no more than what recognises it.
create table service_application_links (
  token_hash text primary key check (token_hash ~ '^[0-9a-f]{64}$'),
  application_id text not null references service_applications on delete cascade,
  issued_at timestamptz not null default now(),
  expires_at timestamptz not null
);
create index service_application_links_application on service_application_links (application_id);
grant select, insert, delete on service_application_links to penstock_app;

create table service_application_files (
  application_id text not null references service_applications,
  file_id bigint not null references stored_files,
  kind text not null check (kind in ('identity', 'occupancy', 'other')),
  sent_at timestamptz not null default now(),
  primary key (application_id, file_id)
);
grant select on service_application_files to penstock_app, penstock_reader;
grant insert, delete on service_application_files to penstock_app;

-- What happened to an application, in its order. Never edited, but that the words of a person can be taken out.
create table service_application_log (
  log_id bigint generated always as identity primary key,
  application_id text not null references service_applications,
  act text not null,
  sentence text not null,
  body text,
  business_date date not null,
  actor text not null,
  recorded_at timestamptz not null default now()
);
create index application_log_application on service_application_log (application_id, log_id);
create function application_log_guard() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and new.body is null and row(new.log_id, new.application_id, new.act, new.sentence, new.business_date, new.actor,
      new.recorded_at) is not distinct from row(old.log_id, old.application_id, old.act, old.sentence, old.business_date, old.actor,
      old.recorded_at) then
    return new;
  end if;
  raise exception 'PENSTOCK_IMMUTABLE: rows of % are never changed or deleted', tg_table_name using errcode = 'P0001';
end $$;
create trigger application_log_kept before update or delete on service_application_log for each row execute function application_log_guard();
grant select on service_application_log to penstock_app, penstock_reader;
grant insert, update (body) on service_application_log to penstock_app;

-- An applicant is written to before being a customer.
alter table messages alter column customer_id drop not null;
alter table messages add column application_id text references service_applications;
alter table messages add constraint messages_receiver check (num_nonnulls(customer_id, application_id) = 1);
create index messages_application on messages (application_id, message_id desc) where application_id is not null;
-- The address and words of a message to somebody who came to nothing are taken out in time.
create function empty_application_messages(emptied text) returns integer language plpgsql security definer set search_path = public as $$
declare
  changed integer;
begin
  if not exists (select from service_applications where application_id = emptied and emptied_on is not null) then
    raise exception 'PENSTOCK_NOT_EMPTIED: % was not emptied', emptied using errcode = 'P0001';
  end if;
  update messages set address = case when address is null then null else '–' end, body = '–', fields = '{}' where application_id = emptied;
  get diagnostics changed = row_count;
  return changed;
end $$;
revoke all on function empty_application_messages(text) from public;
grant execute on function empty_application_messages(text) to penstock_app;
