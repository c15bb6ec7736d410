-- The few reads of a meter that were superseded, for its history; those that count have reads_one_live.
create index reads_superseded on reads (meter_id) where superseded_by is not null;
