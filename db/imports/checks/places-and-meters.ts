import type { SetCheck } from './set-check.js'

/** Premises, service points, meters, registers and where they were installed. */
export const PLACE_AND_METER_CHECKS: readonly SetCheck[] = [
  {
    code: 'ROUTE_CYCLE',
    file: 'premises.csv',
    column: 'read_route',
    needs: ['bill_cycles.csv'],
    sql: `select p.line, p.premise_id as key, null::text as account_id, p.read_route as value,
             format('Route %s is of no bill cycle of this set.', p.read_route) as sentence
      from stage_premises p
      where p.read_route is not null
        and not exists (select from stage_bill_cycles c where c.bill_cycle = substr(p.read_route, 2, length(c.bill_cycle)))`,
  },
  {
    code: 'IMPERVIOUS_ABOVE_LOT',
    file: 'premises.csv',
    column: 'impervious_sqft',
    sql: `select line, premise_id as key, null::text as account_id, impervious_sqft as value,
             format('%s square feet are impervious of a lot of %s.', impervious_sqft, lot_area_sqft) as sentence
      from stage_premises where impervious_sqft > lot_area_sqft and lot_area_sqft > 0`,
  },
  {
    code: 'METER_WITHOUT_REGISTER',
    file: 'meters.csv',
    column: 'meter_id',
    needs: ['registers.csv'],
    sql: `select m.line, m.meter_id as key, null::text as account_id, m.meter_id as value,
             format('Meter %s has no register.', m.meter_id) as sentence
      from stage_meters m
      where m.meter_id is not null and not exists (select from stage_registers r where r.meter_id = m.meter_id)`,
  },
  {
    code: 'REGISTER_UNIT',
    file: 'registers.csv',
    column: 'unit',
    needs: ['meters.csv'],
    sql: `select r.line, concat_ws('/', r.meter_id, r.register) as key, null::text as account_id, r.unit as value,
             format('A %s register of a meter for %s does not count %s.', r.role, m.service, r.unit) as sentence
      from stage_registers r join stage_meters m using (meter_id)
      where not case when r.role = 'demand' then r.unit = 'kW' and m.service = 'electric'
                     when m.service = 'water' then r.unit in ('ccf', 'kgal') else r.unit = 'kWh' end`,
  },
  {
    code: 'INSTALL_SERVICE',
    file: 'installs.csv',
    column: 'service_point_id',
    needs: ['meters.csv', 'service_points.csv'],
    sql: `select i.line, concat_ws('/', i.meter_id, i.register, i.installed_on) as key, null::text as account_id,
             i.service_point_id as value,
             format('A meter for %s stands at a service point for %s.', m.service, s.service) as sentence
      from stage_installs i join stage_meters m using (meter_id) join stage_service_points s using (service_point_id)
      where m.service <> s.service`,
  },
  {
    code: 'INSTALL_BEFORE_PURCHASE',
    file: 'installs.csv',
    column: 'installed_on',
    needs: ['meters.csv'],
    sql: `select i.line, concat_ws('/', i.meter_id, i.register, i.installed_on) as key, null::text as account_id,
             i.installed_on as value, format('The meter was installed before it was purchased on %s.', m.purchased_on) as sentence
      from stage_installs i join stage_meters m using (meter_id) where i.installed_on < m.purchased_on`,
  },
  {
    code: 'REMOVAL_BEFORE_INSTALL',
    file: 'installs.csv',
    column: 'removed_on',
    sql: `select line, concat_ws('/', meter_id, register, installed_on) as key, null::text as account_id, removed_on as value,
             format('The register was removed before it was installed on %s.', installed_on) as sentence
      from stage_installs where removed_on < installed_on`,
  },
  {
    code: 'REGISTER_AT_TWO_PLACES',
    file: 'installs.csv',
    column: 'installed_on',
    sql: `select distinct on (later.line) later.line, concat_ws('/', later.meter_id, later.register, later.installed_on) as key,
             null::text as account_id, later.service_point_id as value,
             format('Register %s of meter %s is still installed at %s by line %s.',
                    later.register, later.meter_id, earlier.service_point_id, earlier.line) as sentence
      from stage_installs later join stage_installs earlier using (meter_id, register)
      where earlier.line < later.line
        and ((earlier.service_point_id, earlier.installed_on) = (later.service_point_id, later.installed_on)
             or (earlier.installed_on < coalesce(earlier.removed_on, 'infinity') and later.installed_on < coalesce(later.removed_on, 'infinity')
                 and earlier.installed_on < coalesce(later.removed_on, 'infinity')
                 and later.installed_on < coalesce(earlier.removed_on, 'infinity')))
      order by later.line, earlier.line`,
  },
  ...(['install_read', 'removal_read'] as const).map(
    (column): SetCheck => ({
      code: 'READ_BEYOND_DIALS',
      file: 'installs.csv',
      column,
      needs: ['registers.csv'],
      sql: `select i.line, concat_ws('/', i.meter_id, i.register, i.installed_on) as key, null::text as account_id, i.${column} as value,
               format('A register of %s dials cannot show %s.', r.dials, i.${column}) as sentence
        from stage_installs i join stage_registers r using (meter_id, register) where i.${column} >= power(10::numeric, r.dials)`,
    }),
  ),
]
