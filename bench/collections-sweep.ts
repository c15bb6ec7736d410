import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import type pg from 'pg'
import { sweepCollections } from '../activities/collections/sweep-collections.js'
import { takeArrears } from '../activities/collections/take-arrears.js'
import { checkLedger } from '../db/ledger/invariant-store.js'
import { withBenchDatabase } from './bench-database.js'
import { seedAccounts, seedUtility } from '../test/support/ledger.js'
import { demoPack, presetPack, releasePacks } from '../test/support/policy.js'

// How fast a night of collections is: `npx tsx bench/collections-sweep.ts [--accounts 1000000] [--past-due 20] [--new-cases 5000]`.
// Every account has water at a place of its own and a bill that is not yet due. Of every hundred so many are past due; of these so many
// owe enough for a case tonight, the others less than the policy follows up. Then the same night once more, and arrears by class and age.

const TODAY = '2026-10-20'
const COMING = '2026-11-05'
const EARLIER = '2026-08-20'

const { values } = parseArgs({
  options: {
    accounts: { type: 'string', default: '1000000' },
    'past-due': { type: 'string', default: '20' },
    'new-cases': { type: 'string', default: '5000' },
  },
})
const ACCOUNTS = Number(values.accounts)
const PAST_DUE = Number(values['past-due'])
const NEW_CASES = Number(values['new-cases'])

/** Accounts, places and agreements, and the open items with their entries; each a statement over all numbers. */
const SEEDS: readonly string[] = [
  `insert into customers (customer_id, kind, family_name, mail_line1, mail_city, mail_state, mail_postcode, mail_country, customer_since)
   select 'C' || lpad(n::text, 8, '0'), 'person', 'Bench', '1 Main St', 'Town', 'CA', '90000', 'US', '2020-01-01' from numbers`,
  `insert into accounts (account_id, customer_id, customer_class, bill_cycle, delivery, status, opened_on, low_income_discount)
   select 'B' || lpad(n::text, 8, '0'), 'C' || lpad(n::text, 8, '0'), case when n % 9 = 0 then 'commercial' else 'residential' end, '1',
     'post', 'active', '2020-01-01', n % 17 = 0 from numbers`,
  `insert into premises (premise_id, line1, city, state, postcode, inside_city, read_route, read_sequence, lot_area_sqft, impervious_sqft,
     dwelling_units, latitude, longitude)
   select 'P' || n, n || ' Main St', 'Town', 'CA', '90000', true, 'R' || n % 500, n % 2000, 0, 0, 1, 44.62, -121.95 from numbers`,
  `insert into service_points (service_point_id, premise_id, service, in_service_on) select 'S' || n, 'P' || n, 'water', '2016-01-10' from numbers`,
  `insert into service_agreements (agreement_id, account_id, service_point_id, tariff_code, start_on, state)
   select 'G' || n, 'B' || lpad(n::text, 8, '0'), 'S' || n, 'W-RES', '2020-01-10', 'active' from numbers`,
  `create table owed as
   select row_number() over () as id, n, due, amount from (
     select n, '${COMING}'::date as due, 20 + n % 190 as amount from numbers
     union all select n, '${EARLIER}'::date, case when place <= ${NEW_CASES} then 150 else 10 end
       from (select n, row_number() over (order by n) as place from numbers where n % 100 < ${PAST_DUE}) late) each`,
  `insert into journal_entries (entry_id, event_kind, source_kind, source_id, effective_on, period, currency, description, recorded_by)
   select id, 'opening_item', 'open_item', 'bench-' || id, due, to_char(due, 'YYYY-MM'), 'USD', 'Opening item', 'bench' from owed`,
  `insert into postings (entry_id, line_no, gl_code, amount, account_id)
   select id, 1, '1100', amount, 'B' || lpad(n::text, 8, '0') from owed
   union all select id, 2, (select code from gl_accounts where kind = 'migration_clearing'), -amount, null from owed`,
  `insert into open_items (item_id, account_id, agreement_id, gl_code, kind, entry_id, original_on, due_on, currency, original_amount, open_amount)
   select id, 'B' || lpad(n::text, 8, '0'), 'G' || n, '1100', 'bill', id, '2026-08-01', due, 'USD',
     amount, amount from owed`,
  'drop table owed',
]

async function seed(owner: pg.Pool, pool: pg.Pool): Promise<void> {
  await seedUtility(pool, TODAY)
  await seedAccounts(pool, ['SEED'])
  await owner.query(`create table numbers as select n from generate_series(1, ${ACCOUNTS}) n`)
  // Without triggers and foreign keys: what was made is checked as a whole at the end.
  await owner.query('set session_replication_role = replica')
  for (const statement of SEEDS) await owner.query(statement)
  await owner.query('drop table numbers')
  await owner.query('vacuum analyze')
  await releasePacks(pool, [presetPack('municipal-default'), demoPack()], '2026-09-01')
}

async function timed<Result>(what: string, work: () => Promise<Result>, say: (result: Result) => string): Promise<void> {
  const started = performance.now()
  const result = await work()
  console.log(`${what}: ${((performance.now() - started) / 1000).toFixed(1)} s, ${say(result)}`)
}

async function main(): Promise<void> {
  console.log(`${cpus().length} × ${cpus()[0]?.model}, Node ${process.version}, ${ACCOUNTS} accounts`)
  await withBenchDatabase(async ({ owner, pool }) => {
    await owner.query('set statement_timeout = 0')
    await seed(owner, pool)
    const cases = (opened: number | undefined): string =>
      opened === undefined ? 'looked through already' : `${opened} cases opened`
    await timed('accounts looked through', () => sweepCollections(pool), cases)
    await timed('the same night again', () => sweepCollections(pool), cases)
    await timed(
      'arrears by class and age',
      () => takeArrears(pool),
      (on) => `of ${on}`,
    )
    const broken = (await checkLedger(pool)).filter(({ rows }) => rows > 0)
    console.log(broken.length === 0 ? 'the books are sound' : `broken: ${broken.map(({ name }) => name).join(', ')}`)
  })
}

await main()
