import type { DepositState } from '../../domain/deposits/deposit-acts.js'
import type { LocalDate } from '../../domain/kernel/local-date.js'
import { nextNumberSql } from '../number-sql.js'
import type { Queryable } from '../pool.js'
import type { Transaction } from '../transaction.js'

export interface NewDeposit {
  readonly depositId: string
  readonly accountId: string
  readonly amount: string
  readonly currency: string
  readonly askedOn: LocalDate
  readonly interestRateCode: string
  readonly entryId: number
  readonly instalments: readonly {
    readonly number: number
    readonly itemId: number
    readonly amount: string
    readonly dueOn: LocalDate
  }[]
}

/** The next number of a deposit. */
export async function takeDepositNumber(tx: Transaction): Promise<string> {
  const taken = await tx.client.query<{ id: string }>(`select ${nextNumberSql('D', 'deposit_number', 5)} as id`)
  return (taken.rows[0] as { id: string }).id
}

/** A deposit that was asked for, with its parts; `held_since` is the day it was asked until it is paid. */
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
      deposit.instalments[0]?.itemId ?? null,
    ],
  )
  await tx.client.query(
    `insert into deposit_instalments (deposit_id, number, item_id, amount, due_on)
     select $1, * from unnest($2::integer[], $3::bigint[], $4::numeric[], $5::date[])`,
    [
      deposit.depositId,
      deposit.instalments.map(({ number }) => number),
      deposit.instalments.map(({ itemId }) => itemId),
      deposit.instalments.map(({ amount }) => amount),
      deposit.instalments.map(({ dueOn }) => dueOn),
    ],
  )
}

export interface DepositRow {
  readonly depositId: string
  readonly accountId: string
  /** Of one that is asked for or held: what the ledger holds for it. */
  readonly amount: string
  readonly currency: string
  readonly state: DepositState
  readonly heldSince: LocalDate
  readonly entryId: number
  /** The first of its parts; null where it was brought over. */
  readonly itemId: number | null
  /** All of its parts, in their order. */
  readonly itemIds: readonly number[]
  readonly interestFrom: LocalDate | null
  readonly lastReviewedOn: LocalDate | null
  readonly releasedItemId: number | null
  readonly version: number
}

const COLUMNS = `d.deposit_id as "depositId", d.account_id as "accountId", d.amount, d.currency, d.state, d.held_since as "heldSince",
  d.entry_id as "entryId", d.item_id as "itemId", d.interest_from as "interestFrom", d.last_reviewed_on as "lastReviewedOn",
  d.released_item_id as "releasedItemId", d.version,
  array(select p.item_id from deposit_instalments p where p.deposit_id = d.deposit_id order by p.number) as "itemIds"`

type Found = DepositRow & Record<string, unknown>

/** Deposits of an account that are asked for or held, locked. */
export async function lockStandingDeposits(tx: Transaction, accountId: string): Promise<DepositRow[]> {
  const found = await tx.client.query<Found>(
    `select ${COLUMNS} from deposits d where d.account_id = $1 and d.state in ('asked', 'held') order by d.deposit_id for update`,
    [accountId],
  )
  return found.rows.map(rowOf)
}

/** These deposits, locked; the accounts are locked before. */
export async function lockDeposits(tx: Transaction, depositIds: readonly string[]): Promise<DepositRow[]> {
  const found = await tx.client.query<Found>(
    `select ${COLUMNS} from deposits d where d.deposit_id = any($1) order by d.deposit_id for update`,
    [depositIds],
  )
  return found.rows.map(rowOf)
}

/** A deposit as it stands, not locked. */
export async function depositRowOf(db: Queryable, depositId: string): Promise<DepositRow | undefined> {
  const found = await db.query<Found>(`select ${COLUMNS} from deposits d where d.deposit_id = $1`, [depositId])
  return found.rows.map(rowOf)[0]
}

function rowOf(row: Found): DepositRow {
  return { ...row, itemIds: row.itemIds.map(Number) }
}

export async function saveDepositState(
  tx: Transaction,
  depositId: string,
  state: DepositRow['state'],
  heldSince: LocalDate | null = null,
): Promise<void> {
  await tx.client.query(
    'update deposits set state = $2, held_since = coalesce($3, held_since), version = version + 1 where deposit_id = $1',
    [depositId, state, heldSince],
  )
}

/** What a deposit is after something was taken from it or added to it. */
export async function saveDepositAmount(tx: Transaction, depositId: string, amount: string): Promise<void> {
  await tx.client.query('update deposits set amount = $2, version = version + 1 where deposit_id = $1', [depositId, amount])
}

/** It is held no more: it became this credit. */
export async function saveReleased(tx: Transaction, depositId: string, itemId: number): Promise<void> {
  await tx.client.query(
    `update deposits set state = 'applied', released_item_id = $2, version = version + 1 where deposit_id = $1`,
    [depositId, itemId],
  )
}

/** From which day on interest is owed still. */
export async function saveInterestFrom(
  tx: Transaction,
  days: readonly { readonly depositId: string; readonly from: LocalDate | null }[],
): Promise<void> {
  await tx.client.query(
    `update deposits d set interest_from = n.day, version = version + 1
     from unnest($1::text[], $2::date[]) as n (deposit_id, day) where d.deposit_id = n.deposit_id`,
    [days.map(({ depositId }) => depositId), days.map(({ from }) => from)],
  )
}

export async function saveReviewed(tx: Transaction, depositId: string, on: LocalDate): Promise<void> {
  await tx.client.query('update deposits set last_reviewed_on = $2, version = version + 1 where deposit_id = $1', [depositId, on])
}

export async function saveDepositAccount(tx: Transaction, depositId: string, accountId: string): Promise<void> {
  await tx.client.query('update deposits set account_id = $2, version = version + 1 where deposit_id = $1', [
    depositId,
    accountId,
  ])
}
