-- A corrected month supersedes every day of it: that nothing else of a row changes is seen by comparing the rows as they are stored, where
-- making JSON of a hundred values twice for each took more time than writing them.
create or replace function interval_days_only_superseded() returns trigger language plpgsql as $$
declare
  former interval_days := old;
begin
  if tg_op = 'DELETE' then
    raise exception 'PENSTOCK_IMMUTABLE: intervals are never deleted' using errcode = 'P0001';
  end if;
  former.superseded_by := new.superseded_by;
  if old.superseded_by is not null or new *<> former then
    raise exception 'PENSTOCK_IMMUTABLE: a day of intervals is superseded once, never edited' using errcode = 'P0001';
  end if;
  return new;
end $$;
