-- What the validation rules found odd about a read, or a day of intervals, as it came. `held`: it is not billed until a person accepts it or
-- another takes its place.
create table validation_findings (
  finding_id bigint generated always as identity primary key,
  meter_id text not null references meters,
  read_id bigint references reads,
  interval_day_id bigint references interval_days,
  -- The register, or the channel as its file names it.
  measured text not null,
  day date not null,
  rule text not null,
  severity text not null check (severity in ('information', 'warning', 'exception')),
  sentence text not null,
  figures jsonb not null,
  state text not null check (state in ('noted', 'held', 'accepted', 'replaced')),
  recorded_at timestamptz not null default now(),
  decided_at timestamptz,
  decided_by text,
  reason text,
  check (num_nonnulls(read_id, interval_day_id) = 1),
  check ((state = 'accepted') <= (decided_by is not null and reason is not null)),
  check ((state in ('held', 'accepted', 'replaced')) = (severity = 'exception'))
);
create index validation_findings_meter on validation_findings (meter_id, day);
create index validation_findings_held_read on validation_findings (read_id) where state = 'held';
create index validation_findings_held_day on validation_findings (interval_day_id) where state = 'held';

grant select on validation_findings to penstock_app, penstock_reader;
grant insert on validation_findings to penstock_app;
grant update (state, decided_at, decided_by, reason) on validation_findings to penstock_app;
