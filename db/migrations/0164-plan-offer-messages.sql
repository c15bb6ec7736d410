-- The agreement of a payment plan says the whole of it, with every due day and the signature; a text message is too short for that. A
-- utility's own wording, where it has one of a later day, goes on counting.
update message_templates set fields =
  '[{"name": "instalments", "kind": "text", "means": "How many instalments", "example": "6"}, {"name": "firstAmount", "kind": "money", "means": "The first amount", "example": "60.00"}, {"name": "firstDueDate", "kind": "day", "means": "When it is due", "example": "2026-09-02"}, {"name": "laterAmount", "kind": "money", "means": "The last amount", "example": "40.00"}, {"name": "lastDueDate", "kind": "day", "means": "When it is due", "example": "2027-02-01"}, {"name": "arrears", "kind": "money", "means": "What is divided", "example": "260.00"}, {"name": "schedule", "kind": "dated_amounts", "means": "Every due day with its amount", "example": "2026-10-05 60.00\n2026-11-04 40.00"}, {"name": "graceDays", "kind": "text", "means": "Days in which a late instalment can still be paid", "example": "5", "isOptional": true}, {"name": "graceBusinessDays", "kind": "text", "means": "The same in business days", "example": "3", "isOptional": true}, {"name": "forgivenPercent", "kind": "text", "means": "Percent of the debt that is forgiven for an instalment paid on time", "example": "10", "isOptional": true}, {"name": "forgivenMost", "kind": "money", "means": "What is forgiven in all at most", "example": "100.00", "isOptional": true}, {"name": "signedOnline", "kind": "text", "means": "Name that was typed on the page", "example": "Ada Quill", "isOptional": true}, {"name": "signedByPhone", "kind": "text", "means": "Name of who agreed on the telephone", "example": "Ada Quill", "isOptional": true}, {"name": "signedOnScreen", "kind": "text", "means": "Name that was typed in the office", "example": "Ada Quill", "isOptional": true}, {"name": "signedOn", "kind": "day", "means": "Day of the signature", "example": "2026-09-02"}, {"name": "signedAt", "kind": "text", "means": "Time of the signature", "example": "14:05"}, {"name": "changedOn", "kind": "day", "means": "Where it was divided anew: since when", "example": "2026-11-01", "isOptional": true}]'
where template_code = 'PLAN_AGREEMENT';

-- The offer that a customer accepts online; its code is made as the message leaves, so that none is kept with it.
insert into message_templates (template_code, title, message_kind, is_urgent, must_reach, fields) values
  ('PLAN_OFFER', 'Payment plan offered', 'service', false, true,
   '[{"name": "arrears", "kind": "money", "means": "What is overdue", "example": "180.00"}, {"name": "most", "kind": "text", "means": "Monthly instalments at most", "example": "6"}, {"name": "smallest", "kind": "money", "means": "The smallest monthly instalment", "example": "30.00"}, {"name": "validUntil", "kind": "day", "means": "Last day on which it can be signed", "example": "2026-09-18"}, {"name": "offerLink", "kind": "text", "means": "The customer''s own page", "example": "https://example.org/plan"}]');

insert into message_template_versions (template_code, version, effective_from, recorded_by, reason)
select t.template_code, 1 + coalesce(max(v.version), 0), date '2000-01-01', 'Penstock', 'Comes with Penstock'
from message_templates t left join message_template_versions v using (template_code)
where t.template_code in ('PLAN_AGREEMENT', 'PLAN_OFFER') group by 1;

insert into message_template_texts (version_id, language, subject, body, short_text)
select (select max(v.version_id) from message_template_versions v where v.template_code = t.template_code),
  t.language, t.subject, t.body, t.short_text from (values
  ('PLAN_AGREEMENT', 'en', 'Your payment plan: the agreement',
'Dear {{customerName}},

this is the agreement on a payment plan between you and {{utilityName}} for account {{accountNumber}}.

{{arrears}} is overdue and is divided. You pay:
{{schedule}}

Please pay your current bills by their due dates as well. While you keep the plan, we do not collect the old debt in any other way and do not disconnect service for it.

An instalment that is late can still be paid within {{graceDays}} days after its due date.
An instalment that is late can still be paid within {{graceBusinessDays}} business days after its due date.
For every instalment paid on time we forgive {{forgivenPercent}} % of what is divided, {{forgivenMost}} in all at most.
After that the plan ends, and what has not been paid is due again as it was before.
If your income changes, call us before you miss an instalment: the plan can be divided anew.

Divided anew on {{changedOn}}; this schedule replaces the earlier one.
Signed online by {{signedOnline}} on {{signedOn}} at {{signedAt}}.
Agreed to on the telephone by {{signedByPhone}} on {{signedOn}} at {{signedAt}}.
Signed at our office by {{signedOnScreen}} on {{signedOn}} at {{signedAt}}.

Questions? Call us at {{utilityPhone}}.',
   null),
  ('PLAN_AGREEMENT', 'es', 'Su plan de pagos: el acuerdo',
'Estimado/a {{customerName}}:

Este es el acuerdo de un plan de pagos entre usted y {{utilityName}} para la cuenta {{accountNumber}}.

{{arrears}} están vencidos y se dividen. Usted paga:
{{schedule}}

Pague también sus facturas corrientes antes de su vencimiento. Mientras cumpla el plan, no cobraremos la deuda anterior de ninguna otra forma ni cortaremos el servicio por ella.

Una cuota atrasada todavía puede pagarse dentro de los {{graceDays}} días siguientes a su vencimiento.
Una cuota atrasada todavía puede pagarse dentro de los {{graceBusinessDays}} días hábiles siguientes a su vencimiento.
Por cada cuota pagada a tiempo perdonamos el {{forgivenPercent}} % de lo dividido, {{forgivenMost}} en total como máximo.
Después el plan termina y lo que no se haya pagado vence de nuevo como antes.
Si sus ingresos cambian, llámenos antes de dejar de pagar una cuota: el plan se puede dividir de nuevo.

Dividido de nuevo el {{changedOn}}; este calendario sustituye al anterior.
Firmado en línea por {{signedOnline}} el {{signedOn}} a las {{signedAt}}.
Acordado por teléfono por {{signedByPhone}} el {{signedOn}} a las {{signedAt}}.
Firmado en nuestra oficina por {{signedOnScreen}} el {{signedOn}} a las {{signedAt}}.

¿Preguntas? Llámenos al {{utilityPhone}}.',
   null),
  ('PLAN_OFFER', 'en', 'Pay what is overdue in instalments',
'Dear {{customerName}},

{{arrears}} of account {{accountNumber}} is overdue. You can pay it off in up to {{most}} monthly instalments, from {{smallest}} a month, beside your current bills.

See the choices with their dates, choose one and sign it on your own page by {{validUntil}}:
{{offerLink}}

Please do not pass this on: whoever has it sees what you owe. If you would rather talk about it, call us at {{utilityPhone}}.',
   '{{utilityName}}: pay {{arrears}} in up to {{most}} instalments, from {{smallest}} a month. Choose and sign by {{validUntil}}: {{offerLink}}'),
  ('PLAN_OFFER', 'es', 'Pague en cuotas lo que está vencido',
'Estimado/a {{customerName}}:

{{arrears}} de la cuenta {{accountNumber}} están vencidos. Puede pagarlos en hasta {{most}} cuotas mensuales, desde {{smallest}} al mes, además de sus facturas corrientes.

Vea las opciones con sus fechas, elija una y fírmela en su propia página a más tardar el {{validUntil}}:
{{offerLink}}

No comparta este mensaje: quien lo tenga ve lo que usted debe. Si prefiere hablarlo, llámenos al {{utilityPhone}}.',
   '{{utilityName}}: pague {{arrears}} en hasta {{most}} cuotas, desde {{smallest}} al mes. Elija y firme antes del {{validUntil}}: {{offerLink}}')
) as t (template_code, language, subject, body, short_text);
