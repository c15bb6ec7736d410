-- Hours that a utility announces: critical peaks, hours whose saving is rebated, the peak of its supplier. Tariffs ask for them by list.
create table event_lists (
  -- The name that tariffs ask for.
  event_list text primary key check (event_list ~ '^[a-z][a-z0-9_]{0,59}$'),
  kind text not null check (kind in ('critical_peak', 'peak_time_rebate', 'coincident_peak')),
  label text not null check (label <> ''),
  reason text not null,
  created_at timestamptz not null default now(),
  created_by text not null
);

-- An event is never changed: it is cancelled, and another one is announced.
create table announced_events (
  event_id bigint generated always as identity primary key,
  event_list text not null references event_lists,
  -- By the clock on the wall at the utility; ends_at is not included.
  starts_at timestamp not null,
  ends_at timestamp not null check (ends_at > starts_at and ends_at <= starts_at + interval '7 days'),
  announced_at timestamp not null,
  reason text not null,
  entered_at timestamptz not null default now(),
  entered_by text not null,
  cancelled_at timestamptz,
  cancelled_by text,
  cancel_reason text,
  check ((cancelled_at is null) = (cancelled_by is null) and (cancelled_at is null) = (cancel_reason is null)),
  exclude using gist (event_list with =, tsrange(starts_at, ends_at) with &&) where (cancelled_at is null)
);
create index announced_events_by_time on announced_events (starts_at, event_id);

-- Issued bills that an event concerns and that were made before it was entered or cancelled: each is rated once more by itself.
create table event_reviews (
  event_id bigint not null references announced_events,
  change text not null check (change in ('entered', 'cancelled')),
  bill_id bigint not null references bills,
  -- null: waits. same: it comes out as it was. not_live: it is no issued bill any more, or a correction waits that rates it anyway.
  outcome text check (outcome in ('same', 'proposed', 'left_to_person', 'not_live', 'failed')),
  note text,
  looked_at timestamptz,
  primary key (event_id, change, bill_id),
  check ((outcome is null) = (looked_at is null))
);
create index event_reviews_waiting on event_reviews (bill_id) where outcome is null;

grant select on event_lists, announced_events, event_reviews to penstock_app, penstock_reader;
grant insert on event_lists, announced_events, event_reviews to penstock_app;
grant update (cancelled_at, cancelled_by, cancel_reason) on announced_events to penstock_app;
grant update (outcome, note, looked_at) on event_reviews to penstock_app;
