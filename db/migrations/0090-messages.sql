-- What is said to customers: templates in versions and languages, the messages made of them, and every attempt to bring one.
create table message_templates (
  template_code text primary key check (template_code ~ '^[A-Z][A-Z0-9_]{1,39}$'),
  title text not null,
  -- For which of the customer's choices of channel it counts.
  message_kind text not null check (message_kind in ('bill', 'reminder', 'outage', 'appointment', 'service', 'marketing')),
  -- An urgent one does not wait for the end of quiet hours.
  is_urgent boolean not null default false,
  -- One that must reach the customer goes by the account's delivery where the customer chose to get none of its kind.
  must_reach boolean not null default false,
  -- Merge fields that whoever sends it gives: [{name, kind, means, example, isOptional}].
  fields jsonb not null
);

-- A version counts from its day until a later one does; of two of the same day, the newer.
create table message_template_versions (
  version_id bigint generated always as identity primary key,
  template_code text not null references message_templates,
  version integer not null,
  effective_from date not null,
  recorded_at timestamptz not null default now(),
  recorded_by text not null,
  reason text not null,
  unique (template_code, version)
);
create trigger message_template_versions_immutable before update or delete on message_template_versions
  for each row execute function refuse_change();

create table message_template_texts (
  version_id bigint not null references message_template_versions,
  language text not null check (language ~ '^[a-z]{2}$'),
  subject text not null,
  body text not null,
  -- The same in the length of a text message; without one it never goes by SMS.
  short_text text,
  primary key (version_id, language)
);
create trigger message_template_texts_immutable before update or delete on message_template_texts
  for each row execute function refuse_change();

-- Letters that were printed together.
create table letter_batches (
  letter_batch_id bigint generated always as identity primary key,
  letters integer not null,
  pages integer not null,
  pdf_file_id bigint not null references stored_files,
  created_at timestamptz not null default now()
);

create table messages (
  message_id bigint generated always as identity primary key,
  -- The business identity of the message: what asks for it again gets the same one.
  message_key text not null unique,
  version_id bigint not null references message_template_versions,
  language text not null,
  account_id text references accounts,
  customer_id text not null references customers,
  channel text not null check (channel in ('email', 'sms', 'post', 'phone', 'none')),
  channel_reason text not null check (channel_reason in ('chosen', 'account', 'must_reach', 'no_address', 'no_short_text', 'picked')),
  -- Where it goes: an e-mail address, a telephone number, or the lines of an envelope.
  address text,
  subject text not null,
  body text not null,
  fields jsonb not null,
  business_date date not null,
  is_urgent boolean not null,
  state text not null check (state in ('pending', 'sent', 'printed', 'delivered', 'to_call', 'none', 'bounced', 'failed', 'cancelled')),
  attempts integer not null default 0,
  -- When it is tried next: an instant, and the business day of it, so that a sandbox date moved past it counts as well.
  next_attempt_at timestamptz not null default now(),
  next_attempt_on date not null,
  waits_for text check (waits_for in ('quiet_hours', 'provider', 'print')),
  letter_batch_id bigint references letter_batches,
  created_at timestamptz not null default now(),
  created_by text not null,
  settled_at timestamptz,
  check ((channel in ('email', 'sms', 'post')) = (address is not null)),
  check ((state = 'pending') = (settled_at is null))
);
create index messages_pending on messages (channel, next_attempt_at) where state = 'pending';
create index messages_account on messages (account_id, message_id desc);
create index messages_customer on messages (customer_id, message_id desc);
create index messages_version on messages (version_id);

-- Each try to hand a message over, written before the call so that one that never came back is known.
create table message_attempts (
  message_id bigint not null references messages,
  attempt integer not null,
  begun_at timestamptz not null default now(),
  ended_at timestamptz,
  outcome text check (outcome in ('sent', 'refused', 'unavailable', 'printed')),
  detail text,
  -- What the provider calls the message.
  provider_reference text,
  primary key (message_id, attempt),
  check ((outcome is null) = (ended_at is null))
);
create index message_attempts_ended on message_attempts (outcome, ended_at desc);

-- What a provider tells about a message afterwards.
create table message_receipts (
  receipt_id bigint generated always as identity primary key,
  message_id bigint not null references messages,
  outcome text not null check (outcome in ('delivered', 'bounced', 'failed')),
  detail text,
  received_at timestamptz not null default now(),
  recorded_by text not null,
  unique (message_id, outcome)
);
create trigger message_receipts_immutable before update or delete on message_receipts for each row execute function refuse_change();

-- Hours in which a customer wants no e-mail and no text message, on the clock of the utility; over midnight where from is later.
create table contact_quiet_hours (
  customer_id text primary key references customers,
  quiet_from time not null,
  quiet_to time not null,
  check (quiet_from <> quiet_to)
);

alter table contact_preferences drop constraint contact_preferences_message_kind_check;
alter table contact_preferences add constraint contact_preferences_message_kind_check
  check (message_kind in ('bill', 'reminder', 'outage', 'appointment', 'service', 'marketing'));

grant select on message_templates, message_template_versions, message_template_texts, letter_batches, messages, message_attempts,
  message_receipts, contact_quiet_hours to penstock_app, penstock_reader;
grant insert on message_template_versions, message_template_texts, letter_batches, messages, message_attempts, message_receipts,
  contact_quiet_hours to penstock_app;
grant update (state, attempts, next_attempt_at, next_attempt_on, waits_for, letter_batch_id, settled_at) on messages to penstock_app;
grant update (ended_at, outcome, detail, provider_reference) on message_attempts to penstock_app;
grant update (quiet_from, quiet_to) on contact_quiet_hours to penstock_app;
grant delete on contact_quiet_hours to penstock_app;
