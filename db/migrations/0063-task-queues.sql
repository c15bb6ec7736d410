-- A task that is overdue for too long, or that somebody cannot do alone, goes to the supervisors' queue and says where it came from.
alter table tasks
  add column escalated_from text,
  add column escalated_on date,
  add constraint tasks_escalated_together check ((escalated_from is null) = (escalated_on is null));
create index tasks_due on tasks (due_on) where state in ('open', 'claimed');
create index tasks_claimed_by on tasks (claimed_by) where state = 'claimed';

-- Lists of processes: by what is due, whose turn it is, and which kinds there are.
create index processes_owner on processes (owner, due_on) where ended_at is null;
create index processes_updated on processes (updated_at desc, process_id desc);
create index processes_kind on processes (kind);
