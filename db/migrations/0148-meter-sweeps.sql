-- Days of which a channel that is billed from has not all intervals, as the look of each night finds them; settled when the day is whole.
create table missing_interval_days (
  channel_id bigint not null references meter_channels,
  day date not null,
  -- Something of it has arrived.
  is_partial boolean not null,
  found_on date not null,
  settled_on date,
  primary key (channel_id, day)
);
create index missing_interval_days_open on missing_interval_days (channel_id) where settled_on is null;

-- The look of a business day: once at every meter that counts in intervals.
create table meter_sweeps (
  sweep_on date primary key,
  -- The last meter that was looked at; empty at the beginning.
  came_to text not null default '',
  meters integer not null default 0,
  days_missing integer not null default 0,
  days_estimated integer not null default 0,
  ended_at timestamptz
);

grant select on missing_interval_days, meter_sweeps to penstock_app, penstock_reader;
grant insert on missing_interval_days, meter_sweeps to penstock_app;
grant update (is_partial, found_on, settled_on) on missing_interval_days to penstock_app;
grant update (came_to, meters, days_missing, days_estimated, ended_at) on meter_sweeps to penstock_app;
