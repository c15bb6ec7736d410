-- Two records of the same customer: one goes on, the other stays as it is and says which.
alter table customers add column merged_into text references customers;
alter table customers add constraint customers_not_into_itself check (merged_into <> customer_id);
create index customers_merged_into on customers (merged_into) where merged_into is not null;

-- What records of the same customer are found by.
create index customers_email on customers (lower(email)) where email is not null;
create index customers_phone_end on customers (right(phone_digits, 10)) where phone_digits is not null;
create index customers_birth_date on customers (date_of_birth) where date_of_birth is not null;
create index customers_address on customers (lower(mail_line1), mail_postcode);

create table customer_merges (
  merge_id bigint generated always as identity primary key,
  kept_id text not null references customers,
  merged_id text not null references customers,
  -- Every reference that moved: table, column, and the key of its row as it is now. An undo moves exactly these back.
  moved jsonb not null,
  business_date date not null,
  merged_by text not null,
  merged_at timestamptz not null default now(),
  undone_by text,
  undone_at timestamptz,
  check (kept_id <> merged_id),
  check ((undone_by is null) = (undone_at is null))
);
create unique index customer_merges_standing on customer_merges (merged_id) where undone_at is null;
create index customer_merges_kept on customer_merges (kept_id);
grant select on customer_merges to penstock_app, penstock_reader;
grant insert, update (undone_by, undone_at) on customer_merges to penstock_app;
