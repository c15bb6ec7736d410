-- A decision on an act of collection: the facts it was made from, every rule that was tested, and the versions of the packs that ruled.
create table collection_decisions (
  decision_id bigint generated always as identity primary key,
  account_id text not null references accounts,
  -- The moment it was asked at: before a notice, at the dispatch of an order, or at the cut itself.
  asked_at text not null check (asked_at in ('contact', 'notice', 'dispatch', 'cut')),
  on_date date not null,
  at_time text,
  outcome text not null check (outcome in ('act', 'wait', 'stop')),
  earliest_on date,
  earliest_at text,
  service text not null,
  -- [{pack, version}]
  packs jsonb not null,
  facts jsonb not null,
  trace jsonb not null,
  decided_at timestamptz not null default now(),
  decided_for text not null
);
create index collection_decisions_account on collection_decisions (account_id, decision_id desc);
create trigger collection_decisions_immutable before update or delete on collection_decisions
  for each row execute function refuse_change();

-- One episode of arrears of an account.
create table collection_cases (
  collection_id text primary key generated always as (account_id || '-' || episode) stored,
  account_id text not null references accounts,
  episode integer not null check (episode >= 1),
  agreement_id text not null references service_agreements,
  service_point_id text not null references service_points,
  service text not null,
  state text not null default 'dunning' check (state in ('dunning', 'cut_ordered', 'cut', 'reconnecting', 'closed')),
  -- The steps as the packs had them when the case was opened, and below which debt it is closed.
  steps jsonb not null,
  start_amount numeric(14, 2) not null,
  packs jsonb not null,
  next_step integer not null default 0,
  previous_on date not null,
  -- What staff were asked to do and have not done yet.
  asked text[] not null default '{}',
  -- Counts the disconnections ordered.
  cut_orders integer not null default 0,
  opened_on date not null,
  closed_on date,
  close_code text check (close_code in ('PAID', 'NO_SERVICE', 'STRATEGY_DONE', 'STOPPED', 'RECONNECTED')),
  version integer not null default 1,
  unique (account_id, episode),
  check ((state = 'closed') = (closed_on is not null and close_code is not null))
);
create unique index collection_cases_one_open on collection_cases (account_id) where state <> 'closed';
create index collection_cases_state on collection_cases (state) where state <> 'closed';

-- The steps a case took or passed over.
create table collection_steps (
  collection_id text not null references collection_cases,
  step_no integer not null,
  step text not null,
  act text not null,
  how text not null check (how in ('taken', 'passed_over', 'skipped', 'gone_back')),
  on_date date not null,
  past_due numeric(14, 2) not null,
  decision_id bigint references collection_decisions,
  sentence text not null,
  recorded_at timestamptz not null default now(),
  recorded_by text not null,
  primary key (collection_id, step_no)
);
create index collection_steps_day on collection_steps (on_date, act) where how = 'taken';
create trigger collection_steps_immutable before update or delete on collection_steps for each row execute function refuse_change();

-- Notices of disconnection. What was sent is a message; what was handed over or posted is written down by who did it.
create table collection_notices (
  notice_id bigint generated always as identity primary key,
  collection_id text not null references collection_cases,
  stage text not null check (stage in ('first', 'second')),
  recipient text not null check (recipient in ('customer', 'third_party', 'building', 'unit', 'party')),
  party text,
  channel text not null check (channel in ('mail', 'served', 'posted', 'email', 'sms', 'phone', 'visit')),
  message_id bigint references messages,
  -- The day it was handed over or posted; of a message, the day it left.
  issued_on date,
  -- As printed on it.
  effective_on date,
  expires_on date,
  made_on date not null,
  recorded_at timestamptz not null default now(),
  recorded_by text not null,
  check (message_id is not null or issued_on is not null)
);
create index collection_notices_case on collection_notices (collection_id);
create index collection_notices_message on collection_notices (message_id) where message_id is not null;

-- Attempts to reach somebody, and whom they reached.
create table collection_contacts (
  contact_id bigint generated always as identity primary key,
  account_id text not null references accounts,
  collection_id text references collection_cases,
  channel text not null check (channel in ('phone', 'visit', 'served', 'posted', 'email', 'sms', 'mail')),
  reached text not null check (reached in ('customer', 'adult', 'emergency_contact', 'nobody')),
  left_door_hanger boolean not null default false,
  offered_prepayment boolean not null default false,
  on_date date not null,
  note text,
  recorded_at timestamptz not null default now(),
  recorded_by text not null
);
create index collection_contacts_account on collection_contacts (account_id, on_date);
create trigger collection_contacts_immutable before update or delete on collection_contacts for each row execute function refuse_change();

-- A supervisor's word on a disconnection before it is ordered.
create table cut_approvals (
  collection_id text not null references collection_cases,
  -- The disconnection of the case it is about, from 1.
  cut_no integer not null,
  asked_on date not null,
  past_due numeric(14, 2) not null,
  decided_on date,
  decided_by text,
  approved boolean,
  reason text,
  primary key (collection_id, cut_no),
  check (num_nulls(decided_on, decided_by, approved, reason) in (0, 4))
);
create index cut_approvals_open on cut_approvals (asked_on) where decided_on is null;

-- Service that was cut for non-payment. Written by who records the cut, with the decision made in that transaction.
create table disconnections (
  disconnection_id bigint generated always as identity primary key,
  collection_id text not null references collection_cases,
  account_id text not null references accounts,
  agreement_id text not null references service_agreements,
  service_point_id text not null references service_points,
  work_order_id text not null unique references work_orders,
  decision_id bigint not null unique references collection_decisions,
  cut_on date not null,
  past_due numeric(14, 2) not null check (past_due > 0),
  -- When what was asked for was paid or came about, and until when service must be back.
  restore_from date,
  restore_by date,
  restore_reason text,
  reconnect_order_id text references work_orders,
  fee_item_id bigint references open_items,
  restored_on date,
  check (restored_on is null or restored_on >= cut_on),
  check ((restore_from is null) = (restore_reason is null))
);
create unique index disconnections_one_standing on disconnections (agreement_id) where restored_on is null;
create index disconnections_account on disconnections (account_id);
create index disconnections_day on disconnections (cut_on);

-- The second wall: nothing is cut but by a decision of that very moment that allowed it, nor while a bankruptcy or a hold stands.
create function disconnection_is_lawful() returns trigger language plpgsql as $$
begin
  if not exists (select from collection_decisions d where d.decision_id = new.decision_id and d.account_id = new.account_id
                   and d.asked_at = 'cut' and d.outcome = 'act' and d.on_date = new.cut_on) then
    raise exception 'PENSTOCK_UNLAWFUL_CUT: no decision allows to cut agreement % on %', new.agreement_id, new.cut_on using errcode = 'P0001';
  end if;
  if exists (select from protections p where p.account_id = new.account_id and p.kind = 'bankruptcy' and p.begins_on <= new.cut_on
               and (p.ends_on is null or new.cut_on <= p.ends_on) and (p.ended_on is null or new.cut_on < p.ended_on))
     or exists (select from collection_holds h where h.scope = 'account' and h.scope_value = new.account_id and h.from_on <= new.cut_on
               and (h.to_on is null or new.cut_on <= h.to_on) and h.released_on is null) then
    raise exception 'PENSTOCK_UNLAWFUL_CUT: collection of account % is held', new.account_id using errcode = 'P0001';
  end if;
  return new;
end $$;
create trigger disconnections_lawful before insert on disconnections for each row execute function disconnection_is_lawful();

-- The business dates on which all accounts were looked through for new arrears.
create table collection_sweeps (
  swept_on date primary key,
  opened integer not null,
  swept_at timestamptz not null default now()
);

create trigger collection_cases_told_insert after insert on collection_cases referencing new table as changed
  for each statement execute function tell_change('collection', 'collection_id');
create trigger collection_cases_told_update after update on collection_cases referencing new table as changed
  for each statement execute function tell_change('collection', 'collection_id');

grant select on collection_sweeps, collection_cases, collection_steps, collection_notices, cut_approvals, disconnections, collection_contacts
  to penstock_app, penstock_reader;
grant select on collection_decisions to penstock_app;
grant select (decision_id, account_id, asked_at, on_date, at_time, outcome, earliest_on, earliest_at, service, packs, decided_at, decided_for)
  on collection_decisions to penstock_reader;
grant insert on collection_cases, collection_steps, collection_notices, cut_approvals, disconnections, collection_contacts,
  collection_decisions, collection_sweeps to penstock_app;
grant update (state, next_step, previous_on, asked, cut_orders, closed_on, close_code, version) on collection_cases to penstock_app;
grant update (issued_on) on collection_notices to penstock_app;
grant update (decided_on, decided_by, approved, reason) on cut_approvals to penstock_app;
grant update (restore_from, restore_by, restore_reason, reconnect_order_id, fee_item_id, restored_on) on disconnections to penstock_app;

-- Nothing is turned on in an empty house: whoever reconnects sees that somebody is there and that nothing runs or burns unattended.
update work_order_types set version = version + 1, steps = (
  select jsonb_agg(step order by place) from (
    select step, place * 10 as place from jsonb_array_elements(steps) with ordinality as s(step, place)
    union all
    select '{"code": "SOMEBODY_HOME", "text": "See that an adult is at home; else leave a card and do not turn on", "isRequired": true}'::jsonb, 15
    union all
    select '{"code": "SAFE", "text": "See that nothing is open or running inside; with gas, light the pilots", "isRequired": true}'::jsonb, 16
  ) as all_steps)
where type_code = 'RECONNECT' and not exists (select from jsonb_array_elements(steps) as s(step) where step ->> 'code' = 'SAFE');
update work_order_types set version = version + 1, result_codes = result_codes || '[
  {"code": "NOT_LAWFUL", "title": "Penstock did not allow the cut", "outcome": "incomplete", "followUps": []},
  {"code": "PAYMENT_TAKEN", "title": "Left: the customer pays", "outcome": "incomplete", "followUps": []}]'::jsonb
where type_code = 'DISCONNECT';
