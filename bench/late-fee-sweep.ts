import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import type pg from 'pg'
import { sweepChunk } from '../activities/late-fees/sweep-chunk.js'
import { checkLedger } from '../db/ledger/invariant-store.js'
import { inTransaction } from '../db/transaction.js'
import { withBenchDatabase } from './bench-database.js'
import { type ItemSeed, seedAccounts, seedItems, seedUtility } from '../test/support/ledger.js'
import { demoPack, presetPack, releasePacks } from '../test/support/policy.js'

// How fast the late fee sweep of a night is: `npx tsx bench/late-fee-sweep.ts [--accounts 1000000] [--past-due 20] [--due-tonight 3]`.
// Every account has a bill that is not yet due. Of every hundred so many are past due; of these so many came out of their grace tonight and
// are charged, the others are examined all the same: their debts are older than the rule. Then the same night once more.

const TODAY = '2026-10-20'
const COMING = '2026-11-05'
/** Out of a grace of five days tonight. */
const TONIGHT = '2026-10-14'
const EARLIER = '2026-08-20'
const BATCH = 20_000

const { values } = parseArgs({
  options: {
    accounts: { type: 'string', default: '1000000' },
    'past-due': { type: 'string', default: '20' },
    'due-tonight': { type: 'string', default: '3' },
  },
})
const ACCOUNTS = Number(values.accounts)
const PAST_DUE = Number(values['past-due'])
const DUE_TONIGHT = Number(values['due-tonight'])

const accountId = (number: number): string => `B${String(number).padStart(8, '0')}`

async function seed(owner: pg.Pool, pool: pg.Pool): Promise<void> {
  await seedUtility(pool, TODAY)
  await seedAccounts(pool, ['SEED'])
  await owner.query(
    `insert into customers (customer_id, kind, family_name, mail_line1, mail_city, mail_state, mail_postcode, mail_country, customer_since)
     select 'C' || lpad(n::text, 8, '0'), 'person', 'Bench', '1 Main St', 'Town', 'CA', '90000', 'US', '2020-01-01'
     from generate_series(1, $1::int) n`,
    [ACCOUNTS],
  )
  await owner.query(
    `insert into accounts (account_id, customer_id, customer_class, bill_cycle, delivery, status, opened_on, low_income_discount)
     select 'B' || lpad(n::text, 8, '0'), 'C' || lpad(n::text, 8, '0'), case when n % 9 = 0 then 'commercial' else 'residential' end, '1',
       'post', 'active', '2020-01-01', n % 17 = 0
     from generate_series(1, $1::int) n`,
    [ACCOUNTS],
  )
  for (let first = 1; first <= ACCOUNTS; first += BATCH) {
    const seeds: ItemSeed[] = []
    for (let number = first; number < first + BATCH && number <= ACCOUNTS; number += 1) {
      const amount = `${20 + (number % 190)}.00`
      seeds.push([accountId(number), 'bill', COMING, amount, 'water'])
      const share = number % 100
      if (share < PAST_DUE) seeds.push([accountId(number), 'bill', share < DUE_TONIGHT ? TONIGHT : EARLIER, amount, 'water'])
    }
    await seedItems(pool, seeds)
  }
  await owner.query('vacuum analyze')
  await releasePacks(pool, [presetPack('municipal-default'), demoPack()], '2026-09-01')
}

async function sweep(pool: pg.Pool, what: string): Promise<void> {
  const started = performance.now()
  let chunks = 0
  for (;;) {
    const done = await inTransaction(pool, (tx) => sweepChunk(tx))
    chunks += 1
    if (!done.isOver) continue
    const seconds = (performance.now() - started) / 1000
    console.log(
      `${what}: ${seconds.toFixed(1)} s for ${ACCOUNTS} accounts, ${done.accountsExamined} past due examined, ${done.fees} fees of ${done.amount}, ${chunks} transactions`,
    )
    return
  }
}

async function main(): Promise<void> {
  console.log(`${cpus().length} × ${cpus()[0]?.model}, Node ${process.version}, ${ACCOUNTS} accounts`)
  await withBenchDatabase(async ({ owner, pool }) => {
    await seed(owner, pool)
    await sweep(pool, 'the night')
    await sweep(pool, 'the same night again')
    const broken = (await checkLedger(pool)).filter(({ rows }) => rows > 0)
    console.log(broken.length === 0 ? 'the books are sound' : `broken: ${broken.map(({ name }) => name).join(', ')}`)
  })
}

await main()
