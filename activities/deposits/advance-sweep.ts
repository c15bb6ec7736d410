import type pg from 'pg'
import type { DepositSweep } from '../../db/deposits/sweep-store.js'
import { noteWait, recordStep } from '../../db/processes/process-store.js'
import { inTransaction } from '../../db/transaction.js'
import { addDays } from '../../domain/kernel/local-date.js'
import type { DepositSweepInput } from '../../workflows/deposits/contract.js'
import type { EntityStep } from '../../workflows/processes/contract.js'
import { DEPOSIT_SWEEPER, sweepDeposits } from './sweep-chunk.js'
import { depositSweepProcess } from './sweep-process.js'

/** A sweep that is over looks again by itself this often, so that a new day is noticed without a signal. */
const LOOK_AGAIN_MS = 3_600_000

/** Takes the next part of the day's sweep in one transaction, and says how the process goes on: more of it, or the next day. */
export function advanceDepositSweep(pool: pg.Pool, { database }: DepositSweepInput, deposits?: number): Promise<EntityStep> {
  return inTransaction(pool, async (tx): Promise<EntityStep> => {
    const sweep = await sweepDeposits(tx, deposits)
    if (!sweep.isOver) return { kind: 'again' }
    const tomorrow = addDays(sweep.sweepOn, 1)
    const process = depositSweepProcess(database)
    await recordStep(
      tx,
      { ...process, state: 'waiting', step: 'waiting', nextWakeOn: tomorrow, waitsFor: 'the next business date' },
      {
        stepKey: `swept/${sweep.sweepOn}`,
        sentence: sentenceOf(sweep),
        businessDate: sweep.sweepOn,
        actor: DEPOSIT_SWEEPER.name,
      },
    )
    await noteWait(tx, process.processId, tomorrow)
    return { kind: 'wait', waitMs: LOOK_AGAIN_MS }
  })
}

function sentenceOf(sweep: DepositSweep): string {
  const parts = [
    sweep.interestCredits > 0 ? `interest on ${sweep.interestCredits}, ${sweep.interest} in all` : undefined,
    sweep.returned > 0 ? `${sweep.returned} went back` : undefined,
    sweep.kept > 0 ? `${sweep.kept} reviewed and kept` : undefined,
    sweep.asked > 0 ? `${sweep.asked} raised` : undefined,
    sweep.warnings > 0 ? `${sweep.warnings} of other securities run out` : undefined,
  ].filter((part) => part !== undefined)
  const looked = `${sweep.examined} deposit${sweep.examined === 1 ? '' : 's'} looked at`
  return parts.length === 0 ? `${looked}.` : `${looked}: ${parts.join('; ')}.`
}
