-- Files that belong to a contact: a letter that was scanned, a photo of a meter.
create table interaction_files (
  interaction_id bigint not null references interactions,
  file_id bigint not null references stored_files,
  primary key (interaction_id, file_id)
);
create trigger interaction_files_immutable before update or delete on interaction_files
  for each row execute function refuse_change();
grant select on interaction_files to penstock_app, penstock_reader;
grant insert on interaction_files to penstock_app;
