-- Erasing a person: their names are replaced by a mark, and nothing of what they said is left. What the books need stays.
alter table customers add column erased_on date;

-- What people wrote down is never edited, but for one thing: an erasure empties it, through this function alone. The application has no
-- right to change these rows itself, and the function looks at none but those of a customer who was erased.
drop trigger interactions_immutable on interactions;
create trigger interactions_immutable before update or delete on interactions for each row
  when (current_setting('penstock.erasing', true) is distinct from 'yes') execute function refuse_change();
drop trigger case_log_immutable on case_log;
create trigger case_log_immutable before update or delete on case_log for each row
  when (current_setting('penstock.erasing', true) is distinct from 'yes') execute function refuse_change();

create function erase_written_words(erased text) returns bigint language plpgsql security definer set search_path = public as $$
declare
  emptied bigint;
begin
  if not exists (select from customers where customer_id = erased and erased_on is not null) then
    raise exception 'PENSTOCK_NOT_ERASED: % was not erased', erased using errcode = 'P0001';
  end if;
  perform set_config('penstock.erasing', 'yes', true);
  update interactions set summary = 'Erased', body = null
    where customer_id = erased or account_id in (select account_id from accounts where customer_id = erased);
  get diagnostics emptied = row_count;
  update case_log set body = null where case_id in (select case_id from cases where customer_id = erased) and body is not null;
  perform set_config('penstock.erasing', '', true);
  return emptied;
end $$;
revoke all on function erase_written_words(text) from public;
grant execute on function erase_written_words(text) to penstock_app;
