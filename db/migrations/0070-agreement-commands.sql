-- The steps of an agreement exactly as domain/services/agreement-lifecycle.ts has them; a test compares the two. A stop always announces
-- itself (pending_stop) first, an agreement reactivated by late money is closed again or reinstated, and one that was begun by mistake is
-- cancelled from every state in which nothing of it was billed.
delete from agreement_state_edges where (from_state, to_state) in
  (('active', 'stopped'), ('stopped', 'reactivated'), ('reactivated', 'pending_stop'), ('reactivated', 'stopped'));
insert into agreement_state_edges values
  ('active', 'cancelled'), ('pending_stop', 'cancelled'), ('stopped', 'cancelled'),
  ('reactivated', 'closed'), ('closed', 'active'), ('reactivated', 'active'), ('stopped', 'active');

-- Numbers of new agreements and deposits go on after those that are here; an import moves them on.
create sequence agreement_number start 1;
create sequence deposit_number start 1;
select setval('agreement_number', greatest(1, (select max(substr(agreement_id, 2)::bigint) from service_agreements where agreement_id ~ '^[A-Za-z][0-9]{1,15}$')));
select setval('deposit_number', greatest(1, (select max(substr(deposit_id, 2)::bigint) from deposits where deposit_id ~ '^[A-Za-z][0-9]{1,15}$')));
grant usage, select, update on sequence agreement_number, deposit_number to penstock_app;
