-- What the console's own reads look up by: a landlord's premises, who carries a task, the bills of a day, numbers typed in part.
create index premises_owner on premises (owner_customer_id) where owner_customer_id is not null;
create index tasks_claimed on tasks (claimed_by) where state = 'claimed';
create index tasks_account_waiting on tasks (account_id) where state in ('open', 'claimed') and account_id is not null;
create index bills_issued_on on bills (issued_on) where state = 'issued' and kind <> 'migrated';
create index customers_id_search on customers using gin (lower(customer_id) gin_trgm_ops);
create index premises_id_search on premises using gin (lower(premise_id) gin_trgm_ops);
