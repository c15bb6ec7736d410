-- A page of a customer's own, without a password: what their banks hold, what shares of generators and programmes brought them, bill by bill.
-- It is opened by a code that a message carries, for one account, and shows nothing else.
create table energy_pages (
  page_id bigint generated always as identity primary key,
  account_id text not null references accounts,
  -- The customer it was sent to: once the account is somebody else's it opens nothing.
  customer_id text not null references customers,
  page_url text not null,
  sent_on date not null,
  sent_by text not null,
  -- Last day on which it opens.
  valid_until date not null,
  -- Taken back by somebody, or by the next one.
  ended_on date,
  check (valid_until >= sent_on)
);
create unique index energy_pages_one_open on energy_pages (account_id) where ended_on is null;
create index energy_pages_customer on energy_pages (customer_id);
grant select, insert, update (ended_on) on energy_pages to penstock_app;
grant select on energy_pages to penstock_reader;

-- What opens a page: of each code no more than what recognises it.
create table energy_page_links (
  token_hash text primary key check (token_hash ~ '^[0-9a-f]{64}$'),
  page_id bigint not null references energy_pages,
  issued_at timestamptz not null default now()
);
create index energy_page_links_page on energy_page_links (page_id);
grant select, insert on energy_page_links to penstock_app;

insert into message_templates (template_code, title, message_kind, is_urgent, must_reach, fields) values
  ('ENERGY_PAGE', 'The page of a customer''s own energy', 'service', false, false,
   '[{"name": "validUntil", "kind": "day", "means": "Last day on which the page opens", "example": "2027-09-03"}, {"name": "energyLink", "kind": "text", "means": "The customer''s own page", "example": "https://example.org/energy"}]');

insert into message_template_versions (template_code, version, effective_from, recorded_by, reason)
values ('ENERGY_PAGE', 1, date '2000-01-01', 'Penstock', 'Comes with Penstock');

insert into message_template_texts (version_id, language, subject, body, short_text)
select (select max(v.version_id) from message_template_versions v where v.template_code = t.template_code),
  t.language, t.subject, t.body, t.short_text from (values
  ('ENERGY_PAGE', 'en', 'Your energy credits, bill by bill',
'Dear {{customerName}},

on your own page you see what is kept for your later bills of account {{accountNumber}}, when it is settled, and what your share of community solar and your green power came to on each bill:
{{energyLink}}

It opens until {{validUntil}}. Please do not pass this on: whoever has it sees these figures. Questions? Call us at {{utilityPhone}}.',
   '{{utilityName}}: your energy credits, bill by bill: {{energyLink}}'),
  ('ENERGY_PAGE', 'es', 'Sus créditos de energía, factura por factura',
'Estimado/a {{customerName}}:

En su propia página ve lo que se guarda para sus próximas facturas de la cuenta {{accountNumber}}, cuándo se liquida, y lo que su parte de la energía solar comunitaria y su energía verde supusieron en cada factura:
{{energyLink}}

Se puede abrir hasta el {{validUntil}}. No comparta este mensaje: quien lo tenga ve estos datos. ¿Preguntas? Llámenos al {{utilityPhone}}.',
   '{{utilityName}}: sus créditos de energía, factura por factura: {{energyLink}}')
) as t (template_code, language, subject, body, short_text);
