-- What applicants are written, by e-mail; {{statusLink}} is filled in as the message leaves, so that no link is kept anywhere.
insert into message_templates (template_code, title, message_kind, is_urgent, must_reach, fields) values
  ('APPLICATION_RECEIVED', 'Application received', 'service', true, true,
   '[{"name": "applicationNumber", "kind": "text", "means": "Number of the application", "example": "AP000012"}, {"name": "serviceAddress", "kind": "text", "means": "Where the service is wanted", "example": "12 Mill Lane, Alder Creek"}, {"name": "answerBy", "kind": "day", "means": "When the applicant hears from us at the latest", "example": "2026-09-03"}, {"name": "statusLink", "kind": "text", "means": "The applicant''s own page", "example": "https://example.org/apply/status"}]'),
  ('APPLICATION_ASKED', 'Application: something is missing', 'service', true, true,
   '[{"name": "applicationNumber", "kind": "text", "means": "Number of the application", "example": "AP000012"}, {"name": "asked", "kind": "text", "means": "What is missing, in words for the applicant", "example": "Please send a picture of your driving licence."}, {"name": "answerBy", "kind": "day", "means": "Until when it is needed", "example": "2026-09-15"}, {"name": "statusLink", "kind": "text", "means": "The applicant''s own page", "example": "https://example.org/apply/status"}]'),
  ('APPLICATION_REMINDER', 'Application: reminder of what is missing', 'reminder', false, true,
   '[{"name": "applicationNumber", "kind": "text", "means": "Number of the application", "example": "AP000012"}, {"name": "asked", "kind": "text", "means": "What is missing, in words for the applicant", "example": "Please send a picture of your driving licence."}, {"name": "answerBy", "kind": "day", "means": "Until when it is needed", "example": "2026-09-15"}, {"name": "statusLink", "kind": "text", "means": "The applicant''s own page", "example": "https://example.org/apply/status"}]'),
  ('APPLICATION_ACCEPTED', 'Application accepted', 'service', true, true,
   '[{"name": "applicationNumber", "kind": "text", "means": "Number of the application", "example": "AP000012"}, {"name": "serviceAddress", "kind": "text", "means": "Where the service is", "example": "12 Mill Lane, Alder Creek"}, {"name": "startDate", "kind": "day", "means": "First day of service", "example": "2026-09-14"}, {"name": "statusLink", "kind": "text", "means": "The applicant''s own page", "example": "https://example.org/apply/status"}]'),
  ('APPLICATION_REFUSED', 'Application refused', 'service', true, true,
   '[{"name": "applicationNumber", "kind": "text", "means": "Number of the application", "example": "AP000012"}, {"name": "cause", "kind": "text", "means": "Why, in words for the applicant", "example": "We do not serve this address."}]'),
  ('APPLICATION_WITHDRAWN', 'Application withdrawn', 'service', true, true,
   '[{"name": "applicationNumber", "kind": "text", "means": "Number of the application", "example": "AP000012"}]'),
  ('APPLICATION_EXPIRED', 'Application ended without an answer', 'service', false, true,
   '[{"name": "applicationNumber", "kind": "text", "means": "Number of the application", "example": "AP000012"}]');

insert into message_template_versions (template_code, version, effective_from, recorded_by, reason)
select template_code, 1, date '2000-01-01', 'Penstock', 'Comes with Penstock' from message_templates
where template_code like 'APPLICATION\_%';

insert into message_template_texts (version_id, language, subject, body, short_text)
select v.version_id, t.language, t.subject, t.body, null from message_template_versions v join (values
  ('APPLICATION_RECEIVED', 'en', 'We have your application {{applicationNumber}}',
'Dear {{customerName}},

thank you. We have received your application {{applicationNumber}} for service at {{serviceAddress}}. You will hear from us by {{answerBy}}.

See where it stands, send what is missing or withdraw it on your own page:
{{statusLink}}

Please do not pass this link on: whoever has it sees your application. If you did not apply, call us at {{utilityPhone}}.'),
  ('APPLICATION_RECEIVED', 'es', 'Hemos recibido su solicitud {{applicationNumber}}',
'Estimado/a {{customerName}}:

Gracias. Hemos recibido su solicitud {{applicationNumber}} de servicio en {{serviceAddress}}. Tendrá nuestra respuesta antes del {{answerBy}}.

Vea en qué punto está, envíe lo que falte o retírela en su propia página:
{{statusLink}}

No comparta este enlace: quien lo tenga puede ver su solicitud. Si usted no la hizo, llámenos al {{utilityPhone}}.'),
  ('APPLICATION_ASKED', 'en', 'Application {{applicationNumber}}: we need something from you',
'Dear {{customerName}},

before we can go on with your application {{applicationNumber}} we need something from you:

{{asked}}

Please send it by {{answerBy}} on your own page:
{{statusLink}}

Questions? Call us at {{utilityPhone}}.'),
  ('APPLICATION_ASKED', 'es', 'Solicitud {{applicationNumber}}: necesitamos algo de usted',
'Estimado/a {{customerName}}:

Para continuar con su solicitud {{applicationNumber}} necesitamos algo de usted:

{{asked}}

Envíelo antes del {{answerBy}} en su propia página:
{{statusLink}}

¿Preguntas? Llámenos al {{utilityPhone}}.'),
  ('APPLICATION_REMINDER', 'en', 'Reminder: application {{applicationNumber}} waits for you',
'Dear {{customerName}},

your application {{applicationNumber}} still waits for this:

{{asked}}

Please send it by {{answerBy}}; without it the application ends. Your own page:
{{statusLink}}

Questions? Call us at {{utilityPhone}}.'),
  ('APPLICATION_REMINDER', 'es', 'Recordatorio: la solicitud {{applicationNumber}} espera por usted',
'Estimado/a {{customerName}}:

Su solicitud {{applicationNumber}} todavía espera esto:

{{asked}}

Envíelo antes del {{answerBy}}; sin ello la solicitud termina. Su propia página:
{{statusLink}}

¿Preguntas? Llámenos al {{utilityPhone}}.'),
  ('APPLICATION_ACCEPTED', 'en', 'Your application {{applicationNumber}} is accepted',
'Dear {{customerName}},

we have accepted your application {{applicationNumber}}. Service at {{serviceAddress}} is planned to begin on {{startDate}}.

What still has to be there before, and where it stands, is on your own page:
{{statusLink}}

Questions? Call us at {{utilityPhone}}.'),
  ('APPLICATION_ACCEPTED', 'es', 'Su solicitud {{applicationNumber}} está aceptada',
'Estimado/a {{customerName}}:

Hemos aceptado su solicitud {{applicationNumber}}. El servicio en {{serviceAddress}} comenzará, según lo previsto, el {{startDate}}.

Lo que aún debe estar antes, y en qué punto está, lo ve en su propia página:
{{statusLink}}

¿Preguntas? Llámenos al {{utilityPhone}}.'),
  ('APPLICATION_REFUSED', 'en', 'Your application {{applicationNumber}}',
'Dear {{customerName}},

we cannot accept your application {{applicationNumber}}:

{{cause}}

If you see it differently, call us at {{utilityPhone}}.'),
  ('APPLICATION_REFUSED', 'es', 'Su solicitud {{applicationNumber}}',
'Estimado/a {{customerName}}:

No podemos aceptar su solicitud {{applicationNumber}}:

{{cause}}

Si no está de acuerdo, llámenos al {{utilityPhone}}.'),
  ('APPLICATION_WITHDRAWN', 'en', 'Your application {{applicationNumber}} is withdrawn',
'Dear {{customerName}},

as you asked, your application {{applicationNumber}} is withdrawn. You need do nothing more.

If you did not ask for this, call us at {{utilityPhone}}.'),
  ('APPLICATION_WITHDRAWN', 'es', 'Su solicitud {{applicationNumber}} está retirada',
'Estimado/a {{customerName}}:

Como pidió, su solicitud {{applicationNumber}} está retirada. No tiene que hacer nada más.

Si usted no lo pidió, llámenos al {{utilityPhone}}.'),
  ('APPLICATION_EXPIRED', 'en', 'Your application {{applicationNumber}} has ended',
'Dear {{customerName}},

we did not get what your application {{applicationNumber}} was waiting for, so it has ended. You can apply again at any time.

Questions? Call us at {{utilityPhone}}.'),
  ('APPLICATION_EXPIRED', 'es', 'Su solicitud {{applicationNumber}} ha terminado',
'Estimado/a {{customerName}}:

No recibimos lo que esperaba su solicitud {{applicationNumber}}, por lo que ha terminado. Puede presentar otra en cualquier momento.

¿Preguntas? Llámenos al {{utilityPhone}}.')
) as t(template_code, language, subject, body) using (template_code)
where v.version = 1;
