import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { replayUsage } from '../activities/what-if/replay-usage.js'
import { startWhatIf } from '../activities/what-if/start-what-if.js'
import { createPool } from '../db/pool.js'
import { APPLICATION_ROLE } from '../db/roles.js'
import { findTariff } from '../db/rating/tariff-reads.js'
import { refusalCounts, revenueOf } from '../db/what-if/what-if-results.js'
import { addDays, addMonths } from '../domain/kernel/local-date.js'
import { loadUtility } from '../db/utility/utility-store.js'
import { startGuardian } from '../scripts/guardian.js'
import { syntheticUtility } from '../test/faults/support/one-cycle.js'
import { ownPostgres } from '../test/faults/support/own-postgres.js'
import { byTester } from '../test/support/moves.js'

// How long a draft tariff takes on a year of everybody's use: `npx tsx bench/what-if.ts [--accounts 10000] [--seed 1]`. Every bill of a
// synthetic utility is rated twice, with its reads, from PostgreSQL with full durability, and the answer is kept.

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { accounts: { type: 'string', default: '10000' }, seed: { type: 'string', default: '1' } },
  })
  const recipe = { accounts: Number(values.accounts), seed: Number(values.seed), historyMonths: 13 }
  console.log(`${cpus().length} × ${cpus()[0]?.model}, Node ${process.version}, ${recipe.accounts} accounts, seed ${recipe.seed}`)
  const folder = mkdtempSync(join(tmpdir(), 'penstock-bench-'))
  // Where we are root, another account runs PostgreSQL and must reach its folder.
  chmodSync(folder, 0o755)
  const guardian = startGuardian()
  guardian.removeAfter(folder)
  const postgres = await ownPostgres(folder, guardian)
  try {
    await syntheticUtility(postgres, 'bench', recipe)
    const owner = createPool(postgres.address('bench'), { max: 1 })
    await owner.query('vacuum analyze')
    await owner.end()
    const pool = createPool(postgres.address('bench', APPLICATION_ROLE), { max: 2 })
    const today = (await loadUtility(pool))?.today ?? ''
    const released = await findTariff(pool, 'W-RES')
    const input = {
      file: JSON.stringify(released?.tariff.document),
      asOn: addDays(today, -1),
      from: addMonths(today, -12),
      to: addDays(today, -1),
    }
    const started = performance.now()
    const { whatIfId, accounts } = await startWhatIf(pool, byTester(input))
    await replayUsage(pool, { whatIfId })
    const seconds = (performance.now() - started) / 1000
    const bills = (await revenueOf(pool, whatIfId)).reduce((sum, row) => sum + row.bills, 0)
    console.log(
      `${accounts} accounts, ${bills} bills rated again: ${seconds.toFixed(1)} s, ${Math.round(bills / seconds)} bills/s`,
    )
    for (const { side, code, bills: refused, example } of await refusalCounts(pool, whatIfId)) {
      console.log(`not rated: ${refused} under the ${side}, ${code}: ${example}`)
    }
    await pool.end()
  } finally {
    await postgres.stop()
    guardian.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

await main()
