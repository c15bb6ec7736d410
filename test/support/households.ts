import type pg from 'pg'
import { TEST_CHART } from './chart.js'
import { seedUtility } from './ledger.js'

export interface Household {
  readonly accountId: string
  readonly agreementId: string
  readonly meterId: string
}

const number = (index: number): string => String(index).padStart(5, '0')

/** New Year, Independence Day, Christmas and Thanksgiving. */
const CALENDAR = {
  weekend: ['saturday', 'sunday'],
  holidays: ['01-01', '07-04', '12-25', { month: 11, weekday: 'thursday', nth: 4 }],
  observed: true,
}

/** The household of a number from 1. */
export function household(index: number): Household {
  return { accountId: `A${number(index)}`, agreementId: `G${number(index)}`, meterId: `M${number(index)}` }
}

/** A sandbox utility with so many households, each a customer with one service at a place of its own, read at 1000 before the story. */
export async function seedHouseholds(
  pool: pg.Pool,
  options: { readonly count: number; readonly today: string; readonly service?: 'water' | 'electric' },
): Promise<Household[]> {
  const { count, today, service = 'water' } = options
  await seedUtility(pool, today)
  const { accounts } = TEST_CHART
  await pool.query('insert into gl_accounts (code, name, kind) select * from unnest($1::text[], $2::text[], $3::text[])', [
    accounts.map(({ code }) => code),
    accounts.map(({ name }) => name),
    accounts.map(({ kind }) => kind),
  ])
  await pool.query(`update utility set settings = settings || jsonb_build_object('business_calendar', $1::jsonb)`, [
    JSON.stringify(CALENDAR),
  ])
  await pool.query(
    `insert into settings_versions (settings_version, settings, recorded_by, reason) select 1, settings, 'seed', 'seed' from utility`,
  )
  const unit = service === 'water' ? 'ccf' : 'kWh'
  for (const statement of [
    `insert into customers (customer_id, kind, family_name, mail_line1, mail_city, mail_state, mail_postcode, mail_country, customer_since)
       select 'C' || n, 'person', 'Test', '1 Main St', 'Town', 'CA', '90000', 'US', '2020-01-01' from numbered`,
    `insert into accounts (account_id, customer_id, customer_class, bill_cycle, delivery, status, opened_on)
       select 'A' || n, 'C' || n, 'residential', '1', 'post', 'active', '2020-01-01' from numbered`,
    `insert into premises (premise_id, line1, city, state, postcode, inside_city, read_route, read_sequence, lot_area_sqft, impervious_sqft,
         dwelling_units, latitude, longitude)
       select 'P' || n, n || ' Jasper St', 'Alder Creek', 'OR', '97996', true, 'R101', n::integer, 0, 0, 1, 44.62, -121.95 from numbered`,
    `insert into service_points (service_point_id, premise_id, service, in_service_on) select 'S' || n, 'P' || n, '${service}', '2016-01-10' from numbered`,
    `insert into meters (meter_id, service, make, model, purchased_on) select 'M' || n, '${service}', 'Merrow', 'Disc 2', '2019-01-01' from numbered`,
    `insert into registers (meter_id, register, unit, direction, dials, multiplier, role)
       select 'M' || n, '1', '${unit}', 'delivered', 5, 1, 'consumption' from numbered`,
    `insert into meter_installs (meter_id, register, service_point_id, installed_on, install_read) select 'M' || n, '1', 'S' || n, '2020-01-10', '0' from numbered`,
    `insert into service_agreements (agreement_id, account_id, service_point_id, tariff_code, start_on, state)
       select 'G' || n, 'A' || n, 'S' || n, 'RES', '2020-01-10', 'active' from numbered`,
    `insert into reads (meter_id, register, read_on, value, kind, source, recorded_by)
       select 'M' || n, '1', day::date, value, 'actual', 'handheld', 'seed' from numbered, (values ('2026-03-04', 990), ('2026-04-04', 1000)) r(day, value)`,
  ]) {
    await pool.query(`with numbered as (select lpad(i::text, 5, '0') as n from generate_series(1, ${count}) i) ${statement}`)
  }
  return Array.from({ length: count }, (_, index) => household(index + 1))
}
