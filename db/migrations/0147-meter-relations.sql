-- What a meter is to another: the low flow beside the high flow of a compound, a check meter beside the one that is billed, a sub-meter
-- behind the main one. From a day to a day, both included.
create table meter_relations (
  relation_id bigint generated always as identity primary key,
  kind text not null check (kind in ('compound', 'check', 'sub')),
  parent_meter_id text not null references meters,
  child_meter_id text not null references meters,
  -- The registers of each that count; null: all that count consumption.
  parent_registers text[] check (cardinality(parent_registers) > 0),
  child_registers text[] check (cardinality(child_registers) > 0),
  from_on date not null,
  to_on date,
  -- Of a check meter: how far, in percent, the two may be apart.
  tolerance_percent numeric check (tolerance_percent >= 0),
  -- Of a sub-meter: what it counts is taken from what the parent's customer is billed.
  is_deducted boolean not null default false,
  reason text not null,
  recorded_at timestamptz not null default now(),
  recorded_by text not null,
  ended_by text,
  end_reason text,
  check (parent_meter_id <> child_meter_id),
  check (to_on is null or to_on >= from_on),
  check ((kind = 'check') = (tolerance_percent is not null)),
  check (not is_deducted or kind = 'sub'),
  check ((ended_by is null) = (end_reason is null)),
  -- A meter is one thing at a time to one other.
  exclude using gist (child_meter_id with =, daterange(from_on, to_on, '[]') with &&)
);
create index meter_relations_parent on meter_relations (parent_meter_id);
create index meter_relations_child on meter_relations (child_meter_id);

create function meter_relations_only_end() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.ended_by is not null
     or (to_jsonb(new) - array['to_on', 'ended_by', 'end_reason']) is distinct from (to_jsonb(old) - array['to_on', 'ended_by', 'end_reason'])
     or new.to_on is null or new.ended_by is null then
    raise exception 'PENSTOCK_IMMUTABLE: a relation of meters is ended once, never edited' using errcode = 'P0001';
  end if;
  return new;
end $$;
create trigger meter_relations_immutable before update or delete on meter_relations for each row execute function meter_relations_only_end();

grant select on meter_relations to penstock_app, penstock_reader;
grant insert on meter_relations to penstock_app;
grant update (to_on, ended_by, end_reason) on meter_relations to penstock_app;
