-- Which column of a CSV file is what, by a name and in versions; a file keeps the version it was read with.
create table csv_mappings (
  mapping_id bigint generated always as identity primary key,
  name text not null check (name <> ''),
  version integer not null check (version > 0),
  mapping jsonb not null,
  reason text not null,
  recorded_at timestamptz not null default now(),
  recorded_by text not null,
  unique (name, version)
);
create trigger csv_mappings_immutable before update or delete on csv_mappings for each row execute function refuse_change();

-- A meter file and the bytes it came as; the same bytes are taken once.
create table meter_files (
  file_id bigint generated always as identity primary key,
  name text not null,
  sha256 text not null unique,
  stored_file_id bigint not null references stored_files,
  format text check (format in ('nem', 'espi', 'iec61968', 'mscons', 'sce', 'csv')),
  mapping_id bigint references csv_mappings,
  -- Clock of times that stand without an offset, where it is not the format's own.
  zone text,
  state text not null check (state in ('queued', 'reading', 'completed', 'refused', 'failed')),
  -- How far it is read, in records and findings of the file: where a reading that broke off goes on.
  records_done bigint not null default 0,
  findings_done bigint not null default 0,
  counts jsonb not null default '{}',
  failure text,
  reason text not null,
  recorded_at timestamptz not null default now(),
  recorded_by text not null,
  ended_at timestamptz
);

-- What was not taken as it stands, or that people should know of.
create table meter_file_findings (
  file_id bigint not null references meter_files,
  finding_no bigint not null,
  line bigint not null,
  code text not null,
  weight text not null check (weight in ('file', 'record', 'note')),
  meter text,
  channel text,
  day date,
  raw_value text,
  sentence text not null,
  primary key (file_id, finding_no)
);
create index meter_file_findings_code on meter_file_findings (file_id, code);
create trigger meter_file_findings_immutable before update or delete on meter_file_findings for each row execute function refuse_change();

-- What else a meter is called by those who send files: a metering point, a usage point.
create table meter_aliases (
  identifier text primary key check (identifier <> ''),
  meter_id text not null references meters,
  reason text not null,
  recorded_at timestamptz not null default now(),
  recorded_by text not null
);
create index meter_aliases_meter on meter_aliases (meter_id);

-- Records of a file whose meter is not known. The bytes are kept, so that they can be read again once it is.
create table held_meter_data (
  file_id bigint not null references meter_files,
  identifier text not null,
  other_identifier text,
  records bigint not null check (records > 0),
  first_line bigint not null,
  first_at timestamptz not null,
  last_at timestamptz not null,
  applied_at timestamptz,
  applied_to text references meters,
  primary key (file_id, identifier)
);
create index held_meter_data_waiting on held_meter_data (identifier) where applied_at is null;
create index held_meter_data_other on held_meter_data (other_identifier) where applied_at is null;

-- What is measured in intervals. Rounded values have a channel of their own, from which nothing is billed.
create table meter_channels (
  channel_id bigint generated always as identity primary key,
  meter_id text not null references meters,
  channel text not null,
  unit text not null,
  direction text not null check (direction in ('delivered', 'received')),
  is_for_billing boolean not null,
  -- The register that counts the same, where there is exactly one.
  register text,
  unique (meter_id, channel, unit, is_for_billing),
  foreign key (meter_id, register) references registers
);

-- One row per channel and local day: value = amount ÷ 10^scale in the channel's unit, null where there is none; one letter of quality per
-- interval. A row is as it arrived (file, line), put together from what was there and what arrived, or written by a person or a rule, with
-- the reason. Superseded, never edited: the row that no other supersedes is the one that counts.
create sequence interval_day_ids;
create table interval_days (
  interval_day_id bigint primary key default nextval('interval_day_ids'),
  channel_id bigint not null references meter_channels,
  day date not null,
  starts_at timestamptz not null,
  seconds integer not null check (seconds between 60 and 86400),
  scale smallint not null check (scale between 0 and 18),
  amounts bigint[] not null,
  qualities text not null,
  -- The file's own flags, where they say more than a letter: [{from, to, flag, reason}].
  flags jsonb,
  origin text not null check (origin in ('file', 'merged', 'edited', 'estimated')),
  file_id bigint references meter_files,
  line bigint,
  reason text,
  superseded_by bigint references interval_days deferrable initially deferred,
  recorded_at timestamptz not null default now(),
  recorded_by text not null,
  check (cardinality(amounts) = length(qualities) and cardinality(amounts) between 1 and 1500),
  check ((origin in ('edited', 'estimated')) <= (reason is not null)),
  check ((origin = 'file') <= (file_id is not null and line is not null))
);
create unique index interval_days_live on interval_days (channel_id, day) where superseded_by is null;
create index interval_days_history on interval_days (channel_id, day) where superseded_by is not null;

create function interval_days_only_superseded() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    raise exception 'PENSTOCK_IMMUTABLE: intervals are never deleted' using errcode = 'P0001';
  end if;
  if old.superseded_by is not null or (to_jsonb(new) - 'superseded_by') is distinct from (to_jsonb(old) - 'superseded_by') then
    raise exception 'PENSTOCK_IMMUTABLE: a day of intervals is superseded once, never edited' using errcode = 'P0001';
  end if;
  return new;
end $$;
create trigger interval_days_immutable before update or delete on interval_days for each row execute function interval_days_only_superseded();

grant select on csv_mappings, meter_files, meter_file_findings, meter_aliases, held_meter_data, meter_channels, interval_days
  to penstock_app, penstock_reader;
grant insert on csv_mappings, meter_files, meter_file_findings, meter_aliases, held_meter_data, meter_channels, interval_days to penstock_app;
grant update (state, format, records_done, findings_done, counts, failure, ended_at) on meter_files to penstock_app;
grant update (meter_id, reason, recorded_at, recorded_by) on meter_aliases to penstock_app;
grant update (records, last_at, applied_at, applied_to) on held_meter_data to penstock_app;
grant update (superseded_by) on interval_days to penstock_app;
grant usage, select on sequence interval_day_ids to penstock_app;

create trigger meter_files_told_insert after insert on meter_files referencing new table as changed
  for each statement execute function tell_change('meter_file', 'file_id');
create trigger meter_files_told_update after update on meter_files referencing new table as changed
  for each statement execute function tell_change('meter_file', 'file_id');
