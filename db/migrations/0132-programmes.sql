-- Programmes that agreements take part in: net metering, green power, allowances. The code is the name of an attribute in tariffs.
create table programmes (
  programme_code text primary key check (programme_code ~ '^[a-z][a-z0-9_]{1,39}$'),
  name text not null check (name <> ''),
  kind text not null check (kind in ('net_metering', 'green_power', 'allowance')),
  -- What an enrolment says besides its days: nothing (the attribute is true or false), a number of blocks, or a percentage.
  takes text not null check (takes in ('nothing', 'blocks', 'percent')),
  -- kWh that one unit of its lines stands for: the size of a block; 1 where the lines count kWh.
  kwh_per_unit numeric not null check (kwh_per_unit > 0),
  -- Lines of bills that are the programme's: what it sold, or cost.
  line_codes text[] not null,
  -- kW of capacity, a number of agreements, or money in a calendar year; null: no cap.
  cap_kind text check (cap_kind in ('kw', 'customers', 'money_per_year')),
  cap numeric check (cap >= 0),
  recorded_at timestamptz not null default now(),
  recorded_by text not null,
  check ((cap_kind is null) = (cap is null))
);

create table programme_enrolments (
  enrolment_id bigint generated always as identity primary key,
  programme_code text not null references programmes,
  agreement_id text not null references service_agreements,
  -- Blocks or percent; null where the programme takes nothing.
  amount numeric check (amount > 0),
  -- Capacity that counts against a cap in kW.
  capacity_kw numeric check (capacity_kw > 0),
  from_on date not null,
  -- Last day; null: goes on. One that never came to count ends on the day before it began.
  to_on date check (to_on >= from_on - 1),
  recorded_at timestamptz not null default now(),
  recorded_by text not null,
  exclude using gist (programme_code with =, agreement_id with =, daterange(from_on, to_on + 1, '[)') with &&)
);
create index programme_enrolments_agreement on programme_enrolments (agreement_id);

grant select on programmes, programme_enrolments to penstock_app, penstock_reader;
grant insert on programmes, programme_enrolments to penstock_app;
grant update (name, kwh_per_unit, line_codes, cap_kind, cap) on programmes to penstock_app;
grant update (to_on) on programme_enrolments to penstock_app;
