import { type AccountWithoutReads, registersWithoutRead } from '../../../db/metering/reads-waited-for.js'
import type { Transaction } from '../../../db/transaction.js'
import { estimateOfRegister, type ReadEstimate } from '../estimate-register.js'
import { writeRead } from '../write-read.js'
import { METER_WATCHER } from './watch-process.js'

/**
 * Estimates what the bill of an account waits for, inside the caller's transaction, by the rules that need not be asked: all registers of a
 * meter or, where one of them has no rule, none, for a bill needs them all. Returns the meters whose reads are there now, and how many were made.
 */
export async function estimateDueReads(
  tx: Transaction,
  account: AccountWithoutReads,
): Promise<{ readonly meters: readonly string[]; readonly made: number }> {
  const meters: string[] = []
  let made = 0
  for (const { meterId, readOn } of account.reads) {
    const estimates = new Map<string, ReadEstimate>()
    const missing = await registersWithoutRead(tx.client, meterId, readOn)
    for (const register of missing) {
      const estimate = await estimateOfRegister(tx.client, { meterId, register, readOn }, 'for_bill')
      if (estimate?.isByRule === true) estimates.set(register, estimate)
    }
    if (missing.length === 0 || estimates.size < missing.length) continue
    for (const [register, { value, sentence }] of estimates) {
      const reason = `Estimated ${sentence}: the bill of account ${account.accountId} waits for it`
      const read = { meterId, register, readOn, value, kind: 'estimated', source: 'estimate' } as const
      await writeRead(tx, { ...read, actor: METER_WATCHER, reason, givesWay: true })
    }
    meters.push(meterId)
    made += estimates.size
  }
  return { meters, made }
}
