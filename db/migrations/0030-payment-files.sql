-- A payments file and the bytes it came as; the same bytes are taken once.
alter table payment_files add column stored_file_id bigint not null references stored_files;
alter table payment_files add constraint payment_files_bytes unique (sha256);

-- A file is accounted for row by row: posted, already taken, held in suspense, refused.
alter table payment_files add constraint payment_files_rows check (rows = posted + duplicates + suspended + refused);
create trigger payment_files_immutable before update or delete on payment_files for each row execute function refuse_change();
create trigger payment_findings_immutable before update or delete on payment_findings for each row execute function refuse_change();
create index payment_findings_code on payment_findings (code);

-- The application assigns and reverses payments; what came in stays as it came (see also the trigger payments_guard).
revoke update on payments from penstock_app;
grant update (account_id, state, resolution_entry_id, resolved_on, resolved_by, resolution_reason, reversal_entry_id, reversed_on, reversed_by,
  reversal_reason) on payments to penstock_app;
