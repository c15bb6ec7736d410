-- "What would this pack have done?": a version of a policy pack tried on the accounts of a past period, beside the packs that governed then.
create table policy_simulations (
  simulation_id bigint generated always as identity primary key,
  pack_code text not null,
  version integer not null,
  from_on date not null,
  to_on date not null check (to_on >= from_on),
  state text not null default 'running' check (state in ('running', 'done', 'cancelled', 'failed')),
  -- The last account that was lived through; empty at the beginning.
  came_to text not null default '',
  accounts integer not null,
  examined integer not null default 0,
  -- Days of the period on which no pack governed: the packs of the day it was started are taken for them.
  days_without_policy integer not null default 0,
  reason text not null,
  started_on date not null,
  started_by text not null,
  started_at timestamptz not null default now(),
  ended_at timestamptz,
  failure_code text,
  foreign key (pack_code, version) references policy_versions,
  check ((state = 'running') = (ended_at is null)),
  check ((state = 'failed') = (failure_code is not null))
);
create unique index policy_simulations_one_running on policy_simulations (state) where state = 'running';

create table policy_simulation_counts (
  simulation_id bigint not null references policy_simulations,
  -- 'governed': under the packs that governed; 'tried': under the pack tried; 'happened': what is on record.
  side text not null check (side in ('governed', 'tried', 'happened')),
  -- YYYY-MM
  month text not null,
  customer_class text not null,
  what text not null,
  -- Of what was forbidden: the rule; else empty.
  rule text not null default '',
  cases integer not null,
  amount numeric(16, 2) not null,
  primary key (simulation_id, side, month, customer_class, what, rule)
);

-- Accounts that the two treat differently.
create table policy_simulation_accounts (
  simulation_id bigint not null references policy_simulations,
  account_id text not null references accounts,
  customer_class text not null,
  governed_notices integer not null,
  tried_notices integer not null,
  governed_cuts integer not null,
  tried_cuts integer not null,
  governed_cut_on date,
  tried_cut_on date,
  -- The most that was past due when either acted.
  past_due numeric(14, 2) not null,
  primary key (simulation_id, account_id)
);

grant select on policy_simulations, policy_simulation_counts, policy_simulation_accounts to penstock_app, penstock_reader;
grant insert on policy_simulations, policy_simulation_counts, policy_simulation_accounts to penstock_app;
grant update (state, came_to, examined, days_without_policy, ended_at, failure_code) on policy_simulations to penstock_app;
grant update (cases, amount) on policy_simulation_counts to penstock_app;
