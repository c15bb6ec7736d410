-- What customers are told about debts that are past due, disconnection and reconnection.
insert into message_templates (template_code, title, message_kind, is_urgent, must_reach, fields) values
  ('DUNNING_REMINDER', 'Reminder of a debt', 'reminder', false, true,
   '[{"name": "amount", "kind": "money", "means": "What is past due", "example": "120.00"}, {"name": "dueDate", "kind": "day", "means": "When the oldest debt was due", "example": "2026-09-01"}]'),
  ('DISCONNECT_NOTICE', 'Notice of disconnection', 'reminder', true, true,
   '[{"name": "amount", "kind": "money", "means": "What is past due", "example": "120.00"}, {"name": "service", "kind": "text", "means": "Which service", "example": "water"}, {"name": "effectiveDate", "kind": "day", "means": "First day on which service may be cut", "example": "2026-10-12"}, {"name": "expiryDate", "kind": "day", "means": "Last day on which this notice holds", "example": "2026-11-11", "isOptional": true}, {"name": "serviceAddress", "kind": "text", "means": "Where the service is", "example": "12 Mill Lane, Alder Creek"}]'),
  ('DISCONNECT_LAST_NOTICE', 'Last notice of disconnection', 'reminder', true, true,
   '[{"name": "amount", "kind": "money", "means": "What is past due", "example": "120.00"}, {"name": "service", "kind": "text", "means": "Which service", "example": "water"}, {"name": "effectiveDate", "kind": "day", "means": "First day on which service may be cut", "example": "2026-10-12"}, {"name": "expiryDate", "kind": "day", "means": "Last day on which this notice holds", "example": "2026-11-11", "isOptional": true}, {"name": "serviceAddress", "kind": "text", "means": "Where the service is", "example": "12 Mill Lane, Alder Creek"}]'),
  ('DISCONNECT_NOTICE_COPY', 'Copy of a notice to a third party', 'reminder', true, true,
   '[{"name": "amount", "kind": "money", "means": "What is past due", "example": "120.00"}, {"name": "service", "kind": "text", "means": "Which service", "example": "water"}, {"name": "effectiveDate", "kind": "day", "means": "First day on which service may be cut", "example": "2026-10-12"}, {"name": "serviceAddress", "kind": "text", "means": "Where the service is", "example": "12 Mill Lane, Alder Creek"}]'),
  ('SERVICE_CUT', 'Service disconnected for non-payment', 'service', true, true,
   '[{"name": "amount", "kind": "money", "means": "What is past due", "example": "120.00"}, {"name": "service", "kind": "text", "means": "Which service", "example": "water"}, {"name": "date", "kind": "day", "means": "The day", "example": "2026-10-12"}, {"name": "serviceAddress", "kind": "text", "means": "Where the service is", "example": "12 Mill Lane, Alder Creek"}]'),
  ('SERVICE_RECONNECTION', 'Service will be reconnected', 'service', true, true,
   '[{"name": "service", "kind": "text", "means": "Which service", "example": "water"}, {"name": "restoreBy", "kind": "day", "means": "Until when service is back", "example": "2026-10-13"}, {"name": "fee", "kind": "money", "means": "The fee of the reconnection", "example": "35.00"}, {"name": "serviceAddress", "kind": "text", "means": "Where the service is", "example": "12 Mill Lane, Alder Creek"}]');

insert into message_template_versions (template_code, version, effective_from, recorded_by, reason)
select template_code, 1, date '2000-01-01', 'Penstock', 'Comes with Penstock' from message_templates
where template_code in ('DUNNING_REMINDER', 'DISCONNECT_NOTICE', 'DISCONNECT_LAST_NOTICE', 'DISCONNECT_NOTICE_COPY', 'SERVICE_CUT', 'SERVICE_RECONNECTION');

insert into message_template_texts (version_id, language, subject, body, short_text)
select v.version_id, t.language, t.subject, t.body, t.short_text from message_template_versions v join (values
  ('DUNNING_REMINDER', 'en', 'A payment is past due',
'Dear {{customerName}},

{{amount}} of account {{accountNumber}} is past due since {{dueDate}}. Please pay it now, or ask us: there are payment plans, and agencies that help.

If you have paid meanwhile, thank you.

Questions? Call us at {{utilityPhone}}.',
   '{{utilityName}}: {{amount}} of account {{accountNumber}} is past due since {{dueDate}}. Please pay, or call {{utilityPhone}}.'),
  ('DUNNING_REMINDER', 'es', 'Un pago está vencido',
'Estimado/a {{customerName}}:

{{amount}} de la cuenta {{accountNumber}} está vencido desde el {{dueDate}}. Por favor, pague ahora o llámenos: hay planes de pago y agencias que ayudan.

Si ya pagó, gracias.

¿Preguntas? Llámenos al {{utilityPhone}}.',
   '{{utilityName}}: {{amount}} de la cuenta {{accountNumber}} está vencido desde el {{dueDate}}. Pague o llame al {{utilityPhone}}.'),
  ('DISCONNECT_NOTICE', 'en', 'Notice: your service may be disconnected',
'Dear {{customerName}},

{{amount}} of account {{accountNumber}} is past due. Without payment the {{service}} at {{serviceAddress}} may be disconnected from {{effectiveDate}} on.
This notice holds until {{expiryDate}}.

To prevent it: pay {{amount}}, agree on a payment plan, or tell us that you dispute the amount. If somebody in your home is seriously ill, depends on medical equipment, or if an agency has promised to help, tell us before that day: the law may protect you. Reconnection may cost a fee.

Call us at {{utilityPhone}}.',
   null),
  ('DISCONNECT_NOTICE', 'es', 'Aviso: su servicio puede ser desconectado',
'Estimado/a {{customerName}}:

{{amount}} de la cuenta {{accountNumber}} está vencido. Sin pago, el servicio ({{service}}) en {{serviceAddress}} puede ser desconectado a partir del {{effectiveDate}}.
Este aviso vale hasta el {{expiryDate}}.

Para evitarlo: pague {{amount}}, acuerde un plan de pagos o díganos que disputa el importe. Si alguien en su hogar está gravemente enfermo, depende de equipo médico, o si una agencia prometió ayudar, díganos antes de ese día: la ley puede protegerle. La reconexión puede tener un costo.

Llámenos al {{utilityPhone}}.',
   null),
  ('DISCONNECT_LAST_NOTICE', 'en', 'Last notice: your service may be disconnected',
'Dear {{customerName}},

this is our last notice. {{amount}} of account {{accountNumber}} is past due. Without payment the {{service}} at {{serviceAddress}} may be disconnected from {{effectiveDate}} on.
This notice holds until {{expiryDate}}.

To prevent it: pay {{amount}}, agree on a payment plan, or tell us that you dispute the amount. If somebody in your home is seriously ill, depends on medical equipment, or if an agency has promised to help, tell us before that day: the law may protect you. Reconnection may cost a fee.

Call us at {{utilityPhone}}.',
   null),
  ('DISCONNECT_LAST_NOTICE', 'es', 'Último aviso: su servicio puede ser desconectado',
'Estimado/a {{customerName}}:

Este es nuestro último aviso. {{amount}} de la cuenta {{accountNumber}} está vencido. Sin pago, el servicio ({{service}}) en {{serviceAddress}} puede ser desconectado a partir del {{effectiveDate}}.
Este aviso vale hasta el {{expiryDate}}.

Para evitarlo: pague {{amount}}, acuerde un plan de pagos o díganos que disputa el importe. Si alguien en su hogar está gravemente enfermo, depende de equipo médico, o si una agencia prometió ayudar, díganos antes de ese día: la ley puede protegerle. La reconexión puede tener un costo.

Llámenos al {{utilityPhone}}.',
   null),
  ('DISCONNECT_NOTICE_COPY', 'en', 'Copy of a notice of disconnection',
'Dear {{customerName}},

you asked to be told, or were named, when a notice goes to account {{accountNumber}}. {{amount}} is past due there. Without payment the {{service}} at {{serviceAddress}} may be disconnected from {{effectiveDate}} on. You do not owe this amount.

Questions? Call us at {{utilityPhone}}.',
   null),
  ('DISCONNECT_NOTICE_COPY', 'es', 'Copia de un aviso de desconexión',
'Estimado/a {{customerName}}:

Usted pidió, o fue nombrado, para saber cuando se envía un aviso a la cuenta {{accountNumber}}. Allí {{amount}} está vencido. Sin pago, el servicio ({{service}}) en {{serviceAddress}} puede ser desconectado a partir del {{effectiveDate}}. Usted no debe este importe.

¿Preguntas? Llámenos al {{utilityPhone}}.',
   null),
  ('SERVICE_CUT', 'en', 'Your service was disconnected',
'Dear {{customerName}},

on {{date}} the {{service}} at {{serviceAddress}} was disconnected because {{amount}} of account {{accountNumber}} is past due. Pay it, or agree on a payment plan, and we turn it on again; an adult must be at home.

If somebody in your home is seriously ill or depends on medical equipment, tell us at once.

Call us at {{utilityPhone}}.',
   '{{utilityName}}: the {{service}} was disconnected on {{date}}; {{amount}} is past due. To have it back, pay or call {{utilityPhone}}.'),
  ('SERVICE_CUT', 'es', 'Su servicio fue desconectado',
'Estimado/a {{customerName}}:

El {{date}} el servicio ({{service}}) en {{serviceAddress}} fue desconectado porque {{amount}} de la cuenta {{accountNumber}} está vencido. Pague o acuerde un plan de pagos y lo conectamos de nuevo; un adulto debe estar en casa.

Si alguien en su hogar está gravemente enfermo o depende de equipo médico, díganos de inmediato.

Llámenos al {{utilityPhone}}.',
   '{{utilityName}}: el servicio fue desconectado el {{date}}; {{amount}} está vencido. Pague o llame al {{utilityPhone}}.'),
  ('SERVICE_RECONNECTION', 'en', 'Your service will be reconnected',
'Dear {{customerName}},

the {{service}} at {{serviceAddress}} will be turned on again, at the latest on {{restoreBy}}. An adult must be at home; please see that nothing is open or running. The fee of the reconnection is {{fee}}.

Questions? Call us at {{utilityPhone}}.',
   '{{utilityName}}: your {{service}} is back by {{restoreBy}}. An adult must be at home.'),
  ('SERVICE_RECONNECTION', 'es', 'Su servicio será reconectado',
'Estimado/a {{customerName}}:

El servicio ({{service}}) en {{serviceAddress}} será conectado de nuevo, a más tardar el {{restoreBy}}. Un adulto debe estar en casa; por favor vea que nada esté abierto o en marcha. El costo de la reconexión es {{fee}}.

¿Preguntas? Llámenos al {{utilityPhone}}.',
   '{{utilityName}}: su servicio vuelve a más tardar el {{restoreBy}}. Un adulto debe estar en casa.')
) as t(template_code, language, subject, body, short_text) using (template_code)
where v.version = 1;
