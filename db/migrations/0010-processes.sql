-- A durable workflow as staff see it, written by the activities that did the steps.
create table processes (
  process_id text primary key,
  kind text not null,
  subject_kind text not null,
  subject_id text not null,
  title text not null,
  state text not null check (state in ('running', 'waiting', 'paused', 'completed', 'cancelled', 'failed')),
  step text not null,
  next_wake_on date,
  waits_for text,
  started_by text not null,
  started_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  ended_at timestamptz
);
create index processes_open on processes (kind, updated_at desc) where ended_at is null;
create index processes_subject on processes (subject_kind, subject_id);

create table process_steps (
  step_id bigint generated always as identity primary key,
  process_id text not null references processes,
  -- The business identity of the step, so that an activity run twice records it once.
  step_key text not null,
  step text not null,
  sentence text not null,
  business_date date not null,
  actor text not null,
  reason text,
  recorded_at timestamptz not null default now(),
  unique (process_id, step_key)
);
create trigger process_steps_immutable before update or delete on process_steps for each row execute function refuse_change();

-- Something a person must decide, in a queue.
create table tasks (
  task_id bigint generated always as identity primary key,
  task_key text not null unique,
  queue text not null,
  title text not null,
  account_id text references accounts,
  subject_kind text,
  subject_id text,
  facts jsonb not null default '{}',
  due_on date,
  state text not null default 'open' check (state in ('open', 'claimed', 'done', 'cancelled')),
  claimed_by text,
  created_at timestamptz not null default now(),
  created_by text not null,
  closed_at timestamptz,
  closed_by text,
  result text
);
create index tasks_open on tasks (queue, created_at) where state in ('open', 'claimed');
create index tasks_account on tasks (account_id);

-- Written in the transaction of the fact, delivered at least once by the relay: a signal to a workflow, which is started first
-- where a type is named and it does not run.
create table outbox (
  event_id bigint generated always as identity primary key,
  workflow_id text not null,
  workflow_type text,
  workflow_input jsonb,
  signal text not null,
  payload jsonb not null default '{}',
  created_at timestamptz not null default now(),
  delivered_at timestamptz,
  attempts integer not null default 0,
  last_error text
);
create index outbox_undelivered on outbox (event_id) where delivered_at is null;

-- The answer given to a command: the same key and input give it again, another input is refused.
create table idempotency_keys (
  scope text not null,
  key text not null,
  request_hash text not null,
  answer jsonb,
  created_at timestamptz not null default now(),
  primary key (scope, key)
);
