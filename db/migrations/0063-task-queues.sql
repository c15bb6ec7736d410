-- A task that is overdue for too long, or that somebody cannot do alone, goes to the supervisors' queue and says where it came from.
alter table tasks
  add column escalated_from text,
  add column escalated_on date,
  add constraint tasks_escalated_together check ((escalated_from is null) = (escalated_on is null));
create index tasks_due on tasks (due_on) where state in ('open', 'claimed');
create index tasks_claimed_by on tasks (claimed_by) where state = 'claimed';
