-- The look of a night goes on, behind the meters that count in intervals, to the accounts whose bills wait for a read.
alter table meter_sweeps
  -- The last account that was looked at, by run and number.
  add column came_to_run bigint not null default 0,
  add column came_to_account text not null default '',
  add column reads_estimated integer not null default 0;

grant update (came_to_run, came_to_account, reads_estimated) on meter_sweeps to penstock_app;
