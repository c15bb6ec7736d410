import type pg from 'pg'
import { insertArrears, monthEndsMissing, wasTaken } from '../../db/collections/arrears-store.js'
import { loadUtility } from '../../db/utility/utility-store.js'
import { inTransaction } from '../../db/transaction.js'
import type { LocalDate } from '../../domain/kernel/local-date.js'
import { agingBuckets } from '../../domain/receivables/aging.js'

/** So many ends of months back are worked out from the ledger where the night did not write them down. */
const MONTHS_BACK = 24

/**
 * Writes down what is past due today by class and age, once per business date; where that is done, the latest end of a month that is
 * missing, one at a time. Returns the day it wrote down, or undefined where nothing was left. Run twice it changes nothing.
 */
export async function takeArrears(pool: pg.Pool): Promise<LocalDate | undefined> {
  const utility = await loadUtility(pool)
  if (utility === undefined) return undefined
  const { today } = utility
  const isDone = await wasTaken(pool, today)
  const on = isDone ? (await monthEndsMissing(pool, today, MONTHS_BACK))[0] : today
  if (on === undefined) return undefined
  return inTransaction(pool, async (tx) => {
    await tx.client.query('set local statement_timeout = 0')
    return (await insertArrears(tx, on, isDone ? 'ledger' : 'day', agingBuckets(on))) ? on : undefined
  })
}
