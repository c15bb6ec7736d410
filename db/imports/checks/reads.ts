import type { SetCheck } from './set-check.js'

const KEY = `concat_ws('/', r.meter_id, r.register, r.read_on)`

/** Reads that no install of their register covers; the first and the last day of an install belong to it. */
const UNCOVERED = `
  from stage_reads r
  where r.read_on is not null and r.meter_id is not null and r.register is not null
    and not exists (select from stage_installs i
                    where i.meter_id = r.meter_id and i.register = r.register
                      and i.installed_on <= r.read_on and (i.removed_on is null or i.removed_on >= r.read_on))
    and exists (select from stage_registers g where g.meter_id = r.meter_id and g.register = r.register)`

const removedBefore = `exists (select from stage_installs i
    where i.meter_id = r.meter_id and i.register = r.register and i.removed_on < r.read_on)`
const anyInstall = 'exists (select from stage_installs i where i.meter_id = r.meter_id and i.register = r.register)'

/** Reads against the installs and dials of their registers. */
export const READ_CHECKS: readonly SetCheck[] = [
  {
    code: 'READ_AFTER_REMOVAL',
    file: 'reads.csv',
    column: 'read_on',
    needs: ['registers.csv', 'installs.csv'],
    sql: `select r.line, ${KEY} as key, null::text as account_id, r.read_on as value,
             format('Meter %s was removed before %s; the read is not used.', r.meter_id, r.read_on) as sentence
      ${UNCOVERED} and ${removedBefore}`,
  },
  {
    code: 'READ_BEFORE_INSTALL',
    file: 'reads.csv',
    column: 'read_on',
    needs: ['registers.csv', 'installs.csv'],
    sql: `select r.line, ${KEY} as key, null::text as account_id, r.read_on as value,
             format('Register %s of meter %s was not yet installed on %s; the read is not used.', r.register, r.meter_id, r.read_on) as sentence
      ${UNCOVERED} and not ${removedBefore} and ${anyInstall}`,
  },
  {
    code: 'READ_WITHOUT_INSTALL',
    file: 'reads.csv',
    column: 'meter_id',
    needs: ['registers.csv', 'installs.csv'],
    sql: `select r.line, ${KEY} as key, null::text as account_id, r.meter_id as value,
             format('Register %s of meter %s is installed nowhere; the read is not used.', r.register, r.meter_id) as sentence
      ${UNCOVERED} and not ${anyInstall}`,
  },
  {
    code: 'READ_BEYOND_DIALS',
    file: 'reads.csv',
    column: 'value',
    needs: ['registers.csv'],
    sql: `select r.line, ${KEY} as key, null::text as account_id, r.value,
             format('A register of %s dials cannot show %s.', g.dials, r.value) as sentence
      from stage_reads r join stage_registers g using (meter_id, register) where r.value >= power(10::numeric, g.dials)`,
  },
  {
    code: 'READ_IN_FUTURE',
    file: 'reads.csv',
    column: 'read_on',
    needs: ['bill_cycles.csv'],
    sql: `select r.line, ${KEY} as key, null::text as account_id, r.read_on as value,
             format('The read is dated after %s, the end of the last bill window.', f.last_window_end) as sentence
      from stage_reads r cross join stage_facts f where r.read_on > greatest(f.last_window_end, f.as_of)`,
  },
  {
    code: 'READ_KIND_SOURCE',
    file: 'reads.csv',
    column: 'source',
    sql: `select r.line, ${KEY} as key, null::text as account_id, r.source as value,
             format('A read of the kind %s has the source %s.', r.kind, r.source) as sentence
      from stage_reads r
      where not case r.kind when 'estimated' then r.source = 'estimate' when 'customer' then r.source in ('phone', 'web', 'card')
                            else r.source in ('handheld', 'amr', 'move') end`,
  },
]
