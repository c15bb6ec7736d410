-- Codes of bill lines that were given an account beside those that the settings name: an imported rate has codes of its own. A code gets its
-- account once; what was posted by it stays where it is. The settings of every version have them, so that bills of an earlier one can be read.
create table line_accounts (
  line_code text primary key check (line_code <> '' and line_code <> '*' and position('/' in line_code) = 0),
  account_code text not null references gl_accounts,
  reason text not null,
  recorded_at timestamptz not null default now(),
  recorded_by text not null
);
create index line_accounts_account on line_accounts (account_code);
create trigger line_accounts_immutable before update or delete on line_accounts for each row execute function refuse_change();
grant select on line_accounts to penstock_app, penstock_reader;
grant insert on line_accounts to penstock_app;
