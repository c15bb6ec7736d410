-- penstock_app runs the API and the worker; penstock_reader only looks. Neither owns a table, so neither can switch off a trigger.
grant usage on schema public to penstock_app, penstock_reader;
grant select on all tables in schema public to penstock_app, penstock_reader;
grant usage, select on all sequences in schema public to penstock_app;

-- Ordinary rows.
grant insert, update on utility, customers, customer_contacts, contact_preferences, accounts, account_people, premises, service_points,
  meters, registers, meter_installs, service_agreements, tariffs, gl_accounts, accounting_periods, bill_windows, bill_runs, bills,
  run_accounts, bill_corrections, payments, deposits, processes, tasks, outbox, idempotency_keys, users, sessions, api_tokens,
  stored_files, bill_deliveries, print_batches, imports, import_findings to penstock_app;
grant delete on customer_contacts, contact_preferences, account_people, bills, bill_segments, bill_lines, billed_periods, sessions,
  sign_in_attempts, outbox, stored_files, stored_file_chunks, import_findings, import_files to penstock_app;

-- Rows that are only ever added.
grant insert on settings_versions, interactions, reads, agreement_transitions, tariff_revisions, journal_entries, postings, open_items,
  applications, bill_segments, bill_lines, billed_periods, run_account_acts, payment_files, payment_tenders, payment_findings, process_steps,
  sign_in_attempts, audit_log, stored_file_chunks, import_files to penstock_app;
grant update (superseded_by) on reads to penstock_app;
grant update (open_amount) on open_items to penstock_app;
-- An attempt counts as failed from before the password was looked at; a right one is marked afterwards.
grant update (succeeded) on sign_in_attempts to penstock_app;

-- Secrets are not for reading.
revoke select on users, sessions, api_tokens, idempotency_keys, sign_in_attempts, stored_file_chunks from penstock_reader;
grant select (user_id, email, name, roles, is_active, created_at, last_sign_in_at) on users to penstock_reader;
