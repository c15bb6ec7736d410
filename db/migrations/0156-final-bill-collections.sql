-- What is owed once no service is taken any more is followed up by a strategy of its own: letters and calls, never a cut.
alter table collection_cases add column kind text not null default 'service' check (kind in ('service', 'final_bill'));
alter table collection_cases add constraint collection_cases_final_bill check (kind = 'service' or state in ('dunning', 'closed'));

insert into message_templates (template_code, title, message_kind, is_urgent, must_reach, fields) values
  ('FINAL_BILL_REMINDER', 'Reminder of a final bill', 'reminder', false, true,
   '[{"name": "amount", "kind": "money", "means": "What is past due", "example": "120.00"}, {"name": "dueDate", "kind": "day", "means": "When the oldest debt was due", "example": "2026-09-01"}]'),
  ('FINAL_BILL_LAST', 'Last letter about a final bill', 'reminder', false, true,
   '[{"name": "amount", "kind": "money", "means": "What is past due", "example": "120.00"}, {"name": "dueDate", "kind": "day", "means": "When the oldest debt was due", "example": "2026-09-01"}]');

insert into message_template_versions (template_code, version, effective_from, recorded_by, reason)
select template_code, 1, date '2000-01-01', 'Penstock', 'Comes with Penstock' from message_templates
where template_code in ('FINAL_BILL_REMINDER', 'FINAL_BILL_LAST');

insert into message_template_texts (version_id, language, subject, body, short_text)
select v.version_id, t.language, t.subject, t.body, t.short_text from message_template_versions v join (values
  ('FINAL_BILL_REMINDER', 'en', 'Your final bill is past due',
'Dear {{customerName}},

your service has ended, and {{amount}} of account {{accountNumber}} is past due since {{dueDate}}. Please pay it now, or ask us about paying in parts.

If you have paid meanwhile, thank you.

Questions? Call us at {{utilityPhone}}.',
   '{{utilityName}}: {{amount}} of your final bill, account {{accountNumber}}, is past due since {{dueDate}}. Please pay, or call {{utilityPhone}}.'),
  ('FINAL_BILL_REMINDER', 'es', 'Su factura final está vencida',
'Estimado/a {{customerName}}:

su servicio ha terminado y {{amount}} de la cuenta {{accountNumber}} está vencido desde el {{dueDate}}. Por favor, pague ahora o pregúntenos por un pago en partes.

Si ya pagó, gracias.

¿Preguntas? Llámenos al {{utilityPhone}}.',
   '{{utilityName}}: {{amount}} de su factura final, cuenta {{accountNumber}}, está vencido desde el {{dueDate}}. Pague o llame al {{utilityPhone}}.'),
  ('FINAL_BILL_LAST', 'en', 'Last letter about your final bill',
'Dear {{customerName}},

{{amount}} of your closed account {{accountNumber}} is still past due since {{dueDate}}, although we reminded you of it. If it is not paid, we may place it with a collection agency.

Please pay now. If you cannot pay all of it, or do not agree with it, call us at {{utilityPhone}}.',
   '{{utilityName}}: {{amount}} of closed account {{accountNumber}} is still past due and may be placed with a collection agency. Call {{utilityPhone}}.'),
  ('FINAL_BILL_LAST', 'es', 'Última carta sobre su factura final',
'Estimado/a {{customerName}}:

{{amount}} de su cuenta cerrada {{accountNumber}} sigue vencido desde el {{dueDate}}, aunque se lo recordamos. Si no se paga, podemos entregarlo a una agencia de cobro.

Por favor, pague ahora. Si no puede pagar todo, o no está de acuerdo, llámenos al {{utilityPhone}}.',
   '{{utilityName}}: {{amount}} de la cuenta cerrada {{accountNumber}} sigue vencido y puede pasar a una agencia de cobro. Llame al {{utilityPhone}}.')
) as t (template_code, language, subject, body, short_text) on t.template_code = v.template_code and v.version = 1;
