-- Consoles that show messages are told when one moves on.
create trigger messages_told_insert after insert on messages referencing new table as changed
  for each statement execute function tell_change('message', 'message_id');
create trigger messages_told_update after update on messages referencing new table as changed
  for each statement execute function tell_change('message', 'message_id');
