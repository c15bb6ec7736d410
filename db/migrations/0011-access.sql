create table users (
  user_id text primary key,
  email text not null,
  name text not null,
  password_hash text not null,
  roles text[] not null,
  is_active boolean not null default true,
  must_change_password boolean not null default false,
  created_at timestamptz not null default now(),
  last_sign_in_at timestamptz,
  version integer not null default 1
);
create unique index users_email on users (lower(email));

create table sessions (
  -- SHA-256 of the cookie's value: a stolen database opens no session.
  session_hash text primary key,
  user_id text not null references users,
  csrf_token text not null,
  created_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  expires_at timestamptz not null,
  address text,
  user_agent text
);
create index sessions_user on sessions (user_id);
create index sessions_expiry on sessions (expires_at);

create table api_tokens (
  token_id text primary key,
  name text not null,
  token_hash text not null unique,
  roles text[] not null,
  created_by text not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz,
  last_used_at timestamptz,
  revoked_at timestamptz
);

create table sign_in_attempts (
  attempt_id bigint generated always as identity primary key,
  email text not null,
  address text,
  succeeded boolean not null,
  at timestamptz not null default now()
);
-- Limits count here and not in a process's memory, so that they hold over all API processes together.
create index sign_in_attempts_account on sign_in_attempts (email, at);
create index sign_in_attempts_address on sign_in_attempts (address, at);
create index sign_in_attempts_age on sign_in_attempts (at);

create table audit_log (
  audit_id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  business_date date,
  actor_kind text not null,
  actor_id text not null,
  actor_name text not null,
  action text not null,
  subject_kind text not null,
  subject_id text not null,
  reason text not null,
  before jsonb,
  after jsonb,
  request_id text
);
create index audit_log_subject on audit_log (subject_kind, subject_id, audit_id desc);
create index audit_log_actor on audit_log (actor_id, audit_id desc);
create index audit_log_action on audit_log (action, audit_id desc);
create index audit_log_at on audit_log (at);
create trigger audit_log_immutable before update or delete on audit_log for each row execute function refuse_change();
create trigger audit_log_no_truncate before truncate on audit_log execute function refuse_change();
