import type pg from 'pg'
import type { Sweep } from '../../db/late-fees/sweep-store.js'
import { noteWait, recordStep } from '../../db/processes/process-store.js'
import { inTransaction } from '../../db/transaction.js'
import { addDays } from '../../domain/kernel/local-date.js'
import type { LateFeeSweepInput } from '../../workflows/late-fees/contract.js'
import type { EntityStep } from '../../workflows/processes/contract.js'
import { sweepChunk } from './sweep-chunk.js'
import { sweepProcess } from './sweep-process.js'

/** A sweep that is over looks again by itself this often, so that a new day is noticed without a signal. */
const LOOK_AGAIN_MS = 3_600_000

/** Takes the next part of the day's sweep in one transaction, and says how the process goes on: more of it, or the next day. */
export function advanceSweep(pool: pg.Pool, { database }: LateFeeSweepInput, accounts?: number): Promise<EntityStep> {
  return inTransaction(pool, async (tx): Promise<EntityStep> => {
    const sweep = await sweepChunk(tx, accounts)
    if (!sweep.isOver) return { kind: 'again' }
    const tomorrow = addDays(sweep.sweepOn, 1)
    const process = sweepProcess(database)
    await recordStep(
      tx,
      { ...process, state: 'waiting', step: 'waiting', nextWakeOn: tomorrow, waitsFor: 'the next business date' },
      { stepKey: `swept/${sweep.sweepOn}`, sentence: sentenceOf(sweep), businessDate: sweep.sweepOn, actor: 'Penstock' },
    )
    await noteWait(tx, process.processId, tomorrow)
    return { kind: 'wait', waitMs: LOOK_AGAIN_MS }
  })
}

function sentenceOf({ fees, amount, accountsCharged, accountsExamined }: Sweep): string {
  const looked = `${accountsExamined} account${accountsExamined === 1 ? '' : 's'} past due looked at`
  if (fees === 0) return `No late fee; ${looked}.`
  return `${fees} late fee${fees === 1 ? '' : 's'}, ${amount} in all, on ${accountsCharged} account${accountsCharged === 1 ? '' : 's'}; ${looked}.`
}
