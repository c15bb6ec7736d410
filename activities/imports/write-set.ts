import { closeSettledAgreements, writeFirstTransitions } from '../../db/imports/write/agreement-states.js'
import { writeBillHistory } from '../../db/imports/write/bill-history.js'
import { controlled, type WrittenRows, writePlainRows } from '../../db/imports/write/plain-rows.js'
import {
  continueNumbers,
  type NewTariff,
  openAccountingPeriods,
  writeTariffs,
  writeUtility,
} from '../../db/imports/write/utility-rows.js'
import type { Transaction } from '../../db/transaction.js'
import type { LocalDate } from '../../domain/kernel/local-date.js'
import { postOpeningDeposits, postOpeningItems } from './post-opening-balances.js'
import type { UtilityRules } from './read-rate-book.js'

export interface WriteSetOptions {
  readonly rules: UtilityRules
  readonly tariffs: readonly NewTariff[]
  readonly asOf: LocalDate
  readonly isProduction: boolean
  readonly recordedBy: string
  /** `share` from 0 to 1. */
  readonly onStep: (step: string, share: number) => Promise<void>
}

export interface WrittenSet {
  readonly rows: WrittenRows
  readonly bills: number
  /** Decimal text in the utility's currency. */
  readonly openAmount: string
  readonly depositAmount: string
}

/** Writes what the stage holds: the utility, its rate book, every row, the opening balances. All of it in the caller's transaction. */
export async function writeSet(tx: Transaction, options: WriteSetOptions): Promise<WrittenSet> {
  const { rules, asOf, recordedBy, onStep } = options
  const { client } = tx
  await onStep('Writing settings and tariffs', 0)
  const utility = { ...rules, businessDate: options.isProduction ? undefined : asOf, chart: rules.accounts }
  await writeUtility(client, utility, recordedBy)
  await writeTariffs(client, options.tariffs, recordedBy)
  await openAccountingPeriods(client)
  await closeSettledAgreements(client)
  let files = 0
  const plain = await writePlainRows(client, {
    recordedBy,
    onFile: async (file) => {
      await onStep(`Writing ${file}`, 0.05 + files * 0.03)
      files += 1
    },
  })
  await writeFirstTransitions(client, recordedBy)
  await onStep('Writing bill_history.csv', 0.45)
  const history = await writeBillHistory(client, rules.currency)
  await onStep('Posting open_items.csv', 0.85)
  const opening = { chart: rules.chart, currency: rules.currency, asOf, recordedBy }
  const items = await postOpeningItems(tx, opening)
  await onStep('Posting deposits.csv', 0.95)
  const deposits = await postOpeningDeposits(tx, opening)
  await continueNumbers(client)
  return {
    rows: {
      ...plain,
      'bill_history.csv': history.rows,
      'open_items.csv': await controlled(client, 'open_items.csv', items.rows),
      'deposits.csv': await controlled(client, 'deposits.csv', deposits.rows),
    },
    bills: history.bills,
    openAmount: items.amount.toFixed(2),
    depositAmount: deposits.amount.toFixed(2),
  }
}
