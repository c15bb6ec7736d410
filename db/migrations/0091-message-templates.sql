-- The letters every utility begins with, in English and Spanish; each is changed by a further version.
insert into message_templates (template_code, title, message_kind, is_urgent, must_reach, fields) values
  ('WELCOME', 'Welcome', 'service', false, false,
   '[{"name": "startDate", "kind": "day", "means": "First day of service", "example": "2026-09-14"}, {"name": "serviceAddress", "kind": "text", "means": "Where the service is", "example": "12 Mill Lane, Alder Creek"}]'),
  ('GOODBYE', 'Goodbye', 'service', false, true,
   '[{"name": "stopDate", "kind": "day", "means": "Last day of service", "example": "2026-09-30"}, {"name": "serviceAddress", "kind": "text", "means": "Where the service is", "example": "12 Mill Lane, Alder Creek"}]'),
  ('DEPOSIT_REQUEST', 'Request for a deposit', 'service', false, true,
   '[{"name": "amount", "kind": "money", "means": "The deposit", "example": "120.00"}, {"name": "dueDate", "kind": "day", "means": "Until when it is paid", "example": "2026-09-21"}, {"name": "serviceAddress", "kind": "text", "means": "Where the service is", "example": "12 Mill Lane, Alder Creek", "isOptional": true}]'),
  ('APPOINTMENT_BOOKED', 'Appointment booked', 'appointment', false, false,
   '[{"name": "date", "kind": "day", "means": "The day of the appointment", "example": "2026-09-14"}, {"name": "window", "kind": "text", "means": "Between which hours", "example": "08:00 – 12:00"}, {"name": "work", "kind": "text", "means": "What is done there", "example": "Meter exchange"}, {"name": "serviceAddress", "kind": "text", "means": "Where the service is", "example": "12 Mill Lane, Alder Creek"}]'),
  ('APPOINTMENT_REMINDER', 'Reminder of an appointment', 'appointment', false, false,
   '[{"name": "date", "kind": "day", "means": "The day of the appointment", "example": "2026-09-14"}, {"name": "window", "kind": "text", "means": "Between which hours", "example": "08:00 – 12:00"}, {"name": "work", "kind": "text", "means": "What is done there", "example": "Meter exchange"}, {"name": "serviceAddress", "kind": "text", "means": "Where the service is", "example": "12 Mill Lane, Alder Creek"}]'),
  ('APPOINTMENT_MISSED', 'Appointment missed by the utility', 'appointment', false, true,
   '[{"name": "date", "kind": "day", "means": "The day of the appointment", "example": "2026-09-14"}, {"name": "window", "kind": "text", "means": "Between which hours", "example": "08:00 – 12:00"}, {"name": "work", "kind": "text", "means": "What is done there", "example": "Meter exchange"}, {"name": "serviceAddress", "kind": "text", "means": "Where the service is", "example": "12 Mill Lane, Alder Creek"}, {"name": "credit", "kind": "money", "means": "Credit for it, where the rules give one", "example": "25.00", "isOptional": true}]'),
  ('NO_ACCESS', 'We could not get in', 'appointment', false, true,
   '[{"name": "date", "kind": "day", "means": "The day of the appointment", "example": "2026-09-14"}, {"name": "work", "kind": "text", "means": "What is done there", "example": "Meter exchange"}, {"name": "serviceAddress", "kind": "text", "means": "Where the service is", "example": "12 Mill Lane, Alder Creek"}]'),
  ('WORK_CANCELLED', 'Work cancelled', 'appointment', true, true,
   '[{"name": "work", "kind": "text", "means": "What is done there", "example": "Meter exchange"}, {"name": "serviceAddress", "kind": "text", "means": "Where the service is", "example": "12 Mill Lane, Alder Creek"}, {"name": "cause", "kind": "text", "means": "Why, in words for the customer", "example": "You asked us to cancel it.", "isOptional": true}]'),
  ('QUOTE', 'Quote for a connection', 'service', false, true,
   '[{"name": "quoteNumber", "kind": "text", "means": "Number of the quote", "example": "Q000034-2"}, {"name": "amount", "kind": "money", "means": "Total with tax", "example": "2480.00"}, {"name": "validUntil", "kind": "day", "means": "Last day on which it can be accepted", "example": "2026-10-14"}, {"name": "work", "kind": "text", "means": "What is done there", "example": "Meter exchange"}, {"name": "serviceAddress", "kind": "text", "means": "Where the service is", "example": "12 Mill Lane, Alder Creek"}]'),
  ('PERMIT_REMINDER', 'Reminder of a permit or inspection', 'reminder', false, false,
   '[{"name": "permit", "kind": "text", "means": "What is missing", "example": "Plumbing permit"}, {"name": "dueDate", "kind": "day", "means": "Until when it is needed", "example": "2026-10-01"}, {"name": "work", "kind": "text", "means": "What is done there", "example": "Meter exchange"}, {"name": "serviceAddress", "kind": "text", "means": "Where the service is", "example": "12 Mill Lane, Alder Creek"}]'),
  ('PREREQUISITE_REMINDER', 'Reminder of what a start waits for', 'reminder', false, false,
   '[{"name": "prerequisites", "kind": "text", "means": "What is still missing", "example": "Identification"}, {"name": "startDate", "kind": "day", "means": "Wished first day of service", "example": "2026-09-21"}, {"name": "serviceAddress", "kind": "text", "means": "Where the service is", "example": "12 Mill Lane, Alder Creek"}]'),
  ('CASE_OPENED', 'Case opened', 'service', false, true,
   '[{"name": "caseNumber", "kind": "text", "means": "Number of the case", "example": "K000012"}, {"name": "subject", "kind": "text", "means": "What the case is about", "example": "High bill of August"}, {"name": "answerBy", "kind": "day", "means": "When the customer hears from us at the latest", "example": "2026-09-18"}]'),
  ('CASE_CLOSED', 'Case closed', 'service', false, true,
   '[{"name": "caseNumber", "kind": "text", "means": "Number of the case", "example": "K000012"}, {"name": "subject", "kind": "text", "means": "What the case is about", "example": "High bill of August"}, {"name": "result", "kind": "text", "means": "What came of it, in words for the customer", "example": "The meter was tested and is right."}]'),
  ('NOTICE', 'Message in own words', 'service', false, false,
   '[{"name": "subject", "kind": "text", "means": "What it is about", "example": "Your request of Monday"}, {"name": "text", "kind": "text", "means": "The message", "example": "We have changed your mailing address as you asked."}]');

insert into message_template_versions (template_code, version, effective_from, recorded_by, reason)
select template_code, 1, date '2000-01-01', 'Penstock', 'Comes with Penstock' from message_templates;

insert into message_template_texts (version_id, language, subject, body, short_text)
select v.version_id, t.language, t.subject, t.body, t.short_text from message_template_versions v join (values
  ('WELCOME', 'en', 'Welcome to {{utilityName}}',
'Dear {{customerName}},

your service at {{serviceAddress}} begins on {{startDate}}. Your account number is {{accountNumber}}; please have it at hand when you call us.

Your first bill comes after the next reading of your meter.

Questions? Call us at {{utilityPhone}}.',
   '{{utilityName}}: your service at {{serviceAddress}} begins {{startDate}}. Your account number is {{accountNumber}}.'),
  ('WELCOME', 'es', 'Le damos la bienvenida a {{utilityName}}',
'Estimado/a {{customerName}}:

Su servicio en {{serviceAddress}} comienza el {{startDate}}. Su número de cuenta es {{accountNumber}}; téngalo a mano cuando nos llame.

Recibirá su primera factura después de la próxima lectura de su medidor.

¿Preguntas? Llámenos al {{utilityPhone}}.',
   '{{utilityName}}: su servicio en {{serviceAddress}} comienza el {{startDate}}. Su cuenta es {{accountNumber}}.'),
  ('GOODBYE', 'en', 'Your service ends on {{stopDate}}',
'Dear {{customerName}},

as you asked, your service at {{serviceAddress}} ends on {{stopDate}}. Your final bill for account {{accountNumber}} follows after the last reading.

If you did not ask for this, call us at once at {{utilityPhone}}.

Thank you for having been our customer.',
   '{{utilityName}}: your service at {{serviceAddress}} ends {{stopDate}}. Not asked for? Call {{utilityPhone}}.'),
  ('GOODBYE', 'es', 'Su servicio termina el {{stopDate}}',
'Estimado/a {{customerName}}:

Como usted pidió, su servicio en {{serviceAddress}} termina el {{stopDate}}. La factura final de la cuenta {{accountNumber}} llegará después de la última lectura.

Si usted no lo pidió, llámenos enseguida al {{utilityPhone}}.

Gracias por haber sido nuestro cliente.',
   '{{utilityName}}: su servicio en {{serviceAddress}} termina el {{stopDate}}. ¿No lo pidió? Llame al {{utilityPhone}}.'),
  ('DEPOSIT_REQUEST', 'en', 'A deposit of {{amount}} is needed',
'Dear {{customerName}},

before your service can begin we need a deposit of {{amount}} by {{dueDate}}.

It is for the service at {{serviceAddress}}.

Please name account {{accountNumber}} with your payment. The deposit stays yours: it is paid back with interest as our rules provide.

Questions? Call us at {{utilityPhone}}.',
   '{{utilityName}}: please pay a deposit of {{amount}} by {{dueDate}} for account {{accountNumber}}.'),
  ('DEPOSIT_REQUEST', 'es', 'Se necesita un depósito de {{amount}}',
'Estimado/a {{customerName}}:

Para comenzar su servicio necesitamos un depósito de {{amount}} antes del {{dueDate}}.

Es para el servicio en {{serviceAddress}}.

Indique la cuenta {{accountNumber}} con su pago. El depósito sigue siendo suyo: se devuelve con intereses según nuestras reglas.

¿Preguntas? Llámenos al {{utilityPhone}}.',
   '{{utilityName}}: pague un depósito de {{amount}} antes del {{dueDate}} para la cuenta {{accountNumber}}.'),
  ('APPOINTMENT_BOOKED', 'en', 'Your appointment on {{date}}',
'Dear {{customerName}},

your appointment is booked.

What: {{work}}
Where: {{serviceAddress}}
When: {{date}}, {{window}}

Please see to it that an adult is there and the meter can be reached. To move it, call us at {{utilityPhone}}.',
   '{{utilityName}}: {{work}} at {{serviceAddress}} on {{date}}, {{window}}. To move it call {{utilityPhone}}.'),
  ('APPOINTMENT_BOOKED', 'es', 'Su cita del {{date}}',
'Estimado/a {{customerName}}:

Su cita está reservada.

Qué: {{work}}
Dónde: {{serviceAddress}}
Cuándo: {{date}}, {{window}}

Asegúrese de que haya un adulto presente y de que se pueda llegar al medidor. Para cambiarla, llámenos al {{utilityPhone}}.',
   '{{utilityName}}: {{work}} en {{serviceAddress}} el {{date}}, {{window}}. Para cambiarla llame al {{utilityPhone}}.'),
  ('APPOINTMENT_REMINDER', 'en', 'Reminder: your appointment on {{date}}',
'Dear {{customerName}},

this is a reminder of your appointment.

What: {{work}}
Where: {{serviceAddress}}
When: {{date}}, {{window}}

If you cannot be there, call us at {{utilityPhone}} so that we find another time.',
   '{{utilityName}} reminder: {{work}} at {{serviceAddress}} on {{date}}, {{window}}. Cannot be there? Call {{utilityPhone}}.'),
  ('APPOINTMENT_REMINDER', 'es', 'Recordatorio: su cita del {{date}}',
'Estimado/a {{customerName}}:

Le recordamos su cita.

Qué: {{work}}
Dónde: {{serviceAddress}}
Cuándo: {{date}}, {{window}}

Si no puede estar presente, llámenos al {{utilityPhone}} para buscar otra hora.',
   '{{utilityName}}, recordatorio: {{work}} en {{serviceAddress}} el {{date}}, {{window}}. ¿No puede? Llame al {{utilityPhone}}.'),
  ('APPOINTMENT_MISSED', 'en', 'We are sorry: we missed your appointment',
'Dear {{customerName}},

we did not come to your appointment on {{date}}, {{window}} ({{work}}, {{serviceAddress}}). We are sorry.

A credit of {{credit}} has been put on your account.

We will call you for a new time; you can also call us at {{utilityPhone}}.',
   '{{utilityName}}: we missed your appointment of {{date}} and are sorry. For a new time call {{utilityPhone}}.'),
  ('APPOINTMENT_MISSED', 'es', 'Lo sentimos: no llegamos a su cita',
'Estimado/a {{customerName}}:

No llegamos a su cita del {{date}}, {{window}} ({{work}}, {{serviceAddress}}). Lo sentimos.

Hemos abonado {{credit}} en su cuenta.

Le llamaremos para acordar otra hora; también puede llamarnos al {{utilityPhone}}.',
   '{{utilityName}}: no llegamos a su cita del {{date}} y lo sentimos. Para otra hora llame al {{utilityPhone}}.'),
  ('NO_ACCESS', 'en', 'We could not get to your meter',
'Dear {{customerName}},

on {{date}} we came to {{serviceAddress}} ({{work}}) and could not get in.

Please call us at {{utilityPhone}} for a new appointment. Have account {{accountNumber}} at hand.',
   '{{utilityName}}: we could not get in at {{serviceAddress}} on {{date}}. Please call {{utilityPhone}} for a new appointment.'),
  ('NO_ACCESS', 'es', 'No pudimos llegar a su medidor',
'Estimado/a {{customerName}}:

El {{date}} fuimos a {{serviceAddress}} ({{work}}) y no pudimos entrar.

Llámenos al {{utilityPhone}} para acordar otra cita. Tenga a mano la cuenta {{accountNumber}}.',
   '{{utilityName}}: no pudimos entrar en {{serviceAddress}} el {{date}}. Llame al {{utilityPhone}} para otra cita.'),
  ('WORK_CANCELLED', 'en', 'Your appointment is cancelled',
'Dear {{customerName}},

the work at {{serviceAddress}} ({{work}}) is cancelled: nobody will come.

{{cause}}

Questions? Call us at {{utilityPhone}}.',
   '{{utilityName}}: {{work}} at {{serviceAddress}} is cancelled. Questions? {{utilityPhone}}'),
  ('WORK_CANCELLED', 'es', 'Su cita está cancelada',
'Estimado/a {{customerName}}:

El trabajo en {{serviceAddress}} ({{work}}) está cancelado: no irá nadie.

{{cause}}

¿Preguntas? Llámenos al {{utilityPhone}}.',
   '{{utilityName}}: {{work}} en {{serviceAddress}} está cancelado. ¿Preguntas? {{utilityPhone}}'),
  ('QUOTE', 'en', 'Quote {{quoteNumber}}: {{amount}}',
'Dear {{customerName}},

here is our quote {{quoteNumber}}.

What: {{work}}
Where: {{serviceAddress}}
Price: {{amount}}, tax included

You can accept it until {{validUntil}}: call us at {{utilityPhone}}. It takes the place of earlier quotes for this work.',
   '{{utilityName}}: quote {{quoteNumber}} for {{work}}: {{amount}}, valid until {{validUntil}}. Call {{utilityPhone}} to accept.'),
  ('QUOTE', 'es', 'Presupuesto {{quoteNumber}}: {{amount}}',
'Estimado/a {{customerName}}:

Este es nuestro presupuesto {{quoteNumber}}.

Qué: {{work}}
Dónde: {{serviceAddress}}
Precio: {{amount}}, impuestos incluidos

Puede aceptarlo hasta el {{validUntil}}: llámenos al {{utilityPhone}}. Sustituye los presupuestos anteriores de este trabajo.',
   '{{utilityName}}: presupuesto {{quoteNumber}}, {{work}}: {{amount}}, válido hasta el {{validUntil}}. Para aceptarlo llame al {{utilityPhone}}.'),
  ('PERMIT_REMINDER', 'en', 'Still needed: {{permit}}',
'Dear {{customerName}},

for {{work}} at {{serviceAddress}} we still need: {{permit}}.

Please send it by {{dueDate}}; until then we cannot go on. Questions? Call us at {{utilityPhone}}.',
   '{{utilityName}}: we still need {{permit}} by {{dueDate}} for {{work}}. Questions? {{utilityPhone}}'),
  ('PERMIT_REMINDER', 'es', 'Aún falta: {{permit}}',
'Estimado/a {{customerName}}:

Para {{work}} en {{serviceAddress}} aún necesitamos: {{permit}}.

Envíelo antes del {{dueDate}}; hasta entonces no podemos continuar. ¿Preguntas? Llámenos al {{utilityPhone}}.',
   '{{utilityName}}: aún necesitamos {{permit}} antes del {{dueDate}} para {{work}}. ¿Preguntas? {{utilityPhone}}'),
  ('PREREQUISITE_REMINDER', 'en', 'Before your service can begin on {{startDate}}',
'Dear {{customerName}},

your service at {{serviceAddress}} is to begin on {{startDate}}. We still need from you:

{{prerequisites}}

Please call us at {{utilityPhone}}; without it the start has to wait.',
   '{{utilityName}}: before service can begin on {{startDate}} we still need: {{prerequisites}}. Call {{utilityPhone}}.'),
  ('PREREQUISITE_REMINDER', 'es', 'Antes de comenzar su servicio el {{startDate}}',
'Estimado/a {{customerName}}:

Su servicio en {{serviceAddress}} debe comenzar el {{startDate}}. Aún necesitamos de usted:

{{prerequisites}}

Llámenos al {{utilityPhone}}; sin ello el comienzo tendrá que esperar.',
   '{{utilityName}}: para comenzar el {{startDate}} aún necesitamos: {{prerequisites}}. Llame al {{utilityPhone}}.'),
  ('CASE_OPENED', 'en', 'We look into it: case {{caseNumber}}',
'Dear {{customerName}},

we have opened case {{caseNumber}}: {{subject}}.

You will hear from us by {{answerBy}}. Please name the case number when you call us at {{utilityPhone}}.',
   '{{utilityName}}: case {{caseNumber}} is open ({{subject}}). You hear from us by {{answerBy}}.'),
  ('CASE_OPENED', 'es', 'Lo estamos revisando: caso {{caseNumber}}',
'Estimado/a {{customerName}}:

Hemos abierto el caso {{caseNumber}}: {{subject}}.

Tendrá nuestra respuesta antes del {{answerBy}}. Indique el número de caso cuando nos llame al {{utilityPhone}}.',
   '{{utilityName}}: el caso {{caseNumber}} está abierto ({{subject}}). Responderemos antes del {{answerBy}}.'),
  ('CASE_CLOSED', 'en', 'Case {{caseNumber}} is closed',
'Dear {{customerName}},

your case {{caseNumber}} ({{subject}}) is closed.

{{result}}

If you see it differently, call us at {{utilityPhone}}.',
   '{{utilityName}}: case {{caseNumber}} is closed. {{result}}'),
  ('CASE_CLOSED', 'es', 'El caso {{caseNumber}} está cerrado',
'Estimado/a {{customerName}}:

Su caso {{caseNumber}} ({{subject}}) está cerrado.

{{result}}

Si no está de acuerdo, llámenos al {{utilityPhone}}.',
   '{{utilityName}}: el caso {{caseNumber}} está cerrado. {{result}}'),
  ('NOTICE', 'en', '{{subject}}',
'Dear {{customerName}},

{{text}}

Questions? Call us at {{utilityPhone}}.',
   '{{utilityName}}: {{text}}'),
  ('NOTICE', 'es', '{{subject}}',
'Estimado/a {{customerName}}:

{{text}}

¿Preguntas? Llámenos al {{utilityPhone}}.',
   '{{utilityName}}: {{text}}')
) t(template_code, language, subject, body, short_text) using (template_code);
