import type pg from 'pg'
import { ALL_SET_CHECKS } from '../../db/imports/checks/all-checks.js'
import { runSetCheck } from '../../db/imports/checks/set-check.js'
import type { ContractFileName } from '../../domain/imports/contract.js'
import type { FindingTally } from './finding-tally.js'

/**
 * Runs every check over the whole set. A check that looks at a file which could not be read is left out: it would report every row
 * of the other one.
 */
export async function checkSet(
  client: pg.PoolClient,
  options: { readable: ReadonlySet<ContractFileName>; tally: FindingTally; onCheck: (done: number, of: number) => Promise<void> },
): Promise<void> {
  const { readable, tally } = options
  const checks = ALL_SET_CHECKS.filter((check) => [check.file, ...(check.needs ?? [])].every((file) => readable.has(file)))
  for (const [done, check] of checks.entries()) {
    await options.onCheck(done, checks.length)
    const count = await runSetCheck(client, check)
    if (count > 0) tally.add(check.code, check.file, count)
  }
}
