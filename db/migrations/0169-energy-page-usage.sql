-- The page of a customer's own energy has their usage too; the message says so, unless the utility has a wording of its own.
insert into message_template_versions (template_code, version, effective_from, recorded_by, reason)
select 'ENERGY_PAGE', 2, date '2000-01-02', 'Penstock', 'The page has the usage of the meter as a file'
where not exists (select from message_template_versions where template_code = 'ENERGY_PAGE' and version > 1);

insert into message_template_texts (version_id, language, subject, body, short_text)
select v.version_id, t.language, t.subject, t.body, t.short_text
from message_template_versions v, (values
  ('en', 'Your energy, on a page of your own',
'Dear {{customerName}},

on your own page you find the energy of account {{accountNumber}}: what your meter counted, as a file to take with you, and, where you have them, what is kept for your later bills and what your share of community solar and your green power came to on each bill:
{{energyLink}}

It opens until {{validUntil}}. Please do not pass this on: whoever has it sees these figures. Questions? Call us at {{utilityPhone}}.',
   '{{utilityName}}: your energy, on a page of your own: {{energyLink}}'),
  ('es', 'Su energía, en su propia página',
'Estimado/a {{customerName}}:

En su propia página encuentra la energía de la cuenta {{accountNumber}}: lo que contó su medidor, en un archivo que puede guardar, y, si los tiene, lo que se guarda para sus próximas facturas y lo que su parte de la energía solar comunitaria y su energía verde supusieron en cada factura:
{{energyLink}}

Se puede abrir hasta el {{validUntil}}. No comparta este mensaje: quien lo tenga ve estos datos. ¿Preguntas? Llámenos al {{utilityPhone}}.',
   '{{utilityName}}: su energía, en su propia página: {{energyLink}}')
) as t (language, subject, body, short_text)
where v.template_code = 'ENERGY_PAGE' and v.version = 2 and v.recorded_by = 'Penstock';
