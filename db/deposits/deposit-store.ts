import type { LocalDate } from '../../domain/kernel/local-date.js'
import { nextNumberSql } from '../number-sql.js'
import type { Transaction } from '../transaction.js'

export interface NewDeposit {
  readonly depositId: string
  readonly accountId: string
  readonly amount: string
  readonly currency: string
  readonly askedOn: LocalDate
  readonly interestRateCode: string
  readonly entryId: number
  readonly itemId: number
}

/** The next number of a deposit. */
export async function takeDepositNumber(tx: Transaction): Promise<string> {
  const taken = await tx.client.query<{ id: string }>(`select ${nextNumberSql('D', 'deposit_number', 5)} as id`)
  return (taken.rows[0] as { id: string }).id
}

/** A deposit that was asked for; `held_since` is the day it was asked until it is paid. */
export async function insertAskedDeposit(tx: Transaction, deposit: NewDeposit): Promise<void> {
  await tx.client.query(
    `insert into deposits (deposit_id, account_id, amount, currency, held_since, interest_rate_code, state, entry_id, item_id)
     values ($1, $2, $3, $4, $5, $6, 'asked', $7, $8)`,
    [
      deposit.depositId,
      deposit.accountId,
      deposit.amount,
      deposit.currency,
      deposit.askedOn,
      deposit.interestRateCode,
      deposit.entryId,
      deposit.itemId,
    ],
  )
}

export interface DepositRow {
  readonly depositId: string
  readonly accountId: string
  readonly amount: string
  readonly state: 'asked' | 'held' | 'applied' | 'refunded' | 'withdrawn'
  readonly entryId: number
  readonly itemId: number | null
}

/** Deposits of an account that are asked for or held, locked. */
export async function lockStandingDeposits(tx: Transaction, accountId: string): Promise<DepositRow[]> {
  const found = await tx.client.query<DepositRow>(
    `select deposit_id as "depositId", account_id as "accountId", amount, state, entry_id as "entryId", item_id as "itemId"
     from deposits where account_id = $1 and state in ('asked', 'held') order by deposit_id for update`,
    [accountId],
  )
  return found.rows
}

export async function saveDepositState(
  tx: Transaction,
  depositId: string,
  state: DepositRow['state'],
  heldSince: LocalDate | null = null,
): Promise<void> {
  await tx.client.query('update deposits set state = $2, held_since = coalesce($3, held_since) where deposit_id = $1', [
    depositId,
    state,
    heldSince,
  ])
}
