-- Bytes that came in or went out, whole and in order: uploads, print batches.
create table stored_files (
  file_id bigint generated always as identity primary key,
  name text not null,
  media_type text not null,
  sha256 text,
  size_bytes bigint,
  created_at timestamptz not null default now(),
  created_by text not null
);
create table stored_file_chunks (
  file_id bigint not null references stored_files on delete cascade,
  chunk_no integer not null,
  bytes bytea not null,
  primary key (file_id, chunk_no)
);
alter table stored_file_chunks alter column bytes set storage external;

create table bill_deliveries (
  delivery_id bigint generated always as identity primary key,
  bill_id bigint not null references bills,
  channel text not null check (channel in ('email', 'print')),
  address text,
  state text not null check (state in ('pending', 'sent', 'printed', 'refused', 'unknown')),
  attempts integer not null default 0,
  detail text,
  print_batch_id bigint,
  updated_at timestamptz not null default now(),
  unique (bill_id, channel)
);
create index bill_deliveries_pending on bill_deliveries (channel, delivery_id) where state = 'pending';

create table print_batches (
  print_batch_id bigint generated always as identity primary key,
  run_id bigint references bill_runs,
  batch smallint not null,
  bills integer not null,
  pages integer not null,
  pdf_file_id bigint not null references stored_files,
  manifest_file_id bigint not null references stored_files,
  created_at timestamptz not null default now(),
  unique (run_id, batch)
);
alter table bill_deliveries add foreign key (print_batch_id) references print_batches;
