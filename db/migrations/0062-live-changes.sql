-- What changed is told to the API, which tells the consoles that show it: kinds and ids, never data. A statement that changes many
-- rows is told as one change of the kind. A table is told of by a trigger for insert and one for update, with its kind and its key.
create function tell_change() returns trigger language plpgsql as $$
declare
  ids text[];
begin
  execute format('select array(select distinct %I::text from changed limit 51)', tg_argv[1]) into ids;
  if cardinality(ids) > 50 then
    perform pg_notify('penstock_changes', json_build_object('kind', tg_argv[0], 'id', null)::text);
  else
    perform pg_notify('penstock_changes', json_build_object('kind', tg_argv[0], 'id', id)::text) from unnest(ids) as id;
  end if;
  return null;
end $$;

-- A process that took a step has changed what it is about as well.
create function tell_process_change() returns trigger language plpgsql as $$
begin
  if (select count(*) from changed) > 50 then
    perform pg_notify('penstock_changes', '{"kind":"process","id":null}');
    perform pg_notify('penstock_changes', json_build_object('kind', subject_kind, 'id', null)::text) from changed group by subject_kind;
  else
    perform pg_notify('penstock_changes', json_build_object('kind', 'process', 'id', process_id)::text),
            pg_notify('penstock_changes', json_build_object('kind', subject_kind, 'id', subject_id)::text)
    from changed;
  end if;
  return null;
end $$;

create trigger processes_told_insert after insert on processes referencing new table as changed
  for each statement execute function tell_process_change();
create trigger processes_told_update after update on processes referencing new table as changed
  for each statement execute function tell_process_change();
create trigger tasks_told_insert after insert on tasks referencing new table as changed
  for each statement execute function tell_change('task', 'task_id');
create trigger tasks_told_update after update on tasks referencing new table as changed
  for each statement execute function tell_change('task', 'task_id');
create trigger bill_runs_told_update after update on bill_runs referencing new table as changed
  for each statement execute function tell_change('bill_run', 'run_id');
