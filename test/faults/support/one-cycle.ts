import { generateUtility } from '../../../activities/imports/generate-utility.js'
import type { SyntheticRecipe } from '../../../db/imports/import-store.js'
import { migrate } from '../../../db/migrate.js'
import { createPool } from '../../../db/pool.js'
import { APPLICATION_ROLE, MIGRATOR_ROLE } from '../../../db/roles.js'
import { administratorToken } from './administrator-token.js'
import type { OwnPostgres } from './own-postgres.js'

/** The one window that the accounts of `utilityInOneCycle` are billed in. */
export const ONE_CYCLE = { billCycle: '1', readDate: '2026-09-04', afterWindow: '2026-09-15' } as const

/**
 * A database with a synthetic utility whose accounts all belong to cycle 1, and a token for those who start and approve runs. Returns
 * the token. Nobody stays connected, so that the database can be copied.
 */
export async function utilityInOneCycle(postgres: OwnPostgres, database: string, recipe: SyntheticRecipe): Promise<string> {
  const token = await syntheticUtility(postgres, database, recipe)
  await moveIntoOneCycle(postgres.address(database))
  return token
}

/** A database with a synthetic utility in its four cycles. Returns an administrator's token; nobody stays connected. */
export async function syntheticUtility(postgres: OwnPostgres, database: string, recipe: SyntheticRecipe): Promise<string> {
  await postgres.onCluster(`create database ${database} owner ${MIGRATOR_ROLE}`)
  await migrate(postgres.address(database))
  const { state } = await generateUtility(postgres.address(database, APPLICATION_ROLE), recipe)
  if (state !== 'completed') throw new Error(`the synthetic utility is ${state}`)
  return administratorToken(postgres, database)
}

/** Days from a cycle's read to that of cycle 1, by service point. */
const SHIFT = `create temporary table shift as
  select distinct g.service_point_id, ('${ONE_CYCLE.readDate}'::date - w.read_date) as days
  from service_agreements g join accounts a using (account_id) join bill_windows w using (bill_cycle) where a.bill_cycle <> '${ONE_CYCLE.billCycle}'`

/** Far away first: two reads a week apart would else meet on their way. */
const FAR = 20_000

/**
 * Moves every account of the other cycles to the days of cycle 1: agreements, installs, reads and billed periods alike, so that each
 * account is what it was, some days earlier. As the superuser, with triggers off: no one else may rewrite what has been.
 */
async function moveIntoOneCycle(address: string): Promise<void> {
  const pool = createPool(address, { max: 1 })
  const client = await pool.connect()
  try {
    await client.query('set session_replication_role = replica')
    await client.query(SHIFT)
    await client.query('analyze shift')
    await client.query(`update service_agreements g set start_on = start_on + s.days, stop_on = stop_on + s.days
      from shift s where s.service_point_id = g.service_point_id`)
    await client.query(`update meter_installs i set installed_on = installed_on + s.days, removed_on = removed_on + s.days
      from shift s where s.service_point_id = i.service_point_id`)
    for (const days of [`${FAR}`, `s.days - ${FAR}`]) {
      await client.query(`update reads r set read_on = read_on + ${days}
        from (select distinct i.meter_id, s.days from meter_installs i join shift s using (service_point_id)) s where s.meter_id = r.meter_id`)
      await client.query(`update billed_periods p set period = daterange(lower(period) + ${days}, upper(period) + ${days})
        from service_agreements g join shift s using (service_point_id) where g.agreement_id = p.agreement_id`)
    }
    await client.query(`update bill_segments p set period_from = period_from + s.days, period_to = period_to + s.days
      from service_agreements g join shift s using (service_point_id) where g.agreement_id = p.agreement_id`)
    await client.query(`update bills b set period_from = x.period_from, period_to = x.period_to
      from (select bill_id, min(period_from) as period_from, max(period_to) as period_to from bill_segments group by 1) x where x.bill_id = b.bill_id`)
    await client.query(`update accounts set bill_cycle = '${ONE_CYCLE.billCycle}'`)
    await client.query('vacuum analyze')
  } finally {
    client.release(true)
    await pool.end()
  }
}
