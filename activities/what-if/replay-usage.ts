import type pg from 'pg'
import { inTransaction, type Transaction } from '../../db/transaction.js'
import { loadUtility } from '../../db/utility/utility-store.js'
import { nextInScope, pastBillsOf } from '../../db/what-if/past-bills.js'
import { addEffect } from '../../db/what-if/what-if-results.js'
import { advanceWhatIf, endWhatIf, findDraft, findWhatIf, lockWhatIf, type WhatIf } from '../../db/what-if/what-if-store.js'
import { invariant } from '../../domain/kernel/invariant.js'
import { effectOfBills } from '../../domain/what-if/what-if-effect.js'
import type { WhatIfWorkflowInput } from '../../workflows/what-if/contract.js'
import { ratePastBills } from './rate-past-bills.js'
import { recordWhatIfStep } from './what-if-process.js'
import { type WhatIfRules, whatIfRules } from './what-if-rules.js'

/** Accounts rated again in one transaction: with a year of bills each, a second or two of work, so that the bar is seen to move. */
const CHUNK = 50

/**
 * Rates every bill in the period again, under both, chunk by chunk of accounts. Each chunk is a transaction that goes on behind the account
 * the last one came to, so that a worker that dies loses one and counts none twice. `beat` is told after each.
 */
export async function replayUsage(
  pool: pg.Pool,
  { whatIfId }: WhatIfWorkflowInput,
  beat: (examined: number) => void = () => {},
  chunk = CHUNK,
): Promise<void> {
  const whatIf = await findWhatIf(pool, whatIfId)
  const draft = await findDraft(pool, whatIfId)
  invariant(whatIf !== undefined && draft !== undefined, 'a process without its what-if', { whatIfId })
  if (whatIf.state !== 'running') return
  const rules = await whatIfRules(pool, { draft, asOn: whatIf.asOn, insteadOf: whatIf.insteadOf })
  for (;;) {
    const examined = await inTransaction(pool, (tx) => replayChunk(tx, whatIfId, rules, chunk))
    if (examined === undefined) return
    beat(examined)
  }
}

/** Takes the next accounts; undefined where it is over. */
async function replayChunk(tx: Transaction, whatIfId: number, rules: WhatIfRules, limit: number): Promise<number | undefined> {
  const whatIf = await lockWhatIf(tx, whatIfId)
  if (whatIf?.state !== 'running') return undefined
  await tx.client.query('set local statement_timeout = 0')
  const accounts = await nextInScope(tx.client, whatIf, whatIf.cameTo, limit)
  const cameTo = accounts.at(-1)?.accountId
  if (cameTo === undefined) {
    await finish(tx, whatIf)
    return undefined
  }
  const bills = await pastBillsOf(
    tx.client,
    accounts.map(({ accountId }) => accountId),
    whatIf,
  )
  await addEffect(tx, whatIfId, effectOfBills(accounts, await ratePastBills(tx.client, bills, rules)))
  await advanceWhatIf(tx, whatIfId, { cameTo, examined: accounts.length })
  return whatIf.examined + accounts.length
}

async function finish(tx: Transaction, whatIf: WhatIf): Promise<void> {
  await endWhatIf(tx, whatIf.whatIfId, 'done')
  await recordWhatIfStep(tx, whatIf, {
    state: 'completed',
    key: 'done',
    sentence: `The bills of ${whatIf.examined} accounts were rated again.`,
    today: (await loadUtility(tx.client))?.today ?? whatIf.startedOn,
    actor: 'Penstock',
  })
}
