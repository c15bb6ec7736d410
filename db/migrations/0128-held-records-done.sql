-- How many of the records held aside under a name are in the records of their meter, so that a reading that was broken off goes on there.
alter table held_meter_data add column records_done bigint not null default 0;
grant update (records_done) on held_meter_data to penstock_app;
