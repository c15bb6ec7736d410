-- What customers are told about payment plans.
insert into message_templates (template_code, title, message_kind, is_urgent, must_reach, fields) values
  ('PLAN_AGREEMENT', 'Payment plan agreed', 'service', false, true,
   '[{"name": "instalments", "kind": "text", "means": "How many instalments", "example": "6"}, {"name": "firstAmount", "kind": "money", "means": "The first amount", "example": "60.00"}, {"name": "firstDueDate", "kind": "day", "means": "When it is due", "example": "2026-09-02"}, {"name": "laterAmount", "kind": "money", "means": "The last amount", "example": "40.00"}, {"name": "lastDueDate", "kind": "day", "means": "When it is due", "example": "2027-02-01"}]'),
  ('PLAN_MISSED', 'Instalment missed', 'reminder', false, true,
   '[{"name": "amount", "kind": "money", "means": "What is missing", "example": "40.00"}, {"name": "dueDate", "kind": "day", "means": "When it was due", "example": "2026-10-01"}, {"name": "payBy", "kind": "day", "means": "Last day before the plan is broken", "example": "2026-10-08"}]'),
  ('PLAN_BROKEN', 'Payment plan broken', 'reminder', true, true,
   '[{"name": "amount", "kind": "money", "means": "What is owed again", "example": "160.00"}, {"name": "dueDate", "kind": "day", "means": "When what was missed was due", "example": "2026-10-01"}]'),
  ('PLAN_KEPT', 'Payment plan kept', 'service', false, false, '[]');

insert into message_template_versions (template_code, version, effective_from, recorded_by, reason)
select template_code, 1, date '2000-01-01', 'Penstock', 'Comes with Penstock' from message_templates
where template_code in ('PLAN_AGREEMENT', 'PLAN_MISSED', 'PLAN_BROKEN', 'PLAN_KEPT');

insert into message_template_texts (version_id, language, subject, body, short_text)
select v.version_id, t.language, t.subject, t.body, t.short_text from message_template_versions v join (values
  ('PLAN_AGREEMENT', 'en', 'Your payment plan',
'Dear {{customerName}},

we have agreed on a payment plan for account {{accountNumber}}: {{instalments}} instalments, the first of {{firstAmount}} due on {{firstDueDate}}, the last of {{laterAmount}} due on {{lastDueDate}}.

Please pay each instalment by its due date, and your current bills beside them. While you do, we do not collect the old debt in any other way.

Questions? Call us at {{utilityPhone}}.',
   '{{utilityName}}: your payment plan: {{instalments}} instalments, first {{firstAmount}} due {{firstDueDate}}, last due {{lastDueDate}}.'),
  ('PLAN_AGREEMENT', 'es', 'Su plan de pagos',
'Estimado/a {{customerName}}:

Hemos acordado un plan de pagos para la cuenta {{accountNumber}}: {{instalments}} cuotas, la primera de {{firstAmount}} con vencimiento el {{firstDueDate}}, la última de {{laterAmount}} con vencimiento el {{lastDueDate}}.

Pague cada cuota antes de su vencimiento, además de sus facturas corrientes. Mientras lo haga, no cobraremos la deuda anterior de ninguna otra forma.

¿Preguntas? Llámenos al {{utilityPhone}}.',
   '{{utilityName}}: su plan de pagos: {{instalments}} cuotas, la primera de {{firstAmount}} vence el {{firstDueDate}}, la última el {{lastDueDate}}.'),
  ('PLAN_MISSED', 'en', 'We have not received your instalment',
'Dear {{customerName}},

{{amount}} of your payment plan was due on {{dueDate}} and has not reached us. Please pay it by {{payBy}}: after that day the plan ends and the whole debt of account {{accountNumber}} is due again.

If your income has changed, call us at {{utilityPhone}} before then: the plan can be amended.',
   '{{utilityName}}: {{amount}} of your payment plan was due {{dueDate}}. Please pay by {{payBy}} or call {{utilityPhone}}.'),
  ('PLAN_MISSED', 'es', 'No hemos recibido su cuota',
'Estimado/a {{customerName}}:

{{amount}} de su plan de pagos venció el {{dueDate}} y no lo hemos recibido. Páguelo a más tardar el {{payBy}}: después de ese día el plan termina y toda la deuda de la cuenta {{accountNumber}} vence de nuevo.

Si sus ingresos han cambiado, llámenos al {{utilityPhone}} antes de esa fecha: el plan se puede modificar.',
   '{{utilityName}}: {{amount}} de su plan de pagos venció el {{dueDate}}. Pague a más tardar el {{payBy}} o llame al {{utilityPhone}}.'),
  ('PLAN_BROKEN', 'en', 'Your payment plan has ended',
'Dear {{customerName}},

what was due on {{dueDate}} was not paid, and your payment plan has ended. {{amount}} of account {{accountNumber}} is due again.

Please call us at {{utilityPhone}}: the plan may be taken up again, or another one agreed.',
   '{{utilityName}}: your payment plan has ended, {{amount}} is due again. Please call {{utilityPhone}}.'),
  ('PLAN_BROKEN', 'es', 'Su plan de pagos ha terminado',
'Estimado/a {{customerName}}:

Lo que vencía el {{dueDate}} no se pagó y su plan de pagos ha terminado. {{amount}} de la cuenta {{accountNumber}} vence de nuevo.

Llámenos al {{utilityPhone}}: es posible retomar el plan o acordar otro.',
   '{{utilityName}}: su plan de pagos ha terminado, {{amount}} vence de nuevo. Llame al {{utilityPhone}}.'),
  ('PLAN_KEPT', 'en', 'Your payment plan is paid',
'Dear {{customerName}},

you have paid everything of your payment plan. Thank you.

Your account number is {{accountNumber}}.',
   '{{utilityName}}: your payment plan is paid in full. Thank you.'),
  ('PLAN_KEPT', 'es', 'Su plan de pagos está pagado',
'Estimado/a {{customerName}}:

Ha pagado todo su plan de pagos. Gracias.

Su número de cuenta es {{accountNumber}}.',
   '{{utilityName}}: su plan de pagos está pagado por completo. Gracias.')
) as t (template_code, language, subject, body, short_text) using (template_code) where v.version = 1;
