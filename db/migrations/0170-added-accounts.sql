-- Accounts of the chart that were added beside those of the settings: an imported rate may need a revenue account of its own. Name and kind stand
-- in gl_accounts, which lists all kinds that an account may be of.
create table added_accounts (
  code text primary key references gl_accounts,
  reason text not null,
  recorded_at timestamptz not null default now(),
  recorded_by text not null
);
create trigger added_accounts_immutable before update or delete on added_accounts for each row execute function refuse_change();
grant select on added_accounts to penstock_app, penstock_reader;
grant insert on added_accounts to penstock_app;
