-- What applicants for a connection are told, beside the quote (QUOTE), permits (PERMIT_REMINDER) and their first day (WELCOME).
insert into message_templates (template_code, title, message_kind, is_urgent, must_reach, fields) values
  ('CONNECTION_REMINDER', 'Reminder of what a connection waits for', 'reminder', false, false,
   '[{"name": "awaited", "kind": "text", "means": "What is waited for", "example": "Your answer to quote N000012-1"}, {"name": "dueDate", "kind": "day", "means": "Until when", "example": "2026-10-01"}, {"name": "serviceAddress", "kind": "text", "means": "Where the service is", "example": "12 Mill Lane, Alder Creek"}]'),
  ('CONNECTION_CANCELLED', 'Connection cancelled', 'service', false, true,
   '[{"name": "work", "kind": "text", "means": "What was to be connected", "example": "water"}, {"name": "refund", "kind": "money", "means": "What is taken back of the charges", "example": "1850.00"}, {"name": "kept", "kind": "money", "means": "What remains charged", "example": "170.00"}, {"name": "serviceAddress", "kind": "text", "means": "Where the service is", "example": "12 Mill Lane, Alder Creek"}]');

insert into message_template_versions (template_code, version, effective_from, recorded_by, reason)
select template_code, 1, date '2000-01-01', 'Penstock', 'Comes with Penstock' from message_templates
where template_code in ('CONNECTION_REMINDER', 'CONNECTION_CANCELLED');

insert into message_template_texts (version_id, language, subject, body, short_text)
select v.version_id, t.language, t.subject, t.body, t.short_text from message_template_versions v join (values
  ('CONNECTION_REMINDER', 'en', 'Your new connection waits for you',
'Dear {{customerName}},

the new connection at {{serviceAddress}} cannot go on without you. We wait for: {{awaited}}, until {{dueDate}}.

Questions? Call us at {{utilityPhone}}.',
   '{{utilityName}}: your new connection waits for: {{awaited}}, until {{dueDate}}.'),
  ('CONNECTION_REMINDER', 'es', 'Su nueva conexión espera por usted',
'Estimado/a {{customerName}}:

La nueva conexión en {{serviceAddress}} no puede continuar sin usted. Esperamos: {{awaited}}, hasta el {{dueDate}}.

¿Preguntas? Llámenos al {{utilityPhone}}.',
   '{{utilityName}}: su nueva conexión espera: {{awaited}}, hasta el {{dueDate}}.'),
  ('CONNECTION_CANCELLED', 'en', 'Your new connection was cancelled',
'Dear {{customerName}},

the new connection ({{work}}) at {{serviceAddress}} was cancelled. Of what we had charged to account {{accountNumber}}, {{refund}} is taken back and {{kept}} remains.

If you did not ask for this, call us at {{utilityPhone}}.',
   null),
  ('CONNECTION_CANCELLED', 'es', 'Su nueva conexión fue cancelada',
'Estimado/a {{customerName}}:

La nueva conexión ({{work}}) en {{serviceAddress}} fue cancelada. De lo que habíamos cargado a la cuenta {{accountNumber}}, se devuelve {{refund}} y queda {{kept}}.

Si usted no lo pidió, llámenos al {{utilityPhone}}.',
   null)
) as t(template_code, language, subject, body, short_text) using (template_code)
where v.version = 1;
