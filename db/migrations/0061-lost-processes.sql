-- Beginning a process again needs the last event that began its workflow.
create index outbox_starts on outbox (workflow_id, event_id desc) where workflow_type is not null;
