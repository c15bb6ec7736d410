-- A connection may be applied for by somebody new: the account that was opened with it ends with it where it never began.
alter table connection_orders add column is_new_account boolean not null default false;
