-- What a supervisor needs to see of a process: who owns its next step, until when, what it touches, and why it stopped.
alter table processes drop constraint processes_state_check;
alter table processes add constraint processes_state_check
  check (state in ('running', 'waiting', 'paused', 'stuck', 'completed', 'cancelled', 'failed'));
alter table processes
  -- A role, or a user id where one person has it.
  add column owner text,
  -- The business day until which the step should be over.
  add column due_on date,
  add column stuck_code text,
  add column stuck_since timestamptz;
create index processes_due on processes (due_on) where ended_at is null;

-- Everything a process touched: account, premise, meter, agreement, work order, bill, task.
create table process_links (
  process_id text not null references processes,
  subject_kind text not null,
  subject_id text not null,
  linked_at timestamptz not null default now(),
  primary key (process_id, subject_kind, subject_id)
);
create index process_links_subject on process_links (subject_kind, subject_id);
grant select on process_links to penstock_app, penstock_reader;
grant insert on process_links to penstock_app;
