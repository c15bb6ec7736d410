import type { SetCheck } from './set-check.js'

/** Service agreements with their accounts, places and tariffs. */
export const AGREEMENT_CHECKS: readonly SetCheck[] = [
  {
    code: 'STOP_BEFORE_START',
    file: 'agreements.csv',
    column: 'stop_on',
    sql: `select line, agreement_id as key, account_id, stop_on as value,
             format('Service stops on %s, before it starts on %s.', stop_on, start_on) as sentence
      from stage_agreements where stop_on < start_on`,
  },
  {
    code: 'AGREEMENT_ON_CLOSED_ACCOUNT',
    file: 'agreements.csv',
    column: 'stop_on',
    needs: ['accounts.csv'],
    sql: `select g.line, g.agreement_id as key, g.account_id, null::text as value,
             format('The account was closed on %s, but the agreement goes on.', a.closed_on) as sentence
      from stage_agreements g join stage_accounts a using (account_id)
      where a.status = 'closed' and g.start_on is not null and g.stop_on is null`,
  },
  {
    code: 'STOP_AFTER_CLOSE',
    file: 'agreements.csv',
    column: 'stop_on',
    needs: ['accounts.csv'],
    sql: `select g.line, g.agreement_id as key, g.account_id, g.stop_on as value,
             format('Service ends on %s, after the account was closed on %s.', g.stop_on, a.closed_on) as sentence
      from stage_agreements g join stage_accounts a using (account_id) where a.status = 'closed' and g.stop_on > a.closed_on`,
  },
  {
    code: 'START_BEFORE_OPENING',
    file: 'agreements.csv',
    column: 'start_on',
    needs: ['accounts.csv'],
    sql: `select g.line, g.agreement_id as key, g.account_id, g.start_on as value,
             format('Service starts before the account was opened on %s.', a.opened_on) as sentence
      from stage_agreements g join stage_accounts a using (account_id) where g.start_on < a.opened_on`,
  },
  {
    code: 'START_BEFORE_SERVICE_POINT',
    file: 'agreements.csv',
    column: 'start_on',
    needs: ['service_points.csv'],
    sql: `select g.line, g.agreement_id as key, g.account_id, g.start_on as value,
             format('Service starts before the service point came into service on %s.', s.in_service_on) as sentence
      from stage_agreements g join stage_service_points s using (service_point_id) where g.start_on < s.in_service_on`,
  },
  {
    code: 'TARIFF_UNKNOWN',
    file: 'agreements.csv',
    column: 'tariff_code',
    sql: `select g.line, g.agreement_id as key, g.account_id, g.tariff_code as value,
             format('There is no tariff %s in this set.', g.tariff_code) as sentence
      from stage_agreements g
      where g.tariff_code is not null and not exists (select from stage_tariffs t where t.tariff_code = g.tariff_code)`,
  },
  {
    code: 'TARIFF_SERVICE',
    file: 'agreements.csv',
    column: 'tariff_code',
    needs: ['service_points.csv'],
    sql: `select g.line, g.agreement_id as key, g.account_id, g.tariff_code as value,
             format('Tariff %s is for %s, the service point for %s.', g.tariff_code, t.service, s.service) as sentence
      from stage_agreements g join stage_tariffs t using (tariff_code) join stage_service_points s using (service_point_id)
      where t.service <> s.service`,
  },
  {
    code: 'OVERLAP',
    file: 'agreements.csv',
    column: 'start_on',
    sql: `select distinct on (g.line) g.line, g.agreement_id as key, g.account_id, g.start_on as value,
             format('Agreement %s covers some of the same days at service point %s.', o.agreement_id, g.service_point_id) as sentence
      from stage_agreements g join stage_agreements o on o.service_point_id = g.service_point_id and o.line <> g.line
      where (g.stop_on is null or g.stop_on >= g.start_on) and (o.stop_on is null or o.stop_on >= o.start_on)
        and o.agreement_id <> g.agreement_id and g.start_on is not null and o.start_on is not null
        and g.start_on <= coalesce(o.stop_on, 'infinity') and o.start_on <= coalesce(g.stop_on, 'infinity')
      order by g.line, o.line`,
  },
  {
    code: 'METERED_WITHOUT_METER',
    file: 'agreements.csv',
    column: 'service_point_id',
    needs: ['service_points.csv', 'installs.csv', 'registers.csv'],
    sql: `select g.line, g.agreement_id as key, g.account_id, g.service_point_id as value,
             format('No meter was ever installed at %s, a service point for %s.', g.service_point_id, s.service) as sentence
      from stage_agreements g join stage_service_points s using (service_point_id)
      where s.service in ('water', 'electric')
        and not exists (select from stage_installs i where i.service_point_id = g.service_point_id)`,
  },
]
