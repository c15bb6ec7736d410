-- Offers of a payment plan that a customer accepts on a page of their own, and the agreements as they were written.
create table plan_offers (
  offer_id bigint generated always as identity primary key,
  account_id text not null references accounts,
  customer_id text not null references customers,
  -- Withdrawn by somebody, or by the next offer. One whose last day has passed stays open and can no longer be signed.
  state text not null default 'open' check (state in ('open', 'signed', 'withdrawn')),
  -- Where the page of the offer is reached: its links are made of this.
  page_url text not null,
  arrears numeric(14, 2) not null check (arrears > 0),
  currency char(3) not null,
  -- The debts as they were then, so that what changed since can be told: [{itemId, kind, dueOn, amount}].
  debts jsonb not null,
  first_due_on date,
  monthly_income numeric(14, 2) check (monthly_income > 0),
  -- A supervisor offered instalments above the share of the income.
  allows_above_income boolean not null default false,
  offered_on date not null,
  offered_by text not null,
  -- Last day on which it can be signed.
  valid_until date not null,
  ended_on date,
  plan_id bigint unique references payment_plans,
  -- What the customer agreed to, word for word.
  consent_wording text,
  check (valid_until >= offered_on),
  check ((state = 'open') = (ended_on is null)),
  check ((state = 'signed') = (num_nulls(plan_id, consent_wording) = 0))
);
create unique index plan_offers_one_open on plan_offers (account_id) where state = 'open';
create index plan_offers_account on plan_offers (account_id, offer_id desc);
create index plan_offers_customer on plan_offers (customer_id);
grant select on plan_offers to penstock_app;
grant select (offer_id, account_id, state, arrears, currency, offered_on, offered_by, valid_until, ended_on, plan_id) on plan_offers to penstock_reader;
grant insert, update (state, ended_on, plan_id, consent_wording) on plan_offers to penstock_app;

-- What opens the page of an offer: of each code no more than what recognises it.
create table plan_offer_links (
  token_hash text primary key check (token_hash ~ '^[0-9a-f]{64}$'),
  offer_id bigint not null references plan_offers,
  issued_at timestamptz not null default now()
);
create index plan_offer_links_offer on plan_offer_links (offer_id);
grant select, insert on plan_offer_links to penstock_app;

-- The agreement of each division as it was written and sent: text that is never changed, printed as often as it is asked for.
create table plan_agreements (
  plan_id bigint not null,
  division integer not null,
  version_id bigint not null references message_template_versions,
  language text not null,
  -- Name and address of who agreed, as they would stand in the window of an envelope.
  address text not null,
  subject text not null,
  body text not null,
  written_on date not null,
  primary key (plan_id, division),
  foreign key (plan_id, division) references plan_divisions
);
create index plan_agreements_version on plan_agreements (version_id);
create trigger plan_agreements_immutable before update or delete on plan_agreements for each row execute function refuse_change();
grant select on plan_agreements to penstock_app;
grant insert on plan_agreements to penstock_app;
