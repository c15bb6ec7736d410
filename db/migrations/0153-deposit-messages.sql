-- What customers are told about deposits.
insert into message_templates (template_code, title, message_kind, is_urgent, must_reach, fields) values
  ('DEPOSIT_DEMAND', 'Deposit asked for', 'service', false, true,
   '[{"name": "amount", "kind": "money", "means": "The deposit", "example": "120.00"}, {"name": "dueDate", "kind": "day", "means": "Until when it, or its first part, is paid", "example": "2026-09-21"}, {"name": "explanation", "kind": "text", "means": "How it was worked out", "example": "2 × 60.00, the average of 12 months: 120.00."}, {"name": "instalments", "kind": "text", "means": "Its parts", "example": "60.00 by 2026-09-21, 60.00 by 2026-10-21", "isOptional": true}, {"name": "interestRule", "kind": "text", "means": "The rule on interest", "example": "Deposits bear 2 % simple interest, credited every year.", "isOptional": true}, {"name": "refundRule", "kind": "text", "means": "When it goes back", "example": "A deposit goes back after twelve months with at most one late payment.", "isOptional": true}]'),
  ('DEPOSIT_RECEIPT', 'Certificate of a deposit', 'service', false, true,
   '[{"name": "depositNumber", "kind": "text", "means": "Number of the deposit", "example": "D00012"}, {"name": "amount", "kind": "money", "means": "What is held", "example": "120.00"}, {"name": "heldSince", "kind": "day", "means": "Since when", "example": "2026-09-21"}, {"name": "interestRule", "kind": "text", "means": "The rule on interest", "example": "Deposits bear 2 % simple interest, credited every year.", "isOptional": true}, {"name": "refundRule", "kind": "text", "means": "When it goes back", "example": "A deposit goes back after twelve months with at most one late payment.", "isOptional": true}]'),
  ('DEPOSIT_RETURNED', 'Deposit given back', 'service', false, true,
   '[{"name": "depositNumber", "kind": "text", "means": "Number of the deposit", "example": "D00012"}, {"name": "amount", "kind": "money", "means": "The deposit", "example": "120.00"}, {"name": "interest", "kind": "money", "means": "Interest given with it", "example": "1.20"}]');

insert into message_template_versions (template_code, version, effective_from, recorded_by, reason)
select template_code, 1, date '2000-01-01', 'Penstock', 'Comes with Penstock' from message_templates
where template_code in ('DEPOSIT_DEMAND', 'DEPOSIT_RECEIPT', 'DEPOSIT_RETURNED');

insert into message_template_texts (version_id, language, subject, body, short_text)
select v.version_id, t.language, t.subject, t.body, t.short_text from message_template_versions v join (values
  ('DEPOSIT_DEMAND', 'en', 'A deposit of {{amount}} is needed',
'Dear {{customerName}},

we need a deposit of {{amount}} for account {{accountNumber}}. Please pay it by {{dueDate}}.

How it was worked out: {{explanation}}

In parts: {{instalments}}

The deposit stays yours. {{interestRule}}

{{refundRule}}

A guarantor, a letter of credit or other grounds may take its place. Call us at {{utilityPhone}}.',
   '{{utilityName}}: please pay a deposit of {{amount}} by {{dueDate}} for account {{accountNumber}}. Questions: {{utilityPhone}}'),
  ('DEPOSIT_DEMAND', 'es', 'Se necesita un depósito de {{amount}}',
'Estimado/a {{customerName}}:

Necesitamos un depósito de {{amount}} para la cuenta {{accountNumber}}. Páguelo antes del {{dueDate}}.

Cómo se calculó: {{explanation}}

En partes: {{instalments}}

El depósito sigue siendo suyo. {{interestRule}}

{{refundRule}}

Un garante, una carta de crédito u otros motivos pueden sustituirlo. Llámenos al {{utilityPhone}}.',
   '{{utilityName}}: pague un depósito de {{amount}} antes del {{dueDate}} para la cuenta {{accountNumber}}. {{utilityPhone}}'),
  ('DEPOSIT_RECEIPT', 'en', 'Certificate of deposit {{depositNumber}}',
'Dear {{customerName}},

{{utilityName}} holds a deposit of {{amount}} for account {{accountNumber}}, number {{depositNumber}}, since {{heldSince}}.

It is not part of your balance and stays yours.

{{interestRule}}

{{refundRule}}

When service ends, it pays your final bill, and the rest is paid back to you. Please keep this certificate.',
   '{{utilityName}}: we hold your deposit {{depositNumber}} of {{amount}} since {{heldSince}}.'),
  ('DEPOSIT_RECEIPT', 'es', 'Certificado del depósito {{depositNumber}}',
'Estimado/a {{customerName}}:

{{utilityName}} guarda un depósito de {{amount}} para la cuenta {{accountNumber}}, número {{depositNumber}}, desde el {{heldSince}}.

No forma parte de su saldo y sigue siendo suyo.

{{interestRule}}

{{refundRule}}

Al terminar el servicio paga su última factura y el resto se le devuelve. Conserve este certificado.',
   '{{utilityName}}: guardamos su depósito {{depositNumber}} de {{amount}} desde el {{heldSince}}.'),
  ('DEPOSIT_RETURNED', 'en', 'Your deposit goes back to you',
'Dear {{customerName}},

your deposit {{depositNumber}} of {{amount}} goes back to you, with {{interest}} of interest. It pays what account {{accountNumber}} owes; what is left is yours.

Questions? Call us at {{utilityPhone}}.',
   '{{utilityName}}: your deposit {{depositNumber}} of {{amount}} goes back to you, with {{interest}} of interest.'),
  ('DEPOSIT_RETURNED', 'es', 'Su depósito se le devuelve',
'Estimado/a {{customerName}}:

Su depósito {{depositNumber}} de {{amount}} se le devuelve, con {{interest}} de intereses. Paga lo que debe la cuenta {{accountNumber}}; el resto es suyo.

¿Preguntas? Llámenos al {{utilityPhone}}.',
   '{{utilityName}}: su depósito {{depositNumber}} de {{amount}} se le devuelve, con {{interest}} de intereses.')
) as t (template_code, language, subject, body, short_text) using (template_code) where v.version = 1;

-- Where rules are in force already, the daily sweep begins now; from here on the release of a pack begins it.
with process as (
  insert into processes (process_id, kind, subject_kind, subject_id, title, state, step, next_wake_on, waits_for, started_by)
  select 'deposit-sweep/' || current_database(), 'deposit_sweep', 'utility', 'deposits', 'Deposits of each day', 'waiting', 'waiting',
    u.business_date, 'the next business date', 'Penstock'
  from utility u where exists (
    select from policy_versions v where v.released_by is not null and not v.is_example and v.document ->> 'level' = 'utility')
  returning process_id)
insert into outbox (workflow_id, workflow_type, workflow_input, signal, payload)
select process_id, 'depositSweep', jsonb_build_object('database', current_database()), 'wake', '{}' from process;
