import type { NonCashEnd, NonCashKind } from '../../domain/deposits/non-cash.js'
import type { LocalDate } from '../../domain/kernel/local-date.js'
import type { DepositWaiver } from '../../domain/policy/deposit-parameters.js'
import { nextNumberSql } from '../number-sql.js'
import type { Queryable } from '../pool.js'
import type { Transaction } from '../transaction.js'

export interface NonCashRow {
  readonly nonCashId: string
  readonly accountId: string
  readonly kind: NonCashKind
  readonly amount: string
  readonly currency: string
  readonly issuer: string
  readonly reference: string
  readonly validFrom: LocalDate
  readonly expiresOn: LocalDate | null
  readonly state: 'standing' | 'expired' | NonCashEnd
  readonly version: number
}

const COLUMNS = `non_cash_id as "nonCashId", account_id as "accountId", kind, amount, currency, issuer, reference, valid_from as "validFrom",
  expires_on as "expiresOn", state, version`

/** Records a security; returns its number. */
export async function insertNonCash(
  tx: Transaction,
  security: Omit<NonCashRow, 'nonCashId' | 'state' | 'version'> & {
    readonly recordedOn: LocalDate
    readonly recordedBy: string
    readonly reason: string
  },
): Promise<string> {
  const added = await tx.client.query<{ id: string }>(
    `insert into non_cash_deposits (non_cash_id, account_id, kind, amount, currency, issuer, reference, valid_from, expires_on,
       recorded_on, recorded_by, reason)
     values (${nextNumberSql('G', 'non_cash_deposit_number', 5)}, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) returning non_cash_id as id`,
    [
      security.accountId,
      security.kind,
      security.amount,
      security.currency,
      security.issuer,
      security.reference,
      security.validFrom,
      security.expiresOn,
      security.recordedOn,
      security.recordedBy,
      security.reason,
    ],
  )
  return (added.rows[0] as { id: string }).id
}

export async function lockNonCash(tx: Transaction, nonCashId: string): Promise<NonCashRow | undefined> {
  const found = await tx.client.query<NonCashRow & Record<string, unknown>>(
    `select ${COLUMNS} from non_cash_deposits where non_cash_id = $1 for update`,
    [nonCashId],
  )
  return found.rows[0]
}

/** Securities of the account that stand on the day. */
export async function standingNonCash(db: Queryable, accountId: string, on: LocalDate): Promise<NonCashRow[]> {
  const found = await db.query<NonCashRow & Record<string, unknown>>(
    `select ${COLUMNS} from non_cash_deposits where account_id = $1 and state = 'standing' and valid_from <= $2
       and (expires_on is null or $2 <= expires_on) order by non_cash_id`,
    [accountId, on],
  )
  return found.rows
}

/** Securities that stand and whose last day is the day or before it, locked. */
export async function lockExpiring(tx: Transaction, until: LocalDate): Promise<NonCashRow[]> {
  const found = await tx.client.query<NonCashRow & Record<string, unknown>>(
    `select ${COLUMNS} from non_cash_deposits where state = 'standing' and expires_on <= $1 order by non_cash_id for update`,
    [until],
  )
  return found.rows
}

export async function saveNonCashEnd(
  tx: Transaction,
  nonCashId: string,
  end: { readonly state: 'expired' | NonCashEnd; readonly on: LocalDate; readonly by: string; readonly reason: string },
): Promise<void> {
  await tx.client.query(
    `update non_cash_deposits set state = $2, ended_on = $3, ended_by = $4, end_reason = $5, version = version + 1 where non_cash_id = $1`,
    [nonCashId, end.state, end.on, end.by, end.reason],
  )
}

export async function insertWaiver(
  tx: Transaction,
  waiver: {
    readonly accountId: string
    readonly depositId: string | null
    readonly ground: DepositWaiver
    readonly evidence: string
    readonly on: LocalDate
    readonly by: string
    readonly reason: string
  },
): Promise<void> {
  await tx.client.query(
    `insert into deposit_waivers (account_id, deposit_id, ground, evidence, recorded_on, recorded_by, reason) values ($1, $2, $3, $4, $5, $6, $7)`,
    [waiver.accountId, waiver.depositId, waiver.ground, waiver.evidence, waiver.on, waiver.by, waiver.reason],
  )
}

/** Grounds that were recorded for the account. */
export async function waiversOf(db: Queryable, accountId: string): Promise<DepositWaiver[]> {
  const found = await db.query<{ ground: DepositWaiver }>(
    'select distinct ground from deposit_waivers where account_id = $1 order by ground',
    [accountId],
  )
  return found.rows.map((row) => row.ground)
}
